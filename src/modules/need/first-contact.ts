import { recordAct } from '#modules/account/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { record } from './event.ts';
import { type Held, lockNeed, noRequest, wordsOf } from './hand.ts';
import { needPermissions } from './may.ts';

/** Days for which a first contact protects its receiver; a convention of this software, to be set by the agreement of the cities. */
const firstContactDays = 180;

/** Who spoke first with an enterprise: no contact and no name of the enterprise is part of it. */
export type FirstContact = {
  id: number;
  /** The request under which it was stamped; it may be another one of the same enterprise. */
  number: string;
  organisation: string;
  name: string;
  city: number | null;
  at: Date;
  validUntil: string;
  /** What the holder counts of the project, in %. */
  share: number;
};

/** The select list and joins of FirstContact; `f` holds. */
const contactText = `
  select f.id, m.number, f.organisation, o.name, f.city, f.at, f.valid_until as "validUntil", f.share
  from need.first_contact f join need.need m on m.id = f.need join account.organization o on o.id = f.organisation`;

/** The first contact that holds for the enterprise behind a need on a day, found by the need itself and by its hashed telephone and credit code. */
export async function readFirstContact(db: Db, need: number, today: string): Promise<FirstContact | null> {
  const [row] = await db.unsafe<FirstContact[]>(
    `${contactText} join need.need n on n.id = $1
     where f.ended_at is null and f.valid_until >= $2::date and (f.need = n.id or f.phone = n.phone or f.credit = n.credit)
     order by f.at, f.id limit 1`,
    [need, today] as never[],
    { prepare: true },
  );
  return row ?? null;
}

/**
 * Stamps the receiver as the first in contact with the enterprise, unless somebody holds that already, under this request or another one of the
 * same enterprise in whichever city; gives who holds it now. Two who come at the same moment wait for each other.
 */
export async function stampFirst(tx: Tx, viewer: Viewer, now: Date, held: Held): Promise<FirstContact> {
  await lockIdentity(tx, held.need);
  const today = dayInChina(now);
  const there = await readFirstContact(tx, held.need, today);
  if (there) {
    if (there.organisation !== held.organisation)
      await record(tx, held.need, now, { kind: 'first', words: there.name, by: 'system', route: held.id });
    return there;
  }
  // What ran out on this request makes room; its line stays.
  await tx`update need.first_contact set ended_at = ${now}, ended = 'expired' where need = ${held.need} and ended_at is null`;
  await insertStamp(tx, held.need, held.organisation, now, { until: lastDay(today), share: 100, after: null });
  await record(tx, held.need, now, { kind: 'first', words: held.organisationName, by: 'system', route: held.id });
  await recordAct(tx, viewer, {
    what: 'need.first-contact',
    object: `need:${held.number}`,
    details: { organisation: held.organisation },
  });
  return (await readFirstContact(tx, held.need, today))!;
}

/** Puts a stamp down under a need, with the hashes that the need has. */
export async function insertStamp(
  tx: Tx,
  need: number,
  organisation: string,
  now: Date,
  { until, share, after }: { until: string; share: number; after: number | null },
): Promise<void> {
  await tx`
    insert into need.first_contact (need, organisation, city, at, valid_until, phone, credit, share, after)
    select id, ${organisation}, (select city from offer.offer where owner = ${organisation} order by id desc limit 1),
      ${now}, ${until}, phone, credit, ${share}, ${after}
    from need.need where id = ${need}`;
}

/** Waits until nobody else stamps for the same telephone or credit code. */
export async function lockIdentity(tx: Tx, need: number): Promise<void> {
  await tx`
    select pg_advisory_xact_lock(hashtextextended(key, 0)) from (
      select encode(unnest(array[phone, credit]), 'hex') as key from need.need where id = ${need} order by 1
    ) keys where key is not null`;
}

/**
 * Gives a first contact to another receiver that has the request, without the agreement of the one that holds it: for who may force, with a
 * reason that both read in the history.
 */
export async function forceFirstContact(
  tx: Tx,
  viewer: Viewer,
  now: Date,
  { number, organisation, why }: { number: string; organisation: string; why: string },
): Promise<void> {
  insist(may(viewer, needPermissions.force));
  const words = wordsOf(why, 'why');
  const [need] = await tx<{ id: number }[]>`select id from need.need where number = ${number.slice(0, 40)}`;
  if (!need) throw noRequest();
  await lockNeed(tx, need.id);
  await lockIdentity(tx, need.id);
  const today = dayInChina(now);
  const [route] = await tx<
    { id: string }[]
  >`select id from need.route where need = ${need.id} and organisation::text = ${organisation}`;
  if (!route) throw new Refused('conflict', ['这家接收方没有分到这条需求', 'This receiver does not have the request']);
  const there = await readFirstContact(tx, need.id, today);
  if (there?.organisation === organisation) return;
  if (there) await endStamp(tx, there.id, 'forced', now);
  await tx`update need.first_contact set ended_at = ${now}, ended = 'expired' where need = ${need.id} and ended_at is null`;
  await insertStamp(tx, need.id, organisation, now, {
    until: there?.validUntil ?? lastDay(today),
    share: 100,
    after: there?.id ?? null,
  });
  await record(tx, need.id, now, {
    kind: 'forced',
    words,
    by: viewer.kind === 'operator' ? 'operator' : 'secretary',
    route: route.id,
  });
  await recordAct(tx, viewer, {
    what: 'need.force-first-contact',
    object: `need:${number}`,
    details: { from: there?.organisation ?? null, to: organisation },
  });
}

/** Ends a stamp; its line stays. */
export async function endStamp(tx: Tx, id: number, ended: 'transferred' | 'forced', now: Date): Promise<void> {
  await tx`update need.first_contact set ended_at = ${now}, ended = ${ended} where id = ${id}`;
}

/** Drops the hashes of stamps that protect nobody any more; gives how many. To be run once a day. */
export async function forgetContacts(tx: Tx, today: string): Promise<number> {
  const rows = await tx`
    update need.first_contact set phone = null, credit = null
    where num_nonnulls(phone, credit) > 0 and (ended_at is not null or valid_until < ${today}::date) returning id`;
  return rows.length;
}

/** Another open request of the same enterprise, found by hashed telephone or credit code. */
export type Twin = { number: string; holder: string | null; city: number | null; createdAt: Date; by: 'phone' | 'credit' };

/** The other requests of the enterprise behind a need, newest first, at most 20; for who watches over the ledger. */
export async function listTwins(db: Db, viewer: Viewer, number: string): Promise<Twin[]> {
  insist(may(viewer, needPermissions.watch));
  return db<Twin[]>`
    select t.number, o.name as holder, f.city, t.created_at as "createdAt", case when t.phone = n.phone then 'phone' else 'credit' end as by
    from need.need n join need.need t on t.id <> n.id and (t.phone = n.phone or t.credit = n.credit)
    left join need.first_contact f on f.need = t.id and f.ended_at is null left join account.organization o on o.id = f.organisation
    where n.number = ${number.slice(0, 40)} and t.stage <> 'merged' order by t.id desc limit 20`;
}

/** The receivers that were given a request, for who watches over the ledger. */
export async function listHands(db: Db, viewer: Viewer, number: string): Promise<{ id: string; name: string }[]> {
  insist(may(viewer, needPermissions.watch));
  return db<{ id: string; name: string }[]>`
    select o.id, o.name from need.route r join need.need n on n.id = r.need join account.organization o on o.id = r.organisation
    where n.number = ${number.slice(0, 40)} order by r.routed_at, o.name`;
}

function lastDay(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + firstContactDays * 86_400_000).toISOString().slice(0, 10);
}
