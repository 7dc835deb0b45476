import type { Claim } from './claim.ts';
import { area, clauseBefore, hasAreaBefore, sentenceAround } from './context.ts';
import type { FamilyKey, Said } from './family.ts';
import { placeOf, reportOf } from './report.ts';

/** What a claim may be proved with. */
export type Evidence = 'time' | 'place' | 'metric' | 'source' | 'basis';

const guide = '《广告绝对化用语执法指南》';

/** Why a claim is allowed, bound to its own clause; null where nothing there allows it. Praise cannot become a fact, so only goals and own names free it. */
export function exemptionOf(form: string, claim: Claim, given: ReadonlySet<Evidence>): { article: string; why: Said } | null {
  if (!freeable.has(claim.family)) return null;
  return (
    goal(form, claim) ??
    wish(form, claim) ??
    ownName(form, claim) ??
    grade(form, claim) ??
    ownRange(form, claim) ??
    placeOf(form, claim) ??
    fact(claim, given) ??
    reportOf(form, claim)
  );
}

/** What a grade under a standard is called, whatever word it holds. */
export function exemptedAs(family: FamilyKey, article: string): FamilyKey {
  return article.endsWith('第六条第（三）项') ? 'grade' : family;
}

const freeable = new Set(['grade', 'absolute', 'national', 'superlative', 'size', 'rank', 'first', 'sole', 'lead', 'style']);

const aim =
  /(?:争创|争当|争做|力争|争取|(?<![可抗竞])争(?![议论端抢锋夺])|致力于|立志|志在|矢志|努力(?:打造|建设|成为|创建|做|实现)|打造|建设|创建|迈向|迈进|冲刺|瞄准|追赶|剑指|目标是|目标[:：]?|愿景是?|追求|朝着|向着|奔向|力求|旨在|期待成为|希望成为|希望|想成为|成为.{0,4}是我们的|塑造|对标|早日成为|加快成为|建成(?=.{0,12}(?:目标|20[2-9]\d年)))(?!的|了|出|好|而成|完成)([^，。；]{0,16})$/;
/** 到2027年建成国内领先的…: what a plan says. */
const plan = /到20[2-9]\d年(?:底|末)?[^，。；]{0,10}(?:建成|成为|形成|达到|建设)([^，。；]{0,12})$/;
const done =
  /(?:已|已经|现已|成功|建成了|打造了|成为了|打造出|率先|荣获|获得|斩获|(?:团队|大师|名家|名师|匠心|倾力|精心|倾情|重金)[^，。；]{0,4}打造)/;

function goal(form: string, { start, end }: Claim) {
  const before = clauseBefore(form, start, 36);
  const found = aim.exec(before) ?? plan.exec(before);
  if (!found || done.test(before) || /(?:凭|靠|用|凭借|依托|通过|提供|拥有|的是|采用)/.test(found[1]!)) {
    const after = form.slice(end, end + 14);
    if (!/^[^，。；已]{0,8}(?:是我们(?:的|永远的|不懈的)?(?:目标|追求|愿景|梦想)|为(?:目标|愿景|追求))/.test(after)) return null;
  }
  return said(
    '第五条第（二）项',
    '只表达目标、追求，不是对现有商品或服务的评价。',
    'It states a goal, not a quality of what is sold.',
  );
}

function wish(form: string, { start, end }: Claim) {
  const before = clauseBefore(form, start, 20);
  const after = form.slice(end, end + 10);
  const isWish =
    /(?:祝|祝愿|致以|送上|献上|表达|奉上|尽|以|用|怀着|付出|做出?|拿出|给予)[^，。；]{0,10}$/.test(before) &&
    /^的?(?:祝福|问候|敬意|谢意|感谢|歉意|诚意|努力|热情|祝愿|自己|态度|心意|关怀|善意|真诚|初心|耐心|敬业)/.test(after);
  const isCulture =
    /(?:我们的|企业|公司|团队|我们)(?:服务|经营|企业)?(?:理念|宗旨|信念|文化|精神|口号|态度|价值观|作风|承诺的态度|原则)(?:是|为|:)[^，。；]{0,10}$/.test(
      form.slice(Math.max(0, start - 24), start),
    );
  if (!isWish && !isCulture) return null;
  return said('第五条第（一）项', '只表明服务态度、理念、文化或者愿望。', 'It states an attitude, a principle or a wish.');
}

function ownName(form: string, { start, end }: Claim) {
  const before = form.slice(Math.max(0, start - 12), start);
  const after = form.slice(end, end + 12);
  const isQuoted = /[“"《「][^”"，。]{0,6}$/.test(before) && /^[^“"，。]{0,6}[”"》」]/.test(after);
  const isNamed =
    (isQuoted &&
      (/^[^“"，。]{0,6}[”"》」](?:牌|商标|品牌(?!之)|系列|型|注册|字样商标|字号)/.test(after) ||
        /(?:商标|注册商标|品牌名称?|型号|字号|名为|专利名称)(?:为|是|:)?[“"《「][^”"]{0,6}$/.test(before))) ||
    /^(?:牌|®|™)/.test(after);
  if (!isNamed) return null;
  return said(
    '第六条第（四）项',
    '是商品名称、型号、注册商标或者专利中的用语，用来指代商品。',
    'Part of a name, model, trademark or patent that denotes the goods.',
  );
}

const standard =
  /(?:gb\/?t?|hg\/?t|jb\/?t|ny\/?t|qb\/?t|ls\/?t|sn\/?t|db\d{2}\/?t?|jgj|gy\/?t) ?[\d]{2,6}|(?:国家标准|行业标准|地方标准|国标|等级划分标准|分级标准|等级评定标准)/;
const graded = /(?:特级|优级|优等品|一级|顶级|最高级|最高等级|国家级|极品|最高)/;

/** Whether a sentence names a standard and what was graded by it. */
export function isGraded(words: string): boolean {
  return (
    standard.test(words) &&
    /(?:按照?|依据|依照|根据|符合|达到|为|属|评为|评定|认定|划分|分级|分为|等级|判定|定等|定级)/.test(words) &&
    !/(?:超过|高于|优于|远超)[^，。；]{0,6}(?:标准|国标)/.test(words)
  );
}

function grade(form: string, { start, end }: Claim) {
  const [from, to] = sentenceAround(form, start, end);
  if (!graded.test(form.slice(start, end + 2)) || !isGraded(form.slice(from, to))) return null;
  return said(
    '第六条第（三）项',
    '依据国家标准、行业标准、地方标准认定的分级用语，依据已写明。',
    'A grade under a standard, with its basis stated.',
  );
}

const own =
  /(?:(?:本|我们?|自家|旗下|该|自有)(?:园区?|司|厂|公司|项目|品牌|店|系列|企业|楼|栋|家|集团|单位)?(?:产品|机型|型号|系列|厂区|园区|房源|户型|设备)?(?:目前|现有|在租|在售|所有|全部|历年|各)?(?:产品|机型|型号|房源|户型|楼栋|系列|厂房|仓库|楼宇|车间|设备)?(?:中|里|内|以来|当中|之中|的产品中|的)?|同(?:系列|品牌|一?园区|一?项目)(?:产品)?(?:中|里|内)?|(?:园区|项目|小区|楼|厂区|系列|全系)(?:内|中|里)|全系列?(?:产品)?(?:中|里|内)?|上一代产品?(?:中|里)?|(?:我们|自家|本厂|本公司|我司)?历[代届](?:机型|产品|型号|车型|款式)(?:中|里)?|自?(?:成立|建厂|投产|开园|开埠|建港|运营|通车|建校|开业|建园|投运|上市|创办|开通|建馆)以来(?:[^，。；]{0,8}的)?)(?:容积|容量|跨度|起重量|单价|售价|价位|尺寸|直径|长度|宽度|行程|面积|层高|承重|重量|体积|功率|产量|租金|价格|单层面积|空间|精度|噪音|能耗)?(?:也|都|均|是|为)?$/;

/** Whether the words before a superlative compare within one's own goods only. */
export function isOwnRange(before: string): boolean {
  return own.test(before) && (!hasAreaBefore(before) || /[^，。；]{2}以来[^，。；]{0,8}$/.test(before));
}

function ownRange(form: string, { start, end, family }: Claim) {
  if (family !== 'size' && family !== 'superlative') return null;
  const before = clauseBefore(form, start, 24);
  if (!isOwnRange(before)) return null;
  // 我们园区最好 is praise; 本园区最大的一栋 compares with the others of its own.
  if (family === 'superlative' && !/(?:中|里|内|以来|同系列|同品牌|全系)[^，。；]{0,4}$/.test(before)) return null;
  if (
    /(?:我们|本|我)(?:园区|公司|厂|司)$/.test(before) &&
    !/^的?(?:一|单|那|栋|款|型|户|两|厂房|房源|机|仓|车间)/.test(form.slice(end, end + 3))
  )
    return null;
  return said(
    '第六条第（一）项',
    '只与同一品牌、同一企业自己的商品比较。',
    'Compares only with other goods of the same brand or firm.',
  );
}

function fact({ isMeasured }: Claim, given: ReadonlySet<Evidence>) {
  if (!isMeasured || !given.has('time') || !given.has('place') || !given.has('metric')) return null;
  return said(
    '第六条第（六）项',
    '写明了时间、地域和指标，是时空顺序或者销量、份额等事实；广告主仍须能够证明（第七条），范围越小越要避免误导。',
    'Time, area and metric are stated: a fact of order or figures; the advertiser must still be able to prove it (art. 7), and a small area must not mislead.',
  );
}

function said(article: string, zh: string, en: string): { article: string; why: Said } {
  return { article: guide + article, why: [zh, en] };
}

const time = /(?:19|20)\d\d(?:年|[-./—]\d{1,2})|十[三四五]五/;
/** A day of a dated report, for what happened first on it. */
const day = /\d{1,2}月\d{1,2}日|(?:记者|昨|今)\D{0,2}\d{1,2}日/;
const otherTime = /(?:成立|创立|始建|创办|创建|注册|入驻|扎根|开园|建园|建厂|深耕|起步|诞生)/;
const placed = new RegExp(area);
const vague = /^(?:行业|业内|业界|同行|同类|同业|同级|市场|区域|当地|本地|史上|历史|有史以来|全网|国产|全行业)$/;
const metric =
  /(?:产值|产量|销量|销售额|销售收入|营收|营业收入|收入|利润|份额|占有率|出口|进口|进出口|增速|增幅|增长|数量|总数|总量|规模|投资|税收|财政收入|用户数|专利|申请量|授权量|保有量|吞吐量|产能|建筑面积|成交|客流|考评|考核|评价|评估|评选|排名|指数|评分|gdp|增加值|存量|家数|户数|台数|装机量|装机容量|出货量|发货量|票房|交易额|就诊|里程|人均|亩均|件数|人次|入选数|浓度|强度|投入|密度|优良率|体量|跨度|高度|长度|储量)/;
const counted = /\d(?:家|个|亿|万|台|套|%|件|辆|吨|艘|项|户|人|平方|亩|倍)/;
const act =
  /(?:建成|投用|获批|获准|通过|入选|认证|认定|投产|启用|落户|上市|运营|发布|取得|开工|建设|下线|交付|开业|揭牌|开通|注册|设立|成立|获颁|竣工|研制|登记|申报|开发|量产)/;
const source =
  /(?:据|根据|来源|统计局|统计|数据显示|报告显示|公布|发布的|协会|研究院|白皮书|年鉴|公报|第三方|审计|鉴定|检测报告|认证|证书编号|证书)/;

/** What stands around a claim that could prove it: in its own clause, and in the clauses before it that only say when or give the figure. */
export function evidenceFor(form: string, claim: Claim): Set<Evidence> {
  const [from, to] = sentenceAround(form, claim.start, claim.end);
  const clauses = form.slice(from, claim.start).split(/[，:]/);
  const tail = form.slice(claim.end, to).split('，')[0]!;
  const clause = clauses.pop()! + form.slice(claim.start, claim.end) + tail;
  const given = new Set<Evidence>();
  const scopes = (words: string) => [...words.matchAll(new RegExp(placed, 'g'))].some(found => !vague.test(found[0]));
  const isOrder = claim.family === 'first' || claim.family === 'sole' || claim.family === 'size';
  const isOldest = /^最(?:早|老|悠久)/.test(form.slice(claim.start, claim.end)) && /之一$/.test(tail);
  const take = (words: string, isOwn: boolean) => {
    if (time.test(words) && !otherTime.test(words.replace(/(?:建成|设立|揭牌)/g, ''))) given.add('time');
    else if (time.test(words) && isOrder && isOwn) given.add('time');
    // 创立于1912年，是当地最早的酱园之一: of what is the oldest the year of founding is the evidence.
    if (isOldest && time.test(words)) given.add('time').add('metric');
    if (isOldest && placed.test(words)) given.add('place');
    if (claim.family === 'first' && day.test(words)) given.add('time');
    if (scopes(words)) given.add('place');
    if (metric.test(words) || (isOrder && act.test(words))) given.add('metric');
    if (source.test(words)) given.add('source');
  };
  take(clause, true);
  for (let k = clauses.length - 1, hops = 0; k >= 0 && hops < 4; k--, hops++) {
    const words = clauses[k]!;
    const isWhen = /^[^，]{0,24}$/.test(words) && (time.test(words) || day.test(words)) && !otherTime.test(words);
    const isFounding = isOldest && time.test(words);
    const isFigure = /\d/.test(words) && (metric.test(words) || counted.test(words));
    const isSource = /^(?:据|根据|数据来源)/.test(words) || /(?:显示|统计|公布|指出)$/.test(words);
    if (!isWhen && !isFigure && !isSource && !isFounding) break;
    take(words, false);
  }
  if (source.test(form.slice(claim.end, to))) given.add('source');
  if (claim.family === 'lead' && !given.has('metric')) given.delete('time');
  return given;
}
