import { tidy } from '../number.ts';
import type { Figure } from './bind.ts';
import { before, type Draft, type Read } from './draft.ts';

/** Tax in 万元 a year, tax in 万元 a 亩 and a year, and investment in 万元: what a project brings, or what a park asks of one. */
export type PromisesRead = { tax: Read<number> | null; taxPerMu: Read<number> | null; investment: Read<number> | null };

const demand = /以上|不得[低少]于|须|不低于|不少于|不小于|≥|达到|单个项目|单体项目|准入|要求|门槛|入园|入驻|企业/;

/** Reads the three promises. A developer's own cost, an intensity per 亩 and sums in foreign money are none. */
export function readPromises({ plain, side }: Draft, figures: readonly Figure[]): PromisesRead {
  let tax: Read<number> | null = null;
  let taxPerMu: Read<number> | null = null;
  let investment: (Read<number> & { isWhole: boolean }) | null = null;
  for (const { quantity, topic, label } of figures) {
    const { per, start, end, low, dimension, scale, unit } = quantity;
    if (!(dimension === 'money' && unit === '元') && !(dimension === 'bare' && scale >= 1e4)) continue;
    if (per.other !== null || per.area === 'm2') continue;
    const value = tidy(low / 1e4);
    const left = before(plain, start, 12);
    if (topic === 'tax') {
      const isPerMu = per.area === 'mu' || /亩均|每亩|亩税|亩产|单位面积税/.test(left);
      const read: Read<number> = { value, marks: [[start, end, isPerMu ? 'tax.mu' : 'tax.year']] };
      if (isPerMu) taxPerMu ??= read;
      else tax ??= read;
    }
    if (topic === 'invest' && per.area === null && !/亩均|每亩|强度/.test(left)) {
      if (side === 'offer' && !demand.test(before(plain, start, 24) + plain.slice(start, end + 4))) continue;
      const isWhole = /总|额|规模/.test(label?.word ?? '') && !label?.word.startsWith('固定');
      if (!investment || (isWhole && !investment.isWhole)) investment = { value, isWhole, marks: [[start, end, 'invest.total']] };
    }
  }
  return { tax, taxPerMu, investment: investment && { value: investment.value, marks: investment.marks } };
}
