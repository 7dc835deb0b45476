import { ending } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Clause } from './article.ts';
import { withNextUnit, withOwnUnit } from './own-unit.ts';
import type { Period } from './when.ts';

/** The quantities of a clause with the units that their text gives them. */
export function quantitiesOf({ tokens }: Clause, plain: string): readonly Quantity[] {
  const own: Quantity[] = [];
  for (const token of tokens) if (token.kind === 'quantity') own.push(withOwnUnit(token, plain));
  if (own.length === 0) return own;
  const found: Quantity[] = [];
  for (const [i, token] of own.entries())
    for (const end of endsOf(withNextUnit(token, own[i + 1], plain), plain)) found.push(end);
  return found;
}

/** 企业从48家到112家: a movement, no range. */
function endsOf(quantity: Quantity, plain: string): Quantity[] {
  if (!quantity.range || !/[从由]$/.test(plain.slice(Math.max(0, quantity.head - 1), quantity.head))) return [quantity];
  const cut = quantity.start + plain.slice(quantity.start, quantity.numberEnd).search(/[到至]/);
  if (cut <= quantity.start) return [quantity];
  const [low, high] = [quantity.values[0]!, quantity.values.at(-1)!];
  const one = { values: [low], low, high: low, range: false, numberEnd: cut, unitEnd: cut, end: cut };
  const two = { values: [high], low: high, high, range: false, head: cut + 1, start: cut + 1 };
  return [
    { ...quantity, ...one },
    { ...quantity, ...two },
  ];
}

/** Whether a figure is part of a time. */
export const isCovered = ({ start, end }: Quantity, periods: readonly Period[]) =>
  periods.some(period => period.start < end && period.end > start);

/** Whether a figure is part of a title: 《…60条》. */
export function isInTitle(plain: string, clause: Clause, { start }: Quantity): boolean {
  for (let at = start - 1; at >= clause.start; at--) {
    if (plain[at] === '》') return false;
    if (plain[at] === '《') return true;
  }
  return false;
}

const turn =
  /^(?:[、，和及与 ]|以及)+(?:同比|则)?(?:(增长|上升|上涨|提高|提升|微增|增)|(下降|下滑|下跌|降低|减少|回落|微降|降))(?:了|约)?$/;

/** 分别增长5.4%、下降1.8%: the other way that a figure behind the first of those that 分别 shares out goes; null where no verb stands between. */
export function turnIn(gap: string): 'up' | 'down' | null {
  const found = turn.exec(gap);
  return found ? (found[1] ? 'up' : 'down') : null;
}

const sharing = ending(/(?:分别|依次)(?:同比)?[\u4e00-\u9fff]{1,4}$/);
const isShared = (plain: string, { head, dimension }: Quantity) =>
  dimension === 'percent' && sharing.testAt(plain, Math.max(0, head - 8), head);

/** Figures of one sort with nothing but marks between them: 8.4%、4.1%和6.8%. */
export function groupsOf(plain: string, figures: readonly Quantity[]): Quantity[][] {
  const groups: Quantity[][] = [];
  for (const figure of figures) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isSame =
      last !== undefined && (last.dimension === figure.dimension || (last.dimension === 'count' && figure.dimension === 'point'));
    const gap = isSame ? plain.slice(last.end, figure.head) : '';
    if (gap !== '' && (/^(?:[、，和及与约 -]|以及)*$/.test(gap) || (turnIn(gap) !== null && isShared(plain, group![0]!))))
      group!.push(figure);
    else groups.push([figure]);
  }
  return groups;
}
