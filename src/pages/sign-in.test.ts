import { describe, expect, test } from 'vitest';
import type { Database } from '#platform/database.ts';
import type { Message } from '#platform/sender.ts';
import { password } from '../../tests/accounts.ts';
import { siteOver } from '../../tests/app.ts';
import { rolledBackDatabase } from '../../tests/database.ts';

type Seen = { status: number; text: string; to: string | null; set: string[]; headers: Headers };
type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Seen>;
  post(path: string, form: Record<string, string>, more?: { address?: string; headers?: Record<string, string> }): Promise<Seen>;
  cookies: Map<string, string>;
  sent: Message[];
  database: Database;
};

/** Browsers on the whole site, each with its own cookies; `sent` is what came by e-mail or telephone. */
function withBrowsers(work: (browser: () => Browser) => Promise<void>): Promise<void> {
  return rolledBackDatabase(async database => {
    const sent: Message[] = [];
    const app = siteOver(database, async message => {
      sent.push(message);
    });
    await work(() => {
      const cookies = new Map<string, string>();
      const ask = async (path: string, init: RequestInit, address?: string): Promise<Seen> => {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
        const env = address ? { incoming: { socket: { remoteAddress: address } } } : {};
        const answer = await app.request(path, { ...init, headers }, env);
        const set = answer.headers.getSetCookie();
        for (const one of set) {
          const [name = '', value = ''] = one.split(';')[0]!.split(/=(.*)/s);
          if (/Max-Age=0/i.test(one)) cookies.delete(name);
          else cookies.set(name, value);
        }
        const text = (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
        return { status: answer.status, text, to: answer.headers.get('location'), set, headers: answer.headers };
      };
      return {
        cookies,
        sent,
        database,
        get: (path, headers = {}) => ask(path, { headers }),
        post: (path, form, { address, headers = {} } = {}) =>
          ask(path, { method: 'POST', body: new URLSearchParams(form), headers }, address),
      };
    });
  });
}

const email = 'li@example.com';
const link = (messages: Message[]) => new URL(/http\S+/.exec(messages.at(-1)!.text)![0]).pathname;

async function signUp(browser: Browser): Promise<void> {
  await browser.post('/sign-up', { email, name: '示例人' });
  await browser.post(link(browser.sent), { password });
}

describe('the way in', () => {
  test('signing up, out and in again without any script', () =>
    withBrowsers(async open => {
      const browser = open();
      const asked = await browser.post('/sign-up', { email: ' Li@Example.com ', name: '示例人' });
      expect(asked.text).toContain('一封带链接的邮件正在路上');
      expect(browser.sent).toMatchObject([{ to: email, subject: '链群：完成注册' }]);
      expect((await browser.get(link(browser.sent))).text).toContain('新密码');
      const weak = await browser.post(link(browser.sent), { password: 'password1234' });
      expect([weak.status, weak.text]).toEqual([422, expect.stringContaining('太常见')]);
      const set = await browser.post(link(browser.sent), { password });
      expect([set.status, set.to]).toEqual([303, '/workspace']);
      expect((await browser.get('/workspace')).text).toContain('示例人，您好');
      const again = await open().post(link(browser.sent), { password });
      expect([again.status, again.text]).toEqual([404, expect.stringContaining('已经用过或已过期')]);
      await browser.post('/sign-out', {});
      expect(browser.cookies.size).toBe(0);
      expect((await browser.get('/workspace')).to).toBe('/sign-in?next=%2Fworkspace');
      expect((await browser.post('/sign-in', { email, password, next: '/workspace/security' })).to).toBe('/workspace/security');
    }));

  test('where nothing is carried, whoever signs up is told where the message stands', () =>
    rolledBackDatabase(async database => {
      const ask = async (more: Parameters<typeof siteOver>[2], path = '/sign-up') => {
        const app = siteOver(database, undefined, more);
        const body = new URLSearchParams({ email, name: '示例人', phone: '13800001234', do: 'code' });
        return (await app.request(path, { method: 'POST', body })).text();
      };
      const silent = { carried: { mail: false, sms: false } };
      expect(await ask(silent)).toContain('没有接通发送：内容写在服务器的日志里');
      expect(await ask(silent, '/sign-in/phone')).toContain('没有接通发送：内容写在服务器的日志里');
      expect(await ask(silent, '/en/sign-up')).toContain('the message stands in the log of the server');
      expect(await ask({ ...silent, invented: () => false })).toContain('请联系运营方');
      expect(await ask({ carried: { mail: true, sms: true } })).not.toContain('没有接通发送');
    }));

  test('visitors find the way in at the top of every page, members their workspace', () =>
    withBrowsers(async open => {
      const browser = open();
      expect((await browser.get('/spaces')).text).toContain('登录');
      expect((await browser.get('/spaces')).text).not.toContain('工作台');
      await signUp(browser);
      expect((await browser.get('/spaces')).text).toContain('工作台');
    }));

  test('the cookie is for this site and no script, and over https for nothing else', () =>
    withBrowsers(async open => {
      const browser = open();
      await signUp(browser);
      const plain = await browser.post('/sign-in', { email, password });
      expect(plain.set[0]).toMatch(/^lianqun\.session_token=.*HttpOnly.*SameSite=Lax/i);
      expect(plain.set[0]).not.toContain('Secure');
      const safe = await browser.post('https://lianqun.example/sign-in', { email, password });
      expect(safe.set[0]).toMatch(/^__Host-lianqun\.session_token=[^;]+;.*Path=\/.*; Secure$/);
      expect(safe.set[0]).not.toMatch(/Domain/i);
      const value = safe.set[0]!.split(';')[0]!.split(/=(.*)/s)[1]!;
      const asks = async (cookie: string) => (await open().get('https://lianqun.example/workspace', { cookie })).status;
      expect(await asks(`__Host-lianqun.session_token=${value}`)).toBe(200);
      expect(await asks(`lianqun.session_token=${value}`), 'one that a neighbour could have planted').toBe(303);
      expect((await browser.get('/workspace')).headers.get('cache-control')).toBe('private, no-store');
      expect((await browser.get('/spaces')).headers.get('cache-control')).toBe('private, no-cache');
    }));

  test('a wrong password, an address without an account and one that is none get the same answer', () =>
    withBrowsers(async open => {
      const browser = open();
      await signUp(browser);
      const tries = [
        { email, password: 'not the right one' },
        { email: 'nobody@example.com', password },
        { email: 'no address', password },
        { email, password: '' },
      ];
      const said = new Set<string>();
      for (const form of tries) {
        const seen = await open().post('/sign-in', form);
        expect(seen.set).toEqual([]);
        said.add(`${seen.status} ${seen.text}`);
      }
      expect(said.size).toBe(1);
      expect([...said][0]).toMatch(/^422 .*邮箱或密码不对/);
      const forgot = async (of: string) => (await open().post('/password', { email: of })).text.replace(of, '…');
      expect(await forgot(email)).toBe(await forgot('nobody@example.com'));
      const signed = async (of: string) => (await open().post('/sign-up', { email: of, name: '某人' })).text.replace(of, '…');
      expect(await signed(email)).toBe(await signed('fresh@example.com'));
    }));

  test(
    'after five wrong passwords the account waits, whoever asks, and whether it exists or not; the right one does not help before',
    () =>
      withBrowsers(async open => {
        const browser = open();
        await signUp(browser);
        for (const whose of [email, 'nobody@example.com']) {
          for (let i = 0; i < 5; i++)
            expect((await open().post('/sign-in', { email: whose, password: 'wrong' })).status).toBe(422);
          const held = await open().post('/sign-in', { email: whose, password });
          expect([held.status, held.text]).toEqual([429, expect.stringContaining('秒后再试')]);
        }
        await browser.database.write(tx => tx`update account.attempt set until = now() - interval '1 second'`);
        expect((await open().post('/sign-in', { email, password })).status).toBe(303);
        for (let i = 0; i < 4; i++)
          expect((await open().post('/sign-in', { email, password: 'wrong' })).status, 'the count begins anew').toBe(422);
      }),
    90_000,
  );

  test(
    'one sender who tries many accounts waits as well',
    () =>
      withBrowsers(async open => {
        const statuses: number[] = [];
        for (let i = 0; i < 62; i++) {
          const seen = await open().post('/sign-up', { email: `a${i}@example.com`, name: '某' }, { address: '192.0.2.7' });
          statuses.push(seen.status);
        }
        expect(statuses.slice(0, 20).every(one => one === 200)).toBe(true);
        expect(statuses.at(-1)).toBe(429);
      }),
    60_000,
  );

  test('messages to one address or telephone are few', () =>
    withBrowsers(async open => {
      const browser = open();
      const statuses: number[] = [];
      for (let i = 0; i < 4; i++) statuses.push((await browser.post('/sign-in/phone', { phone: '138 0000 1234' })).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      expect(browser.sent.length).toBe(3);
    }));

  test('by telephone: a code comes, a wrong one is refused, the right one leads in', () =>
    withBrowsers(async open => {
      const browser = open();
      const asked = await browser.post('/sign-in/phone', { phone: '13800001234' });
      expect(asked.text).toContain('验证码已发出');
      const code = /\d{6}/.exec(browser.sent[0]!.text)![0];
      const wrong = code === '123456' ? '654321' : '123456';
      expect((await browser.post('/sign-in/phone', { phone: '13800001234', code: wrong })).status).toBe(422);
      expect((await browser.post('/sign-in/phone', { phone: '13800001234', code })).to).toBe('/workspace');
      expect((await browser.get('/workspace')).text).toContain('138****1234，您好');
      expect((await browser.get('/workspace/security')).text).toContain('没有密码');
    }));

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', 'javascript:alert(1)', ''])(
    'after signing in nobody is led away: %s',
    next =>
      withBrowsers(async open => {
        const browser = open();
        await signUp(browser);
        expect((await browser.post('/sign-in', { email, password, next })).to).toBe('/workspace');
      }),
  );

  test('who signs in by telephone reads that texts are the weaker way and where the stronger one is; no number stands there unproved', () =>
    withBrowsers(async open => {
      const { get, database } = open();
      const chinese = await get('/sign-in/phone');
      expect(chinese.text).toContain('短信可能被拦截或转走；邮箱加两步验证更稳妥');
      expect(chinese.text).toContain('用邮箱登录');
      const english = await get('/en/sign-in/phone');
      expect(english.text).toContain('Texts can be intercepted or redirected; e-mail with a second factor is safer');
      expect(english.text).toContain('Sign in by e-mail');
      const unproved = database.write(
        tx =>
          tx`insert into account."user" (name, email, phone_number) values ('示例', ${`${'1'.repeat(64)}@phone.invalid`}, ${'2'.repeat(64)})`,
      );
      await expect(unproved).rejects.toMatchObject({ constraint_name: 'user_phone_validated' });
    }));

  test('a form that another site sends signs nobody in or out', () =>
    withBrowsers(async open => {
      const browser = open();
      await signUp(browser);
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      for (const path of ['/sign-in', '/sign-out', '/workspace', '/workspace/security'])
        expect((await browser.post(path, { email, password, do: 'others' }, { headers })).status).toBe(403);
      expect((await browser.get('/workspace')).status).toBe(200);
    }));
});

describe('the members’ area', () => {
  test('a colleague is invited, signs up, accepts, and sees what the organisation has', () =>
    withBrowsers(async open => {
      const owner = open();
      await signUp(owner);
      const founded = await owner.post('/workspace', { name: '示例精密制造（虚构）', kind: 'enterprise' });
      const at = founded.to!.split('?')[0]!;
      await owner.post(at, { do: 'invite', email: 'zhou@example.com', roles: 'enterprise' });
      const invitation = link(owner.sent);
      const colleague = open();
      expect((await colleague.get(invitation)).to).toBe(`/sign-in?next=${encodeURIComponent(invitation)}`);
      await colleague.post('/sign-up', { email: 'zhou@example.com', name: '小周' });
      await colleague.post(link(colleague.sent), { password: `${password}，我也是` });
      expect((await colleague.get(invitation)).text).toContain('示例精密制造（虚构） 邀请您加入');
      const before = colleague.cookies.get('lianqun.session_token');
      expect((await colleague.post(invitation, {})).to).toContain(`${at}?done=joined`);
      expect(colleague.cookies.get('lianqun.session_token'), 'a new token with the new seat').not.toBe(before);
      const seen = await colleague.get(at);
      expect(seen.text).toContain('成员 2 人');
      expect(seen.text).not.toContain('邀请同事');
      expect((await colleague.post(at, { do: 'invite', email: 'x@example.com', roles: 'enterprise' })).status).toBe(403);
    }));

  test('every page of it in English keeps no Chinese but names', () =>
    withBrowsers(async open => {
      const browser = open();
      await browser.post('/sign-up', { email, name: 'Li' });
      await browser.post(link(browser.sent), { password });
      const founded = await browser.post('/en/workspace', { name: 'Example Precision', kind: 'enterprise' });
      const at = founded.to!.split('?')[0]!;
      const wrong = await browser.post(at, { do: 'invite', email: 'x', roles: 'enterprise' });
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Type an e-mail address')]);
      const pages = [
        '/en/workspace',
        '/en/workspace/security',
        at,
        '/en/sign-in',
        '/en/sign-in/phone',
        '/en/sign-up',
        '/en/password',
      ];
      for (const path of [...pages, '/en/sign-in/second', '/en/password/x', '/en/needs/new', '/en/offers/new']) {
        const { text } = await browser.get(path);
        expect(
          text
            .replace(/中文|链群|松江 九亭镇|押一付三|104 板块|195|区域|[甲乙丙丁戊][一二]?(?=\))/g, '')
            .match(/.{0,30}\p{Script=Han}.{0,30}/gu) ?? [],
          path,
        ).toEqual([]);
      }
    }));
});
