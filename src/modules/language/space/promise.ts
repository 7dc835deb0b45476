import { tidy } from '../number.ts';
import type { Figure } from './bind.ts';
import { before, type Draft, type Read } from './draft.ts';

/** Tax in 万元 a year, tax in 万元 a 亩 and a year, and investment in 万元: what a project brings, or what a park asks of one. */
export type PromisesRead = { tax: Read<number> | null; taxPerMu: Read<number> | null; investment: Read<number> | null };

const demand = /以上|不得[低少]于|须|不低于|不少于|不小于|≥|达到|单个项目|单体项目|准入|要求|门槛|入园|入驻|企业/;

const pastYear =
  /(?:去年|上年|前年|近[两三]年|20[12]\d年(?![后起内前底]|以后|达产|预计)|(?<!不)现有|目前)(?:全年|度)?[^。；;\n]{0,14}$/;
const expected = /预计|预期|承诺|可达|可到|达产|须|需|要求|不低于|不少于|保证|第[一二三四五]年|每年|新/;

/** Whether a tax was paid in a year past or by what stands now. */
function isPast(plain: string, at: number): boolean {
  // 利税5200万（其中税收3100万）
  if (/利税(?:约|为|可?达)?$/.test(before(plain, at, 6))) return true;
  const found = pastYear.exec(before(plain, at, 24));
  return found !== null && !expected.test(found[0]);
}

/** Reads the three promises. A developer's own cost, an intensity per 亩 and sums in foreign money are none. */
export function readPromises({ plain, side }: Draft, figures: readonly Figure[]): PromisesRead {
  let tax: Read<number> | null = null;
  let taxPerMu: Read<number> | null = null;
  // 2025年纳税410万元，新厂达产后可到900万元: what will be paid before what was.
  const past = { mu: false, year: false };
  let investment: (Read<number> & { isWhole: boolean }) | null = null;
  for (const { quantity, topic, label } of figures) {
    const { per, start, end, low, dimension, scale, unit } = quantity;
    if (!(dimension === 'money' && unit === '元') && !(dimension === 'bare' && scale >= 1e4)) continue;
    if (per.other !== null || per.area === 'm2') continue;
    const value = tidy(low / 1e4);
    const left = before(plain, start, 12);
    // 年纳税200万以上，亩均20万: the tax of each 亩, said in short.
    if (
      topic === null &&
      !taxPerMu &&
      /亩均(?:不低于|达到?|约|[:：])?$/.test(before(plain, quantity.head, 8)) &&
      /税[^。；;\n]{0,20}$/.test(before(plain, quantity.head, 30))
    ) {
      taxPerMu = { value, marks: [[start, end, 'tax.mu']] };
      continue;
    }
    if (topic === 'tax') {
      const isPerMu = per.area === 'mu' || /亩均|每亩|亩税|亩产|单位面积税/.test(left);
      const read: Read<number> = { value, marks: [[start, end, isPerMu ? 'tax.mu' : 'tax.year']] };
      // 开普票21元, 房产税: no promise.
      if (!isPerMu && low < 1e3) continue;
      const was = isPast(plain, start);
      if (isPerMu) {
        if (!taxPerMu || (past.mu && !was)) taxPerMu = read;
        past.mu = was;
      } else {
        if (!tax || (past.year && !was)) tax = read;
        past.year = was;
      }
    }
    if (topic === 'invest' && per.area === null && !/亩均|每亩|强度/.test(left)) {
      if (side === 'offer' && !demand.test(before(plain, start, 24) + plain.slice(start, end + 4))) continue;
      const isWhole = /总|额|规模/.test(label?.word ?? '') && !label?.word.startsWith('固定');
      if (!investment || (isWhole && !investment.isWhole)) investment = { value, isWhole, marks: [[start, end, 'invest.total']] };
    }
  }
  return { tax, taxPerMu, investment: investment && { value: investment.value, marks: investment.marks } };
}
