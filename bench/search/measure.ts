import { readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { findEntries, readQuestion, relatePosts, suggest } from '#modules/search/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import { visitor } from '#shared/viewer.ts';
import type { Io } from '../../src/cli/io.ts';
import { questionsFor } from './questions.ts';

export type Spread = { p50: number; p95: number; p99: number };
/** `busy`: milliseconds that the server's process computed, which another program on the machine does not lengthen; null where it cannot be told. */
export type Line = { what: string; n: number; seen: Spread; busy: Spread | null; plain: Spread | null; ratio: Spread | null };

type Sample = { seen: number; busy: number | null; plain?: number };

/** Every how many questions the baseline is asked too. */
const plainEvery = 4;

/**
 * Times questions of every kind as a client sees all their statements, and what the server's process computed for them; beside them the baseline for
 * the same words in the same run: a scan of the titles alone with ilike, newest first.
 */
export async function measure(sql: postgres.Sql, each: number, io: Io, tell: (line: Line) => void): Promise<Line[]> {
  const lines: Line[] = [];
  const clock = await statementClock(sql);
  const questions = await questionsFor(sql, each);
  const kinds = [...new Set(questions.map(({ what }) => what))];
  const all: Sample[] = [];
  const finish = (what: string, samples: Sample[]) => {
    const line = lineOf(what, samples);
    tell(line);
    lines.push(line);
  };
  // The first round warms caches and plans and is not counted.
  for (const one of questions.filter((_, index) => index % 3 === 0)) await ask(one);
  for (const what of kinds) {
    const samples: Sample[] = [];
    for (const [index, one] of questions.filter(question => question.what === what).entries()) {
      const sample = await ask(one);
      samples.push(index % plainEvery === 0 ? { ...sample, plain: await plainScan(one.words) } : sample);
      io.progress?.(index + 1, each, what);
    }
    all.push(...samples);
    finish(what, samples);
  }
  finish('all questions', all);
  const typed = ['松', '松江', '集成', 'sj', 'songj', 'cx', 'changx', 'hangzhou', '产业', 'g60', '苏州工业', 'yq', '合肥', 'jx'];
  finish('suggestions while typing', await samplesOf(each * 3, index => suggest(clock.db, typed[index % typed.length]!)));
  const posts = await sql<{ post: number }[]>`select post from search.entry where post % 211 = 7 order by id limit ${each}`;
  finish('related posts of one post', await samplesOf(posts.length, index => relatePosts(clock.db as Tx, posts[index]!.post)));
  return lines;

  async function ask({ words, filter }: (typeof questions)[number]): Promise<Sample> {
    return clock.take(async () => {
      await findEntries(clock.db, visitor, await readQuestion(clock.db, words), filter);
    });
  }
  async function samplesOf(count: number, work: (index: number) => Promise<unknown>): Promise<Sample[]> {
    const samples: Sample[] = [];
    for (let index = -20; index < count; index++) {
      const sample = await clock.take(() => work((index + 20) % count));
      if (index >= 0) samples.push(sample);
    }
    return samples;
  }
  async function plainScan(words: string): Promise<number> {
    const times: number[] = [];
    for (let time = 0; time < 3; time++) {
      const from = performance.now();
      await sql`
        select id, title from publish.post where stage = 'released' and title ilike ${`%${words}%`}
        order by released_at desc, id desc limit 20`;
      times.push(performance.now() - from);
    }
    return Math.min(...times);
  }
}
/** A handle that adds up the time of its statements, and the computing time of the one process behind it where the system tells it. */
async function statementClock(sql: postgres.Sql) {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const computed = () => {
    try {
      return Number(readFileSync(`/proc/${row!.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    } catch {
      return null;
    }
  };
  let seen = 0;
  const timed = (asked: unknown) => {
    // Parts of a statement go through the same handle and are none themselves.
    if (!(asked instanceof Promise)) return asked;
    const from = performance.now();
    return asked.then(rows => {
      seen += performance.now() - from;
      return rows;
    });
  };
  const db = new Proxy(sql, {
    apply: (target, self, given) => timed(Reflect.apply(target as never, self, given)),
    get: (target, key) => {
      const value = Reflect.get(target, key);
      return key === 'unsafe' ? (...given: unknown[]) => timed((value as (...all: unknown[]) => unknown)(...given)) : value;
    },
  }) as unknown as Db;
  return {
    db,
    /** The fastest of three: what other programs on the machine take away is not the search's. */
    async take(work: () => Promise<unknown>): Promise<Sample> {
      const samples: Sample[] = [];
      for (let time = 0; time < 3; time++) {
        seen = 0;
        const before = computed();
        await work();
        const after = computed();
        samples.push({ seen, busy: before === null || after === null ? null : after - before });
      }
      const fastest = samples.sort((a, b) => a.seen - b.seen)[0]!;
      const busy = samples.map(one => one.busy).filter(one => one !== null);
      return { seen: fastest.seen, busy: busy.length > 0 ? Math.min(...busy) : null };
    },
  };
}

function lineOf(what: string, samples: readonly Sample[]): Line {
  const with_ = samples.filter(({ plain }) => plain !== undefined);
  return {
    what,
    n: samples.length,
    seen: spread(samples.map(({ seen }) => seen)),
    busy: samples.some(({ busy }) => busy === null) ? null : spread(samples.map(({ busy }) => busy!)),
    plain: with_.length > 0 ? spread(with_.map(({ plain }) => plain!)) : null,
    ratio: with_.length > 0 ? spread(with_.map(({ seen, plain }) => seen / plain!)) : null,
  };
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
