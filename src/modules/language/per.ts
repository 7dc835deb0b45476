import { standsAt, startersOf } from './starters.ts';

/** What a sum or measure is for: 元/㎡/月 has area and time; `other` names what else it is for (公顷, 人, 度, 季). */
export type Per = { area: 'm2' | 'mu' | null; time: 'day' | 'month' | 'year' | null; other: string | null };

type Part = readonly [word: string, set: (per: Per) => void];

const ofArea =
  (area: Per['area']) =>
  (per: Per): void => {
    per.area = area;
  };
const ofTime =
  (time: Per['time']) =>
  (per: Per): void => {
    per.time = time;
  };
const ofOther =
  (word: string) =>
  (per: Per): void => {
    per.other = word;
  };
const others: readonly Part[] =
  '立方米 公顷 千瓦时 kwh 公里 千瓦 小时 间 套 层 栋 幢 个 人 户 吨 度 车 床 件 台 次 托 托盘 板位 箱 万人 位 家 工位 辆 股 季 季度 半年'
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .map((word): Part => [word, ofOther(word)]);
const parts: readonly Part[] = [
  ['平方公里', ofOther('平方公里')],
  ...['平方米', '平方', '平米', '㎡', 'm2', 'm', '平', '方'].map((word): Part => [word, ofArea('m2')]),
  ['亩', ofArea('mu')],
  ...['天', '日'].map((word): Part => [word, ofTime('day')]),
  ...['个月', '月'].map((word): Part => [word, ofTime('month')]),
  // 6.8万元/第一年
  ...['第一年', '首年', '年'].map((word): Part => [word, ofTime('year')]),
  ...others,
];
// What may stand right behind 元 or 万 without a stroke: 元㎡, 元平天, 万年, 8元方.
const direct = new Set(['平方米', '平方', '平米', '平', '㎡', 'm2', '方', '亩', '天', '月', '年', '个月']);
const joint =
  /(?: ?[(（]? ?(?:\/|·|\.|\*|每|一|1(?=平|天|个月|年|亩|方))(?:一|1(?=[平天月年个亩方]))?(?:个(?![，,。；;、 )]|$))?(?=[^个]|个[，,。；;、 )]|个$)| (?=每|一)|[(（](?=[平㎡月天年]))/y;
const bound = /(?:以下|以内|之内|左右|上下|以上|起|内|多)(?=[/·每一])/y;
const close = / ?[)）]/y;

const starts = startersOf(' (（/·.*每一1以左上起内多');
const touching = startersOf(parts.map(([word]) => word[0]).join(''));

/** Parts of the year that rents are paid for, and how many of them it has. */
export const termsPerYear: ReadonlyMap<string, number> = new Map([
  ['季', 4],
  ['季度', 4],
  ['半年', 2],
]);

export const noPer = (): Per => ({ area: null, time: null, other: null });

/** Reads 元's followers (/㎡/月, 每平每月, 一平一个月, ㎡·天) from `at` into a Per and tells where they end. `mayTouch`: 元 or 万 stands before, so that a stroke may be missing. */
export function readPer(text: string, at: number, mayTouch: boolean): { per: Per; end: number } {
  const per = noPer();
  if (!standsAt(starts, text, at) && !(mayTouch && standsAt(touching, text, at))) return { per, end: at };
  let end = at;
  let opened = false;
  for (let turn = 0; turn < 3; turn++) {
    let next = end;
    bound.lastIndex = next;
    next += bound.exec(text)?.[0].length ?? 0;
    joint.lastIndex = next;
    const joined = joint.exec(text);
    if (joined) next += joined[0].length;
    else if (!mayTouch) break;
    const part = standsAt(touching, text, next) ? parts.find(([word]) => text.startsWith(word, next)) : undefined;
    // 2680元/㎡ 每层2150㎡: behind a space another statement begins.
    if (joined && /^ (?!\/)/.test(joined[0]) && part && others.includes(part)) break;
    // 42元/㎡/月（一层）: the floor that the sum is for.
    if (part?.[0] === '层' && joined && /[(（] ?[一1]$/.test(joined[0])) break;
    // 层高4.2 一平一年130, 6400(平方米): what belongs to the next number, and a unit in brackets.
    if (part && turn === 0 && joined && /^(?: [每一]| ?[(（])/.test(joined[0]) && isOfNext(text, next + part[0].length, mayTouch))
      break;
    if (!part || (!joined && !direct.has(part[0])) || isOtherWord(text, next, part[0], joined !== null)) break;
    // 元/㎡/月 每年递增: the second period belongs to what follows.
    if (per.time && /[天日月年]$/.test(part[0])) break;
    part[1](per);
    opened ||= /[(（]/.test(joined?.[0] ?? '');
    end = next + part[0].length;
  }
  close.lastIndex = end;
  if (opened && close.test(text)) end = close.lastIndex;
  return { per, end };
}

const nextNumber = /^(?:[一每]?个?(?:天|日|月|年))?(?:只要|就|约|是|要|租)? ?[\d一两三四五六七八九十]/;

/** Whether what a sum may be for belongs to the number behind it, or closes a bracket behind a number without a coin. */
function isOfNext(text: string, at: number, hasCoin: boolean): boolean {
  if (text[at] === ')' || text[at] === '）') return !hasCoin;
  return nextNumber.test(text.slice(at, at + 8));
}

// 万年底, 元月底, 元平均: a date, a term or a mean, not what the sum is for.
function isOtherWord(text: string, at: number, word: string, joined: boolean): boolean {
  const next = text[at + word.length] ?? '';
  if (next === '') return false;
  if (word === '次') return next === '性';
  if (word === '年' || word === '月') return !joined && '底初末产纳缴税营销度内后前'.includes(next);
  if (word === '日' || word === '天') return '用常然津使'.includes(next);
  if (word === '方' || word === '平') return '向式面案法便台湖均安'.includes(next);
  if (word === 'm') return /[a-z]/.test(next);
  if (word === '个') return /[月人]/.test(next);
  return false;
}

const before =
  /(?:每|(?<!通)一|单|(?<!\d)1)个?(平方米|平方(?!公里|千米)|平米|平(?!方公里|方千米)|㎡|m2|方|亩|天|日|个月|月(?![份底初末中])|年)|每(平方公里)$|(?:第[一二三四五]|首|次|全)(年)(?=\d|$)|(年|月|日)(?:租|付|均|供|金|总价|总?预算|费用)|(亩)均(?=[^ ]*$)|(?:每|租金一)个?(托盘?|箱|板位|季度?|半年)/g;

/** What a sum is for where the words stand before it: 每平方每月, 年租金, 一个月, 一平一天. */
export function perBefore(words: string): Per {
  const per = noPer();
  before.lastIndex = 0;
  for (let found = before.exec(words); found; found = before.exec(words)) {
    const word = found[1] ?? found[2] ?? found[3] ?? found[4] ?? found[5] ?? found[6] ?? '';
    parts.find(([part]) => part === word)?.[1](per);
  }
  return per;
}

/** Joins what stands behind a sum with what stands before it; the words behind win. */
export function joinPer(behind: Per, ahead: Per): Per {
  return { area: behind.area ?? ahead.area, time: behind.time ?? ahead.time, other: behind.other ?? ahead.other };
}
