import { afterAll, describe, expect, test } from 'vitest';
import { connect, type Database, openDatabase } from '#platform/database.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { freshDatabase, rolledBack } from '../../../tests/database.ts';
import { type Anchor, readAuditHead, recordAct, verifyAudit } from './index.ts';

const opened: { end(): Promise<void> }[] = [];
afterAll(async () => {
  for (const one of opened) await one.end();
});

/** A database of its own with some lines in the log, and the way of somebody who may do anything to it. */
async function logged(lines: number) {
  const at = await freshDatabase('audit');
  const database: Database = openDatabase(at);
  const owner = connect(at);
  opened.push({ end: () => database.close() }, owner);
  for (let i = 1; i <= lines; i++)
    await database.write(tx =>
      recordAct(tx, i % 2 ? operator : visitor, { what: 'offer.post', object: `offer:${i}`, details: { i } }),
    );
  return {
    database,
    /** Changes the log as only somebody can who may also switch the triggers off. */
    tamper: (sql: string) =>
      owner.begin(async tx => {
        await tx.unsafe('set local session_replication_role = replica');
        await tx.unsafe(sql);
      }),
    owner,
    verify: (anchors: Anchor[] = [], batch?: number) => database.read(db => verifyAudit(db, anchors, batch)),
  };
}

describe('the audit log', () => {
  test('as it was written it is sound, in whatever batches it is read', async () => {
    const { database, verify } = await logged(7);
    for (const batch of [1, 3, 7, 100]) expect(await verify([], batch)).toEqual({ lines: 7, fault: null });
    const head = await database.read(readAuditHead);
    expect(head).toMatchObject({ number: 7, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await verify([head])).toEqual({ lines: 7, fault: null });
  });

  test('a change whose line cannot be written is not kept, and whoever made it hears so', async () => {
    const { database, verify, owner } = await logged(1);
    await owner`create table public.change (a int)`;
    const change = (what: `${string}.${string}`) =>
      database.write(async tx => {
        await tx`insert into public.change values (1)`;
        await recordAct(tx, operator, { what, object: 'offer:1' });
      });
    await expect(change('NOT.a word')).rejects.toMatchObject({ constraint_name: 'audit_what_form' });
    expect(await owner`select * from public.change`).toHaveLength(0);
    await Promise.all(Array.from({ length: 20 }, () => change('offer.post')));
    expect(await owner`select * from public.change`).toHaveLength(20);
    expect(await verify()).toEqual({ lines: 21, fault: null });
  });

  test('an empty log is sound', async () => {
    const { verify } = await logged(0);
    expect(await verify()).toEqual({ lines: 0, fault: null });
  });

  test('nobody edits, deletes or empties it through the front door', async () => {
    const { owner } = await logged(2);
    for (const sql of [
      `update account.audit set who = 'visitor'`,
      'delete from account.audit where number = 1',
      'truncate account.audit',
      'delete from account.audit_head',
      'truncate account.audit_head',
      'update account.audit_head set number = 1',
      'update account.audit_head set number = 9',
    ])
      await expect(owner.unsafe(sql), sql).rejects.toMatchObject({ code: '23001' });
  });

  test('whoever is no superuser lacks even the rights', async () => {
    const { owner } = await logged(1);
    const [row] = await owner`
      select has_table_privilege(c.relowner, c.oid, 'insert') as insert,
        coalesce((select bool_or(a.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')) from aclexplode(c.relacl) a), false) as change
      from pg_class c where c.oid = 'account.audit'::regclass`;
    expect(row).toEqual({ insert: true, change: false });
  });

  test.each<[string, string, object]>([
    ['an edited line', `update account.audit set who = 'system' where number = 3`, { number: 3, fault: 'changed' }],
    [
      'an edited moment',
      `update account.audit set at = at + interval '1 hour' where number = 3`,
      { number: 3, fault: 'changed' },
    ],
    ['edited details', `update account.audit set details = '{"i":4}' where number = 3`, { number: 3, fault: 'changed' }],
    ['a deleted line', 'delete from account.audit where number = 3', { number: 3, fault: 'missing' }],
    ['a deleted first line', 'delete from account.audit where number = 1', { number: 1, fault: 'missing' }],
    [
      'lines that changed places',
      `update account.audit set number = case number when 2 then 3003 else 3002 end where number in (2, 3);
       update account.audit set number = number - 3000 where number > 3000`,
      { number: 2, fault: 'previous' },
    ],
    [
      'an inserted line',
      `update account.audit set number = number + 1000 where number > 2;
       insert into account.audit select 3, at, who, what, object, details, previous, hash from account.audit where number = 2;
       update account.audit set number = number - 999 where number > 1000;
       update account.audit_head set number = 6`,
      { number: 3, fault: 'previous' },
    ],
    ['a cut-off end', 'delete from account.audit where number > 3', { number: 4, fault: 'cut' }],
    ['an emptied log', 'delete from account.audit', { number: 1, fault: 'cut' }],
    [
      'an end cut off behind a head that was set back to an older line',
      `update account.audit_head set number = 3, hash = (select hash from account.audit where number = 3)`,
      { number: 4, fault: 'order' },
    ],
    ['a changed head', `update account.audit_head set hash = decode(repeat('ab', 32), 'hex')`, { number: 6, fault: 'cut' }],
    ['a removed head', 'delete from account.audit_head', { number: 0, fault: 'cut' }],
  ])('%s is found', async (_, sql, fault) => {
    const { tamper, verify } = await logged(5);
    await tamper(sql);
    expect((await verify()).fault).toEqual(fault);
    expect((await verify([], 2)).fault).toEqual(fault);
  });

  test('an end cut off together with its head is found by what was written down outside the database', async () => {
    const { database, tamper, verify } = await logged(5);
    const anchor = await database.read(readAuditHead);
    await tamper(`
      delete from account.audit where number > 3;
      update account.audit_head set number = 3, hash = (select hash from account.audit where number = 3)`);
    expect((await verify()).fault, 'the database alone cannot know').toBeNull();
    expect((await verify([anchor])).fault).toEqual({ number: 4, fault: 'cut' });
    // Written on as if nothing had happened: the line at the anchor is another one.
    for (const i of [4, 5, 6]) await database.write(tx => recordAct(tx, operator, { what: 'offer.post', object: `offer:${i}` }));
    expect((await verify()).fault).toBeNull();
    expect((await verify([anchor])).fault).toEqual({ number: 5, fault: 'anchor' });
  });

  test('many writers at once make one chain, and a change that is undone leaves no line', async () => {
    const { database, verify } = await logged(0);
    const writers = Array.from({ length: 40 }, (_, i) =>
      database
        .write(async tx => {
          await recordAct(tx, visitor, { what: 'need.post', object: `need:${i}` });
          if (i % 4 === 0) throw new Error('undone');
        })
        .catch(() => {}),
    );
    await Promise.all(writers);
    expect(await verify()).toEqual({ lines: 30, fault: null });
  });

  test('a line names ids only: what has another form is refused', () =>
    rolledBack(async tx => {
      for (const act of [
        { what: 'Offer.Post', object: 'x' },
        { what: 'offer.post', object: '' },
      ] as const)
        await expect(
          (tx as unknown as { savepoint(work: (sp: never) => Promise<void>): Promise<void> }).savepoint(sp =>
            recordAct(sp, operator, act),
          ),
        ).rejects.toMatchObject({ code: '23514' });
    }));
});
