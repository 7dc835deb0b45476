import { figure, figureRange } from './format.ts';
import type { Lang } from './words.ts';

const english: Readonly<Record<string, string>> = {
  年: 'years',
  月: 'months',
  层: '',
  部: '',
  个: '',
  月租金: 'months of rent',
  '吨标煤/万元': 'tonnes of standard coal per 10k yuan',
};

/** What is counted in months is told from a month of the year: 免租期 3 个月, not 3 月. */
const chinese: Readonly<Record<string, string>> = { 月: '个月', 月租金: '个月租金' };

/** A unit as a page of this language writes it: 万元/亩 is 10k yuan/mu in English; letters and signs stay as they are. One month, two months, 3 个月. */
export function unitWords(unit: string, lang: Lang, value?: number): string {
  if (lang === 'zh') return chinese[unit] ?? unit;
  const own = english[unit];
  if (own !== undefined) return value === 1 ? own.replace(/^(year|month)s/, '$1') : own;
  return unit
    .replace('万元', '10k yuan')
    .replace('元', 'yuan')
    .replace('亩', 'mu')
    .replace('年', 'year')
    .replace('月', 'month')
    .replace('天', 'day');
}

/** A figure with its unit: 45 万元/亩 in Chinese, 450,000 yuan/mu in English, which does not count in ten thousands. */
export function amountWords(value: number, unit: string, lang: Lang): string {
  const [factor, own] = inEnglish(unit, lang);
  return `${figure(value * factor)} ${unitWords(own, lang, value)}`.trim();
}

/** A range with its unit, open where an end is null: ≥ 500 万元/年, ≥ 5,000,000 yuan/year. */
export function rangeWords(min: number | null, max: number | null, unit: string, lang: Lang): string {
  const [factor, own] = inEnglish(unit, lang);
  const scaled = (value: number | null) => (value === null ? null : value * factor);
  return `${figureRange(scaled(min), scaled(max))} ${unitWords(own, lang)}`.trim();
}

function inEnglish(unit: string, lang: Lang): [factor: number, unit: string] {
  return lang === 'en' && unit.startsWith('万元') ? [10_000, unit.slice(1)] : [1, unit];
}
