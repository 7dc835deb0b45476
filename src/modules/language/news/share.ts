import { opening } from '../pattern.ts';
import { provinces } from '../region.ts';
import { type Article, wordsOf } from './article.ts';
import { nounBefore, tidyNoun } from './noun.ts';
import type { Period } from './when.ts';

/** A share told around a figure. `of`: the whole, null where it was told before; `noun`: what is shared, empty where it was told before. */
export type Share = { of: string | null; noun: string };

const held =
  /(?:占比|占到|占了|占去|占据|约?占(?![比有用率]|地(?![区方级])))((?:(?!占)[^，,；;。]){0,26}?)(?:的)?(?:比重|比例|份额)?(?:均|分别)?(?:已|约|保持|稳定|维持|始终|仍|一直|升至|提升[到至]|提高[到至]|增至|上升[到至]|降至|由此升到|达到?|为|在|超过?|近|高达|仅|也)*(?:的)?(?:超过|近|约)?$/;
const likened = /(?:相当于)([^，,；;]{2,16}?)(?:的)?(?:比重|比例)?(?:达到?|为|约)*$/;
const given =
  /(?:对|为)([^，,；;]{2,16}?)(?:的)?(?:贡献率|贡献度|支撑度|贡献(?=[近约超]?$))(?:分别|均)?(?:达到?|为|近|约|超过?)*$/;
const scopes = `全国|全球|全世界|世界|全省|全市|全区|全县|长三角|国内|全行业|全州|${provinces}[省市]?|[三四五六七八九十]城市|同行业|全国同行业|全省同行业|全市规上工业`;
const scoped = new RegExp(`(${scopes})(?:的)?(?:约|近|超过?|逾|将近)?$`);
const ofScope = new RegExp(`(?:^[，,、]?|(?<=[数额量值入资积口润]))(?:约?为|是|超过?|达到?|约|近|逾|接近)+(${scopes})的?$`);
/** 覆盖全市生物医药企业的七成, 贡献了营收的三成多, 不足全部参评企业的2% */
const taken =
  /(?:贡献|覆盖|撑起|创造|承担|承载|包揽|吸纳|独占|(不足|不到|约为|接近))(?:了|着|出)?((?![^，,；;]*(?:年|目标|计划|任务|平均|水平|均值|其中|[由从]))[^，,；;。\d]{2,16}?)的(?:约|近|超过?|逾|将近)?$/;
const mayTake = /[献盖起造担载揽纳占足到为近]/;
const completed = /完成(?:了)?(全年|年度|年初|序时|预期)?(目标任务|目标|任务|计划|预算|预期目标)(?:的)?$/;

const wholeScope = /^(全[国省市区县球]|世界|国内)(.{2,})$/;

const achieved = /(全年|年度|年初|序时|预期)(目标任务|目标|任务|计划)(?:已)?完成(?:率|进度)?(?:达到?|为|了)?$/;

const wholeAhead = new RegExp(`(?:[在于])?(${scopes})(?:范围)?(?:的|内|中)?$`);

/** The share that the words around a percentage or fraction tell; null where they tell none. `behind`: the noun right behind the figure. */
export function shareAround(
  article: Article,
  from: number,
  to: number,
  behind: string,
  periods: readonly Period[],
): Share | null {
  const words = article.plain.slice(from, to);
  const given1 = given.exec(words);
  if (given1)
    return {
      of: shown(article, from, given1, 1).replace(/^[“”的了]+|[“”的了]+$/g, ''),
      noun: `${nounBefore(article, from, from + given1.index, periods)}对${shown(article, from, given1, 1)}贡献率`,
    };
  const found = held.exec(words) ?? likened.exec(words);
  if (found) {
    const of = wholeOf(shown(article, from, found, 1));
    // 全国占比15%, 在全市占比超六成: the whole stands before.
    const lead = of === null && /^占比/.test(found[0]) ? wholeAhead.exec(words.slice(0, found.index)) : null;
    const before = nounBefore(article, from, from + (lead ? lead.index : found.index), periods);
    if (lead) return { of: lead[1]!, noun: before !== '' ? before : behind };
    return { of, noun: before !== '' ? before : behind };
  }
  const part0 = mayTake.test(words) && /的[^，\d]{0,2}$/.test(words) ? taken.exec(words) : null;
  if (part0) {
    const of = shown(article, from, part0, 2);
    const isWhole = !part0[1] || /^(?:全[部国省市区县]|总)|总[数量额]$/.test(of);
    const scope = wholeScope.exec(of);
    const noun = part0[1] ? nounBefore(article, from, from + part0.index, periods) : scope ? scope[2]! : of;
    if (isWhole) return { of: scope && noun !== '' && !part0[1] ? scope[1]! : of, noun };
  }
  const done = completed.exec(words) ?? achieved.exec(words);
  if (done)
    // 年度计划完成率92.6% names the whole in the rate itself.
    return {
      of: /率|进度/.test(done[0]) ? '' : `${done[1] ?? ''}${done[2]}`,
      noun: `${nounBefore(article, from, from + done.index, periods)}任务完成率`,
    };
  // 为年度预算的94.2%, 已完成总工程量的82%
  const budget = /(?:为|完成|达到?)([^，,；;]{2,10}?(?:预算|概算|总量|总额|工程量))的$/.exec(words);
  if (budget) return { of: tidyNoun(budget[1]!), noun: nounBefore(article, from, from + budget.index, periods) };
  // 一般公共预算支出的77.7%用于民生
  const part = /([^，,；;]{2,20})的$/.exec(words) ?? /按([^，,；;\d]{2,14}[额款资入量费价])$/.exec(words);
  if (
    part &&
    /^(?:(?:将|拟|计划|主要)?用于|来自|集中|投向|奖励|[给予][予以与]|补贴|补助)/.test(
      article.plain
        .slice(to)
        .slice(0, 24)
        .replace(/^[^\u4e00-\u9fff]*/, ''),
    )
  )
    return { of: tidyNoun(nounBefore(article, from, to, periods).replace(/^.*(?:按|明确)/, '')), noun: '' };
  if (behind !== '') {
    const scope = scoped.exec(words);
    if (scope) return { of: scope[1]!, noun: behind };
  }
  // 科创板上市企业数超过全国1/5: so much of the whole.
  const part1 = ofScope.exec(words);
  return part1 ? { of: part1[1]!, noun: nounBefore(article, from, from + part1.index, periods) } : null;
}

const goes =
  /^(?:左右|以上|多|强)?(?:的)?((?!的)[\u4e00-\u9fff]{2,6}?)?(?:均|都|已)?(来自|源于|源自|(?<!进)出口(?![额量值总占企])[到至往]?|销往|卖到|供应|流向)了?([\u4e00-\u9fff]{2,12}?)(?:市场|地区)?(?=$|[，,。；;、])/;

/** 其中四分之一销往海外, 近六成订单来自海外客户: of what was told before or stands beside the figure, how much goes where or comes from where. `before`: the noun before the figure, `topic`: what was told of. */
export function goneOrCome(
  { plain }: Article,
  end: number,
  before: string,
  topic: string | null,
): (Share & { noun: string }) | null {
  const words = plain.slice(end, end + 28);
  if (!/[来源出销卖供流]/.test(words)) return null;
  const found = goes.exec(words);
  if (!found) return null;
  const [, own, verb, where] = found;
  const what = own ?? (before !== '' ? before : topic);
  if (!what || what.length > 12) return null;
  const isWhole = own === undefined && before === '';
  const thing = what.replace(/(?<=.{3})数$/, '');
  return { of: isWhole ? thing : null, noun: verb!.startsWith('出口') ? `${thing}出口${where}` : `${where}${thing}` };
}

const some = opening(
  /^(?:以上|左右|多)?的?((?:规模以上|规上|受访|入驻|在园|在孵|参展|参会|参评|会员|重点|外资|民营|工业|制造业|服务业|高新技术|中小|小微|样本|被?调查|本地|上市|科技型|龙头|亿元|省级|市级|新增|签约|招引|技改)*(?:企业|单位|商户|客户|员工|职工|项目|街镇|乡镇|街道|社区|家庭|居民|农户|用户|机构|园区|工厂|车间))((?:已经?|均|都|将|也|仍)*)([^，,；;。的\d占]{2,14})$/,
);
const notTelling = opening(
  /^(?:[数总来源销供流出进集分位落签竣以在参培]|占比|产线|(?:订单|产值|产品|营收|税收|产能|利润)(?!.{0,2}(?:增[长加]|上[升调]|下[降调]|回[升落]|正增|实现|保持|持平|稳定|有所|饱满))|负责|研发|用[地电能]|[人亩]均|纳税|代表|主体|平台|服务|发展|经济)/,
);

/** 近七成受访企业预计订单增加, 超八成规上企业完成数字化改造: how many of them do so. */
export function partThat({ plain }: Article, end: number, limit: number): Share | null {
  const found = some.execAt(plain, end, limit);
  if (!found || notTelling.test(found[3]!)) return null;
  const [, who, , does] = found;
  const are = /^[为是](.{2,})$/.exec(does!)?.[1];
  const of = /^..$/.test(who!) ? null : who!;
  // 超六成企业为高新技术企业
  return { of: are ? who! : of, noun: are ?? `${does!.replace(/^(?:实现|有所)(?=.{2})|[了过]$/, '').replace('有所', '')}${who}` };
}

function shown(article: Article, from: number, found: RegExpExecArray, group: number): string {
  const words = found[group] ?? '';
  const at = from + found.index + found[0].indexOf(words);
  return wordsOf(article, at, at + words.length);
}

/** 全国生物医药企业总数 is 全国 where only the scope tells something new; empty words leave the whole to what was told before. */
function wholeOf(words: string): string | null {
  const whole = words
    .replace(/^[: ]+/, '')
    .replace(/^(?:全部|整个|到|了)(?=[\u4e00-\u9fff]{2})/, match => (match === '全部' ? match : ''))
    .replace(/^(?:公司|其)(?=20\d\d|所)/, '')
    .replace(/(?:(?<!市场)份额|的|比重|比例|则|约|近|超|超过|达|分别|始终|首次|依次|也有|接)+$/, '')
    .replace(/^(全[国省市区县]|全球|国内|世界)总[量数额]$/, '$1')
    .replace(/(?<=(?<!城)[市省区县州])总[数量额]$|(?<=城市|走廊|长三角)总数$/, '')
    .replace(/^(?:股)$/, '');
  // 占比2020年底为3.8%: a time is no whole.
  // 占其中的六成: of what was told before.
  return whole === '' || whole === '其中' || whole === '合计' || /^(?:20\d\d年|[今去上前]年)[\d月底末度初]*$/.test(whole)
    ? null
    : whole;
}
