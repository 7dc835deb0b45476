import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { extractFacts } from './extract.ts';
import type { NewsEvent, Observation } from './fact.ts';

type Gold = {
  text: string;
  published?: string;
  observations: (Partial<Observation> & Pick<Observation, 'value' | 'unit'>)[];
  events: (Partial<NewsEvent> & Pick<NewsEvent, 'type'>)[];
};
type Tally = { right: number; wrong: number; missed: number };
type Seen = Gold['observations'][number];

/** The gates of the scored part: F1 by slot. */
const gates = {
  'number+unit': 0.98,
  comparator: 0.95,
  period: 0.95,
  growth: 0.97,
  rank: 0.95,
  share_of: 0.95,
  subject: 0.85,
  indicator: 0.9,
  'event type': 0.9,
  roles: 0.85,
};
type Slot = keyof typeof gates;

const plain = (words: string) => words.replace(/["“”‘’\s]/g, '');
const called = (name: string | null | undefined) => (name ? plain(name).replace(/(?<=..)[市区县省]$/, '') : null);

/** Names are free wording: one holds the other, or they share half of their pairs of characters. */
function alike(one: string, two: string): boolean {
  const [a, b] = [plain(one), plain(two)];
  if (a.includes(b) || b.includes(a)) return true;
  const pairs = (words: string) => new Set(Array.from({ length: words.length - 1 }, (_, i) => words.slice(i, i + 2)));
  const [x, y] = [pairs(a), pairs(b)];
  return (
    2 * [...x].filter(pair => y.has(pair)).length >= x.size + y.size - x.size ||
    4 * [...x].filter(pair => y.has(pair)).length >= x.size + y.size
  );
}

const figure = ({ value, unit, rank, rank_scope }: Seen) =>
  value === null ? `rank ${rank} ${rank_scope}` : `${value.toPrecision(6)} ${unit}`;
const slots: Partial<Record<Slot, (seen: Seen) => string | null>> = {
  'number+unit': figure,
  comparator: seen => (seen.value === null ? null : `${figure(seen)} ${seen.comparator ?? 'eq'}`),
  period: seen => (seen.period ? `${figure(seen)} ${plain(seen.period)}` : null),
  growth: seen => (seen.growth ? `${figure(seen)} ${seen.growth.type} ${seen.growth.direction}` : null),
  rank: seen => (seen.rank ? `${seen.rank} ${seen.rank_scope}` : null),
  share_of: seen => (seen.share_of ? `${figure(seen)} ${seen.share_of}` : null),
  subject: seen => (called(seen.subject) ? `${figure(seen)} ${called(seen.subject)}` : null),
};

function goldOf(part: 'look' | 'score'): Gold[] {
  return readFileSync(inRoot('data', 'gold', 'news', `${part}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Gold);
}

function tally(part: 'look' | 'score'): Map<Slot, Tally> {
  const tallies = new Map<Slot, Tally>((Object.keys(gates) as Slot[]).map(slot => [slot, { right: 0, wrong: 0, missed: 0 }]));
  const count = (slot: Slot, right: number, read: number, wanted: number) => {
    const sum = tallies.get(slot)!;
    sum.right += right;
    sum.wrong += read - right;
    sum.missed += wanted - right;
  };
  for (const gold of goldOf(part)) {
    const { observations, events } = extractFacts(gold.text, { published: gold.published ?? null });
    for (const [slot, wordOf] of Object.entries(slots) as [Slot, (seen: Seen) => string | null][]) {
      const wanted = gold.observations.map(wordOf).filter(word => word !== null);
      const read = observations.map(wordOf).filter(word => word !== null);
      count(slot, common(wanted, read), read.length, wanted.length);
    }
    const pairs = paired(gold.observations, observations, (one, two) => figure(one) === figure(two));
    count('indicator', pairs.filter(([one, two]) => alike(one.indicator!, two.indicator!)).length, pairs.length, pairs.length);
    const acts = paired(gold.events, events, (one, two) => one.type === two.type);
    count('event type', acts.length, events.length, gold.events.length);
    for (const [wanted, read] of acts) {
      for (const key of ['date', 'amount'] as const)
        count(
          'roles',
          wanted[key] != null && wanted[key] === read[key] ? 1 : 0,
          read[key] == null ? 0 : 1,
          wanted[key] == null ? 0 : 1,
        );
      count(
        'roles',
        wanted.object && read.object && alike(wanted.object, read.object) ? 1 : 0,
        read.object ? 1 : 0,
        wanted.object ? 1 : 0,
      );
      const parties = paired(wanted.parties ?? [], read.parties ?? [], (one, two) => alike(one, two)).length;
      count('roles', parties, read.parties?.length ?? 0, wanted.parties?.length ?? 0);
    }
  }
  return tallies;
}

function common(wanted: readonly string[], read: readonly string[]): number {
  return paired(wanted, read, (one, two) => one === two).length;
}

function paired<A, B>(one: readonly A[], two: readonly B[], fits: (a: A, b: B) => boolean): [A, B][] {
  const left = [...two];
  return one.flatMap(a => {
    const at = left.findIndex(b => fits(a, b));
    return at < 0 ? [] : [[a, left.splice(at, 1)[0]!] as [A, B]];
  });
}

const f1 = ({ right, wrong, missed }: Tally) => (right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed));

function table(tallies: Map<Slot, Tally>): string {
  const rows = [...tallies].map(([slot, sum]) => {
    const [precision, recall] = [sum.right / (sum.right + sum.wrong), sum.right / (sum.right + sum.missed)];
    return `${slot.padEnd(12)} ${String(sum.right + sum.missed).padStart(4)} ${precision.toFixed(3)} ${recall.toFixed(3)} ${f1(sum).toFixed(3)}`;
  });
  return ['slot         stated precision recall F1', ...rows].join('\n');
}

describe('the gold set of news', () => {
  it('holds at least 120 texts to look at and 120 only scored', () => {
    expect(goldOf('look').length).toBeGreaterThanOrEqual(120);
    expect(goldOf('score').length).toBeGreaterThanOrEqual(120);
  });

  it.each(['look', 'score'] as const)('is read within the gates of every slot (%s)', part => {
    const tallies = tally(part);
    console.log(`${part}\n${table(tallies)}`);
    const short = [...tallies]
      .filter(([slot, sum]) => f1(sum) < gates[slot])
      .map(([slot, sum]) => `${slot} ${f1(sum).toFixed(3)}`);
    expect(short).toEqual([]);
  });
});
