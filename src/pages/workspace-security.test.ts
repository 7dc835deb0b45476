import { expect, test } from 'vitest';
import type { Accounts } from '#modules/account/index.ts';
import type { Database } from '#platform/database.ts';
import type { Message } from '#platform/sender.ts';
import { password, stopClock, totp } from '../../tests/accounts.ts';
import { siteOver } from '../../tests/app.ts';
import { rolledBackDatabase } from '../../tests/database.ts';

type Seen = { status: number; html: string; to: string | null };

/** Browsers without script on the whole site, each with its own cookies. */
function withBrowsers(work: (open: () => Browser, database: Database, sent: Message[]) => Promise<void>): Promise<void> {
  return rolledBackDatabase(async database => {
    const sent: Message[] = [];
    const sender: Accounts['sender'] = async message => {
      sent.push(message);
    };
    const app = siteOver(database, sender);
    await work(() => browserOf(app), database, sent);
  });
}

type Browser = (path: string, form?: Record<string, string>) => Promise<Seen>;

function browserOf(app: ReturnType<typeof siteOver>): Browser {
  const cookies = new Map<string, string>();
  return async (path, form) => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const sending = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
    const answer = await app.request(path, { ...sending, headers });
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = one.split(';')[0]!.split(/=(.*)/s);
      if (/Max-Age=0/i.test(one)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
  };
}

const link = (sent: Message[]) => new URL(/http\S+/.exec(sent.at(-1)!.text)![0]).pathname;
const security = '/workspace/security';

async function signUp(browser: Browser, sent: Message[], email: string, name: string): Promise<void> {
  await browser('/sign-up', { email, name });
  await browser(link(sent), { password });
}

/** Eleven minutes go by in which nobody proves anything. */
const wait = (database: Database) =>
  database.write(tx => tx`update account.session set proven_at = proven_at - interval '11 minutes'`);

test('ending a session asks for the password once the proof is old, keeps what was meant, and does it then', () =>
  withBrowsers(async (open, database, sent) => {
    const [desk, phone] = [open(), open()];
    await signUp(desk, sent, 'li@example.com', '示例人');
    await phone('/sign-in', { email: 'li@example.com', password });
    await wait(database);
    const session = /name="session" value="([^"]+)"/.exec((await desk(security)).html)![1]!;
    const asked = await desk(security, { do: 'end', session });
    expect(asked.status).toBe(200);
    expect(asked.html).toContain('请确认是您本人');
    expect(asked.html).toContain(`name="session" value="${session}"`);
    expect((await phone('/workspace')).status, 'nothing has ended yet').toBe(200);
    const wrong = await desk(security, { do: 'end', session, password: 'wrong' });
    expect([wrong.status, wrong.html.includes('密码不对'), wrong.html.includes(session)]).toEqual([422, true, true]);
    expect((await phone('/workspace')).status).toBe(200);
    expect(await desk(security, { do: 'end', session, password })).toMatchObject({ status: 303, to: `${security}?done=end` });
    expect((await phone('/workspace')).to).toContain('/sign-in');
    await phone('/sign-in', { email: 'li@example.com', password });
    expect((await desk(security, { do: 'others' })).to, 'proved a moment ago').toBe(`${security}?done=others`);
    expect((await phone('/workspace')).to).toContain('/sign-in');
  }));

test('an account without password is sent a code before other sessions end', () =>
  withBrowsers(async (open, database, sent) => {
    const browser = open();
    const code = () => /\d{6}/.exec(sent.at(-1)!.text)![0];
    await browser('/sign-in/phone', { phone: '13800001234', do: 'code' });
    await browser('/sign-in/phone', { phone: '13800001234', code: code() });
    await wait(database);
    expect((await browser(security, { do: 'others' })).html).toContain('发送验证码到 138****1234');
    const before = sent.length;
    const asked = await browser(security, { do: 'code-others' });
    expect([asked.html.includes('name="code"'), sent.length]).toEqual([true, before + 1]);
    expect((await browser(security, { do: 'others', code: code() === '123456' ? '654321' : '123456' })).status).toBe(422);
    expect((await browser(security, { do: 'others', code: code() })).to).toBe(`${security}?done=others`);
  }));

test('an account without password is closed by a code alone once its sign-in is old, and one with a password by that alone', () =>
  withBrowsers(async (open, database, sent) => {
    const [browser, desk] = [open(), open()];
    const code = () => /\d{6}/.exec(sent.at(-1)!.text)![0];
    await browser('/sign-in/phone', { phone: '13800001234', do: 'code' });
    await browser('/sign-in/phone', { phone: '13800001234', code: code() });
    await wait(database);
    const asked = await browser(`/en${security}`, { do: 'close' });
    expect([asked.html.includes('the account is closed'), asked.html.includes('Send a code to 138****1234')]).toEqual([
      true,
      true,
    ]);
    expect((await browser('/workspace')).status, 'nothing is closed yet').toBe(200);
    expect((await browser(security, { do: 'close', password: 'x' })).html).toContain('请确认是您本人');
    expect((await browser(security, { do: 'code-close' })).html).toContain('确认并注销');
    const wrong = code() === '123456' ? '654321' : '123456';
    expect((await browser(security, { do: 'close', code: wrong })).status).toBe(422);
    expect((await browser('/workspace')).status).toBe(200);
    expect((await browser(security, { do: 'close', code: code() })).to).toBe('/');
    expect((await browser('/workspace')).to).toContain('/sign-in');

    await signUp(desk, sent, 'li@example.com', '示例人');
    const refused = await desk(security, { do: 'close', password: 'wrong' });
    expect([refused.status, refused.html.includes('密码不对')], 'signed in a moment ago').toEqual([422, true]);
    expect((await desk(security, { do: 'close' })).status).toBe(422);
    expect((await desk(security, { do: 'close', password })).to).toBe('/');
  }));

test('an owner demands a second factor; a colleague reads it, is led to set one up when the period is over, and goes on then', () =>
  withBrowsers(async (open, database, sent) => {
    const [owner, colleague] = [open(), open()];
    const protect = async (browser: Browser) => {
      const clock = stopClock();
      const { html } = await browser(security, { do: 'begin', password });
      const address = /name="set_up" value="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
      expect((await browser(security, { do: 'confirm', code: totp(address), set_up: address })).status).toBe(303);
      clock.go();
    };
    await signUp(owner, sent, 'li@example.com', '老李');
    const at = (await owner('/workspace', { name: '示例精密（虚构）', kind: 'enterprise' })).to!.split('?')[0]!;
    await signUp(colleague, sent, 'zhou@example.com', '小周');
    await owner(at, { do: 'invite', email: 'zhou@example.com', roles: 'enterprise' });
    await colleague(link(sent), {});
    expect((await owner(at)).html).toContain('先为您自己的账号开启两步验证');
    expect((await owner(at, { do: 'factor', grace: '7' })).status).toBe(409);
    await protect(owner);
    const page = await owner(at);
    expect(page.html).toContain('还没有开启：小周');
    const without = await owner(at, { do: 'factor', grace: '' });
    expect(without.status).toBe(422);
    // Beside its own field alone: other forms of the page ask for a period too.
    expect(without.html.match(/>请选择宽限期</g)).toHaveLength(2);
    expect((await owner(at, { do: 'factor', grace: '7' })).to).toBe(`${at}?done=factor`);
    expect(sent.at(-1)).toMatchObject({ to: 'zhou@example.com', subject: '链群：示例精密（虚构） 要求开启两步验证' });
    for (const path of ['/workspace', at, security]) expect((await colleague(path)).html, path).toContain('前开启两步验证');
    expect((await colleague(at)).html, 'only owners see who has none').not.toContain('还没有开启：小周');
    expect((await colleague(at, { do: 'factor', grace: '30' })).status).toBe(403);

    await database.write(
      tx => tx`update account.factor_rule set since = now() - interval '8 days', due = now() - interval '1 day'`,
    );
    for (const path of ['/workspace', at, security])
      expect((await colleague(path)).html, path).toContain('暂时不能以它的名义办事');
    const refused = await colleague(at, { do: 'key', name: '同步', scopes: 'offers:read', days: '30' });
    expect([refused.status, refused.html.includes('去开启两步验证')]).toEqual([403, true]);
    await protect(colleague);
    expect((await colleague(at)).html).not.toContain('暂时不能以它的名义办事');
    expect((await owner(at, { do: 'no-factor' })).to).toBe(`${at}?done=no-factor`);
    expect((await colleague('/en/workspace')).html).not.toContain('demands a second factor');
  }));
