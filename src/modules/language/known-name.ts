import { startersOf } from './starters.ts';
import { rowsOf } from './vocabulary.ts';

const names: ReadonlySet<string> = new Set(rowsOf('firms.csv').map(([word]) => word!));
const starters = startersOf([...names].map(name => name[0]).join(''));
const longest = Math.max(...[...names].map(({ length }) => length));

/** The longest short name that everybody knows a firm by (比亚迪, 科大讯飞) at a place, up to `stop`; null where none stands there. */
export function knownNameAt(plain: string, at: number, stop: number): string | null {
  if (starters[plain.charCodeAt(at)] !== 1) return null;
  for (let length = Math.min(longest, stop - at); length >= 2; length--) {
    const name = plain.slice(at, at + length);
    if (names.has(name)) return name;
  }
  return null;
}
