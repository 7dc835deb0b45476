import { expect, test } from 'vitest';
import type { Viewer } from '#shared/viewer.ts';
import {
  ask,
  audited,
  clock,
  inTalks,
  later,
  next,
  park,
  plant,
  routed,
  routeOf,
  secret,
  stageOf,
  usual,
} from '../../../tests/docking.ts';
import {
  advanceRoute,
  answerProof,
  answerQuote,
  answerViewing,
  chooseReceivers,
  claimSigned,
  expireReservations,
  exportNeed,
  finishViewing,
  listRequests,
  postNeed,
  rateLanding,
  readNeed,
  readRequest,
  readResponses,
  reserveOffer,
  saveQuote,
  scheduleViewing,
} from './index.ts';

test('a viewing is scheduled, confirmed by the enterprise and closed with its outcome', () =>
  audited(async tx => {
    const { at, id, token } = await routed(tx);
    const visit = { offer: at.code, on: '2026-11-27', time: '14:30' };
    await expect(scheduleViewing(tx, at, clock, id, visit)).rejects.toMatchObject({ reason: 'conflict' });
    await inTalks(tx, at, id);
    const other = await park(tx, '乙园区（虚构）');
    await expect(scheduleViewing(tx, at, clock, id, { ...visit, offer: other.code })).rejects.toMatchObject({
      fields: { offer: expect.any(String) },
    });
    await expect(scheduleViewing(tx, at, clock, id, { ...visit, on: '2026-11-24', time: '25:00' })).rejects.toMatchObject({
      fields: { on: expect.any(String), time: expect.any(String) },
    });
    await scheduleViewing(tx, at, clock, id, visit);
    await scheduleViewing(tx, at, clock, id, visit);
    const viewings = async () => (await readRequest(tx, at, id, clock(), 'zh')).dossier.viewings;
    const [viewing] = await viewings();
    expect(await viewings()).toHaveLength(1);
    expect(viewing!.at.toISOString()).toBe('2026-11-27T06:30:00.000Z');
    await answerViewing(tx, token, clock, id, viewing!.id, { yes: true });
    await expect(finishViewing(tx, at, clock, id, viewing!.id, { state: 'done', outcome: '', ...next })).rejects.toMatchObject({
      fields: { outcome: expect.any(String) },
    });
    await finishViewing(tx, at, clock, id, viewing!.id, { state: 'no_show', outcome: '企业临时改期', ...next });
    await expect(answerViewing(tx, token, clock, id, viewing!.id, { yes: true })).rejects.toMatchObject({ reason: 'conflict' });
    expect(await viewings()).toMatchObject([{ state: 'no_show', outcome: '企业临时改期' }]);
    expect(await stageOf(tx, id)).toBe('L90');
  }));

test('a quote carries a whole cost sheet, stays hidden as a draft, and is approved or rejected by the enterprise', () =>
  audited(async tx => {
    const { at, id, token } = await routed(tx);
    await inTalks(tx, at, id);
    const form = {
      offer: at.code,
      area: '4,000 ㎡',
      rent_month: '３３.５',
      common_area_ratio: '10%',
      valid_until: '2026-12-31',
      service_charge: '2',
    };
    await expect(
      saveQuote(tx, at, clock, id, { form: { ...form, rent_month: '很便宜', area: '0', offer: 'S-1' }, submit: true, ...next }),
    ).rejects.toMatchObject({
      fields: { rent_month: '应为数字', area: '应大于 0', offer: expect.any(String) },
    });
    await saveQuote(tx, at, clock, id, { form, submit: false });
    const quotes = async () => (await readRequest(tx, at, id, clock(), 'zh')).dossier.quotes;
    expect(await quotes()).toMatchObject([{ state: 'draft' }]);
    expect(JSON.stringify(await exportNeed(tx, secret, token))).not.toContain('"draft"');
    await saveQuote(tx, at, clock, id, { form, submit: true, ...next });
    const [quote] = await quotes();
    // (33.5 + 2) ÷ (1 − 0.1) = 39.44 元 per usable ㎡ and month.
    expect(quote).toMatchObject({ state: 'submitted', area: 4000 });
    expect(quote!.cost!.value).toBeCloseTo(39.444, 2);
    expect(quote!.cost!.unknown).toEqual(['power_markup', 'deposit_months']);
    await expect(answerQuote(tx, token, clock, id, quote!.id, { yes: false })).rejects.toMatchObject({ reason: 'invalid' });
    await answerQuote(tx, token, clock, id, quote!.id, { yes: false, words: '物业费太高' });
    await expect(answerQuote(tx, token, clock, id, quote!.id, { yes: true })).rejects.toMatchObject({ reason: 'conflict' });
    expect(await stageOf(tx, id)).toBe('L100');
  }));

test('a reserved listing is 意向中 for one request, until its day', () =>
  audited(async tx => {
    const { at, id } = await routed(tx);
    await inTalks(tx, at, id);
    const status = async () =>
      (await tx<{ lease_status: string }[]>`select lease_status from offer.offer where code = ${at.code}`)[0]!.lease_status;
    await expect(reserveOffer(tx, at, clock, id, { offer: at.code, until: '2027-01-30', ...next })).rejects.toMatchObject({
      fields: { until: expect.any(String) },
    });
    await reserveOffer(tx, at, clock, id, { offer: at.code, until: '2026-12-01', ...next });
    await reserveOffer(tx, at, clock, id, { offer: at.code, until: '2026-12-01', ...next });
    expect([await status(), await stageOf(tx, id)]).toEqual(['reserved', 'L120']);
    const need = await ask(tx, { phone: '13900005678' });
    await chooseReceivers(tx, need.token, clock, { ...usual, receivers: [at.organisation] });
    const second = await routeOf(tx, need.number, at.organisation);
    await inTalks(tx, at, second);
    await expect(reserveOffer(tx, at, clock, second, { offer: at.code, until: '2026-12-01', ...next })).rejects.toMatchObject({
      reason: 'conflict',
    });
    expect(await expireReservations(tx, later(6))).toBe(0);
    expect(await expireReservations(tx, later(7))).toBe(1);
    expect([await status(), await stageOf(tx, id)]).toEqual(['open', 'L110']);
  }));

test('a signing counts when the enterprise says so: denied, talks go on; confirmed, it lands once, the listing is let, the others hear of it', () =>
  audited(async tx => {
    const { at, id, token, number } = await routed(tx);
    const b = await park(tx, '乙园区（虚构）');
    await chooseReceivers(tx, token, clock, { ...usual, receivers: [b.organisation] });
    await inTalks(tx, at, id);
    await expect(claimSigned(tx, at, clock, id, { offer: at.code, ...next })).rejects.toMatchObject({ reason: 'conflict' });
    await reserveOffer(tx, at, clock, id, { offer: at.code, until: '2026-12-01', ...next });
    await claimSigned(tx, at, clock, id, { offer: at.code, ...next });
    await expect(answerProof(tx, token, clock, id, { yes: false })).rejects.toMatchObject({
      fields: { words: expect.any(String) },
    });
    await answerProof(tx, token, clock, id, { yes: false, words: '只签了意向书' });
    expect(await stageOf(tx, id)).toBe('L110');
    await claimSigned(tx, at, clock, id, { offer: at.code, ...next });
    await answerProof(tx, token, clock, id, { yes: true, words: '已入驻，谢谢' });
    await expect(answerProof(tx, token, clock, id, { yes: true })).rejects.toMatchObject({ reason: 'conflict' });
    expect((await readNeed(tx, token))!.stage).toBe('L140');
    expect(await stageOf(tx, await routeOf(tx, number, b.organisation))).toBe('elsewhere');
    expect(await tx`select lease_status from offer.offer where code = ${at.code}`).toMatchObject([{ lease_status: 'let' }]);
    expect(await tx`select state from need.reservation`).toMatchObject([{ state: 'signed' }]);
    const rate = (days: number, score: number, when = later(31)) =>
      rateLanding(tx, token, when, id, { days, score, solved: true });
    await expect(rate(30, 5, clock)).rejects.toMatchObject({ reason: 'conflict' });
    await expect(rate(30, 6)).rejects.toMatchObject({ reason: 'invalid' });
    await rate(30, 4);
    await expect(rate(30, 5)).rejects.toMatchObject({ reason: 'conflict' });
    await rate(90, 5, later(91));
    expect((await readResponses(tx, [at.organisation], later(2)())).get(at.organisation)).toMatchObject({
      rating: 4.5,
      ratings: 2,
    });
  }));

test('a receiver that posted a need for itself cannot sign for the enterprise', () =>
  audited(async tx => {
    const at = await park(tx, '甲园区（虚构）');
    const owner: Viewer = { ...at, seats: [{ ...at.seats[0]!, owner: true }] };
    const { number } = await postNeed(tx, owner, secret, clock, {
      ...{
        text: '求租松江厂房',
        company: '示例公司（虚构）',
        contact: '示例人',
        phone: '13800001234',
        consent: true,
        receivers: 3,
        consent_days: 90,
      },
      ...{ conditions: [], language: 'zh', origin: 'form', owner: at.organisation },
    });
    const opening = { viewer: owner, number };
    await chooseReceivers(tx, opening, clock, { ...usual, receivers: [at.organisation] });
    const id = await routeOf(tx, number, at.organisation);
    await inTalks(tx, at, id);
    await reserveOffer(tx, at, clock, id, { offer: await plant(tx, at), until: '2026-12-01', ...next });
    await claimSigned(tx, at, clock, id, next);
    await expect(answerProof(tx, opening, clock, id, { yes: true })).rejects.toMatchObject({ reason: 'forbidden' });
  }));

test('the workspace pages by key and narrows by stage, lateness and person', () =>
  audited(async tx => {
    const at = await park(tx, '甲园区（虚构）');
    for (let i = 0; i < 5; i++) {
      const need = await ask(tx, { phone: `1390000000${i}` });
      await chooseReceivers(tx, need.token, clock, { ...usual, receivers: [at.organisation] });
      if (i === 0) await advanceRoute(tx, at, clock, await routeOf(tx, need.number, at.organisation), { to: 'L20', ...next });
    }
    const pages: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listRequests(tx, at, after ? { after } : {}, clock(), 2);
      pages.push(...page.lines.map(line => line.number));
      if (!page.next) break;
      after = page.next;
    }
    expect(new Set(pages).size).toBe(5);
    expect((await listRequests(tx, at, { stage: 'L20' }, clock())).lines).toHaveLength(1);
    expect((await listRequests(tx, at, { mine: true }, clock())).lines).toHaveLength(1);
    expect((await listRequests(tx, at, { late: true }, later(5)())).lines).toHaveLength(1);
    expect((await listRequests(tx, at, { state: 'closed' }, clock())).lines).toHaveLength(0);
    for (const after of ['x', '1.2', `1e9.${pages[0]}`, "'; --"])
      await expect(listRequests(tx, at, { after }, clock())).rejects.toMatchObject({ reason: 'invalid' });
  }));
