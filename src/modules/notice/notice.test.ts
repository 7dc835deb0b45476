import type postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { advanceRoute, answerReveal, askReveal, escalateRoutes, withdrawNeed } from '#modules/need/index.ts';
import { addOffers, confirmOffer, publishOffer, readOfferForm, refuseOffer, verifyOffer } from '#modules/offer/index.ts';
import { type Tx, withEnd } from '#platform/database.ts';
import { listJobs } from '#platform/job.ts';
import { operator, type User } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { ask, clock, later, next, park, plant, routed, secret, somebody } from '../../../tests/docking.ts';
import { gatherActs, tellAct } from './act.ts';
import { tellDay } from './daily.ts';
import { mostFitting, tellFitting } from './fitting.ts';
import { countUnread, listNotices, markRead } from './list.ts';
import { notBefore } from './tell.ts';
import { noticeWords } from './words.ts';

const plantForm = {
  ...{ kind: 'space', place: '310117', space_type: 'standard_factory', deal_type: 'rent' },
  ...{ available_area: '4000', gross_area: '4000', clear_height: '9', rent: '1.1', rent_unit: 'yuan_m2_day' },
};

/** Does something as in a transaction of its own, at whose end the audit log gets its lines. */
function done<T>(tx: Tx, work: (inner: Tx) => Promise<T>): Promise<T> {
  return (tx as unknown as postgres.TransactionSql).savepoint(inner => withEnd(inner as unknown as Tx, work)) as Promise<T>;
}

/** Lets every act of this transaction so far be told, as the queue does. */
async function tellAll(tx: Tx, when = clock): Promise<void> {
  const acts = await tx<{ number: number }[]>`
    select number from account.audit where number > (select number from notice.cursor) order by number`;
  await gatherActs(tx);
  for (const { number } of acts) await tellAct(tx, when, number);
}

const read = async (tx: Tx, who: User, now = clock()) =>
  (await listNotices(tx, who, {}, now)).lines.map(line => `${line.kind}: ${noticeWords(line, 'zh', now).title}`);

const kinds = async (tx: Tx, who: User, now = clock()) => (await listNotices(tx, who, {}, now)).lines.map(line => line.kind);

describe('a receiver and an enterprise', () => {
  test('are told what the other did, each once, and nobody of his own acts', () =>
    rolledBack(async tx => {
      const firm = await somebody(tx, 'enterprise', 'enterprise', '甲企业（虚构）');
      const { at, id, token, number } = await done(tx, inner => routed(inner, { owner: null }));
      await tx`update need.need set owner = ${firm.organisation} where number = ${number}`;
      for (const to of ['L20', 'L40', 'L70']) await done(tx, inner => advanceRoute(inner, at, clock, id, { to, ...next }));
      await done(tx, inner => askReveal(inner, at, clock, id, '约看房'));
      await done(tx, inner => askReveal(inner, at, clock, id, '确认工艺'));
      const [asked] = await tx<{ id: number }[]>`select id from need.reveal where state = 'asked'`;
      await done(tx, inner => answerReveal(inner, token, clock, id, asked!.id, true));
      await tellAll(tx);
      expect(await read(tx, at)).toEqual([
        'contact_answered: 企业同意您查看联系人',
        `need_routed: 需求 ${number} 分派给了甲园区（虚构）`,
      ]);
      expect(await read(tx, firm)).toEqual([
        'need_asked: 甲园区（虚构） 申请查看联系人',
        'need_asked: 甲园区（虚构） 申请查看单位名称',
        'need_answered: 甲园区（虚构） 已答复您的需求',
      ]);
      await tellAll(tx);
      expect(await countUnread(tx, firm)).toBe(3);
      const { lines } = await listNotices(tx, firm, {}, clock());
      await markRead(tx, firm, clock(), [String(lines[0]!.id), 'x', '999']);
      expect(await countUnread(tx, firm)).toBe(2);
      await markRead(
        tx,
        at,
        clock(),
        lines.map(line => String(line.id)),
      );
      expect(await countUnread(tx, firm)).toBe(2);
    }));

  test('what stands in the table are ids and codes: no text of a need, no contact, no name', () =>
    rolledBack(async tx => {
      const { number } = await done(tx, inner => routed(inner));
      await tellAll(tx);
      const rows = await tx<{ row: string }[]>`select to_jsonb(n)::text as row from notice.notice n`;
      expect(rows).toHaveLength(1);
      const words = rows[0]!.row;
      for (const told of ['求租', '示例', '1380000', '园区', number]) expect(words).not.toContain(told);
      const jobs = await tx<{ payload: string }[]>`select payload::text from graphile_worker._private_jobs`;
      for (const { payload } of jobs) expect(payload).not.toMatch(/[\u4e00-\u9fff]|@|1380000/);
    }));

  test('a notice is gone for whoever may not see its object any more: seat left, consent withdrawn, listing passed on', () =>
    rolledBack(async tx => {
      const firm = await somebody(tx, 'enterprise', 'enterprise');
      const { at, id, token, number } = await done(tx, inner => routed(inner));
      await tx`update need.need set owner = ${firm.organisation} where number = ${number}`;
      for (const to of ['L20', 'L40', 'L70']) await done(tx, inner => advanceRoute(inner, at, clock, id, { to, ...next }));
      await tellAll(tx);
      expect(await kinds(tx, firm)).toEqual(['need_answered']);
      expect(await kinds(tx, { ...firm, seats: [] })).toEqual([]);
      expect(await countUnread(tx, { ...firm, seats: [] })).toBe(0);
      expect(await kinds(tx, { ...at, seats: [{ ...at.seats[0]!, roles: [] }] })).toEqual([]);
      await withdrawNeed(tx, clock, token);
      expect(await kinds(tx, firm)).toEqual([]);
    }));

  test('a stranger never gets one, and a colleague without the role neither', () =>
    rolledBack(async tx => {
      const { at } = await done(tx, inner => routed(inner));
      const other = await park(tx, '乙园区（虚构）');
      await tx`update account.member set role = 'owner' where user_id = ${at.user}`;
      await tellAll(tx);
      const rows = await tx`select user_id from notice.reader`;
      expect(rows).toEqual([]);
      expect(await kinds(tx, other)).toEqual([]);
    }));
});

describe('clocks', () => {
  test('are told on the working day before, to whoever has the request in hand, once', () =>
    rolledBack(async tx => {
      const { at, id } = await done(tx, inner => routed(inner));
      await tellDay(tx, clock);
      await tellDay(tx, clock);
      expect(await kinds(tx, at)).toEqual(['clock_due']);
      await advanceRoute(tx, at, clock, id, { to: 'L20', next: '电话沟通', nextOn: '2026-11-30' });
      // Friday 27 November: what is due on Monday the 30th.
      await tellDay(tx, later(2));
      expect(await read(tx, at, later(2)())).toContainEqual(expect.stringContaining('下一步的时限将到'));
    }));

  test('that run over go up: the receiver, then secretaries, then administrators, who see them by their own right', () =>
    rolledBack(async tx => {
      const { at } = await done(tx, inner => routed(inner));
      const secretary = await somebody(tx, 'secretariat', 'secretary');
      const administrator = await somebody(tx, 'platform', 'administrator');
      await tx`update account."user" set two_factor_enabled = true where id = ${administrator.user}`;
      for (const days of [2, 6, 13]) {
        await done(tx, inner => escalateRoutes(inner, later(days)));
        await tellAll(tx, later(days));
      }
      const overdue = async (who: User) => (await kinds(tx, who, later(13)())).filter(kind => kind === 'clock_overdue').length;
      expect([await overdue(at), await overdue(secretary), await overdue(administrator)]).toEqual([3, 1, 1]);
    }));
});

describe('listings', () => {
  test('published, sent back with the reason on their page, and checked are told to those who manage them', () =>
    rolledBack(async tx => {
      const at = await park(tx, '甲园区（虚构）');
      await tx`update offer.offer set publication = 'pending' where code = ${at.code}`;
      await done(tx, inner => refuseOffer(inner, operator, at.code, '缺少产权证，电话 13800001234'));
      await tx`update offer.offer set publication = 'pending' where code = ${at.code}`;
      await done(tx, inner => publishOffer(inner, operator, at.code));
      const check = { checkedBy: '核验组', checkedOn: '2026-01-05', validUntil: '2027-01-05' };
      await done(tx, inner =>
        verifyOffer(inner, operator, { code: at.code, field: 'clear_height', method: 'site', passed: true, ...check }),
      );
      await tellAll(tx);
      const words = await read(tx, at);
      expect(words.map(one => one.split(':')[0])).toEqual(['offer_verified', 'offer_published', 'offer_refused']);
      expect(words[0]).toContain('净高核验通过');
    }));

  test('not confirmed for 30, 60, 90 and 120 days are told of each step once, and not of one that was missed', () =>
    rolledBack(async tx => {
      const at = await park(tx, '甲园区（虚构）');
      const aged = async (days: number) => {
        const when = () => new Date(Date.now() + days * 86_400_000);
        await tellDay(tx, when);
        return kinds(tx, at, when());
      };
      expect(await aged(30)).toEqual([]);
      expect(await aged(31)).toEqual(['offer_confirm']);
      expect(await aged(45)).toEqual(['offer_confirm']);
      expect(await aged(61)).toEqual(['offer_faded', 'offer_confirm']);
      expect(await aged(121)).toEqual(['offer_hidden', 'offer_faded', 'offer_confirm']);
      await tx`update offer.offer set confirmed_at = now() + interval '125 days' where code = ${at.code}`;
      expect(await aged(130)).toHaveLength(3);
      expect(await aged(157)).toHaveLength(4);
    }));

  test('a listing that was confirmed starts anew', () =>
    rolledBack(async tx => {
      const at = await park(tx, '甲园区（虚构）');
      await tx`update offer.offer set confirmed_at = now() - interval '33 days' where code = ${at.code}`;
      await confirmOffer(tx, at, at.code);
      await tellDay(tx, () => new Date());
      expect(await kinds(tx, at)).toEqual([]);
    }));
});

describe('a need that waits', () => {
  async function saved(tx: Tx) {
    const firm = await somebody(tx, 'enterprise', 'enterprise', '甲企业（虚构）');
    const need = await ask(tx, {}, () => new Date());
    await tx`update need.need set owner = ${firm.organisation} where number = ${need.number}`;
    return { firm, need };
  }
  const today = () => new Date();

  test('is told of a new offer that fits once, with the reason; of one that is too low never', () =>
    rolledBack(async tx => {
      const { firm, need } = await saved(tx);
      const at = await park(tx, '甲园区（虚构）');
      const low = await plant(tx, at, { clear_height: '6' });
      expect(await tellFitting(tx, today, at.code)).toBe(1);
      expect(await tellFitting(tx, today, at.code)).toBe(0);
      expect(await tellFitting(tx, today, low)).toBe(0);
      const { lines } = await listNotices(tx, firm, {}, today());
      const words = noticeWords(lines[0]!, 'zh', today());
      expect(words.title).toBe(`房源 ${at.code}「松江单层厂房（虚构）」符合您的需求 ${need.number}`);
      expect(words.detail).toMatch(/^综合 \d+ 分；符合：地点、面积、净高|^综合 \d+ 分；符合：.*面积/);
      expect(noticeWords(lines[0]!, 'en', today()).detail).toMatch(/^Score \d+; met: /);
    }));

  test('is asked for by the acts themselves: a listing that is published leads to a search, one that waits for review to nothing', () =>
    rolledBack(async tx => {
      const { firm } = await saved(tx);
      const at = await park(tx, '甲园区（虚构）');
      await tx`update offer.offer set publication = 'pending' where code = ${at.code}`;
      expect(await tellFitting(tx, today, at.code)).toBe(0);
      await done(tx, inner => publishOffer(inner, operator, at.code));
      await gatherActs(tx);
      expect((await listJobs(tx)).map(job => job.name)).toContain('notice.offers');
      expect(await tellFitting(tx, today, at.code)).toBe(1);
      expect(await kinds(tx, firm, today())).toEqual(['offer_fits']);
      // Let meanwhile: nobody is shown what is no longer there.
      await tx`update offer.offer set lease_status = 'let' where code = ${at.code}`;
      expect(await kinds(tx, firm, today())).toEqual([]);
    }));

  test('is held against what an import brings', () =>
    rolledBack(async tx => {
      await saved(tx);
      const reading = readOfferForm({ ...plantForm, title: '导入的厂房（虚构）' });
      if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
      const row = { code: null, offer: reading.offer, contact: null, lessor: null };
      await done(tx, inner => addOffers(inner, operator, [row as never], secret));
      await tellAll(tx, today);
      const jobs = (await listJobs(tx)).filter(job => job.name === 'notice.offers');
      expect(jobs).toHaveLength(1);
      expect(await tellFitting(tx, today, jobs[0]!.key!.split(' ')[1]!)).toBe(1);
    }));

  test('is not told of its own organisation’s listings, when it is over, or beyond twenty a day', () =>
    rolledBack(async tx => {
      const { firm, need } = await saved(tx);
      const own = await plant(tx, firm);
      expect(await tellFitting(tx, today, own)).toBe(0);
      const at = await park(tx, '甲园区（虚构）');
      for (let count = 0; count < mostFitting; count++) expect(await tellFitting(tx, today, await plant(tx, at))).toBe(1);
      expect(await tellFitting(tx, today, at.code)).toBe(0);
      expect(await tellFitting(tx, () => new Date(Date.now() + 86_400_000), at.code)).toBe(1);
      at.code = await plant(tx, at);
      await tx`update need.need set stage = 'elsewhere' where number = ${need.number}`;
      expect(await tellFitting(tx, () => new Date(Date.now() + 86_400_000), at.code)).toBe(0);
    }));

  test('is not told by an offer of which more is unknown than met', () =>
    rolledBack(async tx => {
      await saved(tx);
      const at = await park(tx, '甲园区（虚构）', { clear_height: '', available_area: '', gross_area: '' });
      expect(await tellFitting(tx, today, at.code)).toBe(0);
    }));
});

test('what was read in the log is not read again', () =>
  rolledBack(async tx => {
    await done(tx, inner => routed(inner));
    expect(await gatherActs(tx)).toBeGreaterThan(0);
    expect(await gatherActs(tx)).toBe(0);
  }));

test('nothing leaves before eight in the morning in China', () => {
  expect(notBefore(new Date('2026-11-25T16:06:00Z')).toISOString()).toBe('2026-11-26T00:00:00.000Z');
  expect(notBefore(new Date('2026-11-25T02:00:00Z')).toISOString()).toBe('2026-11-25T02:00:00.000Z');
  expect(notBefore(new Date('2026-11-25T23:59:59Z')).toISOString()).toBe('2026-11-26T00:00:00.000Z');
});
