import type { Lang } from './words.ts';

const english: Readonly<Record<string, string>> = {
  年: 'years',
  月: 'months',
  层: 'storeys',
  部: '',
  个: '',
  月租金: 'months of rent',
  '吨标煤/万元': 'tonnes of standard coal per 10k yuan',
};

/** A unit as a page of this language writes it: 万元/亩 is 10k yuan/mu in English; letters and signs stay as they are. */
export function unitWords(unit: string, lang: Lang): string {
  if (lang === 'zh') return unit;
  return (
    english[unit] ??
    unit
      .replace('万元', '10k yuan')
      .replace('元', 'yuan')
      .replace('亩', 'mu')
      .replace('年', 'year')
      .replace('月', 'month')
      .replace('天', 'day')
  );
}
