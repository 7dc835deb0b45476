import type { Lang } from './words.ts';

/** A number with thousands marks and at most two decimals: 3,200 or 0.85. Not Intl: a list formats two hundred of these. */
export function figure(value: number): string {
  const text = String(Math.round(value * 100) / 100);
  if (value < 1000 && value > -1000) return text;
  return text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** A large amount as people say it: 15.4万 or 2.1亿 in Chinese, 154,000 in English; pair it with the exact figure. */
export function spoken(value: number, lang: Lang): string {
  if (lang === 'en' || Math.abs(value) < 10_000) return figure(value);
  if (Math.abs(value) < 100_000_000) return `${rounded(value / 10_000)}万`;
  return `${rounded(value / 100_000_000)}亿`;
}

function rounded(value: number): string {
  return figure(Number(value.toPrecision(3)));
}

/** A range of figures: 3,000–5,000, ≥ 3,000, ≤ 5,000, or one figure where both ends agree. */
export function figureRange(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return min === max ? figure(min) : `${figure(min)}–${figure(max)}`;
  if (min !== null) return `≥ ${figure(min)}`;
  return max === null ? '' : `≤ ${figure(max)}`;
}

/** A calendar day: 2026年11月23日 or 23 Nov 2026. */
export function day(iso: string, lang: Lang): string {
  const y = iso.slice(0, 4);
  const m = Number(iso.slice(5, 7));
  const d = Number(iso.slice(8, 10));
  return lang === 'en' ? `${d} ${months[m - 1]} ${y}` : `${y}年${m}月${d}日`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** How long ago: 今天, 12 天前, 3 个月前. */
export function ago(days: number, lang: Lang): string {
  const n = Math.max(0, Math.floor(days));
  if (n === 0) return lang === 'en' ? 'today' : '今天';
  if (n < 60) return lang === 'en' ? `${n} day${n === 1 ? '' : 's'} ago` : `${n} 天前`;
  const m = Math.floor(n / 30);
  return lang === 'en' ? `${m} months ago` : `${m} 个月前`;
}
