import type postgres from 'postgres';
import { expect, test } from 'vitest';
import type { Condition } from '#modules/match/index.ts';
import type { Tx } from '#platform/database.ts';
import { connect, type Db } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { freshDatabase, rolledBack, rolledBackAsOwner } from '../../../tests/database.ts';
import {
  countNeeds,
  eraseExpiredNeeds,
  exportNeed,
  listNeeds,
  lookAtContact,
  moveNeed,
  type NewNeed,
  needInput,
  postNeed,
  readNeedByToken,
  readNeedClock,
  withdrawNeed,
} from './index.ts';

const secret = makeSecret('a master key that exists only in this test');
const monday = () => new Date('2026-11-23T01:00:00Z');
const conditions: Condition[] = [
  { criterion: 'area', hard: true, want: { is: 'range', min: 2800, max: 3300 } },
  { criterion: 'single_storey', hard: false, want: { is: 'flag' } },
];

// Company, person and numbers are invented.
function request(change: Partial<NewNeed> = {}): NewNeed {
  const input = needInput.parse({
    text: '求租松江3000平单层厂房，电话13800001234',
    company: '示例精密制造有限公司（虚构）',
    contact: '示例人',
    phone: '138-0000-1234',
    consent: true,
  });
  return { ...input, conditions, language: 'zh', origin: 'form', ...change };
}

const post = (tx: Tx, change?: Partial<NewNeed>, clock = monday) => postNeed(tx, visitor, secret, clock, request(change));

test('a posted need gets a number of its day in China and can be read by its private link alone', () =>
  rolledBack(async tx => {
    const late = () => new Date('2026-11-22T16:30:00Z');
    const first = await post(tx, {}, late);
    const second = await post(tx);
    expect([first.number, second.number]).toEqual(['XQ-20261123-0001', 'XQ-20261123-0002']);
    const need = await readNeedByToken(tx, second.token);
    expect(need).toMatchObject({
      number: second.number,
      stage: 'L10',
      contact: '示** · 138****1234',
      text: '求租松江3000平单层厂房，电话138****1234',
      receivers: 3,
      consent: { version: '2026-11', purpose: 'docking', until: '2027-02-21' },
      events: [{ kind: 'stage', stage: 'L10', by: 'visitor' }],
    });
    expect(need!.conditions).toEqual(conditions);
  }));

test('a forged token opens nothing, in whatever form it comes', () =>
  rolledBack(async tx => {
    const { token } = await post(tx);
    const forged = [
      token.slice(1),
      `${token}A`,
      `A${token.slice(1)}`,
      "' or 1=1 --",
      '',
      '\u0000',
      '../'.repeat(9),
      'x'.repeat(100_000),
      `${token}\n`,
    ];
    for (const wrong of forged.filter(other => other !== token)) {
      expect(await readNeedByToken(tx, wrong)).toBeNull();
      expect(await exportNeed(tx, secret, wrong)).toBeNull();
    }
  }));

test('the database holds no telephone, no contact person and no token in the clear', () =>
  rolledBack(async tx => {
    const { token } = await post(tx, { purpose: '打样，13800001234 找示例' });
    const [row] = await tx`select n::text as whole from need.need n`;
    expect(row!.whole).not.toContain('13800001234');
    expect(row!.whole).not.toContain('示例人');
    expect(row!.whole).not.toContain(token);
    expect(row!.whole).toContain('138****1234');
  }));

test('a contact sealed for one need cannot be opened under another', () =>
  rolledBack(async tx => {
    await post(tx);
    const two = await post(tx, { phone: '13900005678' });
    await tx`update need.need set contact = (select contact from need.need where number = 'XQ-20261123-0001') where number = ${two.number}`;
    await expect(exportNeed(tx, secret, two.token)).rejects.toThrow();
  }));

test('the author takes away everything that is stored, with the contact opened', () =>
  rolledBack(async tx => {
    const { token, number } = await post(tx, { tax: 300 });
    const own = await exportNeed(tx, secret, token);
    expect(own).toMatchObject({
      number,
      contact: '示例人',
      phone: '13800001234',
      tax: 300,
      company: '示例精密制造有限公司（虚构）',
    });
    expect(own).not.toHaveProperty('id');
    expect(JSON.parse(JSON.stringify(own)).conditions).toEqual(conditions);
  }));

test('withdrawing erases text and contact at once, cancels the need, and twice is as good as once', () =>
  rolledBack(async tx => {
    const { token } = await post(tx);
    await withdrawNeed(tx, monday, token);
    await withdrawNeed(tx, monday, token);
    const need = await readNeedByToken(tx, token);
    expect(need).toMatchObject({
      stage: 'cancelled',
      text: null,
      purpose: null,
      company: null,
      contact: null,
      erasedAt: monday(),
    });
    expect(need!.events.map(event => event.kind)).toEqual(['stage', 'withdrawn']);
    const [left] =
      await tx`select count(*)::int as n from need.need where num_nonnulls(text, purpose, tax, company, contact, contact_masked, phone) > 0`;
    expect(left!.n).toBe(0);
    expect(await exportNeed(tx, secret, token)).toMatchObject({ contact: null, phone: null });
    await expect(withdrawNeed(tx, monday, 'A'.repeat(22))).rejects.toMatchObject({ reason: 'missing' });
  }));

test('when the consent runs out, text and contact are erased and the need expires', () =>
  rolledBack(async tx => {
    const { token } = await post(tx, { consent_days: 30 });
    const keep = await post(tx, { consent_days: 180, phone: '13900005678' });
    expect(await eraseExpiredNeeds(tx, () => new Date('2026-12-23T15:59:00Z'))).toBe(0);
    expect(await eraseExpiredNeeds(tx, () => new Date('2026-12-23T16:01:00Z'))).toBe(1);
    expect(await readNeedByToken(tx, token)).toMatchObject({ stage: 'expired', text: null, contact: null });
    expect(await readNeedByToken(tx, keep.token)).toMatchObject({ stage: 'L10', erasedAt: null });
  }));

test('a second open need of the same telephone is marked for operators and not told to the visitor', () =>
  rolledBack(async tx => {
    const first = await post(tx);
    const second = await post(tx, { phone: '１３８ ００００ １２３４' });
    const rows = await tx<{ words: string; shown: boolean }[]>`select words, shown from need.event where kind = 'duplicate'`;
    expect([...rows]).toEqual([{ words: first.number, shown: false }]);
    expect((await readNeedByToken(tx, second.token))!.events).toHaveLength(1);
    await withdrawNeed(tx, monday, first.token);
    await withdrawNeed(tx, monday, second.token);
    await post(tx);
    expect(await tx`select from need.event where kind = 'duplicate'`).toHaveLength(1);
  }));

test('events are never changed or removed', () =>
  rolledBack(async tx => {
    await post(tx);
    const attempt = (work: string) =>
      (
        tx as unknown as {
          savepoint(f: (sp: Tx & { unsafe(s: string): Promise<unknown> }) => Promise<unknown>): Promise<unknown>;
        }
      ).savepoint(sp => sp.unsafe(work));
    for (const change of ["update need.event set words = 'x'", 'delete from need.event', 'truncate need.event']) {
      await expect(attempt(change)).rejects.toThrow('permission denied');
    }
  }));

test('not even the owner of the tables changes or removes them', () =>
  rolledBackAsOwner(async tx => {
    const attempt = (work: string) => (tx as unknown as postgres.TransactionSql).savepoint(sp => sp.unsafe(work));
    for (const change of ["update need.event set words = 'x'", 'delete from need.event', 'truncate need.event']) {
      await expect(attempt(change)).rejects.toThrow('append-only');
    }
  }));

test('an operator moves a need on, the clocks stop in time, and going back needs a reason', () =>
  rolledBack(async tx => {
    const { token, number } = await post(tx);
    const at = (day: string) => () => new Date(`${day}T02:00:00Z`);
    await moveNeed(tx, operator, at('2026-11-24'), number, { stage: 'L20' });
    await moveNeed(tx, operator, at('2026-11-27'), number, { stage: 'L50' });
    await expect(moveNeed(tx, operator, monday, number, { stage: 'L30' })).rejects.toMatchObject({ reason: 'invalid' });
    await expect(moveNeed(tx, operator, monday, number, { stage: 'lost', words: ' ' })).rejects.toMatchObject({
      reason: 'invalid',
    });
    await expect(moveNeed(tx, visitor, monday, number, { stage: 'L60' })).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(moveNeed(tx, operator, monday, 'XQ-20261123-9999', { stage: 'L60' })).rejects.toMatchObject({
      reason: 'missing',
    });
    const need = (await readNeedByToken(tx, token))!;
    expect(
      readNeedClock(need, new Date('2026-12-02T02:00:00Z')).map(clock => [clock.key, clock.state, clock.done, clock.inTime]),
    ).toEqual([
      ['acknowledged', 'done', '2026-11-24', true],
      ['qualified', 'done', '2026-11-27', false],
      ['answered', 'due_today', null, null],
    ]);
    await moveNeed(tx, operator, at('2026-11-30'), number, { stage: 'lost', words: '企业暂缓扩产' });
    expect((await readNeedByToken(tx, token))!.events.at(-1)).toMatchObject({ stage: 'lost', words: '企业暂缓扩产' });
  }));

test('every look at a contact is logged where its author sees it', () =>
  rolledBack(async tx => {
    const { token, number } = await post(tx);
    expect(await lookAtContact(tx, operator, secret, monday, number, '电话核实')).toEqual({
      person: '示例人',
      phone: '13800001234',
    });
    expect((await readNeedByToken(tx, token))!.events.at(-1)).toMatchObject({ kind: 'look', words: '电话核实', by: 'operator' });
    await expect(lookAtContact(tx, visitor, secret, monday, number, '电话核实')).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(lookAtContact(tx, operator, secret, monday, number, '')).rejects.toMatchObject({ reason: 'invalid' });
    await withdrawNeed(tx, monday, token);
    await expect(lookAtContact(tx, operator, secret, monday, number, '电话核实')).rejects.toMatchObject({ reason: 'conflict' });
    await expect(moveNeed(tx, operator, monday, number, { stage: 'L20' })).rejects.toMatchObject({ reason: 'conflict' });
  }));

test('operators list what is open, newest first and masked; visitors do not', () =>
  rolledBack(async tx => {
    const gone = await post(tx);
    await post(tx, { phone: '13900005678' }, () => new Date('2026-11-24T01:00:00Z'));
    await withdrawNeed(tx, monday, gone.token);
    expect((await listNeeds(tx, operator, { open: true })).map(line => [line.number, line.contact])).toEqual([
      ['XQ-20261124-0001', '示** · 139****5678'],
    ]);
    expect(await listNeeds(tx, operator, { open: false })).toHaveLength(2);
    await expect(listNeeds(tx, visitor, { open: true })).rejects.toMatchObject({ reason: 'forbidden' });
  }));

test('the same form sent four times at once posts one need and uses one number', async () => {
  const sql = connect(await freshDatabase('once'), { max: 4 });
  const form = { once: 'AAAAAAAAAAAAAAAAAAAAAA' };
  const posted = await Promise.all(Array.from({ length: 4 }, () => sql.begin(tx => post(tx as unknown as Tx, form))));
  expect(new Set(posted.map(need => need.token)).size).toBe(1);
  expect(new Set(posted.map(need => need.number))).toEqual(new Set(['XQ-20261123-0001']));
  const next = await sql.begin(tx => post(tx as unknown as Tx));
  expect(next.number).toBe('XQ-20261123-0002');
  await sql.end();
});

test('forty needs posted at once get forty numbers without a gap', async () => {
  const sql = connect(await freshDatabase('numbers'), { max: 8 });
  const posted = await Promise.all(Array.from({ length: 40 }, () => sql.begin(tx => post(tx as unknown as Tx))));
  const numbers = posted.map(need => need.number).sort();
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, i) => `XQ-20261123-${String(i + 1).padStart(4, '0')}`));
  expect(new Set(posted.map(need => need.token)).size).toBe(40);
  expect(await readNeedByToken(sql as unknown as Db, posted[7]!.token)).toMatchObject({ number: posted[7]!.number });
  await sql.end();
});

test('the open needs and the promises that ran out are counted for operators', () =>
  rolledBack(async tx => {
    await post(tx);
    const seen = await post(tx);
    const closed = await post(tx);
    await moveNeed(tx, operator, monday, seen.number, { stage: 'L20' });
    await moveNeed(tx, operator, monday, closed.number, { stage: 'lost', words: '已另行解决' });
    expect(await countNeeds(tx, operator, monday)).toEqual({ open: 2, overdue: { acknowledged: 0, qualified: 0, answered: 0 } });
    const friday = () => new Date('2026-11-27T01:00:00Z');
    expect(await countNeeds(tx, operator, friday)).toEqual({ open: 2, overdue: { acknowledged: 1, qualified: 2, answered: 0 } });
    await expect(countNeeds(tx, visitor, monday)).rejects.toMatchObject({ reason: 'forbidden' });
  }));
