import { before, type Draft, type Read } from './draft.ts';
import { tidy } from './number.ts';
import type { Sum } from './sum.ts';

/** Tax in 万元 a year, tax in 万元 a 亩 and a year, and investment in 万元: what a project brings, or what a park asks of one. */
export type PromisesRead = { tax: Read<number> | null; taxPerMu: Read<number> | null; investment: Read<number> | null };

const demand = /以上|不低于|不少于|不小于|≥|达到|单个项目|单体项目|准入|要求|门槛|入园|入驻|企业/;

/** Reads the three promises. A developer's own cost, an intensity per 亩 and sums in foreign money are none. */
export function readPromises({ plain, side }: Draft, sums: readonly Sum[]): PromisesRead {
  let tax: Read<number> | null = null;
  let taxPerMu: Read<number> | null = null;
  let investment: (Read<number> & { whole: boolean }) | null = null;
  for (const { quantity, topic, label, head } of sums) {
    const value = tidy(quantity.low / 1e4);
    if (quantity.per?.other) continue;
    if (topic === 'tax') {
      const isPerMu = quantity.per?.area === 'mu' || /亩均|每亩|单位面积税/.test(head.slice(-12)) || /亩均$|每亩$/.test(label);
      const read: Read<number> = { value, marks: [[quantity.start, quantity.end, isPerMu ? 'tax.mu' : 'tax.year']] };
      if (isPerMu) taxPerMu ??= read;
      else if (quantity.per?.area === null) tax ??= read;
    }
    if (topic === 'invest' && quantity.per?.area === null && !/亩均|每亩|强度/.test(head.slice(-10))) {
      if (side === 'offer' && !demand.test(before(plain, quantity.start, 24) + plain.slice(quantity.start, quantity.end + 4)))
        continue;
      const whole = /总|额|规模/.test(label) && !/固定资产/.test(label);
      if (!investment || (whole && !investment.whole))
        investment = { value, whole, marks: [[quantity.start, quantity.end, 'invest.total']] };
    }
  }
  return { tax, taxPerMu, investment: investment && { value: investment.value, marks: investment.marks } };
}
