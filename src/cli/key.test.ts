import { spawn } from 'node:child_process';
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { type Connection, connect, openDatabase } from '#platform/database.ts';
import { countEarlier, resealAll } from '#platform/reseal.ts';
import { inRoot } from '#platform/root.ts';
import { fitsMark, keyMark, makeSecret, secretOf } from '#platform/secret.ts';
import { contentOf } from '../../tests/backup.ts';
import { freshDatabase } from '../../tests/database.ts';
import { listSources } from '../../tests/guards/sources.ts';
import { heard } from '../../tests/heard.ts';
import { backup } from './backup.ts';
import { fillStore } from './fill.ts';
import { key, sealedColumns } from './key.ts';
import { restore } from './restore.ts';
import { run } from './run.ts';

const master = 'a master key that only this test knows, long enough';
const folder = mkdtempSync(join(tmpdir(), 'lianqun-key-'));
const file = join(folder, 'secret.key');

beforeEach(() => {
  vi.stubEnv('LIANQUN_DATA', folder);
  vi.stubEnv('LIANQUN_SECRET', '');
  writeFileSync(file, `${master}\n`);
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** As versions before this one sealed: no head, the key that comes from the master key. */
function sealedBefore(text: string, about: string): Buffer {
  const iv = randomBytes(12);
  const first = Buffer.from(hkdfSync('sha256', master, 'lianqun', 'seal', 32));
  const cipher = createCipheriv('aes-256-gcm', first, iv).setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

const id = '00000000-0000-4000-8000-000000000001';
const people = 900;

/** A database with values in every sealed column, as an earlier version left them. */
async function sealedDatabase(label: string): Promise<{ socket: string; database: string }> {
  const at = await freshDatabase(label);
  const database = openDatabase(at, 2);
  await database.write(tx => fillStore(tx, { demo: true }));
  await database.close();
  const sql = connect(at);
  await sql`set session_replication_role = replica`;
  const hex = (n: number, tail = '') => `${n.toString(16).padStart(64, '0')}${tail}`;
  const users = Array.from({ length: people }, (_, n) => {
    const [email, phone] = [hex(n, '@mail.invalid'), hex(n)];
    return {
      name: `示例${n}`,
      email,
      email_sealed: sealedBefore(`p${n}@example.com`, `account:${email}`).toString('base64url'),
      phone_number: phone,
      phone_number_verified: true,
      phone_sealed: sealedBefore(`1380000${n}`, `account:${phone}`).toString('base64url'),
    };
  });
  await sql`insert into account."user" ${sql(users)}`;
  const [offer] = await sql<{ code: string }[]>`select code from offer.offer order by id limit 1`;
  await sql`update offer.offer set contact = ${sealedBefore('["张","1"]', `offer:${offer!.code}`)}, contact_masked = '张' where code = ${offer!.code}`;
  await sql`insert into notice.robot (id, organisation, maker, name, address, address_masked, kinds, language, created_at)
    values (${id}, ${id}, 'wecom', '示例', ${sealedBefore('["u",null]', `robot:${id}`)}, 'x', '{need}', 'zh', now())`;
  await sql`insert into publish.removal (id, post, reason, words, contact, contact_masked, created_at)
    values (${id}, 1, 'error', '示例', ${sealedBefore('me', `removal:${id}`)}, 'm', now())`;
  await sql`insert into need.need (number, token, text, company, contact, contact_masked, phone, receivers, consent_text, consent_purpose,
      consented_at, consent_until, language, origin, created_at)
    values ('XQ-20261123-0001', ${randomBytes(32)}, '求租松江3000平厂房', '示例有限公司', ${sealedBefore('["李","2"]', 'need:XQ-20261123-0001')}, '李', ${randomBytes(32)}, 1,
      '2026-11', 'docking', now(), current_date + 90, 'zh', 'form', now())`;
  await sql.end();
  return at;
}

const all = 2 * people + 4;

async function say(args: string[], at: Connection, command: typeof key = key) {
  vi.stubEnv('DATABASE_URL', `postgres://app@localhost/${at.database}?host=${encodeURIComponent(at.socket!)}`);
  const database = openDatabase(at, 4);
  const { io: plain, said } = heard();
  const steps: number[] = [];
  const io = { ...plain, progress: (done: number) => void steps.push(done) };
  const table = [{ name: 'it', summary: ['', ''] as const, usage: '', load: async () => command }];
  const code = await run(['it', ...args], { io, open: async () => database, english: false, table });
  await database.close();
  return { code, ...said(), steps };
}

/** What every sealed value says to these keys, as text, whoever sealed it. */
async function opened(at: Connection): Promise<string[]> {
  const secret = secretOf({ secret: undefined, data: folder });
  const database = openDatabase(at, 2);
  const nobody = Buffer.alloc(6);
  const rows = await database.write(async tx => {
    const found = await Promise.all(sealedColumns.map(column => column.take(tx, nobody, 5000)));
    return found.flat().map(({ sealed, about }) => secret.open(sealed, about));
  });
  await database.close();
  return rows.sort();
}

const json = (told: { out: string }) =>
  JSON.parse(told.out) as { newest: number; keys: number[]; sealed: number; earlier: number };
const anHourAgo = () => utimesSync(file, new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000));

test('values that earlier versions sealed are sealed anew under a new key, read as before, and the earlier keys can then go', async () => {
  const at = await sealedDatabase('renew');
  const before = await opened(at);
  expect(before).toHaveLength(all);
  // A site that runs meanwhile has opened its keys before.
  const running = secretOf({ secret: undefined, data: folder });
  const old = running.seal('x', 'y');
  const print = running.fingerprint('13800001234');
  const told = await say(['renew', '--json'], at);
  expect(json(told)).toEqual({ keys: [0, 1], newest: 1, sealed: all, earlier: 0 });
  expect(told.steps.length).toBeGreaterThan(8);
  expect(await opened(at)).toEqual(before);
  expect(running.open(old, 'y')).toBe('x');
  expect(running.seal('x', 'y')[5]).toBe(1);
  expect(secretOf({ secret: undefined, data: folder }).fingerprint('13800001234')).toEqual(print);
  expect(await say(['drop'], at)).toMatchObject({ code: 75, err: expect.stringContaining('10 分钟') });
  anHourAgo();
  expect(json(await say(['drop', '--json'], at))).toMatchObject({ keys: [1], newest: 1, earlier: 0 });
  expect(await opened(at)).toEqual(before);
  expect(() => running.open(old, 'y')).toThrow('seal0:gone');
  // And once more: the number goes on, and the file keeps its mode.
  expect(json(await say(['renew', '--json'], at))).toMatchObject({ keys: [1, 2], newest: 2, sealed: all });
  anHourAgo();
  expect(json(await say(['drop', '--json'], at))).toMatchObject({ keys: [2] });
  expect(await opened(at)).toEqual(before);
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${master}\\nseal2:[\\w-]{43}\\nseal0:gone\\n$`));
});

test('killed in the middle, everything is still read, and the same command goes on under the same key', async () => {
  const at = await sealedDatabase('killed');
  const before = await opened(at);
  const script = `
    import { key } from ${JSON.stringify(inRoot('src/cli/key.ts'))};
    import { openDatabase } from ${JSON.stringify(inRoot('src/platform/database.ts'))};
    const progress = done => { if (done > 600) process.kill(process.pid, 'SIGKILL'); };
    await key(['renew'], { stdout() {}, stderr() {}, progress }, async () => openDatabase(${JSON.stringify(at)}, 2));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: inRoot(), stdio: 'inherit' });
  expect((await once(child, 'close'))[1]).toBe('SIGKILL');
  const { earlier } = json(await say(['status', '--json'], at));
  expect(earlier).toBeGreaterThan(0);
  expect(earlier).toBeLessThan(all);
  expect(await opened(at)).toEqual(before);
  anHourAgo();
  expect(await say(['drop'], at)).toMatchObject({ code: 1, err: expect.stringContaining(`还有 ${earlier} 个值`) });
  expect(json(await say(['renew', '--json'], at))).toEqual({ keys: [0, 1], newest: 1, sealed: earlier, earlier: 0 });
  expect(await opened(at)).toEqual(before);
});

test('two at once make one key and share the work', async () => {
  const at = await sealedDatabase('two');
  const before = await opened(at);
  const [one, other] = await Promise.all([say(['renew', '--json'], at), say(['renew', '--json'], at)]);
  expect(json(one).sealed + json(other).sealed).toBe(all);
  expect([json(one).newest, json(other).newest, json(one).earlier]).toEqual([1, 1, 0]);
  expect(await opened(at)).toEqual(before);
});

test('what an earlier key seals meanwhile, in front of where the work is, is sealed anew as well', async () => {
  const at = await sealedDatabase('meanwhile');
  const database = openDatabase(at, 2);
  const secret = makeSecret(`${master} seal1:${'A'.repeat(43)}`);
  const [column] = sealedColumns;
  const first = async () =>
    (
      await database.read(
        db => db<{ id: string; email: string; sealed: string }[]>`
      select id, email, email_sealed as sealed from account."user" where email_sealed is not null order by id limit 1`,
      )
    )[0]!;
  let batches = 0;
  const sealed = await resealAll(database, secret, [column!], async () => {
    if (++batches !== 3) return;
    const { id, email } = await first();
    const late = sealedBefore('late@example.com', `account:${email}`).toString('base64url');
    await database.write(tx => tx`update account."user" set email_sealed = ${late} where id = ${id}`);
  });
  expect(sealed).toBe(people + 1);
  const row = await first();
  expect(secret.open(Buffer.from(row.sealed, 'base64url'), `account:${row.email}`)).toBe('late@example.com');
  expect(await countEarlier(database, secret, sealedColumns)).toBe(all - people);
  await database.close();
});

test('a wrong or missing earlier key is said in a sentence, and nothing is lost', async () => {
  const at = await sealedDatabase('wrong');
  expect((await say(['renew'], at)).code).toBe(0);
  const kept = readFileSync(file, 'utf8');
  const content = (await contentOf(at))['account."user"'];
  writeFileSync(file, `${master}\nseal2:${'A'.repeat(43)}\n`);
  expect(await say(['renew'], at)).toMatchObject({ code: 1, err: expect.stringMatching(/第 1 号密钥.*放回 seal1/) });
  writeFileSync(file, `${master}\nseal1:${'B'.repeat(43)}\nseal2:${'A'.repeat(43)}\n`);
  expect(await say(['renew'], at)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/密钥与保存时不同.*（account\.user\.email_sealed [\w-]{36}）/),
  });
  writeFileSync(file, `${master}\nseal0:gone\n`);
  expect(await say(['status'], at)).toMatchObject({ code: 1, err: expect.stringContaining('没有可用的加密密钥') });
  writeFileSync(file, kept);
  expect(await opened(at)).toHaveLength(all);
  expect((await contentOf(at))['account."user"']).toEqual(content);
});

test('where the key stands in LIANQUN_SECRET the new one is printed, and used once it stands there too', async () => {
  const at = await sealedDatabase('set');
  vi.stubEnv('LIANQUN_SECRET', master);
  const told = await say(['renew'], at);
  expect(told).toMatchObject({ code: 1, err: expect.stringMatching(/seal1:[\w-]{43}$/) });
  vi.stubEnv('LIANQUN_SECRET', `${master} ${told.err.match(/seal1:[\w-]{43}$/)![0]}`);
  expect(json(await say(['renew', '--json'], at))).toEqual({ keys: [0, 1], newest: 1, sealed: all, earlier: 0 });
  expect(await say(['drop'], at)).toMatchObject({ code: 1, err: expect.stringContaining('seal0:gone') });
});

test('earlier keys do not go while another command changes them, and looking at keys makes none', async () => {
  const at = await sealedDatabase('while');
  expect((await say(['renew'], at)).code).toBe(0);
  anHourAgo();
  const other = connect(at);
  await other`select pg_advisory_lock(hashtextextended('lianqun key renew', 0))`;
  const dropping = say(['drop'], at);
  await vi.waitUntil(async () => (await other`select 1 from pg_locks where locktype = 'advisory' and not granted`).length > 0, {
    timeout: 30_000,
  });
  const added = `${readFileSync(file, 'utf8').trim()}\nseal2:${'A'.repeat(43)}\n`;
  writeFileSync(file, added);
  await other`select pg_advisory_unlock_all()`;
  expect(await dropping).toMatchObject({ code: 1, err: expect.stringContaining(`还有 ${all} 个值`) });
  expect(readFileSync(file, 'utf8')).toBe(added);
  await other.end();
  rmSync(file);
  for (const verb of ['status', 'renew', 'drop'])
    expect(await say([verb], at), verb).toMatchObject({ code: 1, err: expect.stringContaining('没有 secret.key') });
  expect(existsSync(file)).toBe(false);
});

test('a backup is restored only where all its keys are, and brings them along where asked to', async () => {
  const at = await sealedDatabase('moved');
  // These two were put in without what they belong to, which a restore would notice.
  const sql = connect(at);
  await sql`delete from notice.robot`;
  await sql`delete from publish.removal`;
  await sql.end();
  const before = await opened(at);
  expect((await say(['renew'], at)).code).toBe(0);
  const path = join(folder, 'moved.tar');
  expect((await say([path, '--with-key'], at, backup as typeof key)).code).toBe(0);
  const target = await freshDatabase('target');
  const into = [path, '--replace', target.database];
  const kept = readFileSync(file, 'utf8');
  writeFileSync(file, `${master}\n`);
  expect(await say(into, { ...target }, restoreAlone)).toMatchObject({ code: 1, err: expect.stringContaining('缺少其中一把') });
  rmSync(file);
  expect(await say(into, target, restoreAlone)).toMatchObject({ code: 0 });
  expect(readFileSync(file, 'utf8')).toBe(kept);
  expect(await opened(target)).toEqual(before);
});

const restoreAlone: typeof key = (args, io) => restore(args, io);

test('a mark fits the same keys and more, never fewer or others', () => {
  const [one, two] = [` seal1:${'A'.repeat(43)}`, ` seal2:${'B'.repeat(43)}`];
  expect(fitsMark(master, keyMark(master))).toBe(true);
  expect(fitsMark(master + one + two, keyMark(master + one))).toBe(true);
  expect(fitsMark(master, keyMark(master + one))).toBe(false);
  expect(fitsMark(`${master} seal1:${'C'.repeat(43)}`, keyMark(master + one))).toBe(false);
  expect(fitsMark(`${master + one} seal0:gone`, keyMark(master))).toBe(false);
  expect(fitsMark(`${master} of another`, keyMark(master))).toBe(false);
  expect(makeSecret(master).open(sealedBefore('示例', 'a'), 'a')).toBe('示例');
});

test('every sealed column is known to the command, and every file that seals is a known one', async () => {
  const at = await freshDatabase('columns');
  const sql = connect(at);
  const find = async () => {
    const rows = await sql<{ name: string }[]>`
      select n.nspname || '.' || c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
      where a.attnum > 0 and format_type(a.atttypid, null) in ('bytea', 'text')
        and (a.attname like '%sealed%' or col_description(c.oid, a.attnum) ~ 'sealed (with|like)')`;
    return rows.map(({ name }) => name).sort();
  };
  const known = sealedColumns.map(({ name }) => name).sort();
  expect(await find()).toEqual(known);
  await sql`alter table need.need add column fax_sealed text`;
  expect(await find()).not.toEqual(known);
  await sql.end();
  // A column that says nothing of it shows by the file that fills it.
  const sealing = listSources().filter(
    ({ path, text }) => path.startsWith('src/') && !/\.test\./.test(path) && /\.seal\(/.test(text),
  );
  expect(sealing.map(({ path }) => path).sort()).toEqual([
    'src/modules/account/address.ts',
    'src/modules/need/need.ts',
    'src/modules/notice/robot.ts',
    'src/modules/offer/contact.ts',
    'src/modules/publish/removal.ts',
    'src/platform/reseal.ts',
  ]);
});
