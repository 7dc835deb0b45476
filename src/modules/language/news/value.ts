import { tidy } from '../number.ts';
import { ending } from '../pattern.ts';
import type { Bound } from '../qualifier.ts';
import type { Quantity } from '../quantity.ts';
import type { Comparator, Interval } from './reading.ts';
import { inForm, ofPower } from './unit-form.ts';

/** A value as facts state it. */
export type Value = { value: number; unit: string; comparator: Comparator; interval: Interval };

/** How far the words about, near and over reach (METHODS 3.2). */
const slack = 0.1;
/** Sums below this many yuan, written without 万, stay in yuan: prices and means. */
const leastSum = 1_000_000;

const comparators: Readonly<Record<Bound, Comparator>> = {
  min: 'ge',
  over: 'gt',
  more: 'gt',
  max: 'lt',
  below: 'lt',
  about: 'approx',
  near: 'approx',
  from: 'ge',
};

/** The values that a quantity of the news states: one, or both ends of a range. `noun`: what it measures; `written`: the unit as written. */
export function valuesOf(quantity: Quantity, noun: string, written: string): Value[] {
  const { values, range, bound, step } = quantity;
  const [unit, factor] = unitOf(quantity, noun, written);
  const scaled = values.map(value => tidy(value / factor));
  if (range && scaled.length === 2 && scaled[0]! < scaled[1]!) {
    const interval = { lo: scaled[0]!, hi: scaled[1]! };
    return [
      { value: scaled[0]!, unit, comparator: 'ge', interval },
      { value: scaled[1]!, unit, comparator: 'lt', interval },
    ];
  }
  const comparator = bound ? comparators[bound] : 'eq';
  return scaled.map(value => ({ value, unit, comparator, interval: intervalOf(value, bound, step / factor, unit) }));
}

/** Sums by the head or piece stay in yuan. */
const mean = /人均(?!亩)|月薪|工资|单价|均价|发行价|每股/;

/** The unit in which facts state a quantity, and what one of it is worth in the quantity's base. */
function unitOf(
  { dimension, unit, factor, per, scale, low }: Quantity,
  noun: string,
  written: string,
): [unit: string, factor: number] {
  if (dimension === 'money') {
    // 发行价每股18.6港元
    const each = noun.includes('每') ? /每(股|瓦时|度|公斤|吨|千瓦时|立方米)(?:发行价)?$/.exec(noun) : null;
    if (each && low < leastSum && scale === 1) return [`${unit}/${each[1]}`, 1];
    // 碳酸锂价格每吨9.8万元
    if (each && low < leastSum) return [`万${unit}/${each[1]}`, 1e4];
    const rate = rateOf(per);
    if (rate)
      return low < 100_000 && scale === 1
        ? [`${unit}/${rate}`, 1]
        : low >= 1e8 && rate !== '亩'
          ? [`亿${unit}/${rate}`, 1e8]
          : [`万${unit}/${rate}`, 1e4];
    if ((noun.includes('亩') || noun.includes('单位')) && /亩均|每亩|单位.{0,4}税收/.test(noun)) return [`万${unit}/亩`, 1e4];
    return low < leastSum && (scale === 1 || mean.test(noun)) ? [unit, 1] : [`亿${unit}`, 1e8];
  }
  if (dimension === 'bare') return [unit, 1];
  if (dimension === 'mass' && written === '公斤') return [written, factor];
  if (dimension === 'share') return ['share', 1];
  if (dimension === 'percent') return ['%', 1];
  // 设计年产能300颗: so many a year.
  if (noun.includes('产') && /年产(?!量|值)|年产能|设计产能|月产能/.test(noun) && dimension !== 'area')
    return [`${ofPower.has(dimension) ? inForm(written) : unit}/${/月产能/.test(noun) ? '月' : '年'}`, factor];
  if (ofPower.has(dimension)) return [inForm(written), factor];
  return [
    per.other && unit !== ''
      ? `${unit}/${per.other}`
      : per.time === 'year' && unit !== '' && dimension !== 'area'
        ? `${unit}/年`
        : unit,
    factor,
  ];
}

function rateOf({ area, time, other }: Quantity['per']): string | null {
  if (area === 'mu') return '亩';
  if (area === 'm2') return time === 'day' ? '平方米/天' : time === 'month' ? '平方米/月' : '平方米';
  return other ?? (time === 'month' ? '月' : time === 'day' ? '天' : null);
}

function intervalOf(value: number, bound: Bound | null, step: number, unit: string): Interval {
  const least = () => tidy(value * (1 - slack));
  const most = () => tidy(value * (1 + slack));
  switch (bound) {
    case 'about': {
      // 约17.2公里 is told more exactly than a tenth; 约1500亩 to the hundred.
      const told = Math.max(step, roundness(value));
      const half = Math.min(told / 2, value * slack);
      return told < value * slack ? { lo: tidy(value - half), hi: tidy(value + half) } : { lo: least(), hi: most() };
    }
    case 'near':
    case 'below':
      return { lo: least(), hi: value };
    case 'over':
    case 'more':
      return { lo: value, hi: most() };
    case 'min':
    case 'from':
      return { lo: value, hi: null };
    case 'max':
      return { lo: null, hi: value };
    default: {
      // A count of whole things is exact.
      const isExact = Number.isInteger(value) && step <= 1 && unit !== '%' && unit !== 'share' && !unit.startsWith('亿');
      if (isExact || unit === 'share') return { lo: value, hi: value };
      const half = step / 2;
      return { lo: tidy(value - half), hi: tidy(value + half) };
    }
  }
}

/** The power of ten to which a whole number is round: 100 for 1500; 0 for others. */
function roundness(value: number): number {
  if (!Number.isInteger(value) || value === 0) return 0;
  let power = 1;
  while (value % (power * 10) === 0) power *= 10;
  return power;
}

const minus = ending(/(?:^|[^\d\u4e00-\u9fffa-z)%])-$|[、，和的为达由从到]-$|(?<!减|背|欠|担|肩)负$/);

/** -1.3%, 负0.3亿元: a sign before the number, no dash between two. */
export const isSigned = (plain: string, head: number) => minus.testAt(plain, Math.max(0, head - 2), head);
