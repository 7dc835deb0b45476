import { readData, rowsOf } from './csv.ts';

export type IndustryLevel = 'section' | 'division' | 'strategic';

/** A section (C) or division (C36) of GB/T 4754-2017, or one of the region's strategic industries (IC). */
export type Industry = {
  code: string;
  parent: string | null;
  level: IndustryLevel;
  name: string;
  nameEn: string;
  /** For a strategic industry: the divisions that it draws on, the most typical first. */
  divisions: string[];
  /** Everyday names: 汽车零部件, 注塑. */
  words: string[];
};

export type IndustryIndex = {
  all: readonly Industry[];
  byCode(code: string): Industry | undefined;
  /** Industries called so, divisions before sections and strategic ones; else those of the longest known word inside (汽车零部件生产). */
  findByWord(word: string): Industry[];
};

let index: IndustryIndex | undefined;

/** The industries in memory, read once from data/industries.csv. */
export function industryIndex(): IndustryIndex {
  index ??= indexOf(readIndustries(readData('industries.csv')));
  return index;
}

/** Reads data/industries.csv. */
export function readIndustries(csv: string): Industry[] {
  return rowsOf(csv).map(([code, parent, level, name, nameEn, divisions, words]) => ({
    code: code!,
    parent: parent || null,
    level: level as IndustryLevel,
    name: name!,
    nameEn: nameEn!.replaceAll(';', ','),
    divisions: divisions ? divisions.split(' ') : [],
    words: words ? words.split(' ') : [],
  }));
}

const rank: Readonly<Record<IndustryLevel, number>> = { division: 0, section: 1, strategic: 2 };

function indexOf(all: readonly Industry[]): IndustryIndex {
  const byCode = new Map(all.map(industry => [industry.code, industry]));
  const byWord = new Map<string, Industry[]>();
  for (const industry of [...all].sort((a, b) => rank[a.level] - rank[b.level])) {
    for (const word of new Set([industry.name, ...industry.words].map(plain))) {
      const known = byWord.get(word);
      if (known) known.push(industry);
      else byWord.set(word, [industry]);
    }
  }
  const longest = Math.max(...[...byWord.keys()].map(word => word.length));

  return {
    all,
    byCode: code => byCode.get(code),
    findByWord: word => {
      const asked = plain(word);
      return [...(byWord.get(asked) ?? inside(asked))];
    },
  };

  function inside(asked: string): Industry[] {
    for (let length = Math.min(longest, asked.length - 1); length >= 2; length--) {
      for (let at = 0; at + length <= asked.length; at++) {
        const found = byWord.get(asked.slice(at, at + length));
        if (found) return found;
      }
    }
    return [];
  }
}

/** Small letters, half width and no spaces, so that CNC and ｃｎｃ are one word. */
function plain(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
