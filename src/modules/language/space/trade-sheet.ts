import { meanings, tokensIn } from '../token.ts';
import type { Draft } from './draft.ts';
import { isNoun } from './trade-bare.ts';
import { type Clause, itemsOf } from './trade-clause.ts';
import type { Item } from './trade-name.ts';

const headings = /行业|产业|产品|做[什啥]|主营|业务|经营|工艺/;
const cell = /^ ?[|｜] ?([^|｜，,。；;\n]{2,30}?) ?[|｜]? ?(?:\n|$)/;

/** | 主要产品 | 发块 |: the one cell beside a heading in the form of one who seeks, though no list knows the word. */
export function cellItems(draft: Draft, { start, end }: Clause): Item[] {
  const { plain, side } = draft;
  if (
    side !== 'need' ||
    !headings.test(plain.slice(start, end)) ||
    !/(?:^|\n) ?[|｜]? ?$/.test(plain.slice(Math.max(0, start - 4), start))
  )
    return [];
  const found = cell.exec(plain.slice(end, end + 44));
  if (!found) return [];
  const from = end + found[0].indexOf(found[1]!);
  const to = from + found[1]!.length;
  if (tokensIn(draft.tokens, from, to).some(token => meanings(token, 'label').length > 0)) return [];
  return itemsOf(draft, { start: from, end: to }, 'any').filter(item => isNoun(draft, item));
}
