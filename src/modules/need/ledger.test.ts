import { expect, test } from 'vitest';
import { operator, type Viewer } from '#shared/viewer.ts';
import { ask, audited, clock, later, next, park, routed, routeOf, somebody, stageOf, usual } from '../../../tests/docking.ts';
import {
  advanceRoute,
  answerTransfer,
  askReveal,
  chooseReceivers,
  claimNeed,
  escalateRoutes,
  forceFirstContact,
  forceStage,
  forgetContacts,
  listOverdue,
  listPool,
  listTwins,
  mergeNeeds,
  moveNeed,
  proposeTransfer,
  readNeed,
  readRequest,
  readResponses,
  returnIdle,
  returnRequest,
} from './index.ts';

test('the one who acknowledges first is stamped; the same enterprise under another request and in another city is recognised without its contact', () =>
  audited(async tx => {
    const one = await routed(tx, { credit_code: '91350100M000100Y43' });
    await advanceRoute(tx, one.at, clock, one.id, { to: 'L20', ...next });
    const b = await park(tx, '嘉兴园区（虚构）', { place: '330402' });
    // Another telephone, the same credit code.
    const second = await ask(tx, { phone: '13900005678', credit_code: '91350100M000100Y43' });
    await chooseReceivers(tx, second.token, clock, { ...usual, receivers: [b.organisation] });
    const id = await routeOf(tx, second.number, b.organisation);
    await advanceRoute(tx, b, clock, id, { to: 'L20', ...next });
    const { first } = await readRequest(tx, b, id, clock(), 'zh');
    expect(first).toMatchObject({
      number: one.number,
      organisation: one.at.organisation,
      city: 310100,
      validUntil: '2027-05-24',
      share: 100,
    });
    const watcher = await somebody(tx, 'secretariat', 'secretary');
    const twins = await listTwins(tx, watcher, second.number);
    expect(twins).toMatchObject([{ number: one.number, holder: '甲园区（虚构）', by: 'credit' }]);
    await expect(listTwins(tx, b, second.number)).rejects.toMatchObject({ reason: 'forbidden' });

    // Transfer: the taker asks, the holder agrees to a split.
    await expect(proposeTransfer(tx, b, clock, id, { share: 101, words: '同意分成' })).rejects.toMatchObject({
      reason: 'invalid',
    });
    await proposeTransfer(tx, b, clock, id, { share: 60, words: '项目落在嘉兴' });
    await expect(proposeTransfer(tx, b, clock, id, { share: 50, words: '再来一次' })).rejects.toMatchObject({
      reason: 'conflict',
    });
    const [transfer] = (await readRequest(tx, one.at, one.id, clock(), 'zh')).transfers;
    expect(transfer).toMatchObject({ share: 60, state: 'proposed', takerName: '嘉兴园区（虚构）' });
    await expect(answerTransfer(tx, b, clock, transfer!.id, true)).rejects.toMatchObject({ reason: 'forbidden' });
    const stranger = await park(tx, '外人（虚构）');
    await expect(answerTransfer(tx, stranger, clock, transfer!.id, true)).rejects.toMatchObject({ reason: 'missing' });
    await answerTransfer(tx, one.at, clock, transfer!.id, true);
    await expect(answerTransfer(tx, one.at, clock, transfer!.id, true)).rejects.toMatchObject({ reason: 'conflict' });
    expect((await readRequest(tx, b, id, clock(), 'zh')).first).toMatchObject({
      organisation: b.organisation,
      share: 60,
      validUntil: '2027-05-24',
    });

    // By force: only an administrator, with a reason.
    const force = { number: one.number, organisation: one.at.organisation, why: '两市约定' };
    await expect(forceFirstContact(tx, watcher, clock(), force)).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(forceFirstContact(tx, operator, clock(), { ...force, why: '' })).rejects.toMatchObject({ reason: 'invalid' });
    await forceFirstContact(tx, operator, clock(), force);
    expect((await readRequest(tx, b, id, clock(), 'zh')).first).toMatchObject({ organisation: one.at.organisation });
    expect(await forgetContacts(tx, '2026-11-26')).toBe(2);
    expect(await forgetContacts(tx, '2027-06-01')).toBe(1);
  }));

test('two requests of one enterprise are merged with their events kept; strangers are not', () =>
  audited(async tx => {
    const one = await routed(tx);
    const b = await park(tx, '乙园区（虚构）');
    const second = await ask(tx, { text: '求租嘉兴 2000 平仓库' });
    await chooseReceivers(tx, second.token, clock, { ...usual, openStep: 3, receivers: [b.organisation] });
    const id = await routeOf(tx, second.number, b.organisation);
    await askReveal(tx, b, clock, id, '核对');
    const secretary = await somebody(tx, 'secretariat', 'secretary');
    const merge = (from: string, into: string, who: Viewer = secretary) =>
      mergeNeeds(tx, who, clock, { from, into, why: '同一企业' });
    await expect(merge(second.number, one.number, b)).rejects.toMatchObject({ reason: 'forbidden' });
    const stranger = await ask(tx, { phone: '13900005678' });
    await expect(merge(stranger.number, one.number)).rejects.toMatchObject({ reason: 'conflict' });
    await expect(merge(one.number, one.number)).rejects.toMatchObject({ reason: 'conflict' });
    await expect(merge('XQ-20261125-9999', one.number)).rejects.toMatchObject({ reason: 'missing' });
    await merge(second.number, one.number);
    await merge(second.number, one.number);
    const merged = (await readNeed(tx, second.token))!;
    expect(merged).toMatchObject({ stage: 'merged', merged_into: one.number });
    expect(merged.events.map(event => event.kind)).toEqual(expect.arrayContaining(['routed', 'opened', 'merged']));
    // The receiver carries on with the other request, masked again.
    expect(await readRequest(tx, b, id, clock(), 'zh')).toMatchObject({ number: one.number, company: null });
  }));

test('what is overdue goes up day by day, once for each level, and into the average', () =>
  audited(async tx => {
    const { at, id, token } = await routed(tx);
    const up = async (days: number) => {
      await escalateRoutes(tx, later(days));
      return (await tx<{ level: number }[]>`select level from need.route where id = ${id}`)[0]!.level;
    };
    // Received on Wednesday: due on Thursday 26 November.
    expect(await up(1)).toBe(0);
    expect(await up(2)).toBe(1);
    expect(await up(2)).toBe(1);
    expect(await up(6)).toBe(2);
    const secretary = await somebody(tx, 'secretariat', 'secretary');
    expect(await listOverdue(tx, secretary)).toMatchObject([{ id, level: 2 }]);
    await expect(listOverdue(tx, at)).rejects.toMatchObject({ reason: 'forbidden' });
    expect(await up(30)).toBe(3);
    expect((await readNeed(tx, token))!.events.filter(event => event.kind === 'escalated').map(event => event.words)).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect((await readResponses(tx, [at.organisation], later(30)())).get(at.organisation)).toMatchObject({
      n: 1,
      median: null,
      inTime: 0,
    });
    await expect(forceStage(tx, secretary, clock, { id, to: 'L80', why: '线下已谈' })).rejects.toMatchObject({
      reason: 'forbidden',
    });
    await expect(forceStage(tx, operator, clock, { id, to: 'L80', why: '' })).rejects.toMatchObject({ reason: 'invalid' });
    await expect(forceStage(tx, operator, clock, { id, to: 'L140', why: '线下已谈' })).rejects.toMatchObject({
      reason: 'invalid',
    });
    await forceStage(tx, operator, clock, { id, to: 'L80', why: '线下已谈' });
    expect(await stageOf(tx, id)).toBe('L80');
  }));

test('the pool shows no company and no contact; who claims may return, and who does nothing loses it', () =>
  audited(async tx => {
    const [a, b] = [await park(tx, '甲园区（虚构）'), await park(tx, '乙园区（虚构）')];
    const { token, number } = await ask(tx);
    await chooseReceivers(tx, token, clock, { ...usual, pooled: true, receivers: [] });
    const { lines } = await listPool(tx, a);
    expect(lines.find(line => line.number === number)).toMatchObject({ text: expect.stringContaining('松江') });
    expect(JSON.stringify(lines)).not.toMatch(/示例|1380000/);
    await expect(listPool(tx, await somebody(tx, 'enterprise', 'enterprise'))).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(claimNeed(tx, a, clock, number, b.organisation)).rejects.toMatchObject({ reason: 'missing' });
    const id = await claimNeed(tx, a, clock, number, a.organisation);
    await expect(claimNeed(tx, b, clock, number, b.organisation)).rejects.toMatchObject({ reason: 'conflict' });
    await expect(returnRequest(tx, a, clock, id, '')).rejects.toMatchObject({ reason: 'invalid' });
    await returnRequest(tx, a, clock, id, '面积不合');
    await expect(claimNeed(tx, a, clock, number, a.organisation)).rejects.toMatchObject({ reason: 'conflict' });
    await claimNeed(tx, b, clock, number, b.organisation);
    expect(await returnIdle(tx, later(2))).toBe(0);
    expect(await returnIdle(tx, later(6))).toBe(1);
    expect((await readNeed(tx, token))!.stage).toBe('pool');
  }));

test('what the operator ends is in nobody’s hands, and what it puts into the pool shows only where the enterprise agreed', () =>
  audited(async tx => {
    const { at, id, number } = await routed(tx);
    await expect(moveNeed(tx, operator, clock, number, { stage: 'merged', words: '重复' })).rejects.toMatchObject({
      reason: 'conflict',
    });
    await moveNeed(tx, operator, clock, number, { stage: 'lost', words: '企业项目取消' });
    expect(await stageOf(tx, id)).toBe('cancelled');
    const other = await ask(tx, { phone: '13900005678' });
    await moveNeed(tx, operator, clock, other.number, { stage: 'pool', words: '无人接手' });
    expect((await listPool(tx, at)).lines.map(line => line.number)).not.toContain(other.number);
    await expect(claimNeed(tx, at, clock, other.number, at.organisation)).rejects.toMatchObject({ reason: 'missing' });
  }));

test('nobody hoards: at most five claimed requests at once', () =>
  audited(async tx => {
    const a = await park(tx, '甲园区（虚构）');
    const numbers: string[] = [];
    for (let i = 0; i < 6; i++) {
      const need = await ask(tx, { phone: `1390000000${i}` });
      await chooseReceivers(tx, need.token, clock, { ...usual, pooled: true, receivers: [] });
      numbers.push(need.number);
    }
    for (const number of numbers.slice(0, 5)) await claimNeed(tx, a, clock, number, a.organisation);
    await expect(claimNeed(tx, a, clock, numbers[5]!, a.organisation)).rejects.toMatchObject({
      reason: 'conflict',
      message: expect.stringContaining('5 条'),
    });
  }));
