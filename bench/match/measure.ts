import { deepStrictEqual } from 'node:assert';
import type postgres from 'postgres';
import {
  type Condition,
  findCandidates,
  findMatches,
  findNearMisses,
  findNeedsFor,
  findRelaxations,
  toRequest,
} from '#modules/match/index.ts';
import { findDuplicates } from '#modules/offer/index.ts';
import type { Db } from '#platform/database.ts';
import { visitor } from '#shared/viewer.ts';
import type { Io } from '../../src/cli/io.ts';
import { benchNow as now } from './build.ts';
import { pasteLike, plainDuplicates } from './duplicates.ts';
import { plainMatches, plainNearMisses, plainRelaxations } from './plain.ts';
import { offersToAsk, plainNeeds } from './plain-needs.ts';
import { randomFrom } from './random.ts';
import { conditionsLike } from './requests.ts';

export type Spread = { p50: number; p95: number };
export type Line = { what: string; n: number; ours: Spread; plain?: Spread; ratio?: Spread };

type Sample = { ours: number; plain?: number };

/** Times every promise, ours and the plain statement in turn for the same request, and asserts that both give the same rows. */
export async function measure(
  sql: postgres.Sql,
  { rows, count, only }: { rows: number; count: number; only: string },
  io: Io,
  tell: (line: Line) => void,
): Promise<Line[]> {
  const lines: Line[] = [];
  const db = sql as unknown as Db;
  const requests = requestsOf(count + 10);
  const asking = { viewer: visitor, now };
  const run = async (what: string, total: number, one: (index: number) => Promise<Sample>) => {
    if (!what.startsWith(only)) return;
    const samples: Sample[] = [];
    // The first ten warm caches and are not counted.
    for (let index = 0; index < total + 10; index++) {
      const sample = await one(index);
      if (index >= 10) samples.push(sample);
      io.progress?.(index + 1, total + 10, what);
    }
    const line = lineOf(what, samples);
    tell(line);
    lines.push(line);
  };
  await run('forward: best 20, score, total', count, index => {
    const conditions = requests[index]!;
    const ours = () => findCandidates(db, toRequest(conditions), asking, { limit: 20, offset: 0 });
    const plain = async () => {
      const found = await sql.unsafe<{ id: number; points: number; total: number }[]>(plainMatches(conditions, now));
      return { rows: found.map(({ id, points }) => ({ id, points })), total: found[0]?.total ?? 0 };
    };
    return inTurn(index, ours, plain, (a, b) => deepStrictEqual({ rows: a.rows, total: a.total }, b));
  });
  await run('forward with cards, parts, verdicts, cost', count, async index => {
    const started = performance.now();
    await findMatches(db, { conditions: requests[index]!, now });
    return { ours: performance.now() - started };
  });
  await run('near misses: best 6 (ours with explanation)', count, index => {
    const conditions = requests[index]!;
    const ours = () => findNearMisses(db, { conditions, limit: 6, now });
    const plain = () => sql.unsafe<{ code: string }[]>(plainNearMisses(conditions, now));
    return inTurn(index, ours, plain, (a, b) =>
      deepStrictEqual(
        a.map(match => match.offer.code),
        b.map(row => row.code),
      ),
    );
  });
  await run('relaxations (plain: counts only)', count, index => {
    const conditions = requests[index]!;
    const ours = () => findRelaxations(db, { conditions, now });
    const plain = async () => {
      const more: [string, number][] = [];
      for (const { criterion, sql: text } of plainRelaxations(conditions, now)) {
        const [row] = await sql.unsafe<{ more: number }[]>(text);
        more.push([criterion, row!.more]);
      }
      return more;
    };
    return inTurn(index, ours, plain, (a, b) => deepStrictEqual(a.map(one => [one.criterion, one.more]).sort(), b.sort()));
  });
  const random = randomFrom(77);
  const codes = Array.from({ length: (count + 10) * 4 }, () => `BENCH-${1 + Math.floor(random.next() * rows)}`);
  const offers = await sql.unsafe<Record<string, never>[]>(offersToAsk, [new Date(now.getTime() - 91 * 86_400_000), codes]);
  await run('reverse: best 20 needs, explained', Math.min(count, offers.length - 10), index => {
    const offer = offers[index]!;
    const ours = async () => {
      const found = await findNeedsFor(db, String(offer.code), { now });
      return found.map(({ need, score }) => [need, score.toFixed(9)]);
    };
    const plain = async () => {
      const found = await sql.unsafe<{ need: number; score: number }[]>(plainNeeds(offer as never, now));
      return found.map(({ need, score }) => [need, score.toFixed(9)]);
    };
    return inTurn(index, ours, plain, (a, b) => deepStrictEqual(a, b));
  });
  const pastes = randomFrom(99);
  await run('duplicates of a paste of 30 adverts', Math.min(count, 200), async index => {
    const paste = await pasteLike(sql, pastes, rows, 30);
    const ours = async () => (await findDuplicates(db, paste)).map(found => found.length);
    return inTurn(
      index,
      ours,
      () => plainDuplicates(sql, paste),
      (a, b) => deepStrictEqual(a, b),
    );
  });
  return lines;
}

function requestsOf(count: number): Condition[][] {
  const random = randomFrom(1);
  return Array.from({ length: count }, () => conditionsLike(random));
}

async function inTurn<A, B>(
  index: number,
  ours: () => Promise<A>,
  plain: () => Promise<B>,
  same: (a: A, b: B) => void,
): Promise<Sample> {
  const timed = async <T>(work: () => Promise<T>) => {
    const started = performance.now();
    const result = await work();
    return { result, took: performance.now() - started };
  };
  // Whoever comes second finds warm pages, so that each comes second half of the time.
  const first = index % 2 === 0 ? await timed(ours) : undefined;
  const other = await timed(plain);
  const own = first ?? (await timed(ours));
  same(own.result, other.result);
  return { ours: own.took, plain: other.took };
}

function lineOf(what: string, samples: readonly Sample[]): Line {
  const line: Line = { what, n: samples.length, ours: spreadOf(samples.map(one => one.ours)) };
  const both = samples.flatMap(({ ours, plain }) => (plain === undefined ? [] : [{ ours, plain }]));
  if (both.length === 0) return line;
  return { ...line, plain: spreadOf(both.map(one => one.plain)), ratio: spreadOf(both.map(({ ours, plain }) => ours / plain)) };
}

function spreadOf(values: number[]): Spread {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { p50: at(0.5), p95: at(0.95) };
}
