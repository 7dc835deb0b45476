import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SpaceField } from '#modules/language/index.ts';
import { inRoot } from '#platform/root.ts';
import {
  goldNews,
  goldSpaces,
  type Part,
  rates,
  type Slot,
  scoreNews,
  scoreSpaces,
  type Tally,
} from '../bench/language/score.ts';

/** A field stated more seldom than this in a part says little: one slip would move it below any gate. */
const fewest = 10;

const strict: readonly SpaceField[] = ['places', 'area_m2', 'price'];
const gateOfField = (field: SpaceField) => (strict.includes(field) ? 0.95 : 0.9);
const gateOfSlot = (slot: Slot) =>
  (({ number: 0.98, period: 0.95, growth: 0.97, rank: 0.95, event: 0.9, roles: 0.85 }) as Partial<Record<Slot, number>>)[slot] ??
  0;

/** What does not reach its gate yet on texts that nobody looked at, and the F1 from which it must not fall. */
const behind: Readonly<Record<string, number>> = {};
/** The same for texts that may be looked at. */
const behindInLook: Readonly<Record<string, number>> = {};

/** What lies below its gate; of what is known to be behind only what fell further. */
function shortOf<K extends string>(tallies: ReadonlyMap<K, Tally>, gateOf: (key: K) => number, isScored: boolean): string[] {
  return [...tallies]
    .filter(([, { right, missed }]) => right + missed >= fewest)
    .map(([key, tally]) => ({ key, f1: rates(tally).f1, gate: (isScored ? behind : behindInLook)[key] ?? gateOf(key) }))
    .filter(({ f1, gate }) => f1 < gate)
    .map(({ key, f1, gate }) => `${key} ${f1.toFixed(3)} < ${gate}`);
}

/** Each part is read once for all that is asked of it. */
const scoredOnce = <K>(score: (part: Part) => Map<K, Tally>) => {
  const known = new Map<Part, Map<K, Tally>>();
  return (part: Part) => {
    if (!known.has(part)) known.set(part, score(part));
    return known.get(part)!;
  };
};
const spaceTallies = scoredOnce(part => scoreSpaces(goldSpaces(part)));
const newsTallies = scoredOnce(part => scoreNews(goldNews(part)));

describe('the gold texts of space', () => {
  it('are at least 300, of which at least 150 are only scored', () => {
    expect(goldSpaces('look').length + goldSpaces('score').length).toBeGreaterThanOrEqual(300);
    expect(goldSpaces('score').length).toBeGreaterThanOrEqual(150);
  });

  it.each(['look', 'score'] as const)('are read with an F1 of 0.95 for places, area and price and 0.90 elsewhere (%s)', part => {
    expect(shortOf(spaceTallies(part), gateOfField, part === 'score')).toEqual([]);
  });
});

describe('the gold texts of news', () => {
  it('hold at least 300 sentences, of which at least 150 are only scored', () => {
    const sentences = (part: 'look' | 'score') =>
      goldNews(part).reduce((sum, { text }) => sum + text.split(/[。！？；\n]+/).filter(words => words.trim() !== '').length, 0);
    expect(sentences('look') + sentences('score')).toBeGreaterThanOrEqual(300);
    expect(sentences('score')).toBeGreaterThanOrEqual(150);
  });

  it.each(['look', 'score'] as const)('are read as well as the gates ask, slot by slot (%s)', part => {
    expect(shortOf(newsTallies(part), gateOfSlot, part === 'score')).toEqual([]);
  });
});

it('nothing is excused that reaches its gate', () => {
  const reached = [
    ...[...spaceTallies('score')].filter(([field, tally]) => rates(tally).f1 >= gateOfField(field)),
    ...[...newsTallies('score')].filter(([slot, tally]) => rates(tally).f1 >= gateOfSlot(slot)),
  ].map(([key]) => key as string);
  expect(Object.keys(behind).filter(key => reached.includes(key))).toEqual([]);
});

describe('docs/language.md', () => {
  it('prints the accuracy of today (after a change: npx vitest run --project language tests/gold.test.ts -u)', async () => {
    const [before, rest] = readFileSync(inRoot('docs', 'language.md'), 'utf8').split('<!-- accuracy -->\n');
    const [, after] = rest!.split('<!-- /accuracy -->');
    const tables = [
      tableOf('field of a space', spaceTallies('look'), spaceTallies('score'), gateOfField),
      tableOf('slot of the news', newsTallies('look'), newsTallies('score'), gateOfSlot),
    ];
    const document = `${before}<!-- accuracy -->\n\n${tables.join('\n\n')}\n\n<!-- /accuracy -->${after}`;
    await expect(document).toMatchFileSnapshot(inRoot('docs', 'language.md'));
  });
});

function tableOf<K extends string>(
  name: string,
  look: ReadonlyMap<K, Tally>,
  score: ReadonlyMap<K, Tally>,
  gateOf: (key: K) => number,
): string {
  const cells = (tally: Tally | undefined, gate: number) => {
    if (!tally) return ['–', '–', '–', '–'];
    const { precision, recall, f1 } = rates(tally);
    const last = f1.toFixed(3);
    return [String(tally.right + tally.missed), precision.toFixed(3), recall.toFixed(3), f1 < gate ? `**${last}**` : last];
  };
  const rows = [...look].map(
    ([key, tally]) => `| ${[key, ...cells(score.get(key), gateOf(key)), ...cells(tally, 0)].join(' | ')} |`,
  );
  return [
    `| ${name} | stated (score) | precision | recall | F1 | stated (look) | precision | recall | F1 |`,
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
