import { listActs, listWatchers, type ReadAct, readAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { addJob } from '#platform/job.ts';
import { tell } from './tell.ts';

const batch = 1000;

/**
 * Reads on in the audit log and asks for a job for every act that somebody is to be told of; gives how many. Every change appends its line there
 * in its own transaction, so nothing is missed and no other module needs to know of notices.
 */
export async function gatherActs(tx: Tx): Promise<number> {
  let count = 0;
  for (;;) {
    const [cursor] = await tx<{ number: number }[]>`select number from notice.cursor for update`;
    const acts = await listActs(tx, cursor!.number, batch);
    for (const { number, what, object } of acts) {
      if (what === 'offer.publish' || what === 'offer.change') {
        await askFitting(tx, object.slice('offer:'.length));
        count++;
      }
      if (what in tellers) {
        await addJob(tx, 'notice.act', { act: number }, { key: `notice.act ${number}` });
        count++;
      }
    }
    const last = acts.at(-1);
    if (last) await tx`update notice.cursor set number = ${last.number}`;
    if (acts.length < batch) return count;
  }
}

function askFitting(tx: Tx, code: string): Promise<void> {
  return addJob(tx, 'notice.offers', { code }, { key: `notice.offers ${code}` });
}

/** Tells whom one act concerns; again it changes nothing. */
export async function tellAct(tx: Tx, clock: Clock, number: number): Promise<void> {
  const act = await readAct(tx, number);
  await (act && tellers[act.what]?.(tx, act, clock()));
}

type Teller = (tx: Tx, act: ReadAct, now: Date) => Promise<void>;

const tellers: Readonly<Record<string, Teller>> = {
  'need.route': async (tx, act, now) => {
    // Whoever claimed it from the pool has it in hand already.
    if (act.details.by === 'pool') return;
    const route = await routeOf(tx, act);
    if (route) await tell(tx, now, { ...about(act, 'need_routed', route), organisation: route.organisation });
  },
  'need.advance': (tx, act, now) => answered(tx, act, now, String(act.details.to)),
  'need.viewing': (tx, act, now) => answered(tx, act, now, 'viewing'),
  'need.quote': (tx, act, now) => answered(tx, act, now, 'quote'),
  'need.reservation': (tx, act, now) => answered(tx, act, now, 'reservation'),
  'need.proof': (tx, act, now) => answered(tx, act, now, 'proof'),
  'need.ask-contact': async (tx, act, now) => {
    const route = await routeOf(tx, act);
    if (!route?.owner) return;
    const params = { step: Number(act.details.step) };
    await tell(tx, now, { ...about(act, 'need_asked', route), organisation: route.owner, params });
  },
  'need.open-contact': (tx, act, now) => contactAnswered(tx, act, now, true),
  'need.refuse-contact': (tx, act, now) => contactAnswered(tx, act, now, false),
  'need.escalate': async (tx, act, now) => {
    const route = await routeOf(tx, act);
    if (!route) return;
    const level = Number(act.details.level);
    const watchers = level < 2 ? [] : await listWatchers(tx, level === 2 ? 'secretariat' : 'platform');
    for (const organisation of [...new Set([route.organisation, ...watchers])])
      await tell(tx, now, { ...about(act, 'clock_overdue', route), organisation, params: { level } });
  },
  'offer.publish': (tx, act, now) => offerTold(tx, act, now, 'offer_published', {}),
  'offer.refuse': (tx, act, now) => offerTold(tx, act, now, 'offer_refused', {}),
  'offer.withdraw': async (tx, act, now) => {
    if (act.who === 'operator') await offerTold(tx, act, now, 'offer_refused', { withdrawn: true });
  },
  'offer.verify': (tx, act, now) => {
    const { field, method, passed } = act.details;
    return offerTold(tx, act, now, 'offer_verified', {
      ...{ method: String(method), passed: passed === true },
      ...(typeof field === 'string' ? { field } : {}),
    });
  },
  'offer.import': imported,
  'offer.replace': imported,
  'account.join': async (tx, act, now) => {
    const organisation = act.object.slice('organisation:'.length);
    const [invitation] = await tx<{ inviter: string }[]>`
      select inviter_id as inviter from account.invitation where id::text = ${String(act.details.invitation)}`;
    if (!invitation) return;
    const only = ({ user }: { user: string }) => user === invitation.inviter;
    await tell(tx, now, { kind: 'member_joined', key: keyOf(act), organisation, actor: act.who, only });
  },
};

/** The line of an import names no codes: whatever is listed and was changed in the hour before it is looked at, which nobody is told of twice. */
async function imported(tx: Tx, { at }: ReadAct): Promise<void> {
  const rows = await tx<{ code: string }[]>`
    select code from offer.offer where publication = 'listed' and updated_at between ${at}::timestamptz - interval '1 hour' and ${at} order by id`;
  for (const { code } of rows) await askFitting(tx, code);
}

type Route = { id: string; need: number; organisation: string; owner: string | null };

/** The request that an act is about: the need by its number, the receiver by the organisation in the details. */
async function routeOf(tx: Tx, { object, details }: ReadAct): Promise<Route | null> {
  const [row] = await tx<Route[]>`
    select r.id, r.need, r.organisation, n.owner from need.route r join need.need n on n.id = r.need
    where n.number = ${object.slice('need:'.length)} and r.organisation::text = ${String(details.organisation)}`;
  return row ?? null;
}

async function answered(tx: Tx, act: ReadAct, now: Date, what: string): Promise<void> {
  if (!['L70', 'lost', 'viewing', 'quote', 'reservation', 'proof'].includes(what)) return;
  const route = await routeOf(tx, act);
  if (route?.owner) await tell(tx, now, { ...about(act, 'need_answered', route), organisation: route.owner, params: { what } });
}

async function contactAnswered(tx: Tx, act: ReadAct, now: Date, granted: boolean): Promise<void> {
  const route = await routeOf(tx, act);
  if (!route) return;
  // What was open beforehand opened by the receiver's own asking.
  const [own] = await tx`
    select 1 from account.member where organization_id = ${route.organisation} and 'user:' || user_id::text = ${act.who}`;
  if (own) return;
  const params = { step: Number(act.details.step), granted };
  await tell(tx, now, { ...about(act, 'contact_answered', route), organisation: route.organisation, params });
}

async function offerTold(
  tx: Tx,
  act: ReadAct,
  now: Date,
  kind: 'offer_published' | 'offer_refused' | 'offer_verified',
  params: Record<string, string | boolean>,
): Promise<void> {
  const [row] = await tx<{ id: number; owner: string | null }[]>`
    select id, owner from offer.offer where code = ${act.object.slice('offer:'.length)}`;
  if (row?.owner) await tell(tx, now, { kind, key: keyOf(act), organisation: row.owner, offer: row.id, params, actor: act.who });
}

function about<K extends 'need_routed' | 'need_answered' | 'need_asked' | 'contact_answered' | 'clock_overdue'>(
  act: ReadAct,
  kind: K,
  route: Route,
) {
  return { kind, key: keyOf(act), need: route.need, route: route.id, actor: act.who };
}

function keyOf({ number }: ReadAct): string {
  return `act ${number}`;
}
