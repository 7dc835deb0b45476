import { expect, test } from 'vitest';
import { explainOffer } from '#modules/match/index.ts';
import { operator, type Viewer } from '#shared/viewer.ts';
import {
  ask,
  audited,
  clock,
  inTalks,
  later,
  next,
  park,
  routed,
  secret,
  somebody,
  stageOf,
  usual,
} from '../../../tests/docking.ts';
import {
  advanceRoute,
  answerProof,
  answerReveal,
  askReveal,
  chooseReceivers,
  claimSigned,
  eraseExpiredNeeds,
  exportNeed,
  listReceivers,
  listRequests,
  lookAsReceiver,
  readNeed,
  readRequest,
  readResponses,
  reportRoute,
  reserveOffer,
  returnRequest,
  scheduleViewing,
  takeBack,
  withdrawNeed,
} from './index.ts';

test('the receivers of the best offers come first, each with its public average and its n', () =>
  audited(async tx => {
    const [near, best] = [
      await park(tx, '乙园区（虚构）', { available_area: '2900', gross_area: '2900' }),
      await park(tx, '甲园区（虚构）'),
    ];
    const none = await somebody(tx, 'receiver', 'receiver', '无房源（虚构）');
    const need = await ask(tx);
    const { conditions } = (await readNeed(tx, need.token))!;
    const found = await listReceivers(tx, conditions, clock());
    const own = found.filter(one => [near, best, none].some(each => each.organisation === one.id));
    expect(own.map(one => [one.name, one.offer?.code ?? null])[0]).toEqual(['甲园区（虚构）', best.code]);
    const { score } = (await explainOffer(tx, best.code, { conditions, now: clock() }))!;
    expect(own[0]).toMatchObject({ score, offers: 1 });
    expect(own.find(one => one.id === none.organisation)).toMatchObject({
      score: null,
      response: { n: 0, median: null, inTime: null, rating: null, ratings: 0 },
    });
  }));

test('nothing goes to anybody whom the enterprise did not choose, and never to more than it allows', () =>
  audited(async tx => {
    const [a, b] = [await park(tx, '甲园区（虚构）'), await park(tx, '乙园区（虚构）')];
    const enterprise = await somebody(tx, 'enterprise', 'enterprise');
    const { token } = await ask(tx);
    const choose = (receivers: string[], count = 1) => chooseReceivers(tx, token, clock, { ...usual, count, receivers });
    await expect(choose([a.organisation, b.organisation])).rejects.toMatchObject({
      reason: 'invalid',
      fields: { receivers: expect.stringContaining('最多') },
    });
    await expect(choose([enterprise.organisation])).rejects.toMatchObject({ reason: 'invalid' });
    await expect(choose(["' or 1=1 --"])).rejects.toMatchObject({ reason: 'invalid' });
    await expect(choose([a.organisation], 99)).rejects.toMatchObject({ fields: { count: expect.any(String) } });
    await choose([a.organisation]);
    await choose([a.organisation]);
    expect((await listRequests(tx, a, {}, clock())).lines).toHaveLength(1);
    expect((await listRequests(tx, b, {}, clock())).lines).toHaveLength(0);
    expect((await readNeed(tx, token))!.events.filter(event => event.kind === 'routed')).toMatchObject([
      { receiver: '甲园区（虚构）', by: 'visitor' },
    ]);
    await expect(chooseReceivers(tx, 'AAAAAAAAAAAAAAAAAAAAAA', clock, { ...usual, receivers: [] })).rejects.toMatchObject({
      reason: 'missing',
    });
  }));

test('another organisation’s request is not found, whatever is tried with it', () =>
  audited(async tx => {
    const { id, token } = await routed(tx);
    const other = await park(tx, '乙园区（虚构）');
    const enterprise = await somebody(tx, 'enterprise', 'enterprise');
    const foreign = await ask(tx, { phone: '13900005678' });
    for (const who of [other, enterprise, operator] as Viewer[]) {
      const tries = [
        () => advanceRoute(tx, who, clock, id, { to: 'L20', ...next }),
        () => reportRoute(tx, who, clock, id, next),
        () => askReveal(tx, who, clock, id, '约带看'),
        () => lookAsReceiver(tx, who, secret, clock, id),
        () => readRequest(tx, who, id, clock(), 'zh'),
        () => scheduleViewing(tx, who, clock, id, { offer: other.code, on: '2026-11-27', time: '10:00' }),
        () => reserveOffer(tx, who, clock, id, { offer: other.code, until: '2026-11-30', ...next }),
        () => claimSigned(tx, who, clock, id, next),
        () => returnRequest(tx, who, clock, id, '没有房源'),
      ];
      for (const one of tries)
        await expect(one()).rejects.toMatchObject({
          reason: who === operator ? expect.stringMatching(/missing|forbidden/) : 'missing',
        });
    }
    for (const one of [
      () => takeBack(tx, foreign.token, clock, id),
      () => answerProof(tx, foreign.token, clock, id, { yes: true }),
    ])
      await expect(one()).rejects.toMatchObject({ reason: 'missing' });
    for (const forged of ['', 'x', "'; drop table need.route; --", '00000000-0000-0000-0000-000000000000', `${id}0`, '\u0000'])
      await expect(takeBack(tx, token, clock, forged)).rejects.toMatchObject({ reason: 'missing' });
  }));

test('a receiver moves on one promised stage at a time, with a next action and its day, and the enterprise sees the same clock', () =>
  audited(async tx => {
    const { at, id, token } = await routed(tx);
    const move = (to: string, more: object = next) => advanceRoute(tx, at, clock, id, { to, ...more });
    await expect(move('L20', {})).rejects.toMatchObject({
      reason: 'invalid',
      fields: { next: expect.any(String), next_on: expect.any(String) },
    });
    await expect(move('L20', { next: '打电话', nextOn: '2026-11-24' })).rejects.toMatchObject({
      fields: { next_on: expect.any(String) },
    });
    await expect(move('L20', { next: '打电话', nextOn: '2026-02-30' })).rejects.toMatchObject({ name: 'Refused' });
    await expect(move('L70')).rejects.toMatchObject({ reason: 'conflict' });
    await expect(move('L999')).rejects.toMatchObject({ reason: 'invalid' });
    await move('L20');
    await move('L20');
    await expect(move('L40', { ...next, seen: 'L10' })).rejects.toMatchObject({ reason: 'conflict' });
    await move('L40');
    await move('L70', { ...next, words: '有合适厂房，请打 13912345678' });
    const need = (await readNeed(tx, token))!;
    expect(need.stage).toBe('L70');
    expect(need.events.filter(event => event.kind === 'stage').map(event => event.stage)).toEqual(['L10', 'L20', 'L40', 'L70']);
    expect(need.events.at(-1)?.words).toBe('有合适厂房，请打 139****5678');
    const { dossier } = await readRequest(tx, at, id, clock(), 'zh');
    expect(dossier).toMatchObject({ handler: '甲园区（虚构）经办', nextAction: '电话沟通', nextOn: '2026-11-27', stage: 'L70' });
    await move('L80');
    await reportRoute(tx, at, clock, id, { words: '已约时间', next: '现场看房', nextOn: '2026-11-30' });
    await expect(move('lost', { words: '价格太高' })).rejects.toMatchObject({ fields: { reason: '请选择流失原因' } });
    await expect(move('lost', { reason: 'price' })).rejects.toMatchObject({ fields: { words: expect.any(String) } });
    await move('lost', { reason: 'price', words: '价格太高' });
    expect(await stageOf(tx, id)).toBe('lost');
    await expect(move('L80')).rejects.toMatchObject({ reason: 'conflict' });
  }));

test('saying no before an answer is an answer, and counts in the average', () =>
  audited(async tx => {
    const { at, id, token } = await routed(tx);
    await advanceRoute(tx, at, later(1), id, { to: 'lost', reason: 'no_capacity', words: '暂无单层厂房' });
    expect((await readResponses(tx, [at.organisation], later(2)())).get(at.organisation)).toMatchObject({
      n: 1,
      median: 1,
      inTime: 1,
    });
    expect((await readNeed(tx, token))!.stage).toBe('L50');
  }));

test('a contact opens step by step, each asked for with a reason, each logged; the telephone waits for the enterprise', () =>
  audited(async tx => {
    const { at, id, token } = await routed(tx);
    const seen = async () => readRequest(tx, at, id, clock(), 'zh');
    expect(await seen()).toMatchObject({ company: null, contact: '示** · 138****1234' });
    await expect(askReveal(tx, at, clock, id, ' ')).rejects.toMatchObject({ reason: 'invalid' });
    await expect(lookAsReceiver(tx, at, secret, clock, id)).rejects.toMatchObject({ reason: 'forbidden' });
    expect(await askReveal(tx, at, clock, id, '核对是否重复')).toBe('granted');
    expect((await seen()).company).toBe('示例精密制造有限公司（虚构）');
    expect(await askReveal(tx, at, clock, id, '约带看')).toBe('asked');
    expect(await askReveal(tx, at, clock, id, '约带看')).toBe('asked');
    const waiting = (await seen()).dossier.reveals.filter(one => one.state === 'asked');
    expect(waiting).toMatchObject([{ step: 2, reason: '约带看' }]);
    await expect(answerReveal(tx, token, clock, id, 999_999_999, true)).rejects.toMatchObject({ reason: 'missing' });
    await answerReveal(tx, token, clock, id, waiting[0]!.id, true);
    await answerReveal(tx, token, clock, id, waiting[0]!.id, false);
    expect(await lookAsReceiver(tx, at, secret, clock, id)).toEqual({ person: '示例人', phone: null });
    await askReveal(tx, at, clock, id, '电话约时间');
    const [third] = (await seen()).dossier.reveals.filter(one => one.state === 'asked');
    await answerReveal(tx, token, clock, id, third!.id, true);
    expect(await lookAsReceiver(tx, at, secret, clock, id)).toEqual({ person: '示例人', phone: '13800001234' });
    const need = (await readNeed(tx, token))!;
    expect(need.events.filter(event => event.kind === 'look').map(event => [event.by, event.words])).toEqual([
      ['receiver', 'person'],
      ['receiver', 'phone'],
    ]);
    return ['need.open-contact', 'need.open-contact', 'need.open-contact', 'need.look', 'need.look'];
  }));

test('withdrawing the consent, or taking the request back from one receiver, closes every access at once', () =>
  audited(async tx => {
    const { at, id, token } = await routed(tx, {}, { openStep: 3 });
    for (const reason of ['核对', '联系', '电话']) await askReveal(tx, at, clock, id, reason);
    await advanceRoute(tx, at, clock, id, { to: 'L20', ...next });
    const b = await park(tx, '乙园区（虚构）');
    await chooseReceivers(tx, token, clock, { ...usual, receivers: [b.organisation] });
    await takeBack(tx, token, clock, id);
    await expect(lookAsReceiver(tx, at, secret, clock, id)).rejects.toMatchObject({ reason: 'forbidden' });
    expect(await readRequest(tx, at, id, clock(), 'zh')).toMatchObject({ company: null });
    expect(JSON.stringify(await exportNeed(tx, secret, token))).toContain('乙园区');
    await withdrawNeed(tx, clock, token);
    const other = await tx<
      { id: string; stage: string }[]
    >`select id, stage from need.route where organisation = ${b.organisation}`;
    expect(other).toMatchObject([{ stage: 'cancelled' }]);
    await expect(askReveal(tx, b, clock, other[0]!.id, '联系')).rejects.toMatchObject({ reason: 'conflict' });
    expect(await readRequest(tx, b, other[0]!.id, clock(), 'zh')).toMatchObject({ text: null, contact: null, company: null });
    const [stamp] = await tx`select phone, credit from need.first_contact`;
    expect(stamp).toEqual({ phone: null, credit: null });
  }));

test('a consent that ran out erases, closes and frees by the daily job', () =>
  audited(async tx => {
    const { at, id } = await routed(tx, { consent_days: 30 });
    await inTalks(tx, at, id);
    await reserveOffer(tx, at, clock, id, { offer: at.code, until: '2026-12-20', ...next });
    expect(await eraseExpiredNeeds(tx, later(29))).toBe(0);
    expect(await eraseExpiredNeeds(tx, later(32))).toBe(1);
    expect(await stageOf(tx, id)).toBe('expired');
    expect(await tx`select lease_status from offer.offer where code = ${at.code}`).toMatchObject([{ lease_status: 'open' }]);
  }));
