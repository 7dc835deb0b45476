import type { Code } from '../code.ts';
import { matchesFrom } from '../matches.ts';
import type { Token } from '../scan.ts';
import { startersOf } from '../starters.ts';
import { rowsOf } from '../vocabulary.ts';
import { before, clauseBefore, type Draft, type Read } from './draft.ts';

const surnames = rowsOf('surnames.csv')
  .map(([surname]) => surname)
  .join('');
const double = '欧阳|上官|司徒|诸葛|司马|皇甫|慕容|尉迟|夏侯|令狐|宇文|东方';
const titled = new RegExp(
  `((?:${double})|[${surnames}]|(?<![\\d一二三四五六七八九十几这那本整每隔办写售租看全单层号厂])楼(?=先生|女士|小姐|老板|经理|总[ \\d，,])|(?<![娱快音欢俱康可享极同游])乐(?=先生|女士|小姐|老板|经理|总[ \\d，,]))(?:先生|女士|小姐|经理|总监|总助理?|总(?![建投面价共计部长高体占可])|老师|副主任|主任|副总|工(?![厂业作人程商])|师傅|部长|会计|厂长|店长|主管|老板|书记|村长|大姐|大哥|阿姨|姐|哥|姨|叔|伯|嫂|科长|局长|律师|助理|专员|招商|秘书长|会长|院长|校长|所长|站长|支书|干事|博士|教授|生(?![产活物态意]))`,
  'y',
);
const titledStarts = startersOf(`${surnames}楼乐` + double.replace(/(.).\|?/g, '$1'));
/** 老周, 小陈, 阿强: what people are called, right before or behind the telephone number. */
const nickname = /(?:[老小](?![板区厂企镇城楼房车件微])[\u4e00-\u9fff]|阿(?:[\u4e00-\u9fff]|[a-z]{2,8}))$/;
const nicknameBehind =
  /^[ :：,，(（]{0,2}(?:请?找|联系)?((?:[老小](?![板区厂企镇城楼房车件微])[\u4e00-\u9fff]|阿[\u4e00-\u9fff])(?![\u4e00-\u9fff]))/;
const fullName = new RegExp(
  `(?:[部办处科室][:：]|联系|找|致电|电话|咨询|微信|手机|经纪人|业务员|招商员|专员|顾问|中介|对接|联络|约|加)[:： ]*((?:[${surnames}])[\\u4e00-\\u9fff]{1,2}|[\\u4e00-\\u9fff]{2,3}|(?:mrs?|ms|miss|dr)[. ]{1,2}[a-z]{2,10}|[a-z]{2,10} [a-z]{2,10}|[a-z]{3,12})$`,
);
const surnamed = new RegExp(
  `(?:^|[，,。；;:： \\n])([${surnames}][\\u4e00-\\u9fff]{0,2}|(?:mrs?|ms|miss|dr)[. ]{1,2}[a-z]{2,10}|[a-z]{3,10}(?: [\\u4e00-\\u9fff]{2})?|阿[a-z]{2,8})$`,
);
const behind = new RegExp(
  `^[ :：,，(（]{0,2}(?:找(?!房东|厂|仓|库|房源|地))?([${surnames}][\\u4e00-\\u9fff]{1,2}|[${surnames}](?=[ ，,。；;)）\\n]|$)|[a-z]{3,12}(?=[ ，,。；;)）\\n]|$))(?![\\u4e00-\\u9fff])`,
);
/** 请发采购部沈燕 199…, 联系行政陈静，电话199…: a name behind a part of a firm and before a number. */
const ofDepartment = new RegExp(
  `(?:(?:采购|招商|行政|工程|后勤|总务|资产|销售|市场|商务|物业|租赁|运营|人事|综合|项目|基建|设备|生产|选址|拓展|投资|发展|企划|财务|业务|物流|仓储|招租|经营|供应链)(?:管理)?(?:部门?|科|处|组|室|办|中心)|(?:[发给至到系找寄]|我司|公司)(?:采购|招商|行政|工程|后勤|总务|物业|租赁|基建|选址|物流))的?([${surnames}][\\u4e00-\\u9fff]{1,2}?)(?:收|联系|接洽|对接)?[，, ]{0,2}(?:(?:联系)?(?:电话|手机号?|微信)|tel)?[:： ]{0,2}$`,
);
const sameOnWechat = /^ ?[(（]?(?:手机)?(?:和|与|同)?微信(?:同号|同步|同)?[)）]?/;
/** 采购员小吴：代公司找库房: who writes, in the first words of a text. */
const opener =
  /^[^，,。；;\n\d]{0,8}?(?:员|专员|顾问|经理|助理|中介|业务|房东|业主|招商)((?:[老小](?![板区厂企镇城楼房车件微时仓库型工])|阿)[\u4e00-\u9fff])(?=[：:，, ]|直租|出租|招租|自租)/;
const signature =
  /(?:[，,。；; \n]|部|专员|顾问|经理|助理|(?:联系|找|约|致电|咨询|加)|会计|招商[办科处局组]?|[，,。]我是[\u4e00-\u9fff]{0,4})((?:[老小](?![板区厂企镇城楼房车件微时])|阿)[\u4e00-\u9fff])(?=[，,。；; ]*$)/;
/** 招商二局 小束 0515-8300xxxx: before a number that is not written out. */
const beforeHidden =
  /(?:[，,。；;:： \n]|[部局处科组办])((?:[老小](?![板区厂企镇城楼房车件微时])|阿)[\u4e00-\u9fff])[:： ]{0,2}(?=(?:0\d{2,3}-?)?\d{3,7}[x*]{3})/;
const spokenTo =
  /(?:联系|咨询|对接|联络)(?:人)?[:：]?[^，,。；;\n\d]{0,8}?((?:[老小](?![板区厂企镇城楼房车件微时])|阿)[\u4e00-\u9fff])(?=[，,。；; \n]|$)/;
const speaking =
  /我(?:们?是|[，,](?=[老小阿]))?(?:[\u4e00-\u9fff]{0,8}[的口部办处组人员介])?((?:[老小](?![板区厂企镇城楼房车件微时仓库型工])|阿)[\u4e00-\u9fff])(?=[，,。；;!！ \n]|$)/;
const notName =
  /^(?:白天|晚上|早上|上午|下午|工作日|上班|下班|节假日|周末|随便|尽管)|^方式$|看样|踏勘|报名|竞[租买拍价]|投标|招标|^[都也就均][行可好要能成是]|[即均]可$|可以$|都行$|勿扰|绕行|免谈|[部科处办]$|^(?:vip|tel|phone|mobile|call|wechat|weixin|add|whatsapp)$|电话|手机|微信|联系|咨询|号码|热线|房东|业主|直线|同号|详询|致电|本人|看房|看厂|客服|招商|中介|面议|平方|价格|租金|地址|随时|合作|可谈|介绍|表示|透露|告诉|称$|陪同|出席|参加|接待|随行|在场|一行|到场/;
const labelled =
  /(?:联系人|联络人|负责人|经办人|填表人|对接人)(?:及电话|及方式|信息|姓名)?(?:为|是|[:： ])*(?:(?:副?总(?:经理|监|裁)|(?:部门|项目|招商)?经理|副?主任|[科部处局厂会]长|助理|专员|董事长|顾问|业务员|经纪人|房东|业主|主管) ?(?=[\u4e00-\u9fff]{2,3}[，,。；;、\n (（\d]))?((?=[a-z])[a-z]{2,12}(?:[. ]{1,2}[a-z]{2,12})?|[\u4e00-\u9fff]{2,4}?(?:先生|女士|小姐|经理|总|主任|工)?|[\u4e00-\u9fff](?:先生|女士|小姐|经理|总|主任|工))(?=[，,。；;、\n (（\d:：电联手/]|$)/;
const called =
  /(?:^|[，,。；;：:\n (（]|业主|房东|老板|联系人?|找|致电|咨询|经办人?|[部处办])([\u4e00-\u9fff](?<![各位名男女本那这一有某是的])(?:先生|女士|小姐))(?=[:：,， (（]{0,2}(?:(?:电话|手机|微信|tel)[:： ]{0,2})?(?:1\d{2}|0\d{2}))/;
const askedFor =
  /(?:请?找|联系|咨询|致电)[:： ]?((?:[老小](?![板区厂企镇城楼房车件微])|阿)[\u4e00-\u9fff])[，,：: ]{1,2}(?:电话|手机号?|微信)?[:： ]?$/;
/** Whoever is told of looking for space, and reports of visits, where it is the guest. */
const seeker = new RegExp(
  `[${surnames}](?:先生|女士|小姐)(?=(?:最近|近日|现在|正|也|就|很|一直|目前)?(?:在找|想找|要找|想租|想买|要租|要买|需要|头疼|发愁|着急|打算|希望|求租|求购))`,
);
const visits = /考察|调研|陪同|走访|会见|座谈/;
/** A real notice names two or three numbers; the bound keeps a hostile one linear. */
const mostPhones = 8;

/** The telephone numbers of a text, in its order. */
export function phonesOf(tokens: readonly Token[]): Code[] {
  return tokens.filter((token): token is Code => token.kind === 'phone');
}

/** Reads whom to speak to: the name behind 联系人, else a surname with its title beside a telephone number or at an edge of a clause. */
export function readContact({ plain, tokens }: Pick<Draft, 'plain' | 'tokens'>): Read<string> | null {
  const at = (start: number, length: number, rule: string): Read<string> => ({
    value: '',
    marks: [[start, start + length, rule]],
  });
  const label = plain.includes('人') ? labelled.exec(plain) : null;
  if (label && !notName.test(label[1]!))
    return at(label.index + label[0].length - label[1]!.length, label[1]!.length, 'contact.label');
  const phones = phonesOf(tokens).slice(0, mostPhones);
  for (const match of matchesFrom(plain, titled, titledStarts)) {
    const start = match.index;
    const end = start + match[0].length;
    // 某某有限公司招商部: no person of the name 司.
    if (
      match[0].endsWith('招商') &&
      (/[公我贵本]$/.test(plain.charAt(start - 1)) || /^[部处办局科组中]/.test(plain.slice(end, end + 1)))
    )
      continue;
    // 王总，按您说的: who is spoken to.
    if (start === 0 && /^[，,:：]/.test(plain.slice(end, end + 1)) && /^[^。]{0,20}您|^.是?我[，,是]/.test(plain.slice(end)))
      continue;
    // 199…（微信同号）楼老板
    const note = /\((?:手机)?微信(?:同号)?\)$/.exec(plain.slice(Math.max(0, start - 8), start))?.[0].length ?? 0;
    const beside = phones.some(phone => Math.abs(phone.start - end) <= 8 || Math.abs(start - note - phone.end) <= 4);
    const edge = /(?:^|分机\d{2,5}|[，,。；;\n :：(（部处办]|联系|房东|业主|找|致电|电话|咨询)$/.test(
      clauseBefore(plain, start, 8) || '，',
    );
    if (beside || (edge && (end === plain.length || /[，,。；;\n )）\d/]/.test(plain[end]!))))
      return at(start, match[0].length, 'contact.title');
  }
  // 业主普先生: whoever is called so before a number, of whatever surname.
  const polite = phones.length > 0 && /先生|女士|小姐/.test(plain) ? called.exec(plain) : null;
  if (polite) return at(polite.index + polite[0].length - polite[1]!.length, polite[1]!.length, 'contact.title');
  for (const { start, end } of phones) {
    // 找老王，199…
    const asked = askedFor.exec(before(plain, start, 10))?.[1];
    if (asked) return at(plain.lastIndexOf(asked, start), asked.length, 'contact.name');
    const left = clauseBefore(plain, start, 12).replace(
      /(?:的?电话|手机号?|微信(?:同号|即|就是|也是|同)?|看房|看厂|看库|看|\+86|[:： (（])+$/,
      '',
    );
    const found = nickname.exec(left)?.[0] ?? fullName.exec(left)?.[1] ?? surnamed.exec(left)?.[1];
    if (found && !notName.test(found)) return at(plain.lastIndexOf(found, start), found.length, 'contact.name');
    const ahead = before(plain, start, 26);
    const inFirm = /[部科处组室办心发给至到系找寄司]/.test(ahead) ? ofDepartment.exec(ahead)?.[1] : undefined;
    if (inFirm && !notName.test(inFirm)) return at(plain.lastIndexOf(inFirm, start), inFirm.length, 'contact.department');
    const note = sameOnWechat.exec(plain.slice(end, end + 8))?.[0].length ?? 0;
    const right = plain.slice(end + note, end + note + 15);
    const after = nicknameBehind.exec(right) ?? behind.exec(right);
    const from = end + note + (after ? after[0].length - after[1]!.length : 0);
    // 19900000000 cnc: what is made.
    const isTrade = tokens.some(token => token.start === from && token.kind === 'word' && token.trade);
    if (after && !isTrade && !notName.test(after[1]!)) return at(from, after[1]!.length, 'contact.name');
  }
  // 做五金的黄先生正在找厂房: a report of who seeks.
  const told = phones.length === 0 && /先生|女士|小姐/.test(plain) && !visits.test(plain) ? seeker.exec(plain) : null;
  if (told) return at(told.index, told[0].length, 'contact.told');
  const opened = /[老小阿]/.test(plain.slice(0, 16)) ? opener.exec(plain.slice(0, 16)) : null;
  if (opened) return at(opened.index + opened[0].length - opened[1]!.length, opened[1]!.length, 'contact.opener');
  // 我是昆山这边的老钱, 我招商口的小刘: who speaks.
  const spoken = plain.includes('我') ? speaking.exec(plain) : null;
  if (spoken) return at(spoken.index + spoken[0].length - spoken[1]!.length, spoken[1]!.length, 'contact.speaking');
  const hidden = plain.includes('xxx') || plain.includes('***') ? beforeHidden.exec(plain) : null;
  if (hidden) return at(hidden.index + hidden[0].indexOf(hidden[1]!), hidden[1]!.length, 'contact.hidden');
  // 联系驻沪招商组小吕: whom to speak to, wherever it stands.
  const led = spokenTo.exec(plain);
  if (led) return at(led.index + led[0].length - led[1]!.length, led[1]!.length, 'contact.led');
  // …，采购部小施: who signs.
  const signed = signature.exec(plain);
  return signed ? at(signed.index + signed[0].length - signed[1]!.length, signed[1]!.length, 'contact.signed') : null;
}
