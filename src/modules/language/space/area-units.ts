import { tidy } from '../number.ts';
import { isCounted } from './area-bare.ts';
import { highest, lowest, type Piece } from './area-choice.ts';
import { isLeast } from './area-offered.ts';
import { marked } from './area-role.ts';
import { clauseBefore, type Read } from './draft.ts';
import type { Interval } from './reading.ts';

/** Sizes to choose from, which are not beside each other. */
export const varied = /户型|面积段|多规格|规格齐|可选|任选|不等|多种|都有|均有|[两三四五六七八九]种/;
/** 300平起租: from how much on. */
const startsAt = /^(?:左右)?起[租分售]/;

/** All sizes together, in ㎡. */
export const sumOf = (items: readonly Piece[]) => items.reduce((sum, { whole }) => sum + whole, 0);

/** Units alone: the smallest, and all of them where their number or the whole is told. */
export function ofUnits(plain: string, units: readonly Piece[], parts: readonly Piece[]): Read<Interval> {
  const most = highest(units);
  const smallest = lowest(units);
  const marks = marked(units, 'area.units');
  // 可分割4500平（最小600平）: a whole that can be divided, and into what.
  const isMost = (unit: Piece) =>
    /(?:最大|最多|上限|至多)[^，,。\d]{0,4}$/.test(clauseBefore(plain, unit.quantity.head, 8)) || unit.quantity.bound === 'max';
  if (units.length === 2 && (isMost(units[0]!) || isMost(units[1]!))) return { value: { min: smallest, max: tidy(most) }, marks };
  if (units.length === 2 && /最小[^，,。\d]{0,4}$/.test(clauseBefore(plain, units[1]!.quantity.start, 8)))
    return { value: { min: smallest, max: tidy(most) }, marks };
  // 两层各6000平，可拆3000: into what they can be divided is no more of them.
  const isPart = ({ quantity, times }: Piece) =>
    isLeast(plain, quantity) || (times === 1 && /防火分区(?:面积)?(?:约|为)?$/.test(clauseBefore(plain, quantity.head, 10)));
  const isRow = isCounted(clauseBefore(plain, units[0]!.quantity.head, 12), units.length);
  const whole = units.filter(unit => isRow || !isPart(unit));
  if (whole.length > 0 && whole.length < units.length) return { value: { min: smallest, max: tidy(sumOf(whole)) }, marks };
  // 单体库1.2万㎡，分四个防火分区，每区3000㎡
  const sum = sumOf(units);
  if (units.length > 1 && units.some(({ times, whole: all }) => times === 1 && Math.abs(sum - all - all) < 1))
    return { value: { min: smallest, max: tidy(sum / 2) }, marks };
  // 单体9800㎡ 3000㎡起: from how much on, and the whole.
  const wholes = units.filter(({ quantity }) => !quantity.from);
  if (wholes.length > 0 && wholes.length < units.length) return { value: { min: smallest, max: tidy(sumOf(wholes)) }, marks };
  // 独栋3000㎡起，分层1500㎡起: the whole is not told.
  if (wholes.length === 0 && units.length > 1) return { value: { min: smallest, max: null }, marks };
  if (units.length > 1) return { value: { min: smallest, max: tidy(varied.test(plain) ? most : sum) }, marks };
  const { quantity, times, whole: all } = units[0]!;
  // Units of unknown number, and no whole is stated.
  if (times === 1 && quantity.low === quantity.high)
    return {
      value: {
        min: smallest,
        max:
          quantity.from ||
          startsAt.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 4)) ||
          /每|各/.test(clauseBefore(plain, quantity.start, 6))
            ? null
            : most,
      },
      marks,
    };
  return { value: { min: smallest, max: tidy(all + (times > 1 ? sumOf(parts) : 0)) }, marks };
}

/** 可分租，最小1500㎡: the smallest that is let, beside offices that are smaller. */
export function leastStated(plain: string, units: readonly Piece[]): number | null {
  const least = units.filter(({ quantity }) => isLeast(plain, quantity));
  return least.length === 1 ? least[0]!.quantity.low : null;
}
