import { readNumber } from '../number.ts';
import type { Article } from './article.ts';
import type { Days } from './fact.ts';

/** A time in the text. `base`: what something is compared with (较2016年), no time of its own. `use` false: numbers in it are no values, but it dates nothing. */
export type Period = { start: number; end: number; words: string; base: boolean; use: boolean };

const year = '(?:(?:19|20)\\d\\d财?年|[今去前明当本上同]年)';
const month = '(?:(?<!\\d)(?:1[0-2]|0?[1-9])|十[一二]?|(?<![十几数个])[一二三四五六七八九])月';
const few = '(?:\\d{1,2}|[一二两三四五六七八九十几]{1,2})';
const to = '(?:-{1,2}|~|至|到)';
const time = new RegExp(
  [
    '["“‘]?十[一二三四五六]五["”’]?(?:规划)?(?:期间|以来|时期|[初末]期?|开局之年|收官之年)?',
    `(?<![\\d.])(?:19|20)\\d\\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])(?!\\d)`,
    `(?<![\\d.])(?:19|20)\\d\\d年?${to}(?:19|20)\\d\\d年(?:间|期间)?`,
    `${year}${to}${year}(?:间|期间)?`,
    `(?:${year}度?)?(?<![\\d.])(?:1[0-2]|[1-9])${to}(?:1[0-2]|[1-9])月份?`,
    `(?:${year})?${month}份?(?:(?:3[01]|[12]\\d|0?[1-9])[日号]|[底末初]|[上中下]旬|当月)?` +
      `(?:${to}(?:${year})?(?:${month}份?)?(?:(?:3[01]|[12]\\d|0?[1-9])[日号]|[底末])?(?<=[月份日号底末]))?(?:以来)?`,
    `(?:${year}度?)?(?:第?[一二三四1-4]季度末?|前[一二三]个?季度|[上下]半年末?|[前头]${few}个?月|全年)`,
    `${year}(?:度|全年|同期|以来|至今|期间|[底末初中]|[以之]?[前内后])?`,
    '(?<![今去明当\\d])年[底末初内](?:前)?|去年同期|上年同期',
    '(?:春节|国庆|五一|[“"]五一[”"]|元旦|中秋|清明|端午|暑假|寒假)(?:假期|长假|黄金周)?(?:期间|前后)?(?=[，,期前假黄]|$)',
    `近${few}年来?|过去(?:的)?${few}年(?:间|里|来)?|(?<![\\d.第连续])${few}年(?:来|间)|近年来?`,
    '截至目前|截至发稿时?|截至今日|目前|当前|迄今为止|迄今|如今|今年以来|近日|日前|近期|昨[日天]|今[日天](?!的话)|当[天日](?!是)|前[天日](?=[，,])|上月[底末]?|本月[底末初]?|月末',
    `(?<![\\d.])(?:3[01]|[12]\\d|[1-9])日(?=[，,上下在从由召举])`,
  ].join('|'),
  'g',
);
const compared = /(?:较|比|同比|超过|高于|低于|多于)$/;

/** Finds the times of a text from left to right; with a leading 截至, 到 (not that of 增加到). */
export function findPeriods({ plain, shown }: Article): Period[] {
  const found: Period[] = [];
  for (const match of plain.matchAll(time)) {
    let start = match.index;
    const end = start + match[0].length;
    const before = plain.slice(Math.max(0, start - 4), start);
    const after = plain.slice(end, end + 24);
    const lead = /(?:截至|截止到|截止|(?<![加增提升高达长降少跃涨大扩展回落飙攀])到)$/.exec(before);
    if (lead && !(lead[0] === '到' && after.startsWith('的'))) start -= lead[0].length;
    const words = shown.slice(start, end);
    const five = /^["“‘]?十[一二三四五六]五/.test(match[0]);
    const base =
      (compared.test(before) && !/^的?[\d.]/.test(after) && !/^以来/.test(after)) ||
      (/[与同和]$/.test(before) && /^[^，,;\d]{0,8}(?:相比|比较|持平)/.test(after));
    const named =
      /^["“‘]?十[一二三四五六]五["”’]?(?:规划)?$/.test(match[0]) ||
      /^(?:度|届)?[^，,]{0,12}(?:奖|名单|榜|荣誉|考核|评价|评选)|^(?:的)?(?:目标|任务|计划)/.test(after);
    const inQuotes = !five && /[《〈「“][^》〉」”]{0,30}$/.test(plain.slice(Math.max(0, start - 30), start));
    found.push({ start, end, words, base, use: !base && !named && !inQuotes });
  }
  return found;
}

/** The words between two offsets without the times among them. */
export function wordsBetween({ shown }: Article, from: number, to: number, periods: readonly Period[]): string {
  let words = '';
  let at = from;
  for (const { start, end } of periods) {
    if (start < at || end > to) continue;
    words += shown.slice(at, start);
    at = end;
  }
  return words + shown.slice(at, Math.max(at, to));
}

const pad = (value: number) => String(value).padStart(2, '0');
const lastDay = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate();
const numberOf = (words: string) => readNumber(words, 0)?.value ?? Number.NaN;

/** The days that the words of a time stand for, seen from the day of publication; null where they are vague or that day is needed and missing. */
export function daysOf(words: string, published: string | null): Days | null {
  const text = words.replace(/["“”‘’]/g, '').replace(/[—–~～至到]+/g, '-');
  const plan = /十([一二三四五六])五/.exec(text);
  if (plan) {
    const first = 2006 + ('一二三四五六'.indexOf(plan[1]!) - 0) * 5;
    return { from: `${first}-01-01`, to: `${first + 4}-12-31` };
  }
  const now = published ? Number(published.slice(0, 4)) : null;
  if (/目前|当前|迄今|今[日天]|如今|发稿/.test(text)) return published ? { from: published, to: published } : null;
  if (/昨[日天]/.test(text)) return published ? dayBefore(published) : null;
  if (/[当同前][天日]|本周|上周|近日|日前|近期|近年|过去|年来|年间/.test(text)) return null;
  const years = [...text.matchAll(/((?:19|20)\d\d)(?=年|-|\/|\.)|([今去前明当本上同后])年/g)].map(([, digits, word]) =>
    digits ? Number(digits) : now === null ? null : now + yearShift(word!),
  );
  const iso = /((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  if (iso) return oneDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const months = [...text.matchAll(/(\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月|(?=-\d{1,2}月))/g)].map(([, m]) =>
    numberOf(m!),
  );
  const first = years[0] ?? yearOfMonth(months.at(-1), published);
  if (first === null) return null;
  const last = years.at(-1) ?? first;
  const open = /以来|至今/.test(text);
  if (months.length > 0) {
    const days = [...text.matchAll(/(\d{1,2})[日号]/g)].map(([, d]) => Number(d));
    const [m1, m2] = [months[0]!, months.at(-1)!];
    if (days.length > 0) return { from: iso8(first, m1, days[0]!), to: iso8(last, m2, days.at(-1)!) };
    const from = /[底末]/.test(text) ? iso8(last, m2, lastDay(last, m2)) : iso8(first, m1, 1);
    return { from, to: open ? published : iso8(last, m2, lastDay(last, m2)) };
  }
  const span = partOfYear(text);
  const end = span ? iso8(last, span[1], lastDay(last, span[1])) : `${last}-12-31`;
  if (/[底末](?!期)/.test(text)) return { from: end, to: end };
  return { from: span ? iso8(first, span[0], 1) : `${first}-01-01`, to: open ? published : end };
}

function partOfYear(text: string): [number, number] | null {
  const early = /[前头](\d{1,2}|[一二三四五六七八九十]{1,2})(个?季度|个?月)/.exec(text);
  if (early) return [1, numberOf(early[1]!) * (early[2]!.includes('季') ? 3 : 1)];
  const quarter = /([一二三四1-4])季度/.exec(text);
  if (quarter) return [numberOf(quarter[1]!) * 3 - 2, numberOf(quarter[1]!) * 3];
  if (text.includes('上半年')) return [1, 6];
  return text.includes('下半年') ? [7, 12] : null;
}

function yearShift(word: string): number {
  return word === '去' || word === '上' ? -1 : word === '前' ? -2 : word === '明' ? 1 : word === '后' ? 2 : 0;
}

/** A month without a year is the latest one that had begun when the text appeared. */
function yearOfMonth(month: number | undefined, published: string | null): number | null {
  if (!published) return null;
  const now = Number(published.slice(0, 4));
  return month !== undefined && month > Number(published.slice(5, 7)) ? now - 1 : now;
}

function iso8(y: number, m: number, d: number): string {
  return `${y}-${pad(m)}-${pad(d)}`;
}

function oneDay(y: number, m: number, d: number): Days {
  return { from: iso8(y, m, d), to: iso8(y, m, d) };
}

function dayBefore(published: string): Days {
  const day = new Date(Date.parse(published) - 86_400_000).toISOString().slice(0, 10);
  return { from: day, to: day };
}
