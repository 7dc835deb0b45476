import { opening } from '../pattern.ts';
import type { Token, Word } from '../scan.ts';

/** Words that mean the city of the text as a whole. */
export const wholeCity = opening(/^(?:[我全本]市)$/);
const county = ({ places }: Word) => (places?.full ? places.places.find(({ level }) => level === 'district') : undefined);

/** 我市…。夏津县…。乐陵市…: whether 我市 is told of ahead of several counties and cities of one prefecture, none of which it then means. */
export function isOfSeveral(tokens: readonly Token[]): boolean {
  let isWhole = false;
  const parents = new Map<number, number>();
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (wholeCity.test(token.word)) isWhole = true;
    const found = token.places ? county(token) : undefined;
    // 昆山市…，我市…: one of them was named before.
    if (!found?.city || (parents.size === 0 && !isWhole)) {
      if (token.places?.full && token.places.high) return false;
      continue;
    }
    const other = parents.get(found.city);
    if (other !== undefined && other !== found.code) return true;
    parents.set(found.city, found.code);
  }
  return false;
}
