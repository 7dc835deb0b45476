import { expect, test } from 'vitest';
import { chooseReceivers, claimNeed, reserveOffer } from '#modules/need/index.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { ask, clock, inTalks, later, next, park, routed, secret, usual } from '../../tests/docking.ts';
import { plansOf, worksOf } from './work.ts';

const post = (when: typeof clock) => ({ secret, clock: when, sender: async () => {}, address: 'https://lianqun.example' });
const job = { id: '1', attempt: 1, signal: new AbortController().signal };

test('every plan of the day names a work that is there', () =>
  rolledBackDatabase(async database => {
    const works = worksOf(database, post(clock));
    expect(plansOf({ demo: true }).filter(plan => !works[plan.name])).toEqual([]);
  }));

test('the daily work frees what was kept too long, returns what nobody took up, takes the rest a level up, and does no more when it runs again', () =>
  rolledBackDatabase(async database => {
    const { kept, idle, late, code } = await database.write(async tx => {
      const one = await routed(tx);
      await inTalks(tx, one.at, one.id);
      await reserveOffer(tx, one.at, clock, one.id, { offer: one.at.code, until: '2026-11-28', ...next });
      const other = await park(tx, '乙园区（虚构）');
      const pooled = await ask(tx, { phone: '13900005678' });
      await chooseReceivers(tx, pooled.token, clock, { ...usual, pooled: true, receivers: [] });
      const idle = await claimNeed(tx, other, clock, pooled.number, other.organisation);
      const waiting = await routed(tx, { phone: '13700005678' });
      return { kept: one.id, idle, late: waiting.id, code: one.at.code };
    });
    const states = () =>
      database.read(
        db => db<{ id: string; stage: string; level: number }[]>`
          select id, stage, level from need.route where id = any(${[kept, idle, late]})`,
      );
    const work = worksOf(database, post(later(8)))['need.docking']!;
    await work({}, job);
    const first = await states();
    expect(Object.fromEntries(first.map(row => [row.id, [row.stage, row.level]]))).toEqual({
      [kept]: ['L110', 2],
      [idle]: ['pool', 0],
      [late]: ['L10', 2],
    });
    expect(await database.read(db => db`select lease_status from offer.offer where code = ${code}`)).toMatchObject([
      { lease_status: 'open' },
    ]);
    const events = () => database.read(async db => (await db<{ n: number }[]>`select count(*)::int as n from need.event`)[0]!.n);
    const before = await events();
    await work({}, job);
    expect(await events()).toBe(before);
  }));
