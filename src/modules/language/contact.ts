import { clauseBefore, type Mark, type Read } from './draft.ts';
import { matchesOf } from './text.ts';
import { rowsOf } from './vocabulary.ts';

const mobile = /(?<!\d)1[3-9]\d[ -]?[\d*]{4}[ -]?[\d*]{4}(?![\d*])/g;
const landline = /(?<!\d)(?:\(?0\d{2,3}\)?[ -]?)[2-9\d]\d{6,7}(?:[-转]\d{1,5})?(?!\d)/g;
const free = /(?<!\d)[48]00[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)/g;

/** Finds telephone numbers, also with dashes, spaces and ****, in the order of the text. */
export function findPhones(plain: string): Mark[] {
  const found: Mark[] = [];
  const taken = new Uint8Array(plain.length);
  for (const pattern of [mobile, landline, free])
    for (const match of matchesOf(pattern, plain)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken[start] || taken[end - 1]) continue;
      taken.fill(1, start, end);
      found.push([start, end, 'phone']);
    }
  return found.sort((a, b) => a[0] - b[0]);
}

const surnames = rowsOf('surnames.csv')
  .map(([surname]) => surname)
  .join('');
const titled = new RegExp(
  `((?:欧阳|上官|司徒|诸葛|司马|皇甫|慕容|尉迟|夏侯|令狐|宇文|东方)|[${surnames}])(?:先生|女士|小姐|经理|总监|总(?![建投面价共计部长高体占可])|老师|主任|工(?![厂业作人])|师傅|部长|会计|厂长|店长|主管|老板|书记|村长|大姐|大哥|姐|哥|姨|叔|伯|嫂|生(?![产活物态]))`,
  'g',
);
// 老周, 小陈, 阿强: what people are called, right before or behind the telephone number.
const nickname = /(?:[老小](?![板区厂企镇城楼房车件件])[\u4e00-\u9fff]|阿[\u4e00-\u9fff])$/;
const fullName = new RegExp(
  `(?:联系|找|致电|电话|咨询|微信|手机)[:： ]*((?:[${surnames}])[\\u4e00-\\u9fff]{1,2}|[\\u4e00-\\u9fff]{2,3})$`,
);
const surnamed = new RegExp(`(?:^|[，,。；; \\n])([${surnames}][\\u4e00-\\u9fff]{0,2}|[a-z]{3,10})$`);
const notName =
  /^(?:tel|phone|mobile|call|wechat|weixin|add|whatsapp)$|电话|手机|微信|联系|咨询|号码|热线|房东|业主|直线|同号|详询|致电|本人|看房|看厂|客服|招商|中介/;
const named =
  /(?:联系人|联络人|负责人|经办人)(?:为|是|[:： ])*([\u4e00-\u9fff]{2,4}?(?:先生|女士|小姐|经理|总|主任|工)?)(?=[，,。；;\n (（\d:：电联手]|$)/;

/** Reads whom to speak to: the name behind 联系人, else a surname with its title beside a telephone number or at an edge of a clause. */
export function readContact(plain: string, phones: readonly Mark[]): Read<string> | null {
  const label = named.exec(plain);
  if (label && !notName.test(label[1]!)) {
    const start = label.index + label[0].length - label[1]!.length;
    return { value: label[1]!, marks: [[start, start + label[1]!.length, 'contact.label']] };
  }
  // A real notice names two or three numbers; the bound keeps a hostile one linear.
  const firstPhones = phones.slice(0, 8);
  for (const match of matchesOf(titled, plain)) {
    const start = match.index;
    const end = start + match[0].length;
    const beside = firstPhones.some(([from, to]) => Math.abs(from - end) <= 8 || Math.abs(start - to) <= 4);
    const alone = /(?:^|[，,。；;\n :：(（]|联系|房东|业主|找|致电|电话)$/.test(clauseBefore(plain, start, 3) || '，');
    if (beside || (alone && (end === plain.length || /[，,。；;\n )）]/.test(plain[end]!))))
      return { value: match[0], marks: [[start, end, 'contact.title']] };
  }
  for (const [from] of firstPhones) {
    const left = clauseBefore(plain, from, 12).replace(/(?:的?电话|手机号?|微信|[:： (（])+$/, '');
    const found = nickname.exec(left)?.[0] ?? fullName.exec(left)?.[1] ?? surnamed.exec(left)?.[1];
    if (!found || notName.test(found)) continue;
    const start = plain.lastIndexOf(found, from);
    return { value: found, marks: [[start, start + found.length, 'contact.name']] };
  }
  return null;
}

const firmEnd = '(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司)';
const firm = new RegExp(`[\\u4e00-\\u9fffa-z()（）]{2,24}?${firmEnd}`, 'g');
const body =
  /^(?:[^\n，,。：:]{0,20}?[：:])?([\u4e00-\u9fff]{2,24}?(?:医院|研究院|研究所|商会|大学|学院|集团|实业|股份|科技|委员会|疾控中心|中心血站))(?=[ 20\d：:，,\n披公采征拟])/;
const lead =
  /^(?:.*(?:公司名称|单位名称|需求单位|采购单位|采购人|投资方|企业名称|业主单位|业主|出租方|转让方|委托方|单位|企业|我司|本公司|我公司|甲方|招租人|由|是|为|受|委托)[:：(（]*)/;
const labelledFirm =
  /(?:引资企业|投资企业|投资主体|投资方|项目单位|实施主体|入驻企业名称|企业名称|公司名称|单位名称|需求单位|采购单位|采购人|出租方|转让方|委托方)(?:为|是|[:： ])?([\u4e00-\u9fffa-z()]{4,20}?)(?=[，,。；;\n ]|$)|(?:我公司|我司|本公司|我单位|我们公司)\(([\u4e00-\u9fffa-z]{4,20})\)/;
const tenant = /(?:租给|入驻|已有|引进了|服务过|客户有|如|等|例如|毗邻|隔壁|旁边|对面|附近|包括)$/;

/** Reads the firm or institution that seeks or offers: a full legal name, or an institution that opens the text. Names masked as 某 without legal form, tenants and neighbours are none. */
export function readCompany(plain: string): Read<string> | null {
  for (const match of matchesOf(firm, plain)) {
    let start = match.index;
    const prefix = lead.exec(match[0]);
    if (prefix) start += prefix[0].length;
    start += /^[()（）]+/.exec(plain.slice(start, start + 4))?.[0].length ?? 0;
    const end = match.index + match[0].length;
    if (end - start < 5 || tenant.test(clauseBefore(plain, start, 4))) continue;
    const value = plain.slice(start, end);
    const open = value.lastIndexOf('(');
    const cut = open >= 0 && !value.includes(')') ? open + 1 : 0;
    return { value: value.slice(cut), marks: [[start + cut, end, 'company.legal']] };
  }
  const label = labelledFirm.exec(plain);
  const name = label?.[1] ?? label?.[2];
  if (label && name && !name.startsWith('某') && !/[在求租找拟想需]/.test(name)) {
    const start = label.index + label[0].lastIndexOf(name);
    return { value: name, marks: [[start, start + name.length, 'company.label']] };
  }
  const head = body.exec(plain.slice(0, 60));
  if (head && !head[1]!.startsWith('某') && !/[在求租找]/.test(head[1]!)) {
    const start = head.index + head[0].length - head[1]!.length;
    return { value: head[1]!, marks: [[start, start + head[1]!.length, 'company.head']] };
  }
  return null;
}
