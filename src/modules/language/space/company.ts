import { isOrdinary } from '../dictionary.ts';
import { matchesOf } from '../matches.ts';
import type { Token } from '../scan.ts';
import { firstFrom } from '../token.ts';
import { brandAt } from './brand.ts';
import { isFullNameOf, listedIn } from './company-listed.ts';
import { clauseBefore, type Draft, type Read } from './draft.ts';
import { branchedAt, endOfPlaces, firmAt, type Stretch, stretchesOf } from './firm.ts';
import { calledAt, holderAt } from './firm-called.ts';

const legal = /[\u4e00-\u9fffa-z()（）]{2,24}?(?:有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司)/g;
const bodies =
  '医院|档案馆|服务中心|保障中心|储备中心|海关|供销社|供电公司|供电局|检察院|人民法院|职业学院|联合社|经济联合社|经联社|股份合作社|合作社|股份合作公司|(?:股份)?合作经济社|材料所|物理所|银行|运营中心|研究院|研究所|商会|协会|大学|学院|集团|实业|股份|科技|委员会|供销合作总社|合作总社|公安分局|疾控中心|疾病预防控制中心|中心血站|管委会|街道办事处|经济合作社|居委会|村委会|管理局|公安局|工程公司|建设公司|分公司|人民政府|设计院|项目部|分会|促进会|联合会|学会|勘查队|地质队|勘探队|测绘队|测绘院|勘察院|总队|支队|大队|创新中心|技术中心|研究中心|检测中心|质检中心|融媒体中心|检测所|检验所|鉴定所|执法局|财政局|运输局|教育局|民政局|水利局|水务局|林业局|城管局|住建局|建设局|城建局|文旅局|体育局|应急局|审计局|卫健委|农村局|环境局|粮食局|气象局|邮政局|监管局|监督局|税务局|事务中心|党校|殡仪馆|看守所|救援站|学校|中学|小学';
/** An institution that opens a line. */
const institution = new RegExp(
  `^(?:[^\\n，,。:]{0,20}?:)?((?:[\\u4e00-\\u9fff]|[a-z]\\d\\d){2,24}?(?:${bodies}))(?=[ \\d:：，,。\\n披公采征拟关发现因询求急需要计出会病实试资租仓致招旧工空监物闲组牵代受选应设（(]|$|(?<=医院|政府|委会|合作社|联社|大学|学院)(?:[有将对]|厂房|库房|仓库|被服|闲置)|(?<=医院)(?:药品|耗材|病案|后勤|医疗|洗涤|病历|老院区)|(?<![区县市镇])(?:委托|校办|校区|校内|实训|国有|公有|自有|房屋|房产|校产|事故|涉案|扣押|停车|装备|训练|应急|档案|物资|警用|罚没))`,
);
/** What stands before a firm's name in one breath with it; 某某企业|管理有限公司 and 华为|技术有限公司 are cut nowhere. */
const lead =
  /^(?:.*(?:公司名称|单位名称|需求单位|采购单位|采购人|投资方|企业名称|业主单位|业主|出租方|转让方|委托方|房东|公司名|企业名|[全简]称|名[叫为]|公司叫|抬头|单位|企业|我司|本司|本企业|本公司|我公司|甲方|招租人|由|是|为|受|委托|联系|项目|关于|[子孙]公司|平台公司|^[代帮替])(?!(?:技术|发展|管理|咨询|服务|投资|运营|孵化|科技|贸易|开发|建设|工程|设备|集团|控股|股份)*有限(?:责任)?公司$)[:：(（|]*)/;
const labels =
  '引资企业|投资企业|投资主体|投资方|项目单位|项目业主|实施主体|实施单位|入驻企业名称|企业名称|公司名称|单位名称|客户名称|需求单位|需求企业|需求方|求租方|采购单位|采购人|申请单位|申报单位|建设单位|招租单位|招租方|招租人|出租方|出租人|出租单位|转让方|转让人|委托方|委托人|委托单位|发布单位|发布方|发布人|招标人|招标单位|招租主体|出租主体|建设主体|企业简称|公司简称|联系单位|产权单位|产权人|权利人|业主单位|业主方|业主|运营商|运营方|运营单位|物业方|管理方|开发商|建设方|选址企业|选址方|承租方|承租人|招商主体|运营主体|管理单位|甲方|需方|证券简称|(?:公司|单位|企业)(?=[为是:：|｜])';
const labelled = new RegExp(
  `(?:${labels})(?:\\([^()\\n]{2,6}\\))?(?:为|是|[:： |｜])[:： ]{0,2}([\\u4e00-\\u9fffa-z()]{3,20}?)(?=[，,。；;\\n |｜)]|$)|(?:我公司|我司|本公司|我单位|我们公司|我们协会|我会|本协会|本会|我院|我校|我所)\\(([\\u4e00-\\u9fffa-z]{4,20})\\)|引资企业([\\u4e00-\\u9fff]{4,12})(?=[，,])|(?:转让方|转让人|出租方|出租人|招租方|招租人|委托方|业主方?)([\\u4e00-\\u9fff]{3,16}?(?:公司|集团|中心|合作社|管委会|银行|供销社|学校|医院))(?=[，,。；;\\n ]|$)`,
  'g',
);
const tenant = /(?:租给|入驻|已有|引进了|服务过|客户有|如|等|例如|毗邻|隔壁|旁边|对面|附近|包括|原|租户|现租户)$/;
/** What stands behind a label and is no name. */
const notNames =
  /项目$|[老小阿][\u4e00-\u9fff]$|的$|^[做搞]|签约|[某在求租找拟想需]|谢绝|免谈|个人|^(?:拟?上市|合资|民营|高新技术|专精特新)|房东|本人|[日美德台港外合独民国]资|^[\u4e00-\u9fff]{3}$(?<![\u4e00-\u9fff]{2}(?:微|星|科|芯|能|达|特|克|斯|尔))|优先|等|级|老板|客户|朋友|类(?!药)|^[\u4e00-\u9fff]{1,3}(?:先生|女士|经理|主任)|(?:国企|央企|民企|外企|企业)$/;
const masked = /^(?:我们|我会|我院|本会|致|呈|尊敬|那边|一家|个体|保密|无(?![锡为])|暂|自用|本地|本)/;
const trade =
  /^[\u4e00-\u9fff]{2,6}(?:面业|乳业|渔业|铝业|纸业|鞋业|制衣|服饰|重机|机床|风机|房车|节水|农业|能源科技|商贸|贸易|供应链|新材料?|重工|实业|科技|智能|机械|电气|电子|酒业|食品|物流|制造|股份|集团|控股|纺织|医药|生物|包装|塑业|汽配|能源|环保|家居|冻品|装备|基因)(?:集团)?(?=[，,。:；;\n |｜(（]|$|让出|出租|自有)/;

const refused = /^(?:不(?:要|做|接|收|招|租|让|考虑|欢迎)|拒绝|谢绝|禁止|非诚)/;

/** 与某某有限公司签, 看了某某有限公司: the other side, or whom somebody visited. */
const counterpart =
  /^(?:[\u4e00-\u9fff]{0,4}(?:看了|参观了?|走访了?|考察了|走进))|^(?:公司)?(?:拟|将|已)?(?:与|向|同(?=[\u4e00-\u9fff]{2}(?:市|县|区|省)))/;

/** Reads the firm or institution that seeks or offers: a full legal name, one behind a label, an institution that opens a line, or a trade name that begins with its town. Names masked as 某, tenants and neighbours are none. */
export function readCompany({ plain, tokens, starts }: Pick<Draft, 'plain' | 'tokens' | 'starts'>): Read<string> | null {
  const at = (start: number, end: number, rule: string): Read<string> => ({ value: '', marks: [[start, end, rule]] });
  const listed = listedIn(plain);
  // The names that may stand before it are many, the word itself is one.
  for (const match of plain.includes('公司') ? matchesOf(plain, legal) : []) {
    let start = match.index;
    start += lead.exec(match[0])?.[0].length ?? 0;
    start += /^[()（）]+/.exec(plain.slice(start, start + 4))?.[0].length ?? 0;
    const end = match.index + match[0].length;
    // 现有X公司等11家入驻, X公司搬走后空出: not the one who offers.
    if (/^(?:等\d*家|搬走|迁出|搬迁后|退租)/.test(plain.slice(end, end + 4)) || /^现有/.test(plain.slice(start, start + 2)))
      continue;
    if (
      end - start < 5 ||
      tenant.test(clauseBefore(plain, start, 4)) ||
      masked.test(plain.slice(start, start + 2)) ||
      plain.slice(start, end).includes('某')
    )
      continue;
    const name = plain.slice(start, end);
    // A report about a listed firm names many others: its own full name counts alone.
    if (counterpart.test(name) || (listed && !listed.isParent && !isFullNameOf(plain, listed, name))) continue;
    const open = name.lastIndexOf('(');
    // 国网浙江省电力有限公司嘉兴供电公司
    const branch = /^[\u4e00-\u9fff]{2,6}?(?:供电公司|[分支]公司|分行|项目部)/.exec(plain.slice(end, end + 12))?.[0].length ?? 0;
    return at(start + (open >= 0 && !name.includes(')') ? open + 1 : 0), end + branch, 'company.legal');
  }
  if (listed) return at(listed.start, listed.end, 'company.listed');
  for (const label of matchesOf(plain, labelled)) {
    const name = label[1] ?? label[2] ?? label[3] ?? label[4];
    if (!name || masked.test(name) || notNames.test(name)) continue;
    const start = label.index + label[0].lastIndexOf(name);
    const open = name.includes(')') ? -1 : name.indexOf('(');
    return at(start, start + (open > 3 ? open : name.length), 'company.label');
  }
  const stretches = stretchesOf(plain);
  const found =
    calledAt({ plain, tokens, starts }) ??
    holderAt({ plain, tokens, starts }) ??
    institutionOf(plain) ??
    seatedAt(plain, tokens) ??
    announced(plain, tokens) ??
    brandAt(plain, stretches) ??
    branchedAt(plain, starts, stretches) ??
    firmAt({ plain, tokens, starts }, stretches) ??
    namelessAt({ plain, tokens, starts }, stretches) ??
    fieldNamed(plain, tokens, stretches) ??
    tradeName(plain, tokens) ??
    ownWorks(plain, tokens);
  // 不要塑料公司: who is refused.
  return found && refused.test(plain.slice(found.marks[0]![0], found.marks[0]![0] + 4)) ? null : found;
}

const seated =
  /^((?:[\u4e00-\u9fff]{2,20}?)(?:科创中心|创新中心|检测中心|检验中心|技术中心|研究中心|实验中心|卫生院|中学|小学|学校|管理处|管理站|供电局|海关|税务局|法院|支队|派出所|交通局|商务局|供销社|粮库|资产经营公司|资产管理公司|城投公司|投资公司|开发公司|农村信用社|地质队|勘察院|规划院|检验院|检测院|博物馆|图书馆|仓储库|商会|协会|联合会))(?=[ \d:：，,。\n]|通过|就|[替帮为]\d|对(?!外)|将|拟|求|需|现|有|因|租|计划|公开|采购|招|委托|仓库|库房|厂房|监管|闲置|物资|资产|$)/;

/** 浙江大学杭州国际科创中心: a body whose name begins with its town or university. */
function seatedAt(plain: string, tokens: readonly Token[]): Read<string> | null {
  for (const token of tokens) {
    if (token.kind !== 'word' || !token.places) continue;
    if (token.start > 0 && !/[，,。；;\n |｜:：】]/.test(plain[token.start - 1]!)) continue;
    const name = seated.exec(plain.slice(token.start, token.start + 28))?.[1];
    if (!name || name.length < token.word.length + 4 || /[某求租找拟在的]|物流|仓储|厂房|附近/.test(name)) continue;
    return { value: '', marks: [[token.start, token.start + name.length, 'company.seated']] };
  }
  return null;
}

/** 职业技术学院 alone, 人民医院: what a body is, and not which. */
const unnamedBody =
  /^(?:职业|技术|技师|技工|高职|中职|高等|专科|综合|人民|公立|民营|民办|私立|中心|某|一所){1,4}(?:学院|大学|学校|中学|小学|医院|卫生院)$/;
const firstLines = 2;
/** A remark may stand below the name that signs a text. */
const lastLines = 2;

function institutionOf(plain: string): Read<string> | null {
  let from = 0;
  const lines = plain.trimEnd().split('\n');
  for (const [i, line] of lines.entries()) {
    const isRead = i < firstLines || i >= lines.length - lastLines;
    const found = isRead ? institution.exec(line.slice(0, 60)) : null;
    // 关于溧阳市财政局租赁库房的公告, 受吴兴区教育局委托
    const name = found?.[1]?.replace(/^(?:关于|受)(?=[\u4e00-\u9fff]{5})/, '');
    if (
      found &&
      name &&
      !masked.test(name) &&
      !name.includes('某') &&
      !unnamedBody.test(name) &&
      !/[在求租找拟与去某]|同(?![创业济仁心])|园区|关于|公告/.test(name)
    ) {
      const start = from + found[0].length - name.length;
      return { value: '', marks: [[start, start + name.length, 'company.head']] };
    }
    from += line.length + 1;
  }
  return null;
}

const announcement =
  /^([\u4e00-\u9fff]{2,6}(?:集团|股份|控股|科技|实业|重工)|[\u4e00-\u9fff]{3,6}(?=:)):?(?=与[^，,。\n]{2,18}(?:政府|管委会|招商局|经信局|园区)[^，,。\n]{0,6}(?:签|定下|达成))|^([\u4e00-\u9fff]{4,10}):(?=[^\n]{0,10}(?:公告|项目))|^([\u4e00-\u9fff]{4,8})(?:公告|披露)(?:摘要)?(?=[:拟关 ])|^(?!我们是|我司是|这里是|我是)([\u4e00-\u9fff]{4,14}公司)(?=[空有现将拟:，])|^(?:我们是|我司是|这里是|我是)?([\u4e00-\u9fff]{4,16}?(?:公司|集团|股份|[支分]行|研究所|光机所))(?=[空有现将拟:，在需因求欲计想找寻])|^([\u4e00-\u9fff]{3,9}(?:业|控股|科技|股份|集团))(?=采购意向|采购需求)/;

/** 恒木家居：对外投资公告: the name opens the text. */
function announced(plain: string, tokens: readonly Token[]): Read<string> | null {
  const found = announcement.exec(plain);
  const name = found?.slice(1).find(one => one !== undefined);
  if (!found || !name) return null;
  const start = found[0].length - name.length > 2 && found[5] ? found[0].length - name.length : 0;
  return !masked.test(name) &&
    !isOnlyTrade(name, start, tokens) &&
    !/某|^我|^公司|上市公司|一家|企业|子公司|委托|竞价|招租|用地|出让|项目|投资|招商|需求|公告|信息|土地|厂房|[园区县市镇会谈]$|管委会|类型|用途|签约|推介|选址|在即|的|[做搞]/.test(
      name,
    )
    ? { value: '', marks: [[start, start + name.length, 'company.announced']] }
    : null;
}

/** 档案托管公司, 家政服务公司: a service and no name. */
const service =
  /^(?:档案|票据|家政|人力资源?|劳务|广告|会展|婚庆|保洁|安保|物业|装修|装饰|搬家|搬运|教育|培训|养老|图书|影像|数据|信息|快递|货运|环卫|餐饮|园林)(?:托管|服务|外包|代理|管理|咨询|传媒|设计|寄存|整理|存储|租赁|运营|策划|派遣|绿化|配送|运输){0,2}公司$/;

/** 生物医药公司, 德资汽车零部件公司: what a firm does, and no name of it. */
function isOnlyTrade(name: string, start: number, tokens: readonly Token[]): boolean {
  if (service.test(name)) return true;
  const end = start + name.replace(/(?:股份|集团)?(?:有限)?公司$/, '').length;
  let at = start + /^(?:[德日美港台外法韩英]资|民营|国有|外贸|[小大中]型|上市|一家)*/.exec(name)![0].length;
  for (const token of tokens) {
    if (token.start > at || at >= end) break;
    if (token.start === at && token.kind === 'word' && token.trade !== null) at = token.end;
  }
  return at >= end;
}

/** What stands behind a place and is no name: 昆山附近求租, 宁波急租. */
const placed = /[小急要想需在有做两三双单整边带可能内外及和地]|附近|团队|朋友|房源|信息|专业|诚心/;
const bare =
  /^([\u4e00-\u9fff]{3,5})(?=(?:\([\u4e00-\u9fff]{2,4}\))?(?:拟[在租购投建于]|计划[在租购投]|旗下|求租|求购|相中|看中|急租|有意|意向|扩[建产]|搬迁))/;

/** 诺瓦星云（西安）拟租: three characters or more of no meaning before a verb that only a firm has before it. */
function namelessAt(
  { plain, tokens, starts }: Pick<Draft, 'plain' | 'tokens' | 'starts'>,
  stretches: readonly Stretch[],
): Read<string> | null {
  for (const { from: first, end: until } of stretches) {
    const from = endOfPlaces(tokens, first, until);
    // Three characters that are words of their own, among the first five.
    if (until - from < 3 || !starts[from + 1] || !(starts[from + 2] || starts[from + 3])) continue;
    const name = bare.exec(plain.slice(from, from + 16))?.[1];
    if (!name || /^[因由为随受鉴有]|[某了求租找厂仓市县区镇乡村家的个我本一客老或]|企业|公司|项目|代理/.test(name)) continue;
    if (from > first && placed.test(name)) continue;
    const end = from + name.length;
    let own = 0;
    for (let at = from; at < end; at++) if (starts[at] && starts[at + 1]) own++;
    const town = /^\([\u4e00-\u9fff]{2,4}\)/.exec(plain.slice(end, end + 6))?.[0].length ?? 0;
    if (own >= 2 && own >= name.length - 2) return { value: '', marks: [[first, end + town, 'company.bare']] };
  }
  return null;
}

/** 温岭市沪浪水泵厂, 扬州洁帛日化: a place, a name of its own and a trade or 厂 at the edge of a clause. */
function ownWorks(plain: string, tokens: readonly Token[]): Read<string> | null {
  for (const [i, token] of tokens.entries()) {
    if (
      token.kind !== 'word' ||
      !token.places ||
      !/(?:^|[，,。；;\n |｜:：找])$/.test(plain.slice(Math.max(0, token.start - 1), token.start))
    )
      continue;
    const next = tokens[i + 1];
    const gap = next ? next.start - token.end : 0;
    const own = plain.slice(token.end, token.end + gap);
    const works = /^(?!原)[\u4e00-\u9fff]{2,8}厂(?=[，,。；;\n |｜(（]|$)/.exec(plain.slice(token.end, token.end + 10));
    // 沧州青县马厂 is a town.
    const isTown = works && tokens.some(one => one.kind === 'word' && one.places && one.end === token.end + works[0].length);
    // 泉州鞋材厂, 想挪: what is made there is no name.
    const isTradeAlone = works !== null && isTradeOnly(tokens, i, token.end + works[0].length);
    if (
      works &&
      !isTown &&
      !isTradeAlone &&
      !/[求租售找购买招想在的有就]|^(?:老板|客户|企业|公司|客商|朋友)|要[^\u4e00-\u9fff]?厂$|那边|这边|本来|厂房|工厂|家[\u4e00-\u9fff]*厂$/.test(
        works[0],
      )
    )
      return { value: '', marks: [[token.start, token.end + works[0].length, 'company.works']] };
    if (next?.kind !== 'word' || next.trade === null || gap < 2 || gap > 3 || !/^[\u4e00-\u9fff]+$/.test(own) || isOrdinary(own))
      continue;
    if (/[的在找求租购有做]/.test(own) || !/^(?:[，,。；;\n |｜]|$)/.test(plain.slice(next.end, next.end + 1))) continue;
    return { value: '', marks: [[token.start, next.end, 'company.own']] };
  }
  return null;
}

/** Whether nothing but further places and one trade stands between a place and the end of what seems a name. */
function isTradeOnly(tokens: readonly Token[], from: number, end: number): boolean {
  let at = from;
  for (let i = from + 1; tokens[i]?.start === tokens[at]!.end; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') return false;
    if (token.trade !== null && token.places === null) return token.end >= end - 1;
    if (token.places === null) return false;
    at = i;
  }
  return false;
}

const fieldName =
  /^([\u4e00-\u9fff]{2})(?:食品|物流|冷链|供应链|科技|新材|新材料|重工|智能|精密|电子|电气|能源|生物|医药|包装|家居|实业|商贸|农业){1,2}(?:集团|股份|公司)?(?=富余|闲置|自有|现有|名下|旗下|\([\u4e00-\u9fff]{2,4}\)[求拟因]|求租|求购|拟| )/;

/** 恒仓物流 武汉…, 德谷食品集团富余…: two characters of no meaning and a field at the edge of a stretch, before a place or what the firm has or wants. */
function fieldNamed(plain: string, tokens: readonly Token[], stretches: readonly Stretch[]): Read<string> | null {
  for (const { from } of stretches) {
    const found = fieldName.exec(plain.slice(from, from + 20));
    if (!found || isOrdinary(found[1]!) || /[求租售找购招在的厂仓某]/.test(found[1]!)) continue;
    const end = from + found[0].length;
    const [own, next] = [tokens[firstFrom(tokens, from)], tokens[firstFrom(tokens, end)]];
    if (own && own.start === from && own.kind === 'word' && (own.places || own.end - from <= 2)) continue;
    const isPlaced = next?.kind === 'word' && next.places !== null && next.start <= end + 1;
    if (plain[end] === ' ' && !isPlaced) continue;
    return { value: '', marks: [[from, end, 'company.field']] };
  }
  return null;
}

/** 长沙禾渡供应链, 江阴崧固重工: a town, a name of its own and a trade fill a clause. */
function tradeName(plain: string, tokens: readonly Token[]): Read<string> | null {
  for (const token of tokens) {
    if (token.kind !== 'word' || !token.places) continue;
    if (!/(?:^|[，,。；;\n |｜:：])$/.test(plain.slice(Math.max(0, token.start - 1), token.start))) continue;
    const found = trade.exec(plain.slice(token.end, token.end + 12));
    if (!found || /[求租售找购招在的某]|厂房|仓库|附近|产业|园|基地/.test(found[0]) || isOrdinary(found[0].slice(0, 2))) continue;
    return { value: '', marks: [[token.start, token.end + found[0].length, 'company.trade']] };
  }
  return null;
}
