import { tidy } from '../number.ts';
import type { Figure } from './bind.ts';
import { before, clauseBefore, type Draft, type Read } from './draft.ts';
import { isForWorks } from './spent.ts';

/** Tax in 万元 a year, tax in 万元 a 亩 and a year, and investment in 万元: what a project brings, or what a park asks of one. */
export type PromisesRead = { tax: Read<number> | null; taxPerMu: Read<number> | null; investment: Read<number> | null };

const demand = /以上|不得[低少]于|须|不低于|不少于|不小于|≥|达到|单个项目|单体项目|准入|要求|门槛|入园|入驻|企业/;

/** 投资5000万以下的不用问: who brings less is turned away, so that much is asked of a project. */
export const isTurnedAway = (plain: string, { bound, end }: Figure['quantity']): boolean =>
  (bound === 'max' || bound === 'below') && turnsAway.test(plain.slice(end, end + 14));
const turnsAway =
  /^的?(?:项目|企业|公司|客户|工厂)?[，, ]?(?:请|就|都|也|一律|一概|暂时?)*(?:不(?:用|要|必|谈|接|收|考虑|看|予|引|招|问|租|卖|行)|免|别|勿|谢绝|绕)/;

const pastYear =
  /(?:去年|上年|前年|近[两三]年|20[12]\d年(?![后起内前底]|以后|达产|预计)|(?<!不)现有|目前)(?:全年|度)?[^。；;\n]{0,14}$/;
const expected = /预计|预期|承诺|可达|可到|达产|须|需|要求|不低于|不少于|保证|可望|有望|力争|争取|目标|第[一二三四五]年|每年|新/;

/** Whether a tax was paid in a year past or by what stands now. */
function isPast(plain: string, at: number): boolean {
  // 利税5200万（其中税收3100万）
  if (/利税(?:约|为|可?达)?$/.test(before(plain, at, 6))) return true;
  const found = pastYear.exec(before(plain, at, 24));
  return found !== null && !expected.test(found[0]);
}

/** Whether a sum by the 亩 is said of taxes: 税收达每亩15万以上. */
export const isTaxPerMu = (plain: string, { per, head }: Figure['quantity']): boolean =>
  per.area === 'mu' && /(?<!含)税(?:收|额|金|款)?[^价。；;，,\n\d]{0,10}$/.test(before(plain, head, 14));
/** 每亩税收（按占地11.2亩折算）不少于20万元 */
const muAhead = /(?:每亩|亩均)(?:年)?(?:税收|纳税|缴税|税)[(（][^。；;\n()（）]{0,20}[)）][^。；;，,\n\d]{0,6}$/;
/** Whether a sum is the tax that the clause before speaks of: 可配合出税，一年20来万. */
export const isTaxTold = (plain: string, { start }: Figure['quantity']): boolean => taxAhead.test(before(plain, start, 32));
const taxAhead =
  /(?:税收|纳税|缴税)[^。；;\n\d产营销]{0,14}[，, ](?:第[一二三四五]年|明年|后年|达产|投产)(?:之?后|以后)?(?:开始|起)?(?:[每一]年|年均|可以?|能|有|到|大概|大约|约){1,3}$|(?:[出交缴落报]税|税收)(?:可以|也可以|能|可)?(?:落地|配合|落)?[，, ](?:大概|大约|约)?(?:一年|每年|年均|年)(?:大概|大约|约|有|个)?$/;
/** 外资（认缴1200万美元，折合约8600万元人民币 */
const foreign =
  /(?:外资|投资|认缴|增资|[拟总]投)[^。；;\n]{0,20}(?:美元|欧元|日元|港元|美金)[^。；;\n\d]{0,3}折(?:合|算)?(?:成|为)?(?:人民币)?约?$/;

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
    // 年缴税须达到每亩12万元
    if (isTaxPerMu(plain, quantity) && topic !== 'tax') {
      taxPerMu ??= { value, marks: [[start, end, 'tax.mu']] };
      continue;
    }
    // 可配合出税，一年20来万
    if (topic === null && scale >= 1e4 && isTaxTold(plain, quantity)) {
      tax ??= { value, marks: [[start, end, 'tax.year']] };
      continue;
    }
    // 总额约7亿元, 12亿元买地并建基地: the whole project.
    if (topic === null && per.area === null && per.time === null && low >= 1e6 && isForWorks({ plain, side }, quantity))
      investment ??= { value, isWhole: false, marks: [[start, end, 'invest.works']] };
    if (topic === null && foreign.test(before(plain, start, 40)))
      investment ??= { value, isWhole: false, marks: [[start, end, 'invest.foreign']] };
    if (topic === 'tax') {
      const isPerMu = per.area === 'mu' || /亩均|每亩|亩税|亩产|单位面积税/.test(left) || muAhead.test(before(plain, start, 30));
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
    // 投资强度800万/亩，总投资12亿: the clause before speaks of the intensity.
    const told = label?.word.startsWith('总') ? clauseBefore(plain, start, 12) : left;
    if (topic === 'invest' && per.area === null && !/亩均|每亩|强度/.test(told)) {
      if (
        side === 'offer' &&
        !demand.test(before(plain, start, 24) + plain.slice(start, end + 4)) &&
        !isTurnedAway(plain, quantity)
      )
        continue;
      const isWhole = /总|额|规模/.test(label?.word ?? '') && !label?.word.startsWith('固定');
      if (!investment || (isWhole && !investment.isWhole)) investment = { value, isWhole, marks: [[start, end, 'invest.total']] };
    }
  }
  return { tax, taxPerMu, investment: investment && { value: investment.value, marks: investment.marks } };
}
