import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '#modules/account/index.ts';
import { type Database, openDatabase, type Tx } from '#platform/database.ts';
import type { Refused } from '#shared/refused.ts';
import { freshDatabase } from '../../../tests/database.ts';
import { ask, clock, later, next, park, plant, routeOf, somebody } from '../../../tests/docking.ts';
import {
  advanceRoute,
  answerProof,
  answerReveal,
  answerTransfer,
  askReveal,
  chooseReceivers,
  claimNeed,
  claimSigned,
  escalateRoutes,
  expireReservations,
  mergeNeeds,
  proposeTransfer,
  readRequest,
  reserveOffer,
  scheduleViewing,
  takeBack,
  withdrawNeed,
} from './index.ts';

let database: Database;
beforeAll(async () => {
  database = openDatabase(await freshDatabase('docking'), 16);
});
afterAll(() => database.close());

const write = <T>(work: (tx: Tx) => Promise<T>) => database.write(work);
const usual = { count: 3, openStep: 1, pooled: false };

/** Does all at the same moment on connections of their own; gives what each came to: done, or the reason of its refusal. */
async function atOnce(...works: ((tx: Tx) => Promise<unknown>)[]): Promise<string[]> {
  const settled = await Promise.allSettled(works.map(work => write(work)));
  return settled
    .map(one => (one.status === 'fulfilled' ? 'done' : ((one.reason as Refused).reason ?? String(one.reason))))
    .sort();
}

const times = (n: number) => Array.from({ length: n }, (_, i) => i);

async function inTalks(at: Awaited<ReturnType<typeof park>>, id: string) {
  for (const to of ['L20', 'L40', 'L70', 'L80']) await write(tx => advanceRoute(tx, at, clock, id, { to, ...next }));
}

async function routedTo(...parks: Awaited<ReturnType<typeof park>>[]) {
  const need = await write(tx => ask(tx, { phone: `139${String(Math.random()).slice(2, 10)}` }));
  await write(tx => chooseReceivers(tx, need.token, clock, { ...usual, receivers: parks.map(one => one.organisation) }));
  const ids = await write(tx => Promise.all(parks.map(one => routeOf(tx, need.number, one.organisation))));
  return { ...need, ids };
}

test('eight receivers claim one request at once: one gets it, seven hear that it is gone', async () => {
  const parks = await write(tx => Promise.all(times(8).map(i => park(tx, `认领${i}（虚构）`))));
  const need = await write(tx => ask(tx));
  await write(tx => chooseReceivers(tx, need.token, clock, { ...usual, pooled: true, receivers: [] }));
  const ends = await atOnce(...parks.map(one => (tx: Tx) => claimNeed(tx, one, clock, need.number, one.organisation)));
  expect(ends).toEqual([...times(7).map(() => 'conflict'), 'done']);
  const [row] = await database.read(
    db => db`select count(*)::int as n from need.route r join need.need n on n.id = r.need where n.number = ${need.number}`,
  );
  expect(row?.n).toBe(1);
});

test('one receiver claims seven requests at once and gets five', async () => {
  const one = await write(tx => park(tx, '贪心（虚构）'));
  const needs = await write(async tx => {
    const made: { number: string; token: string }[] = [];
    for (const i of times(7)) made.push(await ask(tx, { phone: `1370000000${i}` }));
    for (const need of made) await chooseReceivers(tx, need.token, clock, { ...usual, pooled: true, receivers: [] });
    return made;
  });
  const ends = await atOnce(...needs.map(need => (tx: Tx) => claimNeed(tx, one, clock, need.number, one.organisation)));
  expect(ends.filter(end => end === 'done')).toHaveLength(5);
  expect(ends.filter(end => end === 'conflict')).toHaveLength(2);
});

test('two requests reserve one listing at once: one keeps it, the other hears so and stays where it was', async () => {
  const one = await write(tx => park(tx, '锁定（虚构）'));
  const routes: string[] = [];
  for (const _ of times(4)) {
    const { ids } = await routedTo(one);
    await inTalks(one, ids[0]!);
    routes.push(ids[0]!);
  }
  const reserve = (id: string) => (tx: Tx) => reserveOffer(tx, one, clock, id, { offer: one.code, until: '2026-12-01', ...next });
  expect(await atOnce(...routes.map(reserve))).toEqual(['conflict', 'conflict', 'conflict', 'done']);
  const stages = await database.read(
    db => db<{ stage: string }[]>`select stage from need.route where id = any(${routes}) order by stage`,
  );
  expect(stages.map(row => row.stage)).toEqual(['L120', 'L80', 'L80', 'L80']);
  // The job runs twice at once, and frees it once.
  await Promise.all(times(3).map(() => write(tx => expireReservations(tx, later(10)))));
  const freed = await database.read(db => db`select state from need.reservation where route = any(${routes})`);
  expect(freed).toMatchObject([{ state: 'expired' }]);
  expect(await atOnce(reserve(routes[0]!))).toEqual(['done']);
});

test('a reservation and a withdrawal at the same moment never leave a listing kept for nobody', async () => {
  for (const _ of times(6)) {
    const one = await write(tx => park(tx, '撤回（虚构）'));
    const { ids, token } = await routedTo(one);
    await inTalks(one, ids[0]!);
    await atOnce(
      tx => reserveOffer(tx, one, clock, ids[0]!, { offer: one.code, until: '2026-12-01', ...next }),
      tx => withdrawNeed(tx, clock, token),
    );
    const [offer] = await database.read(db => db`select lease_status from offer.offer where code = ${one.code}`);
    expect(offer?.lease_status).toBe('open');
  }
});

test('two receivers acknowledge the same enterprise under two requests at once: one first contact', async () => {
  const [a, b] = await write(tx => Promise.all([park(tx, '甲市（虚构）'), park(tx, '乙市（虚构）')]));
  for (const i of times(5)) {
    const phone = `1360000000${i}`;
    const made = await write(async tx => {
      const pair: string[] = [];
      for (const one of [a, b]) {
        const need = await ask(tx, { phone });
        await chooseReceivers(tx, need.token, clock, { ...usual, receivers: [one.organisation] });
        pair.push(await routeOf(tx, need.number, one.organisation));
      }
      return pair;
    });
    const take = (one: typeof a, id: string) => (tx: Tx) => advanceRoute(tx, one, clock, id, { to: 'L20', ...next });
    expect(await atOnce(take(a, made[0]!), take(b, made[1]!))).toEqual(['done', 'done']);
    const [first, second] = await database.read(db =>
      Promise.all([readRequest(db, a, made[0]!, clock(), 'zh'), readRequest(db, b, made[1]!, clock(), 'zh')]),
    );
    expect(first.first?.organisation).toBe(second.first?.organisation);
    const [row] = await database.read(
      db => db`
      select count(*)::int as n from need.first_contact where need in (${first.need}, ${second.need}) and ended_at is null`,
    );
    expect(row?.n).toBe(1);
  }
});

test('a form sent four times at once does its work once', async () => {
  const one = await write(tx => park(tx, '双击（虚构）'));
  const { ids, token, number } = await routedTo(one);
  const id = ids[0]!;
  const four = (work: (tx: Tx) => Promise<unknown>) => atOnce(...times(4).map(() => work));
  expect(await four(tx => advanceRoute(tx, one, clock, id, { to: 'L20', ...next }))).toEqual(['done', 'done', 'done', 'done']);
  await write(tx => askReveal(tx, one, clock, id, '核对'));
  await four(tx => askReveal(tx, one, clock, id, '约带看'));
  const [asked] = await database.read(
    db =>
      db<
        { id: number; n: number }[]
      >`select min(id) as id, count(*)::int as n from need.reveal where route = ${id} and state = 'asked'`,
  );
  expect(asked?.n).toBe(1);
  await four(tx => answerReveal(tx, token, clock, id, asked!.id, true));
  for (const to of ['L40', 'L70', 'L80']) await write(tx => advanceRoute(tx, one, clock, id, { to, ...next }));
  await four(tx => scheduleViewing(tx, one, clock, id, { offer: one.code, on: '2026-11-28', time: '09:30' }));
  await write(tx => reserveOffer(tx, one, clock, id, { offer: one.code, until: '2026-12-01', ...next }));
  await four(tx => claimSigned(tx, one, clock, id, { offer: one.code, ...next }));
  expect(await four(tx => answerProof(tx, token, clock, id, { yes: true }))).toEqual([
    'conflict',
    'conflict',
    'conflict',
    'done',
  ]);
  const events = await database.read(
    db => db<{ kind: string; n: number }[]>`
    select e.kind, count(*)::int as n from need.event e join need.need n on n.id = e.need where n.number = ${number} group by 1`,
  );
  const counted = Object.fromEntries(events.map(({ kind, n }) => [kind, n]));
  expect(counted).toMatchObject({ routed: 1, first: 1, asked: 2, opened: 2, viewing: 1, reservation: 1, proof: 2 });
  await Promise.all(times(3).map(() => write(tx => escalateRoutes(tx, later(20)))));
});

test('whatever both sides do at the same moment, nothing waits for ever, and the audit log stays one chain', async () => {
  const [a, b] = await write(tx => Promise.all([park(tx, '左（虚构）'), park(tx, '右（虚构）')]));
  const secretary = await write(tx => somebody(tx, 'secretariat', 'secretary'));
  const phone = '13500000001';
  const needs = await write(async tx => [await ask(tx, { phone }), await ask(tx, { phone })]);
  for (const need of needs)
    await write(tx =>
      chooseReceivers(tx, need.token, clock, { ...usual, openStep: 3, receivers: [a.organisation, b.organisation] }),
    );
  const ids = await write(tx =>
    Promise.all(needs.flatMap(need => [routeOf(tx, need.number, a.organisation), routeOf(tx, need.number, b.organisation)])),
  );
  await write(tx => advanceRoute(tx, a, clock, ids[0]!, { to: 'L20', ...next }));
  await write(tx => proposeTransfer(tx, b, clock, ids[1]!, { share: 50, words: '对半分' }));
  const [transfer] = await database.read(
    db => db<{ id: number }[]>`select id from need.transfer where state = 'proposed' order by id desc limit 1`,
  );
  const ends = await atOnce(
    tx => answerTransfer(tx, a, clock, transfer!.id, true),
    tx => answerTransfer(tx, b, clock, transfer!.id, false),
    tx => mergeNeeds(tx, secretary, clock, { from: needs[0]!.number, into: needs[1]!.number, why: '同一企业' }),
    tx => mergeNeeds(tx, secretary, clock, { from: needs[1]!.number, into: needs[0]!.number, why: '同一企业' }),
    tx => advanceRoute(tx, b, clock, ids[1]!, { to: 'L20', ...next }),
    tx => advanceRoute(tx, b, clock, ids[3]!, { to: 'L20', ...next }),
    tx => askReveal(tx, a, clock, ids[2]!, '核对'),
    tx => takeBack(tx, needs[1]!.token, clock, ids[2]!),
    tx => escalateRoutes(tx, later(9)),
    tx => plant(tx, a),
  );
  expect(ends.filter(end => !['done', 'conflict', 'missing', 'forbidden'].includes(end))).toEqual([]);
  const merged = await database.read(
    db => db`select number from need.need where stage = 'merged' and number in (${needs[0]!.number}, ${needs[1]!.number})`,
  );
  expect(merged).toHaveLength(1);
  const answers = await database.read(db => db`select state from need.transfer where id = ${transfer!.id}`);
  expect(answers[0]?.state).toMatch(/agreed|withdrawn/);
  expect((await database.read(db => verifyAudit(db, []))).fault).toBeNull();
});
