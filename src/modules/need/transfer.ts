import { recordAct } from '#modules/account/index.ts';
import { type Clock, dayInChina } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { record } from './event.ts';
import { endStamp, insertStamp, lockIdentity, readFirstContact } from './first-contact.ts';
import { type Held, holdRoute, lockNeed, noRequest, wordsOf } from './hand.ts';
import { needPermissions } from './may.ts';

/** A transfer of a first contact as both sides see it. */
export type Transfer = {
  id: number;
  giver: string;
  giverName: string;
  taker: string;
  takerName: string;
  proposedBy: string;
  /** What the taker will count, in %. */
  share: number;
  words: string;
  state: 'proposed' | 'agreed' | 'refused' | 'withdrawn';
};

/**
 * One receiver proposes that a first contact passes from its holder to another that has the request, with a split; nothing changes until the
 * other side agrees. The holder names the taker, anybody else asks for itself. `share` is what the taker counts, in %.
 */
export async function proposeTransfer(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  id: string,
  given: { share: number; words: string; taker?: string },
): Promise<void> {
  const held = await holdRoute(tx, viewer, id);
  const words = wordsOf(given.words, 'words');
  if (!Number.isInteger(given.share) || given.share < 0 || given.share > 100)
    throw new Refused('invalid', ['分成请填 0 到 100 的整数', 'The split is a whole number from 0 to 100'], {
      share: '分成请填 0 到 100 的整数',
    });
  await lockIdentity(tx, held.need);
  const now = clock();
  const first = await readFirstContact(tx, held.need, dayInChina(now));
  if (!first)
    throw new Refused('conflict', ['还没有首谈登记，受理后自动登记', 'There is no first contact yet; acknowledging stamps it']);
  const holds = first.organisation === held.organisation;
  const taker = holds ? await takerOf(tx, held, given.taker) : held.organisation;
  const [made] = await tx`
    insert into need.transfer (contact, proposed_by, giver, taker, share, words, proposed_at)
    values (${first.id}, ${held.organisation}, ${first.organisation}, ${taker}, ${given.share}, ${words}, ${now})
    on conflict (contact) where state = 'proposed' do nothing returning id`;
  if (!made) throw new Refused('conflict', ['已有一份流转等待对方答复', 'A transfer waits for an answer already']);
  await record(tx, held.need, now, { kind: 'transfer', words, by: 'receiver', route: held.id, shown: false });
  await recordAct(tx, viewer, {
    what: 'need.propose-transfer',
    object: `need:${held.number}`,
    details: { giver: first.organisation, taker, share: given.share },
  });
}

async function takerOf(tx: Tx, held: Held, taker: string | undefined): Promise<string> {
  const [row] = await tx<{ organisation: string }[]>`
    select organisation from need.route where need = ${held.need} and organisation::text = ${taker ?? ''} and organisation <> ${held.organisation}`;
  if (row) return row.organisation;
  throw new Refused('invalid', ['请选择同样分到这条需求的接收方', 'Choose a receiver that has the request too'], {
    taker: '请选择同样分到这条需求的接收方',
  });
}

/** The side that was asked agrees or refuses; the one that asked may take it back. The stamp changes hands only when it was agreed to. */
export async function answerTransfer(tx: Tx, viewer: Viewer, clock: Clock, transfer: number, yes: boolean): Promise<void> {
  const [found] = await tx<{ need: number; number: string; contact: number; giver: string; taker: string; proposedBy: string }[]>`
    select f.need, n.number, t.contact, t.giver, t.taker, t.proposed_by as "proposedBy"
    from need.transfer t join need.first_contact f on f.id = t.contact join need.need n on n.id = f.need where t.id = ${transfer}`;
  const sides = found ? [found.giver, found.taker] : [];
  const own = sides.filter(organisation => may(viewer, needPermissions.handle, { organisation }) === null);
  if (!found || own.length === 0) throw noRequest();
  await lockNeed(tx, found.need);
  await lockIdentity(tx, found.need);
  const asked = own.some(organisation => organisation !== found.proposedBy);
  if (yes && !asked) throw new Refused('forbidden', ['要由对方答复', 'The other side has to answer']);
  const now = clock();
  const state = yes ? 'agreed' : asked ? 'refused' : 'withdrawn';
  const [row] = await tx<{ share: number }[]>`
    update need.transfer set state = ${state}, answered_at = ${now} where id = ${transfer} and state = 'proposed' returning share`;
  if (!row) throw new Refused('conflict', ['这份流转已经有了答复', 'This transfer was answered already']);
  if (yes) await handOver(tx, found, row.share, now);
  await record(tx, found.need, now, { kind: 'transfer', by: 'receiver', shown: yes });
  await recordAct(tx, viewer, {
    what: `need.transfer-${state}`,
    object: `need:${found.number}`,
    details: { giver: found.giver, taker: found.taker, share: row.share },
  });
}

async function handOver(
  tx: Tx,
  { need, contact, taker }: { need: number; contact: number; taker: string },
  share: number,
  now: Date,
) {
  const [stamp] = await tx<{ until: string }[]>`
    select valid_until as until from need.first_contact where id = ${contact} and ended_at is null and valid_until >= ${dayInChina(now)}::date`;
  if (!stamp) throw new Refused('conflict', ['这份首谈登记已经失效', 'This first contact holds no more']);
  await endStamp(tx, contact, 'transferred', now);
  await insertStamp(tx, need, taker, now, { until: stamp.until, share, after: contact });
}

/** The transfers of the enterprise behind a need in which an organisation has a side, newest first. */
export async function listTransfers(db: Db, need: number, organisation: string): Promise<Transfer[]> {
  return db<Transfer[]>`
    select t.id, t.giver, g.name as "giverName", t.taker, k.name as "takerName", t.proposed_by as "proposedBy", t.share, t.words, t.state
    from need.transfer t join need.first_contact f on f.id = t.contact
    join need.need n on n.id = ${need} and (f.need = n.id or f.phone = n.phone or f.credit = n.credit)
    join account.organization g on g.id = t.giver join account.organization k on k.id = t.taker
    where ${organisation}::uuid in (t.giver, t.taker) order by t.id desc limit 20`;
}
