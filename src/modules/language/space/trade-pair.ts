import { rowsOf } from '../vocabulary.ts';
import type { Draft } from './draft.ts';
import type { Item } from './trade-name.ts';

const places = new Map(rowsOf('pairs.csv').map(([word, place]) => [word!, place!]));
const longest = 5;

/** 废铜废铝, 喷粉电镀, 家具建材: two or three trades written without a mark between; what is the name of one trade stays whole. */
export function splitCompound({ plain, gazetteer }: Draft, item: Item): Item[] {
  const words = plain.slice(item.start, item.end);
  if (words.length < 4 || words.length > 10 || gazetteer.trade(words) !== null) return [item];
  if (words.length === 4 && words[0] === words[2] && words[1] !== words[3]) return cutAt(item, [2]);
  // 小五金小冲压
  if (words.length === 6 && /^[小废旧]/.test(words) && words[0] === words[3]) return cutAt(item, [3]);
  const cuts: number[] = [];
  for (let at = 0; at < words.length; ) {
    const length = lengthAt(words, at, cuts);
    if (length === 0) return [item];
    at += length;
    cuts.push(at);
  }
  return cuts.length > 1 ? cutAt(item, cuts.slice(0, -1)) : [item];
}

/** How long the word at a place is that may stand behind the word before; 0 where there is none. */
function lengthAt(words: string, at: number, cuts: readonly number[]): number {
  const before = cuts.length === 0 ? null : places.get(words.slice(cuts.at(-2) ?? 0, at));
  for (let length = longest; length >= 2; length--) {
    const place = places.get(words.slice(at, at + length));
    if (place === undefined || at + length > words.length) continue;
    // 百货饰品电商 and 五金机械电子 are three; 服装电商 and 五金机械 are one.
    if (place === 'third') {
      if (cuts.length > 1 || (cuts.length === 1 && isListBehind(words, at + length))) return length;
      continue;
    }
    const isLast = at + length === words.length;
    // 化工 goes with goods and work.
    if (place === 'any' || before === 'any') return length;
    if (before === null || (place === 'work' || place === 'sort' ? before === place : before !== 'work' && before !== 'sort'))
      return (isLast ? place !== 'first' : cuts.length > 0 || place !== 'second') ? length : 0;
  }
  return 0;
}

/** Whether one more word that may stand third, and nothing else, ends a row. */
const isListBehind = (words: string, at: number) => words.length > at && places.get(words.slice(at)) === 'third';

function cutAt({ start, end }: Item, cuts: readonly number[]): Item[] {
  const edges = [0, ...cuts, end - start];
  return edges.slice(1).map((edge, i) => ({ start: start + edges[i]!, end: start + edge }));
}
