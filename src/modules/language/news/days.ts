import { matchesOf } from '../matches.ts';
import { readNumber } from '../number.ts';
import { opening } from '../pattern.ts';
import { markersIn, markersOf } from '../starters.ts';
import type { Days } from './reading.ts';

const pad = (value: number) => String(value).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const iso = (year: number, month: number, day: number) => `${year}-${pad(month)}-${pad(day)}`;
const numberOf = (words: string) => readNumber(words, 0)?.value ?? Number.NaN;
const daysBefore = (published: string, days: number) =>
  new Date(Date.parse(published) - days * 86_400_000).toISOString().slice(0, 10);
/** The day before a day. */
export const dayBefore = (published: string) => daysBefore(published, 1);
/** The day after a day. */
export const dayAfter = (day: string) => daysBefore(day, -1);

const dayOfMonth = opening(/^(\d{1,2})[日号]$/);

const nearMonth = opening(/^(上|本|下)个?月(?:(\d{1,2})[日号])?/);

/** Characters of which one stands in every time that one of the rules below knows: most times hold none of the most. */
const marked = markersOf(
  '"“”‘’ —–~～至到-',
  '五昨',
  '前今下发',
  '周天',
  '此届当同前次翌周近过来间后财内',
  '以至起',
  '底末',
  '假长黄前头季半',
);
const [ofMarks, ofNight, ofNow, ofWeek, ofNone, ofOpen, ofEnd, ofPart] = [1, 2, 4, 8, 16, 32, 64, 128];

/** The days that the words of a time stand for, seen from the day of publication; null where they are vague or that day is needed and missing. */
export function daysOf(words: string, published: string | null): Days | null {
  const marks = markersIn(marked, words, 0, words.length);
  const text =
    marks & ofMarks
      ? words
          .replace(/["“”‘’ ]/g, '')
          .replace(/[—–~～至到]+(?=.)/g, '-')
          .replace(/^-/, '')
      : words;
  const plan = marks & ofNight ? /十([一二三四五六])五/.exec(text) : null;
  if (plan) {
    const first = 2006 + '一二三四五六'.indexOf(plan[1]!) * 5;
    return /[末]/.test(text)
      ? { from: `${first + 4}-12-31`, to: `${first + 4}-12-31` }
      : { from: `${first}-01-01`, to: /以来/.test(text) ? (published ?? `${first + 4}-12-31`) : `${first + 4}-12-31` };
  }
  const now = published ? Number(published.slice(0, 4)) : null;
  if (marks & ofNow && /目前|当前|迄今|^至今|今[日天]|^今$|如今|当下|发稿/.test(text))
    return published ? { from: published, to: published } : null;
  if (marks & ofNight && /昨[日天]|^昨$/.test(text))
    return published ? { from: dayBefore(published), to: dayBefore(published) } : null;
  const weekday = marks & ofWeek ? /^([上本])周([一二三四五六日天])$/.exec(text) : null;
  if (weekday && published) {
    const since = (new Date(published).getUTCDay() + 6) % 7;
    const shift = since + (weekday[1] === '上' ? 7 : 0) - '一二三四五六日'.indexOf(weekday[2]!.replace('天', '日'));
    return { from: daysBefore(published, shift), to: daysBefore(published, shift) };
  }
  if (text === '前天') return published ? { from: daysBefore(published, 2), to: daysBefore(published, 2) } : null;
  if (
    marks & ofNone &&
    /至此|届时|[当同前次翌][天日]|同一天|同月|第.{1,3}届|本周|上周|近日|日前|近期|近年|过去|年来|年间|未来|节后|[次翌]年|^[上本]一?个?财年|[后内]$/.test(
      text,
    )
  )
    return null;
  const years = matchesOf(text, /((?:19|20)\d\d)(?=年|-|\/|\.|$)|([今去前明当本上同后])年/g).map(([, digits, word]) =>
    digits ? Number(digits) : now === null ? null : now + yearShift(word!),
  );
  const dotted = text.length > 7 ? /((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text) : null;
  if (dotted) return { from: iso(+dotted[1]!, +dotted[2]!, +dotted[3]!), to: iso(+dotted[1]!, +dotted[2]!, +dotted[3]!) };
  const day = dayOfMonth.exec(text);
  if (day) return published ? ofMonth(published, Number(day[1]) > Number(published.slice(8, 10)) ? -1 : 0, day[1]) : null;
  const relative = nearMonth.exec(text);
  if (relative && published) {
    const month = ofMonth(published, '上本下'.indexOf(relative[1]!) - 1, relative[2]);
    return relative[1] === '下' && text.endsWith('起') ? { from: month.from, to: null } : month;
  }
  const months = matchesOf(text, /(?<![前头\d])(\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月|(?=-\d{1,2}月))/g).map(([, month]) =>
    numberOf(month!),
  );
  const first = years[0] ?? yearOfMonth(months.at(-1), published);
  if (first === null) return null;
  const last = years.at(-1) ?? first;
  const isOpen = (marks & ofOpen) !== 0 && /以来|至今|起$/.test(text);
  // 明年3月起: nobody says until when.
  const openUntil = (from: string) => (published !== null && published < from ? null : published);
  if (months.length > 0) {
    const days = matchesOf(text, /(\d{1,2})[日号]/g).map(([, day]) => Number(day));
    const [m1, m2] = [months[0]!, months.at(-1)!];
    if (days.length > 0) {
      const from = iso(first, m1, days[0]!);
      return { from, to: isOpen && days.length === 1 ? openUntil(from) : iso(last, m2, days.at(-1)!) };
    }
    const until = iso(last, m2, lastDay(last, m2));
    const from = (marks & ofEnd) !== 0 ? until : iso(first, m1, 1);
    return { from, to: isOpen ? openUntil(from) : until };
  }
  const holiday = marks & ofPart ? holidayOf(text, first, published) : null;
  if (holiday) return holiday;
  const part = marks & ofPart ? partOfYear(text) : null;
  const end = part ? iso(last, part[1], lastDay(last, part[1])) : `${last}-12-31`;
  if (marks & ofEnd && /[底末](?!期)/.test(text)) return { from: end, to: end };
  const from = part ? iso(first, part[0], 1) : `${first}-01-01`;
  return { from, to: isOpen ? openUntil(from) : end };
}

/** Feasts with a day of their own in the calendar, and how long one is free where the text does not count. */
const feasts: readonly (readonly [name: string, month: number, days: number])[] = [
  ['元旦', 1, 3],
  ['五一', 5, 5],
  ['国庆', 10, 7],
];

/** 五一假期, 去年国庆中秋假期8天: the days that are free, the latest that had begun where no year is told. */
function holidayOf(text: string, year: number, published: string | null): Days | null {
  if (!/假期|小长假|黄金周/.test(text)) return null;
  const feast = feasts.find(([name]) => text.includes(name));
  if (!feast) return null;
  const [, month, usual] = feast;
  const told = /([三五七八\d])[天日]/.exec(text);
  const of = !/年/.test(text) && published && iso(year, month, 1) > published ? year - 1 : year;
  return { from: iso(of, month, 1), to: iso(of, month, told ? numberOf(told[1]!) : usual) };
}

function ofMonth(published: string, shift: number, day: string | undefined): Days {
  const date = new Date(Date.UTC(Number(published.slice(0, 4)), Number(published.slice(5, 7)) - 1 + shift, 1));
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return day
    ? { from: iso(year, month, +day), to: iso(year, month, +day) }
    : { from: iso(year, month, 1), to: iso(year, month, lastDay(year, month)) };
}

function partOfYear(text: string): [number, number] | null {
  const early = /[前头](\d{1,2}|[一两二三四五六七八九十]{1,2})(个?季度|个?月)/.exec(text);
  if (early) return [1, numberOf(early[1]!) * (early[2]!.includes('季') ? 3 : 1)];
  const quarter = /([一二三四1-4首])季度?/.exec(text);
  if (quarter) {
    const number = quarter[1] === '首' ? 1 : numberOf(quarter[1]!);
    return [number * 3 - 2, number * 3];
  }
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
