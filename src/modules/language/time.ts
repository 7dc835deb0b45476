import { isDigit } from './character.ts';
import { standsAt, startersOf } from './starters.ts';

/** A time in the text, as written: a day, month, quarter, half, year, plan period, season or a vague 近日. */
export type Time = { kind: 'time'; start: number; end: number };

const y = '(?:19|20)\\d\\d';
const year = `(?:${y} ?财?年|[上本]一?个?财年|(?:[今去前明当本上同来]|(?<![产成运用工])后)年)`;
const monthNumber = '(?:1[0-2]|0?[1-9])';
const month = `(?:(?<![\\d.])${monthNumber} ?月|十[一二]?月|(?<![十几数个二三四五六七八九])[一二三四五六七八九]月|(?<=年)元月)`;
const dayNumber = '(?:3[01]|[12]\\d|0?[1-9])';
const day = `(?:${dayNumber} ?[日号]|(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)`;
const few = '(?:\\d{1,2}|[一二两三四五六七八九十几]{1,2})';
const to = ' ?(?:-{1,2}|~|至|到) ?';
const hanMonth = '(?:十[一二]?|[一二三四五六七八九])';
const side = '(?:[以之]?[前后内]|前后|左右)?';
const quarter = '(?:第?[一二三四1-4]季(?!报)度?|首季(?!报)度?)';
const festival = '春节|国庆节?|五一|元旦|中秋节?|清明节?|端午节?|十一(?=[前后])|暑[假期]|寒假';

/** From the most telling form to the vaguest; the first that fits at a place is taken. */
const forms: readonly string[] = [
  `["“‘]?十[一二三四五六]五(?![块元万亩平米吨个多]|[六]?[块元])["”’]?(?:规划)?(?:期间|以来|时期|[初末]期?|开局之年|收官之年)?`,
  `(?<![\\d.])${y}[-/.]${monthNumber}(?:[-/.]${dayNumber})?(?![\\d/]|\\.\\d|号?地块|号?宗地| ?[万亿元%倍平方㎡亩吨]| ?m2)${side}`,
  `(?<![\\d.])${y}年?${to}${y}年(?:间|期间)?`,
  `${year}${to}${year}(?:间|期间)?`,
  `(?:${year}度?)?(?<![\\d.])(?:1[0-2]|[1-9])${to}(?:1[0-2]|[1-9]) ?月份?`,
  `(?:${year}度?)?(?<![十几数个第])${hanMonth}${to}${hanMonth}月份?(?![日号])`,
  `(?:${year}度?)?[一1]${to}[二三23]季度`,
  `(?:${year} ?)?${month}份?(?: ?(?:${day}|${dayNumber}(?=[前后]))|[底末初]|[上中下]旬)?` +
    `(?:${to}(?:${year})?(?:${month}份?)?(?:${day}|[底末])?(?<=[月份日号底末]))?(?:以来|${side})`,
  `(?:${year}度?)?(?:${quarter}末?|[上本下]一?个?季度[末初]?|前[一二三]个?季度|[上下]半年末?|(?<!提)[前头]${few}个?月(?!内)|全年|q[1-4])${side}`,
  `${y}年?(?:q[1-4]|h[12])${side}`,
  `(?<![\\d.])2\\d年(?=${monthNumber}月|第?[一二三四]季|[上下]半年|[底初末])(?:${month}(?:${day}|[底末初])?|${quarter}|[上下]半年|[底末初])${side}`,
  `(?<![\\d.])${monthNumber}\\.${dayNumber}[日号](?![楼栋线库厂房仓地车门院区])${side}`,
  `${year}(?:${festival})(?:之?[前后]|期间)?`,
  `${year}(?:年内|来(?=[，,])|度|全年|(?:一|一整|整)年|同期|以来|至今|期间|年?[底末初]|年?中(?![国华央心小医高型外试东西南部标])|春节)?${side}`,
  `(?<![今去明当\\d一二两三四五六七八九十半几多])年[底末初内](?:之?前)?|年[前后](?=[^\\u4e00-\\u9fff]|要|搬|入|用|交|投|能|开|就|完|$)`,
  `(?:${festival})(?:${festival})?(?:假期|长假|黄金周)?(?:前?[一二三四五六七八3578]天)?(?:期间|之?[前后])?(?=$|[，,。期前后假黄\\s要搬入用交投能开就完])`,
  `(?:(?:上个?|本|[12]\\d)世纪)?[1-9一二三四五六七八九][0十]年代[初中末]?`,
  `近${few}年来?|过去的?${few}(?:年|个月)(?:间|里|来)?|(?<![\\d.第连续])${few}年(?:来|间)|近年来?`,
  `[上本]周[一二三四五六日天](?![一二三四五六日天])|(?<![提以之年月日])前天(?!津)|同一天|次日|翌日`,
  `(?:今[天日]|明天|昨[日天]|前[日天](?=[在，,联举召签发])|[当同]天|当日)(?!的)|昨(?=[，,\\u4e00-\\u9fff])(?![天日年非])|(?<![至现迄])今(?=[，,上下从由召举签开在晚夜]|午|启动|揭牌|集中|发布)`,
  `[“"](?:五一|十一|双节)[”"](?:小?长假|假期|黄金周|期间)`,
  `[“"]?双(?:11|十一|12|十二)[”"]?(?:期间)?`,
  '截至目前|截至发稿时?|截至今日|(?:到|截止)?目前为止|届时|(?:次|翌)年(?:[底末初]|年[底末初])?|现如今|当下(?=[，,])|目前|当前|迄今为止|迄今|如今|眼下|近日|日前|近期|不久前|上个?月(?:[底末]|(?:3[01]|[12]\\d|[1-9])[日号])?|下个?月(?:[底末初]|(?:3[01]|[12]\\d|[1-9])[日号])?|本月(?:[底末初]|(?:3[01]|[12]\\d|[1-9])[日号])?|月[底初末](?:之?前)?|上周|本周|下周',
  `(?<![\\d.期时第近每满约超过达免续前后各为仅用]|[个多余])${dayNumber}日(?![内后前以之间游均租免龄常夜程起志年化本产处报讯电\\s])(?=[\\u4e00-\\u9fff，,])`,
  '(?<=[，,。；;：:\n])同期(?![相增比平水目]|[发公]布|举[行办]|揭[牌晓]|印发|召开)',
  // 恒炬工具同期海外订单增长22.5%
  '(?<![年占与比较和于季月])同期(?=的?(?:营业|营收|收入|净利|海外|国内|订单|销售|销量|产值|产量|出口|进口|利润|出货|毛利))',
  `${few}个?(?:月|周)(?:之?内|以内|后)|半年(?:之?内|以内|后)`,
];
const pattern = new RegExp(forms.join('|'), 'y');
/** The characters that may begin a time. */
export const timeStarts =
  '眼双现届0123456789“"‘今去前明当本上同后来十一二两三四五六七八九几近过截目迄如日昨不下月年全头首春国元中清端暑寒半第次翌q';
const starts = startersOf(timeStarts);

/** Reads the time that begins at `at`; null where none does. */
export function readTime(text: string, at: number): Time | null {
  if (!standsAt(starts, text, at) || !mayOpen(text, at) || !mayFollow(text, at)) return null;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found && (found[0].length > 1 || found[0] === '昨' || found[0] === '今')
    ? { kind: 'time', start: at, end: at + found[0].length }
    : null;
}

/** Characters that texts are full of, each before those with which it begins a time; the others begin one before many. */
const openings = new Map(
  (
    '年底末初内前后 月底末初 元旦月 全年 国庆 中秋 目前 首季 日前 次日年 过去 不久 现如 来年 后年 去年 半年 下一半个月季周 同年期天一 ' +
    '当年天日下前 上年一个财季世周月半 本年一个财季世周月 第一二三四1234 “十五双'
  )
    .split(' ')
    .map(([first, ...seconds]) => [first!.charCodeAt(0), seconds.join('')]),
);

function mayOpen(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x100 || (openings.get(code)?.includes(text.charAt(at + 1)) ?? true);
}

/** What may stand behind the digits with which a time begins, over a space. */
const behindDigits = startersOf('-~至到年财月季日个周世十qh');
const behindYear = startersOf('/.');

/** Most numbers begin no time: what stands behind their digits tells so before the pattern is tried. */
function mayFollow(text: string, at: number): boolean {
  let end = at;
  while (end - at <= 4 && isDigit(text.charCodeAt(end))) end++;
  if (end === at) return true;
  if (end - at > 4) return false;
  if (end - at <= 2 && text.charCodeAt(end) === 0x2e) return isDayAt(text, end + 1);
  return (end - at === 4 && standsAt(behindYear, text, end)) || standsAt(behindDigits, text, text[end] === ' ' ? end + 1 : end);
}

/** 9.1号: whether a day of one or two digits and its word stand at a place. */
function isDayAt(text: string, at: number): boolean {
  let end = at;
  while (end - at < 3 && isDigit(text.charCodeAt(end))) end++;
  return end > at && end - at < 3 && (text[end] === '号' || text[end] === '日');
}
