import { standsAt, startersOf } from './starters.ts';
import { rowsOf } from './vocabulary.ts';

/** The names by their first two characters, longest first. */
const names = Map.groupBy(
  rowsOf('firms.csv')
    .map(([word]) => word!)
    .sort((a, b) => b.length - a.length),
  name => name.slice(0, 2),
);
const starters = startersOf([...names.keys()].map(head => head[0]).join(''));
const seconds = startersOf([...names.keys()].map(head => head[1]).join(''));

/** The longest short name that everybody knows a firm by (比亚迪, 科大讯飞) at a place, up to `stop`; null where none stands there. */
export function knownNameAt(plain: string, at: number, stop: number): string | null {
  if (!standsAt(starters, plain, at) || !standsAt(seconds, plain, at + 1)) return null;
  for (const name of names.get(plain.slice(at, at + 2)) ?? [])
    if (name.length <= stop - at && plain.startsWith(name, at)) return name;
  return null;
}
