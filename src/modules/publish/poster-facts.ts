import { dayInChina } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';

/** What a poster says of a released post: the words of the version that readers see, its day in China, and the name in its address. */
export type PosterFacts = { id: number; slug: string | null; version: number; title: string; summary: string; day: string };

/** The facts of a released post, by the last part of its address, for its poster; null for any other, so that nothing shows before its release. */
export async function readPosterFacts(db: Db, name: string): Promise<PosterFacts | null> {
  const [row] = await db<(Omit<PosterFacts, 'day'> & { at: Date })[]>`
    select id, slug, released_version as version, title, summary, released_at as at
    from publish.post
    where stage = 'released' and ${/^[1-9]\d{0,14}$/.test(name) ? db`id = ${Number(name)}` : db`slug = ${name.slice(0, 90)}`}`;
  if (!row) return null;
  const { at, ...facts } = row;
  return { ...facts, day: dayInChina(at) };
}
