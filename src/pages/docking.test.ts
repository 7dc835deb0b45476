import { expect, test } from 'vitest';
import { openAccounts } from '#modules/account/index.ts';
import { openSession } from '#modules/account/session.ts';
import { returnIdle } from '#modules/need/index.ts';
import { siteOver } from '../../tests/app.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { ask, park, secret, somebody } from '../../tests/docking.ts';

const accounts = openAccounts({ secret, sender: async () => {}, floor: 0 });

type Seen = { status: number; html: string; text: string; to: string };

/** The site with a need that came just now, and a park that has a listing; who asks is told by a cookie. */
function withDocking(
  work: (house: {
    get: (path: string, cookie?: string) => Promise<Seen>;
    post: (path: string, form: Record<string, string>, cookie?: string) => Promise<Seen>;
    need: { number: string; token: string };
    at: Awaited<ReturnType<typeof park>>;
    cookie: string;
    database: Parameters<Parameters<typeof rolledBackDatabase>[0]>[0];
    sign: (user: string) => Promise<string>;
  }) => Promise<void>,
): Promise<void> {
  return rolledBackDatabase(async database => {
    const app = siteOver(database);
    const see = async (answer: Response): Promise<Seen> => {
      const html = await answer.text();
      const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
      return { status: answer.status, html, text, to: answer.headers.get('location') ?? '' };
    };
    const sign = async (user: string) => (await database.write(tx => openSession(tx, accounts, user, 'test'))).split(';')[0]!;
    const at = await database.write(tx => park(tx, '甲园区（虚构）'));
    const need = await database.write(tx => ask(tx, {}, () => new Date()));
    await work({
      database,
      need,
      at,
      sign,
      cookie: await sign(at.user),
      get: async (path, cookie = '') => see(await app.request(path, { headers: { cookie } })),
      post: async (path, form, cookie = '') =>
        see(await app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form) })),
    });
  });
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const next = { next: '电话沟通', next_on: dayFromNow(2) };

test('from the choice of a receiver to the closing, by forms alone: both sides see the same clock, and the telephone only when it was opened', () =>
  withDocking(async ({ get, post, need, at, cookie }) => {
    const tracking = `/needs/${need.token}`;
    const first = await get(tracking);
    expect(first.text).toContain('选择接收方');
    expect(first.html).toMatch(new RegExp(`value="${at.organisation}" checked`));
    expect(first.text).toContain('近 90 天没有可统计的答复（n = 0）');
    const chosen = await post(tracking, { do: 'choose', receivers: at.organisation, count: '3', open_step: '1' });
    expect(chosen.to).toBe(`${tracking}?done=choose`);
    expect((await get(chosen.to)).text).toContain('甲园区（虚构） · 待受理');

    const board = await get('/workspace/requests', cookie);
    const path = /\/workspace\/requests\/[0-9a-f-]{36}/.exec(board.html)![0];
    const open = await get(path, cookie);
    expect(open.text).toMatch(/受理 1 个工作日内|受理/);
    expect(open.text).toContain('未开放');
    expect(open.text).toContain('9 m');
    expect(open.html).not.toMatch(/13800001234|示例精密/);

    const bad = await post(
      path,
      { do: 'advance', to: 'L20', words: '我们马上联系您', next: '打电话', next_on: '昨天', seen: 'L10' },
      cookie,
    );
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('请选今天起 60 天以内的日期');
    expect(bad.html).toContain('我们马上联系您');
    expect(bad.html).toContain('value="打电话"');
    for (const to of ['L20', 'L40', 'L70', 'L80']) {
      const moved = await post(path, { do: 'advance', to, ...next }, cookie);
      expect(moved.to, moved.text.slice(0, 300)).toBe(`${path}?done=advance`);
    }
    expect((await get(tracking)).text).toMatch(/下一步 电话沟通 不晚于/);

    await post(path, { do: 'reveal', reason: '核对是否重复' }, cookie);
    expect((await get(path, cookie)).text).toContain('示例精密制造有限公司');
    for (const reason of ['约带看', '电话确认时间']) {
      await post(path, { do: 'reveal', reason }, cookie);
      const asked = await get(tracking);
      expect(asked.text).toContain(reason);
      const of = /name="of" value="([0-9a-f-]{36}\/\d+)"/.exec(asked.html.slice(asked.html.indexOf('查看申请')))![1]!;
      await post(tracking, { do: 'reveal', of, answer: 'yes' });
    }
    expect((await get(path, cookie)).html).not.toContain('13800001234');
    const looked = await post(path, { do: 'look' }, cookie);
    expect(looked.text).toContain('示例人 · 13800001234');
    expect((await get(tracking)).text).toContain('甲园区（虚构） 查看了联系方式：电话');

    await post(path, { do: 'viewing', offer: at.code, on: dayFromNow(3), time: '14:30' }, cookie);
    expect((await get(tracking)).text).toContain('14:30 松江单层厂房（虚构） · 待企业确认');

    const quote = {
      do: 'quote',
      offer: at.code,
      area: '4000',
      rent_month: '33',
      service_charge: '2',
      valid_until: dayFromNow(20),
      ...next,
    };
    const wrong = await post(path, { ...quote, rent_month: '便宜' }, cookie);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="便宜"');
    expect(wrong.html).toContain('value="4000"');
    await post(path, quote, cookie);
    expect((await get(tracking)).text).toMatch(/折合成本 35/);

    await post(path, { do: 'reserve', offer: at.code, until: dayFromNow(7), ...next }, cookie);
    expect((await get(`/offers/${at.code}`)).text).toContain('意向中');
    await post(path, { do: 'sign', offer: at.code, ...next }, cookie);
    const asks = await get(tracking);
    expect(asks.text).toContain('只有您确认了才算数');
    const id = path.split('/').at(-1)!;
    const denied = await post(tracking, { do: 'proof', of: `${id}/signed`, answer: 'no', words: '' });
    expect(denied.status).toBe(422);
    await post(tracking, { do: 'proof', of: `${id}/signed`, answer: 'yes', words: '已入驻' });
    const landed = await get(tracking);
    expect(landed.text).toContain('入驻 / 转项目');
    expect(landed.text).toContain('企业确认成交：已入驻');
    expect((await get('/workspace/requests?state=closed', cookie)).text).toContain(need.number);
    const own = JSON.parse((await get(`${tracking}/own.json`)).html);
    expect(own.routes[0].proof).toMatchObject({ state: 'confirmed', words: '已入驻' });
  }));

test('what the enterprise takes back is closed to the receiver at once, also while its page is open', () =>
  withDocking(async ({ get, post, need, at, cookie }) => {
    await post(`/needs/${need.token}`, { do: 'choose', receivers: at.organisation, count: '1', open_step: '3' });
    const path = /\/workspace\/requests\/[0-9a-f-]{36}/.exec((await get('/workspace/requests', cookie)).html)![0];
    for (const reason of ['核对', '联系', '电话']) await post(path, { do: 'reveal', reason }, cookie);
    expect((await post(path, { do: 'look' }, cookie)).text).toContain('13800001234');
    await post(`/needs/${need.token}`, { sure: '1' });
    expect((await post(path, { do: 'look' }, cookie)).status).toBe(409);
    const gone = await get(path, cookie);
    expect(gone.text).toContain('授权已结束');
    expect(gone.html).not.toMatch(/138\*\*\*\*1234|示例精密|求租松江/);
  }));

test('more receivers than allowed, forged ones and hostile words are refused with what was chosen kept', () =>
  withDocking(async ({ get, post, need, at, database }) => {
    const other = await database.write(tx => park(tx, '乙园区（虚构）'));
    const tracking = `/needs/${need.token}`;
    const form = new URLSearchParams({ do: 'choose', count: '1', open_step: '2', pooled: '1' });
    const body = (ids: string[]) => [...form, ...ids.map(id => ['receivers', id])] as unknown as Record<string, string>;
    const many = await post(tracking, body([at.organisation, other.organisation]));
    expect(many.status).toBe(422);
    expect(many.text).toContain('最多同时提供给 1 家');
    expect(many.html).toMatch(new RegExp(`value="${other.organisation}" checked`));
    for (const forged of ["' or 1=1 --", '00000000-0000-0000-0000-000000000000', '<script>alert(1)</script>'])
      expect((await post(tracking, body([forged]))).status).toBe(422);
    for (const id of ['x', '/', '../..', `${'0'.repeat(400)}/1`, "1'; drop table need.route; --"])
      for (const act of ['take-back', 'reveal', 'quote', 'viewing', 'proof', 'rate'])
        expect((await post(tracking, { do: act, of: id, answer: 'yes', words: '好的' })).status, `${act} ${id}`).toBe(404);
    const hostile = await post(tracking, { do: 'elsewhere', words: '<img src=x onerror=alert(1)>' });
    expect(hostile.status).toBe(303);
    expect((await get(tracking)).html).not.toContain('<img src=x');
  }));

test('the pool shows words only, one click claims, and the next one hears that it is gone', () =>
  withDocking(async ({ get, post, need, at, cookie, sign, database }) => {
    await post(`/needs/${need.token}`, { do: 'choose', count: '3', open_step: '1', pooled: '1' });
    const pool = await get('/workspace/pool', cookie);
    expect(pool.text).toContain('求租松江');
    expect(pool.html).not.toMatch(/138\*|示\*|示例精密/);
    const claimed = await post('/workspace/pool', { number: need.number, organisation: at.organisation }, cookie);
    expect(claimed.to).toMatch(/^\/workspace\/requests\/[0-9a-f-]{36}$/);
    const other = await database.write(tx => park(tx, '乙园区（虚构）'));
    const late = await post('/workspace/pool', { number: need.number, organisation: other.organisation }, await sign(other.user));
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('刚被别家认领')]);
    await database.write(tx => returnIdle(tx, () => new Date(Date.now() + 9 * 86_400_000)));
    expect((await get(`/needs/${need.token}`)).text).toContain('甲园区（虚构） 超时未受理，退回公海');
  }));

test('filters stand in the address; the board leads to the same form with the stage chosen', () =>
  withDocking(async ({ get, post, need, at, cookie }) => {
    await post(`/needs/${need.token}`, { do: 'choose', receivers: at.organisation, count: '1', open_step: '1' });
    const board = await get('/workspace/requests?view=board', cookie);
    const move = /href="(\/workspace\/requests\/[0-9a-f-]{36}\?to=L20)#advance"/.exec(board.html)![1]!;
    expect((await get(move, cookie)).html).toMatch(/<option value="L20" selected/);
    expect((await get('/workspace/requests?stage=L70', cookie)).text).toContain('没有符合条件的需求');
    expect((await get('/workspace/requests?stage=L10&late=1&mine=1&state=nonsense', cookie)).status).toBe(200);
    expect((await get('/workspace/requests?after=forged', cookie)).status).toBe(422);
    expect((await get(`/en${move}`, cookie)).text).toContain('To which stage');
  }));

test('a secretary sees duplicates without contacts and merges them; the enterprise is led on', () =>
  withDocking(async ({ get, post, need, sign, database }) => {
    const second = await database.write(tx => ask(tx, { text: '求租嘉兴仓库两千平' }, () => new Date()));
    const secretary = await sign((await database.write(tx => somebody(tx, 'secretariat', 'secretary'))).user);
    const seen = await get(`/workspace/watch?number=${second.number}`, secretary);
    expect(seen.text).toContain(`${need.number} · 电话相同`);
    expect(seen.html).not.toMatch(/1380000|示例/);
    const form = { do: 'merge', from: second.number, into: need.number };
    const refused = await post('/workspace/watch', { ...form, why: '' }, secretary);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(`value="${second.number}"`);
    expect((await post('/workspace/watch', { ...form, why: '同一企业' }, secretary)).to).toBe('/workspace/watch?done=1');
    expect((await get(`/needs/${second.token}`)).text).toContain(`已并入 ${need.number}`);
  }));

test('everybody can read how fast each receiver answers, with n', () =>
  withDocking(async ({ get, post, need, at, cookie }) => {
    await post(`/needs/${need.token}`, { do: 'choose', receivers: at.organisation, count: '1', open_step: '1' });
    const path = /\/workspace\/requests\/[0-9a-f-]{36}/.exec((await get('/workspace/requests', cookie)).html)![0];
    await post(path, { do: 'lose', reason: 'no_capacity', words: '暂无房源' }, cookie);
    expect((await get('/receivers')).text).toMatch(/甲园区（虚构） 1 0 个工作日 100%/);
  }));
