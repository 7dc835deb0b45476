import { rowsOf } from '../vocabulary.ts';
import type { Draft } from './draft.ts';
import type { Item } from './trade-name.ts';

const places = new Map(rowsOf('pairs.csv').map(([word, place]) => [word!, place!]));
const longest = 4;

/** 废铜废铝, 喷粉电镀, 家具建材: two or three trades written without a mark between; what is the name of one trade stays whole. */
export function splitCompound({ plain, gazetteer }: Draft, item: Item): Item[] {
  const words = plain.slice(item.start, item.end);
  if (words.length < 4 || words.length > 9 || gazetteer.trade(words) !== null) return [item];
  if (words.length === 4 && words[0] === words[2] && words[1] !== words[3]) return cutAt(item, [2]);
  // 小五金小冲压
  if (words.length === 6 && /^[小废旧]/.test(words) && words[0] === words[3]) return cutAt(item, [3]);
  const cuts: number[] = [];
  for (let at = 0; at < words.length; ) {
    const length = lengthAt(words, at, cuts.length === 0 ? null : words.slice(cuts.at(-2) ?? 0, at));
    if (length === 0) return [item];
    at += length;
    cuts.push(at);
  }
  return cuts.length > 1 ? cutAt(item, cuts.slice(0, -1)) : [item];
}

/** How long the word at a place is that may stand behind the word before; 0 where there is none. */
function lengthAt(words: string, at: number, before: string | null): number {
  for (let length = longest; length >= 2; length--) {
    const place = places.get(words.slice(at, at + length));
    if (place === undefined || at + length > words.length) continue;
    const isLast = at + length === words.length;
    // 化工 goes with goods and work.
    if (place === 'any' || (before !== null && places.get(before) === 'any')) return length;
    if (place === 'work' ? before === null || places.get(before) === 'work' : before === null || places.get(before) !== 'work')
      return (isLast ? place !== 'first' : place !== 'second') ? length : 0;
  }
  return 0;
}

function cutAt({ start, end }: Item, cuts: readonly number[]): Item[] {
  const edges = [0, ...cuts, end - start];
  return edges.slice(1).map((edge, i) => ({ start: start + edges[i]!, end: start + edge }));
}
