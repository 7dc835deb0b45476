import { ofOffer } from './area-offer.ts';
import { areasOf, interval, marked, type Sized } from './area-role.ts';
import { clauseAfter, clauseBefore, type Draft, type Read } from './draft.ts';
import { tidy } from './number.ts';
import type { Interval } from './space.ts';

/** Reads floor area in ㎡. An offer's several areas give the smallest unit and the whole; land counts only where land is all there is. */
export function readArea(draft: Draft): Read<Interval> | null {
  const sized = areasOf(draft);
  const useful = sized.filter(({ role }) => role !== 'site' && role !== 'none');
  if (draft.isLand) return ofLand(sized);
  if (useful.length === 0) return bareArea(draft);
  return draft.side === 'need' ? ofNeed(draft, useful) : ofOffer(draft, useful);
}

function ofNeed({ plain }: Draft, items: readonly Sized[]): Read<Interval> {
  const main = items.filter(({ role }) => role !== 'part' && role !== 'plate');
  const chosen = main[0] ?? items[0]!;
  const { quantity } = chosen;
  const marks = marked([chosen], 'area.need');
  const swing = /^ ?(?:±|正负|上下浮动) ?(\d{2,5})(?![\d%])/.exec(plain.slice(quantity.end, quantity.end + 12));
  if (swing) return { value: { min: tidy(quantity.low - Number(swing[1])), max: tidy(quantity.high + Number(swing[1])) }, marks };
  const share = /(?:上下差|上下浮动|浮动|正负|±) ?(\d{1,2})%/.exec(plain.slice(quantity.end, quantity.end + 16));
  if (share) {
    const part = Number(share[1]) / 100;
    return { value: { min: tidy(quantity.low * (1 - part)), max: tidy(quantity.high * (1 + part)) }, marks };
  }
  const further = /^[^，。\n]{0,3}[，,]?(?:可|能)?(?:扩展|扩大|扩)(?:至|到)/.exec(plain.slice(quantity.end, quantity.end + 12));
  const second = main[1]?.quantity;
  if (further && second) return { value: { min: quantity.low, max: second.high }, marks: marked(main.slice(0, 2), 'area.need') };
  return { value: interval(quantity), marks };
}

function ofLand(items: readonly Sized[]): Read<Interval> | null {
  const offered = items.find(({ role }) => role === 'lettable') ?? items.find(({ role }) => role === 'site') ?? items[0];
  return offered ? { value: interval(offered.quantity), marks: marked([offered], 'area.land') } : null;
}

/** 求租800厂房: a number without unit right before the kind of space or behind 面积. */
function bareArea({ plain, quantities, side }: Draft): Read<Interval> | null {
  for (const quantity of quantities) {
    if (quantity.dimension !== 'bare' || quantity.low < 50 || quantity.high > 200_000) continue;
    const right = clauseAfter(plain, quantity.end, 6);
    const left = clauseBefore(plain, quantity.start, 5);
    if (
      !/^(?:左右|上下|多)?(?:的)?(?:厂房|仓库|独栋|单层|库房|车间|厂子|办公|出租)/.test(right) &&
      !/(?:面积|独栋|厂房|仓库)[:：约]?$/.test(left) &&
      !(side === 'need' && quantity.low !== quantity.high && quantity.low >= 200 && left === '' && right === '')
    )
      continue;
    return {
      value: side === 'need' ? interval(quantity) : { min: quantity.low, max: quantity.high },
      marks: [[quantity.start, quantity.end, 'area.bare']],
    };
  }
  return null;
}

/** Reads land in 亩; sums of money or output per 亩 are other fields. */
export function readLand({ plain, quantities }: Draft): Read<Interval> | null {
  for (const quantity of quantities) {
    if (quantity.dimension !== 'mu' || quantity.high < 1) continue;
    if (
      /(?:每|一|=|税收|产值|投资|强度)$/.test(clauseBefore(plain, quantity.start, 3)) ||
      (quantity.low === 1 && plain[quantity.start] === '一')
    )
      continue;
    if (/(?:距|总规划|规划面积)/.test(clauseBefore(plain, quantity.start, 5))) continue;
    return { value: interval(quantity), marks: [[quantity.start, quantity.end, 'land.mu']] };
  }
  return null;
}
