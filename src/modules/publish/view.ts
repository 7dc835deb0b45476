import { createHmac, randomBytes } from 'node:crypto';
import { isbot } from 'isbot';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';

/** Who read what: an address and a browser as they were sent, kept in memory only until they are hashed. */
export type Reading = { post: number; address: string; agent: string };

/** Whether a browser's name says that no person reads. */
export function isRobot(agent: string): boolean {
  return agent.length < 12 || isbot(agent.slice(0, 500));
}

/**
 * Counts readings: one reader (address and browser) a post and a day once. Nothing of the reader is stored but a hash under a key that is made
 * for the day and deleted with it. Gives how many were new.
 */
export async function countViews(tx: Tx, clock: Clock, readings: readonly Reading[]): Promise<number> {
  if (readings.length === 0) return 0;
  const day = dayInChina(clock());
  const key = await keyOf(tx, day);
  const marks = new Map<string, number>();
  for (const { post, address, agent } of readings) {
    const mark = createHmac('sha256', key)
      .update(`${post}\n${address}\n${agent.slice(0, 500)}`)
      .digest()
      .subarray(0, 12);
    marks.set(mark.toString('hex'), post);
  }
  const [row] = await tx<{ count: number }[]>`
    with told as (
      select decode(mark, 'hex') as mark, post
      from unnest(${[...marks.keys()]}::text[], ${[...marks.values()]}::bigint[]) as t(mark, post)
      where exists (select from publish.post p where p.id = t.post and p.stage = 'released')
    ), fresh as (
      insert into publish.view_mark (day, mark) select ${day}, mark from told on conflict do nothing returning mark
    ), counted as (
      select t.post, count(*)::int as views from fresh f join told t using (mark) group by t.post
    ), posts as (
      update publish.post p set views = p.views + c.views from counted c where p.id = c.post
    ), days as (
      insert into publish.view_day (post, day, views) select post, ${day}, views from counted
      on conflict (post, day) do update set views = publish.view_day.views + excluded.views
    )
    select coalesce(sum(views), 0)::int as count from counted`;
  return row!.count;
}

/** Forgets who read on days before today; gives how many marks went. Run once a day. */
export async function forgetReaders(tx: Tx, clock: Clock): Promise<number> {
  const day = dayInChina(clock());
  const rows = await tx`delete from publish.view_mark where day < ${day} returning 1`;
  await tx`delete from publish.view_key where day < ${day}`;
  return rows.length;
}

/** Readings of a post on each of the last days that had any, newest first. */
export function listViewDays(db: Db, post: number, days = 30): Promise<{ day: string; views: number }[]> {
  return db<{ day: string; views: number }[]>`
    select day, views from publish.view_day where post = ${post} order by day desc limit ${days}`;
}

async function keyOf(tx: Tx, day: string): Promise<Buffer> {
  // Two statements: the second sees the key that another transaction made meanwhile.
  await tx`insert into publish.view_key (day, key) values (${day}, ${randomBytes(32)}) on conflict (day) do nothing`;
  const [row] = await tx<{ key: Buffer }[]>`select key from publish.view_key where day = ${day}`;
  return row!.key;
}
