import { marked, type Sized } from './area-role.ts';
import { clauseBefore, type Read } from './draft.ts';
import type { Interval } from './reading.ts';

/** An area of an offer with what all of its floors or houses come to. */
export type Piece = Sized & { whole: number };

export const lowest = (items: readonly Sized[]) =>
  items.reduce((low, { quantity }) => Math.min(low, quantity.low), Number.POSITIVE_INFINITY);
export const highest = (items: readonly Sized[]) => items.reduce((high, { quantity }) => Math.max(high, quantity.high), 0);

const smallAhead = /(?:起步|最小|最少|至少|小到|小的|低至)(?:面积)?(?:是|为|约|可租|可做)*$/;
const largeAhead = /(?:最大|最多|大到|大的|上限|至多)(?:面积)?(?:是|为|约|可以?|能|做|租|到|提供|定制)*$/;

/** 起步4000㎡，最大可做25000㎡: from how much on, and how much at most. */
export function spanOf(plain: string, pieces: readonly Piece[]): Read<Interval> | null {
  if (pieces.length !== 2 || (!plain.includes('大') && !plain.includes('多'))) return null;
  const [least, most] = pieces.toSorted((one, two) => one.quantity.high - two.quantity.high);
  const isLow = least!.quantity.from || smallAhead.test(clauseBefore(plain, least!.quantity.start, 10));
  if (
    !isLow ||
    !/最/.test(clauseBefore(plain, most!.quantity.start, 10)) ||
    !largeAhead.test(clauseBefore(plain, most!.quantity.start, 10))
  )
    return null;
  return { value: { min: least!.quantity.low, max: most!.quantity.high }, marks: marked(pieces, 'area.span') };
}

const sortAhead = /(?:^|[^\u4e00-\u9fff])(双拼|独栋|联排|叠拼|叠墅|四拼)(?:厂房|别墅|楼)?(?:面积)?(?:约|为|是)?$/;

/** 双拼1200平，独栋2800平，联排900平: sorts of houses to choose from. */
export function sortsOf(plain: string, pieces: readonly Piece[]): Read<Interval> | null {
  if (pieces.length < 2 || !/[拼排叠]/.test(plain)) return null;
  const sorts = new Set(pieces.map(({ quantity }) => sortAhead.exec(clauseBefore(plain, quantity.start, 10))?.[1]));
  if (sorts.has(undefined) || sorts.size !== pieces.length) return null;
  return { value: { min: lowest(pieces), max: highest(pieces) }, marks: marked(pieces, 'area.sorts') };
}

/** 2间各750㎡，可单租，另有丙类库1800㎡: whether the halls told behind a unit are others than what it is a unit of. */
export const isBesideOther = (plain: string, { quantity }: Piece, mains: readonly Piece[]): boolean =>
  mains.every(
    ({ quantity: { head } }) => quantity.head < head && /(?:另有|另外|还有)[^\d]{0,8}$/.test(clauseBefore(plain, head, 12)),
  );
