import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blindEmail } from '#modules/account/address.ts';
import { addRobot, mailDigest, readChoices, saveChoices } from '#modules/notice/index.ts';
import { type Database, openDatabase, type Tx } from '#platform/database.ts';
import { addJob, type JobRunner, listJobs, startJobs } from '#platform/job.ts';
import { makeLog } from '#platform/log.ts';
import { type Mailer, openMailer } from '#platform/mail.ts';
import type { User } from '#shared/viewer.ts';
import { freshDatabase } from '../../tests/database.ts';
import { park, routed, secret } from '../../tests/docking.ts';
import { type MailServer, serveMail, textIn } from '../../tests/smtp.ts';
import { worksOf } from './work.ts';

const gone = new Set<string>();
const log = makeLog(
  'error',
  () => new Date(),
  () => {},
);
const address = 'https://lianqun.example';
const webhook = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-aaaa-bbbb-cccc-000000000000';
/** Ten in the morning in China, so that nothing waits for eight. */
const clock = () => new Date('2026-11-25T02:00:00Z');

let [database, runner, server, mailer] = [] as unknown as [Database, JobRunner | undefined, MailServer, Mailer];
let posted: [url: string, body: string][] = [];

beforeEach(async () => {
  const at = await freshDatabase('work');
  database = openDatabase(at, 4);
  server = await serveMail(mailbox => gone.has(mailbox));
  mailer = openMailer(`smtp://127.0.0.1:${server.port}`, '链群 <notice@lianqun.example>');
  posted = [];
  const call: typeof fetch = async (url, init) => {
    posted.push([String(url), String(init?.body)]);
    return new Response('{"errcode":0}');
  };
  const works = worksOf(database, { secret, clock, sender: message => mailer.send(message), address, call });
  runner = await startJobs(at, works, [], log);
});

afterEach(async () => {
  await runner?.stop();
  mailer.close();
  await server.close();
  await database.close();
  gone.clear();
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400 && !(await isSo()); turn++) await sleep(25);
  expect(await isSo()).toBe(true);
}

const idle = async () => (await database.read(db => listJobs(db))).every(job => job.state === 'dead' || job.state === 'failing');

async function mailbox(tx: Tx, user: string, email: string): Promise<void> {
  const { blinded, sealed, masked } = blindEmail(secret, email);
  await tx`update account."user" set email = ${blinded}, email_sealed = ${sealed}, email_masked = ${masked} where id = ${user}`;
}

const owning = (who: User): User => ({ ...who, seats: who.seats.map(seat => ({ ...seat, owner: true })) });

test('a need that is routed reaches the receiver by e-mail and in its group, once, with a link and a way to stop', async () => {
  const { at, number, id } = await database.write(async tx => {
    const made = await routed(tx);
    await mailbox(tx, made.at.user, 'park@example.org');
    const robot = { address: webhook, key: '', name: '招商群', kinds: ['need_routed'], language: 'zh' } as const;
    await addRobot(tx, owning(made.at), { secret, clock }, made.at.organisation, robot);
    return made;
  });
  for (let turn = 0; turn < 2; turn++) {
    await database.write(tx => addJob(tx, 'notice.gather', {}));
    await until(async () => server.taken.length > 0 && posted.length > 0 && (await idle()));
  }
  expect(server.taken).toHaveLength(1);
  const [mail] = server.taken;
  expect(mail).toMatchObject({ from: 'notice@lianqun.example', to: ['park@example.org'] });
  expect(mail!.raw).toMatch(/^Message-ID: <notice-\d+-[0-9a-f-]+@lianqun\.example>\r$/m);
  expect(mail!.raw.replace(/\r\n /g, ' ')).toMatch(
    /^List-Unsubscribe: <https:\/\/lianqun\.example\/notices\/off\/[0-9a-f-]{36}\/need_routed\/[\w-]{22}>\r$/m,
  );
  const text = textIn(mail!);
  expect(text).toContain(`需求 ${number} 分派给了甲园区（虚构）`);
  expect(text).toContain(`${address}/workspace/requests/${id}`);
  expect(text).not.toMatch(/示例|求租|1380000/);
  expect(posted).toHaveLength(1);
  expect(posted[0]![0]).toBe(webhook);
  expect(posted[0]![1]).toContain(number);
  const [row] = await database.read(db => db`select mailed_at from notice.reader where user_id = ${at.user}`);
  expect(row!.mailed_at).toEqual(clock());
});

test('a mailbox that refuses leaves a job that is tried again and says why, without the address; nobody else waits for it', async () => {
  const { at } = await database.write(async tx => {
    const made = await routed(tx);
    await mailbox(tx, made.at.user, 'full@example.org');
    return made;
  });
  gone.add('full@example.org');
  await database.write(tx => addJob(tx, 'notice.gather', {}));
  const jobs = () => database.read(db => listJobs(db));
  await until(async () => (await jobs()).some(job => job.state === 'failing'));
  const [job] = await jobs();
  expect(job).toMatchObject({ name: 'notice.mail', attempts: 1 });
  expect(job!.error).toContain('no such mailbox');
  expect(job!.error).not.toContain('full@');
  const [row] = await database.read(db => db`select mailed_at from notice.reader where user_id = ${at.user}`);
  expect(row!.mailed_at).toBeNull();
});

test('what was read, or may not be seen any more by the time it would leave, is not sent', async () => {
  await database.write(async tx => {
    const { at } = await routed(tx);
    await mailbox(tx, at.user, 'park@example.org');
  });
  await runner!.stop();
  runner = undefined;
  const post = { secret, clock, sender: (message: Parameters<Mailer['send']>[0]) => mailer.send(message), address };
  const works = worksOf(database, post);
  const run = (name: string, payload: object) =>
    works[name]!(payload, { id: '1', attempt: 1, signal: new AbortController().signal });
  await run('notice.gather', {});
  const acts = await database.read(db => db<{ number: number }[]>`select number from account.audit where what = 'need.route'`);
  await run('notice.act', { act: acts[0]!.number });
  const [reader] = await database.read(
    db => db<{ notice: number; user: string }[]>`select notice, user_id as user from notice.reader`,
  );
  await database.write(tx => tx`update account.member set role = 'owner' where user_id = ${reader!.user}`);
  await run('notice.mail', reader!);
  await database.write(tx => tx`update account.member set role = 'receiver' where user_id = ${reader!.user}`);
  await database.write(tx => tx`update notice.reader set read_at = now()`);
  await run('notice.mail', reader!);
  expect(server.taken).toEqual([]);
  await database.write(tx => tx`update notice.reader set read_at = null`);
  await run('notice.mail', reader!);
  expect(server.taken).toHaveLength(1);
});

test('a digest holds what waits, in the language that was chosen, and goes once', async () => {
  const at = await database.write(async tx => {
    const made = await park(tx, '甲园区（虚构）');
    await mailbox(tx, made.user, 'park@example.org');
    const choices = await readChoices(tx, made);
    await saveChoices(tx, made, { language: 'en', mail: { ...choices.mail, offer_published: 'digest' } });
    return made;
  });
  const tell = (what: string) =>
    database.write(
      tx => tx`
        with made as (insert into notice.notice (key, organisation, kind, offer, params, created_at)
          select ${what}, ${at.organisation}, ${what}, id, '{"passed":true}', now() from offer.offer where code = ${at.code} returning id)
        insert into notice.reader (notice, user_id, mail) select id, ${at.user}, 'digest' from made`,
    );
  await tell('offer_published');
  await tell('offer_verified');
  await database.write(tx => addJob(tx, 'notice.digests', {}));
  await until(async () => server.taken.length === 1 && (await idle()));
  const text = textIn(server.taken[0]!);
  expect(text).toContain(`1. Listing ${at.code}`);
  expect(text).toContain('2. Listing');
  expect(text).toContain(`${address}/en/workspace/offers/${at.code}`);
  expect(server.taken[0]!.raw.replace(/\r\n /g, ' ')).toContain('/digest/');
  const post = { secret, clock, sender: (message: Parameters<Mailer['send']>[0]) => mailer.send(message), address };
  await mailDigest(database, post, at.user);
  await database.write(tx => addJob(tx, 'notice.digests', {}));
  await until(idle);
  expect(server.taken).toHaveLength(1);
});

test('a reminder of a listing can be answered by the link in the mail; once it was confirmed none is sent', async () => {
  const at = await database.write(async tx => {
    const made = await park(tx, '甲园区（虚构）');
    await mailbox(tx, made.user, 'park@example.org');
    await tx`update offer.offer set confirmed_at = ${clock()}::timestamptz - interval '40 days' where code = ${made.code}`;
    return made;
  });
  await database.write(tx => addJob(tx, 'notice.day', {}));
  await until(async () => server.taken.length === 1 && (await idle()));
  expect(textIn(server.taken[0]!)).toMatch(new RegExp(`${address}/offers/${at.code}/confirm/[\\w-]{22}\r?\n`));
  await database.write(tx => tx`update notice.reader set mailed_at = null`);
  await database.write(tx => tx`update offer.offer set confirmed_at = now() where code = ${at.code}`);
  const [reader] = await database.read(
    db => db<{ notice: number; user: string }[]>`select notice, user_id as user from notice.reader`,
  );
  await database.write(tx => addJob(tx, 'notice.mail', reader!));
  await until(idle);
  expect(server.taken).toHaveLength(1);
});
