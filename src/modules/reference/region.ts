import { readData, rowsOf } from './csv.ts';

/** The region that a site is for (data/region.csv). Words are as people write them. */
export type Region = {
  /** Codes of the members, in their order. */
  members: readonly number[];
  /** What the members together are called as one that figures are told of: 九城市. */
  subject: string;
  /** Ways to say so: 九个城市; and what needs a word behind it to be read so: 九城. */
  together: readonly string[];
  short: readonly string[];
  /** Names of the region: G60科创走廊; parts of them that stand before its members: G60; what it is: 走廊. */
  corridors: readonly string[];
  marks: readonly string[];
  noun: string;
  /** The wider areas whose names may stand before its own: 长三角. */
  areas: readonly string[];
};

let known: Region | undefined;

/** The region, read once from data/region.csv. */
export function region(): Region {
  known ??= readRegion(readData('region.csv'));
  return known;
}

/** Reads data/region.csv; throws where it names no members, no subject, no way to call the members together or no noun. */
export function readRegion(csv: string): Region {
  const rows = rowsOf(csv);
  const wordsOf = (kind: string) => rows.filter(([name, word]) => name === kind && word).map(([, word]) => word!);
  for (const kind of ['member', 'subject', 'together', 'noun'])
    if (wordsOf(kind).length === 0) throw new Error(`data/region.csv has no row of the kind "${kind}"`);
  return {
    members: wordsOf('member').map(Number),
    subject: wordsOf('subject')[0]!,
    together: wordsOf('together'),
    short: wordsOf('short'),
    corridors: wordsOf('corridor'),
    marks: wordsOf('mark'),
    noun: wordsOf('noun')[0]!,
    areas: wordsOf('area'),
  };
}
