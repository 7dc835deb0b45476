import { expect, test } from 'vitest';
import { offPath } from '#modules/notice/choice.ts';
import { tell } from '#modules/notice/tell.ts';
import { confirmToken } from '#modules/offer/index.ts';
import { addJob, listJobs } from '#platform/job.ts';
import type { User } from '#shared/viewer.ts';
import { park, plant, secret, somebody } from '../../tests/docking.ts';
import { type House, withPark } from '../../tests/park.ts';

const feishu = 'https://open.feishu.cn/open-apis/bot/v2/hook/0123abcd-aaaa-bbbb-cccc-0123456789ab';

async function told({ database, at }: House, key: string, kind: 'offer_published' | 'offer_confirm' = 'offer_published') {
  await database.write(async tx => {
    const [offer] = await tx<{ id: number; at: Date }[]>`select id, confirmed_at as at from offer.offer where code = ${at.code}`;
    const params: Record<string, number> = kind === 'offer_confirm' ? { confirmed: offer!.at.getTime() } : {};
    await tell(tx, new Date(), { kind, key, organisation: at.organisation, offer: offer!.id, params });
  });
}

test('a member sees how many are unread on every page, opens one, and it is read', () =>
  withPark(async house => {
    const { get, post, cookie, at } = house;
    await told(house, 'one');
    await told(house, 'two', 'offer_confirm');
    const first = await get('/spaces', cookie);
    expect(first.text).toMatch(/通知 2 条未读/);
    expect((await get('/spaces')).text).not.toContain('条未读');
    const list = await get('/workspace/notices', cookie);
    expect(list.text).toContain(`房源 ${at.code}「松江单层厂房（虚构）」已上架`);
    expect(list.html).toMatch(/确认仍然有效/);
    const of = /name="of" value="(\d+)"/.exec(list.html)![1]!;
    const opened = await post('/workspace/notices', { do: 'open', of }, cookie);
    expect(opened).toMatchObject({ status: 303, to: `/workspace/offers/${at.code}` });
    expect((await get('/workspace/notices?unread=1', cookie)).text).toMatch(/通知 1 条未读/);
    expect((await get('/workspace/notices?about=receiver', cookie)).text).toContain('这里没有通知');
    await post('/workspace/notices', { do: 'all' }, cookie);
    expect((await get('/en/workspace/notices', cookie)).text).not.toContain('unread');
    expect((await get('/workspace/notices?after=1;drop', cookie)).status).toBe(422);
  }));

test('pages follow each other by key, and nobody opens or reads what was told to another', () =>
  withPark(async house => {
    const { get, post, cookie, database, sign } = house;
    for (let count = 0; count < 31; count++) await told(house, `number ${count}`);
    const first = await get('/workspace/notices', cookie);
    expect(first.html.match(/」已上架/g)).toHaveLength(30);
    const older = /href="([^"]*after=\d+)"/.exec(first.html)![1]!;
    expect((await get(older, cookie)).html.match(/」已上架/g)).toHaveLength(1);
    const other = await database.write(tx => park(tx, '乙园区（虚构）'));
    const theirs = await sign(other.user);
    const of = /name="of" value="(\d+)"/.exec(first.html)![1]!;
    expect((await post('/workspace/notices', { do: 'open', of }, theirs)).to).toBe('/workspace/notices');
    expect((await get('/workspace/notices', theirs)).text).toContain('还没有通知');
    expect((await get('/workspace/notices', cookie)).text).toMatch(/通知 31 条未读/);
  }));

test('how each kind comes is chosen on one page, and a link in a mail turns one off without signing in', () =>
  withPark(async ({ get, post, cookie, at, database }) => {
    const page = await get('/workspace/notices/settings', cookie);
    expect(page.html).toMatch(/<option value="now" selected[^>]*>立即发邮件/);
    const saved = await post(
      '/workspace/notices/settings',
      { do: 'save', language: 'en', need_routed: 'digest', clock_due: 'x' },
      cookie,
    );
    expect(saved.to).toBe('/workspace/notices/settings?done=save');
    const chosen = () =>
      database.read(db => db`select mail from notice.choice where user_id = ${at.user} and kind = 'need_routed'`);
    expect(await chosen()).toEqual([{ mail: 'digest' }]);
    const link = offPath(secret, at.user, 'need_routed');
    const asked = await get(link);
    expect(asked.text).toContain('停止发送');
    expect(await chosen()).toEqual([{ mail: 'digest' }]);
    const stopped = await post(link, { 'List-Unsubscribe': 'One-Click' });
    expect(stopped).toMatchObject({ status: 200 });
    expect(await chosen()).toEqual([{ mail: 'none' }]);
    expect((await post(link, {})).status).toBe(200);
    for (const forged of [
      link.replace('need_routed', 'need_asked'),
      link.replace(at.user, at.organisation),
      `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`,
      `${link}x`,
      link.replace('need_routed', 'constructor'),
    ])
      expect((await post(forged, {})).status, forged).toBe(404);
  }));

test('the owner of an organisation adds a group robot, tests it and takes it away; its address is never shown again', () =>
  withPark(async ({ get, post, cookie, at, database, called, sign }) => {
    const settings = '/workspace/notices/settings';
    const add = {
      do: 'add',
      of: at.organisation,
      name: '招商群',
      kinds: 'need_routed',
      address: feishu,
      key: 'k',
      language: 'zh',
    };
    const inside = await post(settings, { ...add, address: 'https://127.0.0.1/hook' }, cookie);
    expect(inside.status).toBe(422);
    expect(inside.text).toContain('不是企业微信、钉钉或飞书群机器人的地址');
    expect((await post(settings, { ...add, kinds: 'nonsense' }, cookie)).text).toContain('请至少选一类通知');
    expect((await post(settings, add, cookie)).to).toBe(`${settings}?done=add`);
    const page = await get(settings, cookie);
    expect(page.text).toContain('招商群');
    expect(page.html).not.toContain(feishu);
    const [row] = await database.read(
      db => db<{ id: string; all: string }[]>`select id, to_jsonb(r)::text as all from notice.robot r`,
    );
    expect(row!.all).not.toContain('0123abcd');
    const of = `${at.organisation}/${row!.id}`;
    expect((await post(settings, { do: 'test', of }, cookie)).to).toBe(`${settings}?done=test`);
    expect(called).toEqual([feishu]);
    const other = await database.write(tx => somebody(tx, 'receiver', 'receiver'));
    const theirs = await sign(other.user);
    for (const what of ['test', 'remove']) expect((await post(settings, { do: what, of, sure: '1' }, theirs)).status).toBe(404);
    expect((await post(settings, { ...add }, theirs)).status).toBe(404);
    await post(settings, { do: 'remove', of }, cookie);
    expect((await get(settings, cookie)).text).toContain('招商群');
    await post(settings, { do: 'remove', of, sure: '1' }, cookie);
    expect((await get(settings, cookie)).text).not.toContain('招商群');
  }));

test('a robot that refuses says so in its own words', () =>
  withPark(async ({ get, post, cookie, at }) => {
    const settings = '/workspace/notices/settings';
    await post(settings, { do: 'add', of: at.organisation, name: '群', kinds: 'need_routed', address: feishu }, cookie);
    const of = /value="([0-9a-f-]{36}\/[0-9a-f-]{36})"/.exec((await get(settings, cookie)).html)![1]!;
    const refused = await post(settings, { do: 'test', of }, cookie);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('sign match fail');
  }, '{"code":19021,"msg":"sign match fail"}'));

test('the link in a reminder confirms a listing once, by a button, and does nothing else', () =>
  withPark(async ({ get, post, database, at }) => {
    await database.write(tx => tx`update offer.offer set confirmed_at = now() - interval '95 days' where code = ${at.code}`);
    const moment = () =>
      database.read(
        async db => (await db<{ at: Date }[]>`select confirmed_at as at from offer.offer where code = ${at.code}`)[0]!.at,
      );
    const before = await moment();
    const link = `/offers/${at.code}/confirm/${confirmToken(secret, at.code, before)}`;
    expect((await get(link)).text).toContain('仍然有效');
    expect(await moment()).toEqual(before);
    expect((await post(link, {})).text).toContain('时效从今天重新起算');
    expect(Date.now() - (await moment()).getTime()).toBeLessThan(60_000);
    expect((await post(link, {})).status).toBe(404);
    expect((await get(`/offers/${at.code}/confirm/${'A'.repeat(22)}`)).status).toBe(404);
    expect((await get(`/offers/${at.code}/own/${link.split('/').at(-1)}`)).status).toBe(404);
  }));

test('between 90 and 120 days a listing is for members: in lists, on the map, in matches and on its page', () =>
  withPark(async ({ get, database, at, cookie }) => {
    const aged = (days: number) =>
      database.write(tx => tx`update offer.offer set confirmed_at = now() - ${days} * interval '1 day' where code = ${at.code}`);
    const seen = async (who?: string) => [
      (await get('/spaces', who)).html.includes(at.code),
      (await get('/match?c=1&place=310117&area=3000-5000', who)).html.includes(at.code),
      (await get(`/offers/${at.code}`, who)).status === 200,
    ];
    await aged(95);
    expect([await seen(), await seen(cookie)]).toEqual([
      [false, false, false],
      [true, true, true],
    ]);
    await aged(125);
    expect([await seen(), await seen(cookie)]).toEqual([
      [false, false, false],
      [false, false, false],
    ]);
  }));

test('whoever reviews publishes or sends back with a reason; the author reads it and sends it in anew', () =>
  withPark(async ({ get, post, database, at, cookie, sign }) => {
    const editor = await database.write(tx => somebody(tx, 'secretariat', 'editor'));
    const reviewing = await sign(editor.user);
    await database.write(tx => tx`update offer.offer set publication = 'pending' where code = ${at.code}`);
    expect((await get('/workspace/review', reviewing)).text).toContain('松江单层厂房（虚构）');
    expect((await get(`/offers/${at.code}`, reviewing)).text).toContain('只有审核的人能看到');
    expect((await get(`/offers/${at.code}`, cookie)).status).toBe(404);
    expect((await post('/workspace/review', { do: 'refuse', of: at.code, why: ' ' }, reviewing)).status).toBe(422);
    const why = '缺少产权证，请联系 13800001234 <b>';
    expect((await post('/workspace/review', { do: 'refuse', of: at.code, why }, reviewing)).status).toBe(303);
    const own = await get(`/workspace/offers/${at.code}`, cookie);
    expect(own.text).toContain('缺少产权证，请联系 138****1234 &lt;b&gt;');
    expect((await post('/workspace/review', { do: 'refuse', of: at.code, why }, reviewing)).status).toBe(409);
    expect((await get('/workspace/review', cookie)).status).toBe(403);
  }));

test('a receiver records that a field of somebody else’s listing holds, in its own name, but not of its own, not the whole, not a failure', () =>
  withPark(async ({ get, post, database, at, cookie, sign }) => {
    const other = await database.write(async tx => {
      const made = await park(tx, '乙园区（虚构）');
      return { ...made, code: await plant(tx, made) };
    });
    const page = `/workspace/offers/${other.code}/verify`;
    const check = { field: 'clear_height', method: 'site', on: '2026-01-05', until: '2099-01-05', by: at.organisation, note: '' };
    expect((await get(page, cookie)).text).not.toContain('整条房源');
    expect((await post(page, check, cookie)).to).toBe(`${page}?done=1`);
    expect((await get(`/offers/${other.code}`)).text).toContain('现场核实 · 甲园区（虚构）');
    expect((await post(page, { ...check, by: other.organisation }, cookie)).text).toContain('请填 2 到 80 个字的单位或岗位');
    expect((await post(page, { ...check, field: 'whole' }, cookie)).status).toBe(403);
    expect((await post(page, { ...check, result: 'failed' }, cookie)).status).toBe(403);
    expect((await post(page, { ...check, until: '2026-02-31' }, cookie)).status).toBe(422);
    expect((await post(`/workspace/offers/${at.code}/verify`, check, cookie)).status).toBe(403);
    const secretary = await sign((await database.write(tx => somebody(tx, 'secretariat', 'secretary', '秘书处（虚构）'))).user);
    const seat = /<option value="([0-9a-f-]{36})"[^>]*>秘书处/.exec((await get(page, secretary)).html)![1]!;
    expect((await post(page, { ...check, field: 'whole', by: seat }, secretary)).status).toBe(303);
    expect((await get(`/offers/${other.code}`)).text).toContain('现场核实 · 秘书处（虚构）');
  }));

test('administrators see what was given up, have it done again, and drop it only once they are sure', () =>
  withPark(async ({ get, post, database, cookie, sign }) => {
    const made = await database.write(async tx => {
      const administrator: User = await somebody(tx, 'platform', 'administrator');
      await tx`update account."user" set two_factor_enabled = true where id = ${administrator.user}`;
      await addJob(tx, 'notice.mail', { notice: 1, user: administrator.user });
      await tx`update graphile_worker._private_jobs set attempts = max_attempts, last_error = '550 no such mailbox <script>'`;
      return administrator;
    });
    const admin = await sign(made.user);
    const jobs = '/workspace/administration/jobs';
    const page = await get(`${jobs}?state=dead`, admin);
    expect(page.text).toContain('已放弃');
    expect(page.html).toContain('550 no such mailbox &lt;script&gt;');
    const of = /name="of" value="(\d+)"/.exec(page.html)![1]!;
    expect((await post(jobs, { do: 'drop', of }, admin)).to).toBe(`${jobs}?done=none`);
    expect((await post(jobs, { do: 'retry', of: `${of} or 1=1` }, admin)).to).toBe(`${jobs}?done=none`);
    expect((await post(jobs, { do: 'retry', of }, admin)).to).toBe(`${jobs}?done=retry`);
    expect((await database.read(db => listJobs(db)))[0]!.state).toBe('waiting');
    expect((await post(jobs, { do: 'drop', of, sure: '1' }, admin)).to).toBe(`${jobs}?done=drop`);
    expect(await database.read(db => listJobs(db))).toEqual([]);
    expect((await get(jobs, cookie)).status).toBe(403);
    expect((await post(jobs, { do: 'retry', of }, cookie)).status).toBe(403);
  }));
