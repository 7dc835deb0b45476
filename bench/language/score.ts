import { readFileSync } from 'node:fs';
import {
  type NewsEvent,
  type Observation,
  readNews,
  readSpace,
  type SpaceField,
  type SpaceText,
} from '#modules/language/index.ts';
import { inRoot } from '#platform/root.ts';

/** How often something was read right, read wrongly, and missed. */
export type Tally = { right: number; wrong: number; missed: number };
export type Part = 'look' | 'score';

/** A gold text of space: values left out are not stated; fields in `ambiguous` are defensible otherwise and not scored. */
type GoldSpace = { text: string; values: Partial<SpaceText>; ambiguous?: SpaceField[] };
type GoldObservation = Pick<Observation, 'value' | 'unit' | 'subject' | 'indicator'> & Partial<Observation>;
type GoldEvent = Pick<NewsEvent, 'type'> & Partial<NewsEvent>;
/** A gold text of news; what is left out of an observation or event is null. */
type GoldNews = { text: string; published?: string; observations: GoldObservation[]; events: GoldEvent[] };

/** Precision, recall and their harmonic mean; 1 where there was nothing to read and nothing was read. */
export function rates({ right, wrong, missed }: Tally): { precision: number; recall: number; f1: number } {
  const all = right + wrong + missed;
  return {
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: right + missed === 0 ? 1 : right / (right + missed),
    f1: all === 0 ? 1 : (2 * right) / (2 * right + wrong + missed),
  };
}

function rowsOf<T>(kind: 'spaces' | 'news', part: Part): T[] {
  return readFileSync(inRoot('data', 'gold', kind, `${part}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as T);
}

export const goldSpaces = (part: Part) => rowsOf<GoldSpace>('spaces', part);
export const goldNews = (part: Part) => rowsOf<GoldNews>('news', part);

/** Scores the reader of space texts field by field. */
export function scoreSpaces(golds: readonly GoldSpace[]): Map<SpaceField, Tally> {
  const tallies = new Map<SpaceField, Tally>();
  for (const gold of golds) {
    const { values } = readSpace(gold.text);
    for (const field of Object.keys(values) as SpaceField[]) {
      const sum = tallyOf(tallies, field);
      if (gold.ambiguous?.includes(field)) continue;
      add(sum, itemsOf(field, gold.values[field]), itemsOf(field, values[field]));
    }
  }
  return tallies;
}

/** A value as items that are right or wrong: members of a list, or the value as a whole with its keys in one order. */
function itemsOf(field: SpaceField, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (field === 'crane_t' && Array.isArray(value) && value.length === 0) return ['stated'];
  if (Array.isArray(value)) return value.map(item => JSON.stringify(item));
  if (typeof value === 'object') return [JSON.stringify(value, ['min', 'max', 'unit'])];
  return [JSON.stringify(value)];
}

export type Slot =
  | 'number'
  | 'comparator'
  | 'subject'
  | 'indicator'
  | 'share'
  | 'period'
  | 'growth'
  | 'rank'
  | 'scope'
  | 'status'
  | 'event'
  | 'roles';

/** Scores the reader of news slot by slot. An observation counts as found where number and unit agree; its other slots are compared then. */
export function scoreNews(golds: readonly GoldNews[]): Map<Slot, Tally> {
  const tallies = new Map<Slot, Tally>();
  for (const gold of golds) {
    const { observations, events } = readNews(gold.text, gold.published ?? null);
    for (const [wanted, read] of pairs(gold.observations, observations, likeness)) scoreObservation(tallies, wanted, read);
    for (const [wanted, read] of pairs(gold.events, events, likenessOfEvents)) scoreEvent(tallies, wanted, read);
  }
  return tallies;
}

function scoreObservation(tallies: Map<Slot, Tally>, wanted: GoldObservation | null, read: Observation | null): void {
  const slot = (name: Slot, one: string | null, two: string | null) =>
    add(tallyOf(tallies, name), one === null ? [] : [one], two === null ? [] : [two]);
  const numberOf = (one: GoldObservation | null) => (one && one.value != null ? 'found' : null);
  const isFound = wanted !== null && read !== null;
  slot('number', numberOf(wanted), isFound ? numberOf(wanted) : read && read.value !== null ? 'extra' : null);
  slot('rank', rankOf(wanted), rankOf(read));
  if (!isFound) return;
  slot('comparator', wanted.comparator ?? 'eq', read.comparator);
  slot('subject', called(wanted.subject), called(read.subject));
  slot('indicator', 'named', alike(wanted.indicator, read.indicator) >= 0.5 ? 'named' : 'other');
  slot('share', wanted.share_of ?? null, read.share_of);
  slot('period', wanted.period ?? 'none', read.period ?? 'none');
  if (wanted.rank != null && read.rank !== null) slot('scope', wanted.rank_scope ?? 'none', read.rank_scope ?? 'none');
  slot('growth', growthOf(wanted), growthOf(read));
  slot('status', wanted.status ?? 'fact', read.status);
}

/** Cities are called with and without 市. */
const called = (name: string | null | undefined) => name?.replace(/[市“”]/g, '') ?? null;
const rankOf = (one: GoldObservation | null) => (one?.rank == null ? null : `${one.rank}`);
const growthOf = ({ growth }: GoldObservation) => (growth ? `${growth.type} ${growth.direction}` : null);

function scoreEvent(tallies: Map<Slot, Tally>, wanted: GoldEvent | null, read: NewsEvent | null): void {
  add(tallyOf(tallies, 'event'), wanted ? [wanted.type] : [], read ? [read.type] : []);
  if (!wanted || !read) return;
  add(tallyOf(tallies, 'roles'), rolesOf(wanted, wanted), rolesOf(read, wanted));
}

/** Who, what, when and how much of an act; a party that is the object itself is no second role. */
function rolesOf(one: GoldEvent, wanted: GoldEvent): string[] {
  const roles = (one.parties ?? [])
    .map(party => called(party)!.replace(/[区县]$/, ''))
    .filter(party => !(one.object ?? '').includes(party));
  if (one.date) roles.push(one.date);
  if (one.object) roles.push(alike(one.object, wanted.object) >= 0.6 ? 'object' : 'other object');
  if (one.amount != null) roles.push(`${Number(one.amount.toPrecision(6))}`);
  return roles;
}

type Pair<W, R> = [W | null, R | null];

/** Pairs what was wanted with what was read, the likest first; what finds no partner stands alone. */
function pairs<W, R>(wanted: readonly W[], read: readonly R[], like: (one: W, two: R) => number): Pair<W, R>[] {
  const free = new Set(read);
  const found = wanted.map((one): Pair<W, R> => {
    let best: R | null = null;
    let most = 0;
    for (const two of free) {
      const likeness = like(one, two);
      if (likeness > most) [best, most] = [two, likeness];
    }
    if (best) free.delete(best);
    return [one, best];
  });
  return [...found, ...[...free].map((two): Pair<W, R> => [null, two])];
}

function likeness(one: GoldObservation, two: Observation): number {
  const isSame =
    one.value == null
      ? two.value === null && (one.rank ?? null) === two.rank
      : two.value !== null && isNear(one.value, two.value) && unitOf(one.unit) === unitOf(two.unit);
  if (!isSame) return 0;
  return (
    1 +
    alike(one.quote, two.quote) +
    alike(one.indicator, two.indicator) / 2 +
    ((one.comparator ?? 'eq') === two.comparator ? 0.6 : 0) +
    (called(one.subject) === called(two.subject) ? 0.2 : 0)
  );
}

function likenessOfEvents(one: GoldEvent, two: NewsEvent): number {
  const quotes = alike(one.quote, two.quote);
  const likeness = (one.type === two.type ? 1 : 0) + quotes + alike(one.object, two.object);
  return likeness > 1.2 || (one.type !== two.type && quotes > 0.6) ? likeness : 0;
}

/** Shares are labelled rounded (1/15 as 0.0667). */
const isNear = (one: number, two: number) =>
  Math.abs(one - two) <= (Math.abs(one) < 1 ? 1e-3 * Math.abs(one) : 1e-6 * Math.abs(one));
/** 名, 位 and 人 count alike; a rate by the year may leave out the year. */
const unitOf = (unit: string | null) =>
  unit
    ?.replace(/\/[年月]$/, '')
    .replace(/^[名位]$/, '人')
    .replace(/^㎡$/, '平方米') ?? null;

/** Likeness of two phrases from 0 to 1: the share of their pairs of characters that both have (Dice). */
function alike(one: string | null | undefined, two: string | null | undefined): number {
  if (!one || !two) return one === two ? 1 : 0;
  if (one === two) return 1;
  const pairsOf = (words: string) => Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2));
  const [first, second] = [pairsOf(one), pairsOf(two)];
  const all = new Set(second);
  return first.length + second.length === 0
    ? 0
    : (2 * first.filter(pair => all.has(pair)).length) / (first.length + second.length);
}

function tallyOf<K>(tallies: Map<K, Tally>, key: K): Tally {
  const known = tallies.get(key);
  if (known) return known;
  const made = { right: 0, wrong: 0, missed: 0 };
  tallies.set(key, made);
  return made;
}

function add(sum: Tally, wanted: readonly string[], read: readonly string[]): void {
  const right = read.filter(item => wanted.includes(item)).length;
  sum.right += right;
  sum.wrong += read.length - right;
  sum.missed += wanted.length - right;
}
