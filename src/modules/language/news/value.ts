import { readNumber, tidy } from '../number.ts';
import type { Article, Clause } from './article.ts';
import type { Comparator, Interval } from './fact.ts';
import { intervalOf, readQualifier } from './qualifier.ts';
import { type Kind, readNewsUnit } from './unit.ts';

/** A number with its unit. `start` and `end` cover qualifier, number, unit and what follows it (以上); `from` is where the number begins, `at` where its unit ends. */
export type Value = {
  kind: Kind;
  value: number;
  unit: string | null;
  comparator: Comparator;
  interval: Interval;
  start: number;
  from: number;
  at: number;
  end: number;
  rule: string;
};

const more = /(?:多|余|来)(?=[万亿千百个家户名人件项台辆套条种款支所处场座间亩吨元美次篇位只颗枚片公平笔单艘架块栋幢对])/y;
const bigger = /万亿|亿|千万|百万|万|千|百/y;
const scaleOf: Readonly<Record<string, number>> = { 万亿: 1e12, 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3, 百: 1e2 };
const fraction = /(\d{1,4}) ?\/ ?(\d{1,5})(?![\d/])(?![a-z]{1,2}(?![a-z]))/y;
const hanFraction = /([零一二两三四五六七八九十百千\d.]{1,6})分之([零一二两三四五六七八九十点百\d.]{1,8})/y;
const doubling = /翻(?:了)?(?:([一两二三四五])?番|倍)/y;
const bareScale =
  /(?:十|百|千|万|亿|百万|千万|十亿|百亿|千亿|万亿)(?=(?:余|多)?(?:元|家|个|人|名|户|件|项|台|亩|种|次|位|$|[，,。;、]))/y;
const raised = /(?:超过?|突破|首破|破|近|逾|过|达|约|达到|将近|接近)$/;
const toward = / ?(?:-{1,2}|~|至|到) ?/y;
const vague = /(?:几|动辄|若干)$/;
const vagueScale = /(?:数|上|成)$/;
const perTail =
  /(?:\/|每(?!年|天|个?月\d)|(?<=元)一)(?:平方米|平方公里|㎡|m2|亩|公顷|人|个?月|年|天|日|吨|千瓦时|度|kwh|千瓦|件|台|户|套|间|次|立方米|公里|小时)/y;
const perWords: Readonly<Record<string, string>> = { '㎡': '平方米', m2: '平方米', 个月: '月', kwh: '千瓦时', 度: '千瓦时' };

type Raw = { value: number; step: number; scale: number; end: number; more: boolean };

/** Finds the values of a clause from left to right, none overlapping; a range gives two. */
export function findValues({ plain }: Article, { start, end }: Clause, mask: Uint8Array): Value[] {
  const found: Value[] = [];
  let floor = start;
  for (let i = start; i < end; ) {
    const values = mask[i] ? null : valuesAt(plain, i, floor, end);
    if (!values) {
      i++;
      continue;
    }
    found.push(...values.list);
    if (values.list.length > 0) floor = values.list.at(-1)!.at;
    i = Math.max(i + 1, values.end);
  }
  return found;
}

function valuesAt(plain: string, i: number, floor: number, limit: number): { list: Value[]; end: number } | null {
  const character = plain[i]!;
  if (character === '翻') return doubled(plain, i, floor);
  const isDigit = character >= '0' && character <= '9';
  if (!isDigit && !'一二两三四五六七八九十百千万亿半'.includes(character)) return null;
  if (isDigit && /[\d.]/.test(plain[i - 1] ?? '')) return null;
  const part = readFraction(plain, i);
  if (part)
    return {
      list: [plainValue(plain, floor, i, part.end, 'share', part.value, part.unit, part.value / 1e9, false, 'value.fraction')],
      end: part.end,
    };
  const head = plain.slice(Math.max(floor, i - 4), i);
  const raw = readRaw(plain, i, head);
  if (!raw) return null;
  if (vague.test(head) || (!isDigit && '十百千万亿'.includes(character) && vagueScale.test(head)))
    return { list: [], end: raw.end };
  const first = withUnit(plain, raw, floor, i);
  const range = readRange(plain, raw, first?.unitEnd ?? raw.end, floor, i);
  if (range && range.end <= limit) return range;
  if (!first) return { list: [], end: raw.end };
  if (first.unitEnd > limit) return { list: [], end: raw.end };
  // 三台, 两个, 一家: small numbers in words count nothing that is worth a series.
  if (!isDigit && first.kind === 'count' && raw.value < 10 && raw.scale === 1) return { list: [], end: first.unitEnd };
  if (
    plain[first.unitEnd] === '级' &&
    (first.kind === 'money' || first.kind === 'bare') &&
    /^[十百千万亿]/.test(plain.slice(i, i + 1))
  )
    return { list: [], end: first.unitEnd };
  const value = plainValue(
    plain,
    floor,
    i,
    first.unitEnd,
    first.kind,
    first.value,
    first.unit,
    first.step,
    raw.more,
    `value.${first.kind}`,
  );
  // A minus sign before the number; a dash behind a word or figure is none.
  if (isDigit && plain[i - 1] === '-' && /[的为达至到是，,(]/.test(plain[i - 2] ?? '')) {
    value.value = -value.value;
    value.interval = { lo: negative(value.interval.hi), hi: negative(value.interval.lo) };
  }
  return { list: [value], end: value.end };
}

const negative = (bound: number | null) => (bound === null ? null : -bound);

function readRaw(plain: string, i: number, head: string): Raw | null {
  bareScale.lastIndex = i;
  const scaled = bareScale.exec(plain);
  const bare = scaled && (raised.test(head) || /[余多]/.test(plain[i + scaled[0].length] ?? '')) ? scaled : null;
  const number = bare ? null : readNumber(plain, i);
  let raw: Raw;
  if (bare) {
    const value = [...bare[0]].reduce((sum, word) => sum * (word === '十' ? 10 : scaleOf[word]!), 1);
    raw = { value, step: value, scale: value, end: i + bare[0].length, more: false };
  } else if (number) {
    const decimals = /^[\d,]+\.(\d+)/.exec(plain.slice(i, Math.min(number.end, i + 24)))?.[1]?.length ?? 0;
    raw = { value: number.value, step: number.scale / 10 ** decimals, scale: number.scale, end: number.end, more: false };
  } else return null;
  more.lastIndex = raw.end;
  const few = more.exec(plain);
  if (!few) return raw;
  raw = { ...raw, end: raw.end + few[0].length, more: true };
  bigger.lastIndex = raw.end;
  const scale = raw.scale === 1 ? bigger.exec(plain) : null;
  if (!scale) return raw;
  const factor = scaleOf[scale[0]]!;
  return { value: tidy(raw.value * factor), step: raw.step * factor, scale: factor, end: raw.end + scale[0].length, more: true };
}

type Measured = { kind: Kind; value: number; unit: string | null; step: number; unitEnd: number };

function withUnit(plain: string, raw: Raw, floor: number, start: number): Measured | null {
  const unit = readNewsUnit(plain, raw.end);
  if (!unit) return raw.scale >= 1e4 ? bareMeasure(plain, raw, floor, start) : null;
  // 五成, 近三成; 成 behind other numbers is a verb.
  if (unit.word === '成' && !(raw.value < 10 && Number.isInteger(raw.value))) return null;
  const { kind, factor } = unit;
  const measured = { kind, value: tidy(raw.value * factor), unit: unit.unit, step: raw.step * factor, unitEnd: unit.end };
  if (kind === 'money') return asRate(plain, raw, measured, floor, start);
  perTail.lastIndex = unit.end;
  const per = kind === 'count' || kind === 'measure' ? perTail.exec(plain) : null;
  if (!per) return measured;
  return { ...measured, unit: `${unit.unit}/${perName(per[0])}`, unitEnd: unit.end + per[0].length };
}

/** 200万元/亩 and 675元/月 keep the scale they are written in, sums become 亿元; 亩均税收120万元 is per 亩 too. */
function asRate(plain: string, raw: Raw, measured: Measured, floor: number, start: number): Measured {
  const head = plain.slice(Math.max(floor, start - 16), start);
  perTail.lastIndex = measured.unitEnd;
  const tail = perTail.exec(plain);
  const named =
    tail && perName(tail[0]) !== '年'
      ? perName(tail[0])
      : /亩均|每亩/.test(head)
        ? '亩'
        : /每月|月均|月租/.test(head) && raw.value < 1e6
          ? '月'
          : null;
  const unitEnd = measured.unitEnd + (tail ? tail[0].length : 0);
  if (!named) return { ...measured, unitEnd };
  const coin = measured.unit!.replace('亿', '');
  const [word, factor] = raw.scale >= 1e8 ? ['亿', 1e8] : raw.scale >= 1e4 ? ['万', 1e4] : ['', 1];
  return {
    ...measured,
    unitEnd,
    unit: `${word}${coin}/${named}`,
    value: tidy(raw.value / (factor as number)),
    step: raw.step / (factor as number),
  };
}

const perName = (tail: string) => {
  const word = tail.replace(/^(?:\/|每|一)/, '');
  return perWords[word] ?? word;
};
const people = /(?:人口|人才|用户|用户数|员工|劳动力|游客|户籍|居民|师生|学生|粉丝|会员|注册用户数|就业)[^，,;。]{0,8}$/;
const sums =
  /(?:gdp|生产总值|产值|营收|收入|税|投资|融资|资金|资产|市值|规模|利润|金额|额|总量|支出|余额|贷款|存款|估值|成交|进出口|出口|进口|消费|贡献|增加值|经济|产业|销售|大关|预算|补贴|奖励|资本)[^，,;。]{0,10}$/;

/** 产值3500亿, 人口1190万: a scale without a unit is money or people by the words before it; else nothing. */
function bareMeasure(plain: string, raw: Raw, floor: number, start: number): Measured | null {
  if (/[\u4e00-\u9fffa-z%]/.test(plain[raw.end] ?? '') && !/[的，以之，级大左上]/.test(plain[raw.end]!)) return null;
  const head = plain.slice(Math.max(floor, start - 24), start);
  if (people.test(head))
    return { kind: 'bare', value: raw.value, unit: /用户/.test(head) ? null : '人', step: raw.step, unitEnd: raw.end };
  if (sums.test(head) || raw.scale >= 1e12)
    return { kind: 'money', value: tidy(raw.value / 1e8), unit: '亿元', step: raw.step / 1e8, unitEnd: raw.end };
  return null;
}

function readRange(
  plain: string,
  first: Raw,
  unitEnd: number,
  floor: number,
  start: number,
): { list: Value[]; end: number } | null {
  for (const from of unitEnd > first.end ? [first.end, unitEnd] : [first.end]) {
    toward.lastIndex = from;
    const mark = toward.exec(plain);
    if (!mark) continue;
    const at = from + mark[0].length;
    const next = /[\d一二两三四五六七八九十百]/.test(plain[at] ?? '') ? readRaw(plain, at, '') : null;
    const high = next && withUnit(plain, next, floor, start);
    if (!next || !high) continue;
    const scale =
      from === first.end && first.scale === 1 && next.scale > 1 && first.value < next.value / next.scale ? next.scale : 1;
    const low = withUnit(
      plain,
      { ...first, value: first.value * scale, step: first.step * scale, scale: Math.max(first.scale, scale, 1), end: next.end },
      floor,
      start,
    );
    if (!low || low.unit !== high.unit || low.value >= high.value) continue;
    const interval = { lo: low.value, hi: high.value };
    const base = {
      kind: high.kind,
      unit: high.unit,
      interval,
      start,
      from: start,
      at: high.unitEnd,
      end: high.unitEnd,
      rule: 'value.range',
    };
    const { start: begin } = readQualifier(plain, floor, start, high.unitEnd, false);
    const list: Value[] = [
      { ...base, start: begin, value: low.value, comparator: 'ge' },
      { ...base, start: begin, value: high.value, comparator: 'lt' },
    ];
    return { list, end: high.unitEnd };
  }
  return null;
}

function readFraction(plain: string, i: number): { value: number; unit: string; end: number } | null {
  fraction.lastIndex = i;
  const found = fraction.exec(plain);
  if (found) {
    const [top, bottom] = [Number(found[1]), Number(found[2])];
    return top > 0 && top < bottom ? { value: top / bottom, unit: 'share', end: i + found[0].length } : null;
  }
  hanFraction.lastIndex = i;
  const han = hanFraction.exec(plain);
  if (!han) return null;
  const bottom = /^百$/.test(han[1]!) ? 100 : readNumber(han[1]!, 0)?.value;
  const top = readNumber(han[2]!, 0)?.value;
  if (!bottom || top === undefined) return null;
  return bottom === 100
    ? { value: top, unit: '%', end: i + han[0].length }
    : { value: top / bottom, unit: 'share', end: i + han[0].length };
}

/** 翻一番 is growth by one 倍, 翻两番 by three. */
function doubled(plain: string, i: number, floor: number): { list: Value[]; end: number } | null {
  doubling.lastIndex = i;
  const found = doubling.exec(plain);
  if (!found) return null;
  const value = 2 ** (found[1] ? readNumber(found[1], 0)!.value : 1) - 1;
  const end = i + found[0].length;
  return { list: [plainValue(plain, floor, i, end, 'times', value, '倍', 1, false, 'value.doubling')], end };
}

function plainValue(
  plain: string,
  floor: number,
  from: number,
  at: number,
  kind: Kind,
  value: number,
  unit: string | null,
  step: number,
  few: boolean,
  rule: string,
): Value {
  const qualifier = readQualifier(plain, floor, from, at, few);
  const interval = intervalOf(value, step, qualifier);
  const whole = unit === '%' && kind === 'share' ? 'percent' : kind;
  return {
    kind: whole,
    value,
    unit,
    comparator: qualifier.comparator,
    interval,
    start: qualifier.start,
    from,
    at,
    end: qualifier.end,
    rule,
  };
}
