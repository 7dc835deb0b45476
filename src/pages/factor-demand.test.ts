import { expect, test } from 'vitest';
import { type Accounts, openAccounts } from '#modules/account/index.ts';
import type { Database } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import type { Message } from '#platform/sender.ts';
import { readSettings } from '#platform/settings.ts';
import { password, stopClock, totp } from '../../tests/accounts.ts';
import { siteOver } from '../../tests/app.ts';
import { rolledBackDatabase } from '../../tests/database.ts';

type Seen = { status: number; html: string; to: string | null };
type Browser = (path: string, form?: Record<string, string>) => Promise<Seen>;

/** A site that demands a second factor of whom it says, and browsers without script on it. */
function demanding(
  factor: Accounts['factor'],
  work: (open: () => Browser, sent: Message[], database: Database) => Promise<void>,
): Promise<void> {
  return rolledBackDatabase(async database => {
    const sent: Message[] = [];
    const secret = makeSecret('a secret for tests that is long enough');
    const sender = async (message: Message) => void sent.push(message);
    const app = siteOver(database, sender, { accounts: openAccounts({ secret, sender, floor: 0, factor }) });
    const open = (): Browser => {
      const cookies = new Map<string, string>();
      return async (path, form) => {
        const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
        const answer = await app.request(path, { ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}), headers });
        for (const one of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = one.split(';')[0]!.split(/=(.*)/s);
          if (/Max-Age=0/i.test(one)) cookies.delete(name);
          else cookies.set(name, value);
        }
        return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
      };
    };
    await work(open, sent, database);
  });
}

const security = '/workspace/security';
const linkIn = (sent: Message[]) => new URL(/http\S+/.exec(sent.at(-1)!.text)![0]).pathname;

async function signUp(browser: Browser, sent: Message[], email: string): Promise<void> {
  await browser('/sign-up', { email, name: '示例人' });
  await browser(linkIn(sent), { password });
}

async function setUp(browser: Browser): Promise<void> {
  stopClock();
  const { html } = await browser(security, { do: 'begin', password });
  const address = /name="set_up" value="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  expect((await browser(security, { do: 'confirm', code: totp(address), set_up: address })).status).toBe(303);
}

test('where everybody needs a second factor, one alone opens nothing but the page where the other is set up', () =>
  demanding('everybody', async (open, sent, database) => {
    const browser = open();
    await signUp(browser, sent, 'li@example.com');
    for (const path of ['/workspace', '/workspace/notices', '/workspace/organisations/x', '/invitations/x', '/en/workspace'])
      expect((await browser(path)).to, path).toMatch(/^(?:\/en)?\/workspace\/security\?done=demanded$/);
    expect((await browser('/workspace', { name: '示例精密（虚构）', kind: 'enterprise' })).to).toContain(security);
    const [founded] = await database.read(db => db<{ count: number }[]>`select count(*)::int from account.organization`);
    expect(founded!.count, 'nothing was done').toBe(0);
    const page = await browser(`${security}?done=demanded`);
    expect([page.status, page.html.includes('本站要求两步验证')]).toEqual([200, true]);
    const public_ = await browser('/spaces');
    expect([public_.status, public_.html.includes('/workspace"')], 'as any visitor').toEqual([200, false]);
    await setUp(browser);
    expect((await browser('/workspace')).status).toBe(200);
    expect((await browser('/workspace', { name: '示例精密（虚构）', kind: 'enterprise' })).to).toContain(
      '/workspace/organisations/',
    );
    // Turned off, everything is shut at once.
    await browser(security, { do: 'off', password });
    expect((await browser('/workspace')).to).toContain(security);
    expect((await browser('/sign-out', {})).status).toBe(303);
  }));

test('where everybody needs a second factor, a code by telephone begins no account', () =>
  demanding('everybody', async (open, sent, database) => {
    const browser = open();
    await browser('/sign-in/phone', { phone: '13800001234', do: 'code' });
    const code = /\d{6}/.exec(sent.at(-1)!.text)![0];
    const refused = await browser('/sign-in/phone', { phone: '13800001234', code });
    expect([refused.status, refused.html.includes('请先用邮箱注册')]).toEqual([403, true]);
    expect((await browser('/workspace')).to).toContain('/sign-in');
    expect(await database.read(db => db`select from account."user"`)).toHaveLength(0);
  }));

test('where members need one, it is asked of parks, brokers and offices, and not of an enterprise', () =>
  demanding('members', async (open, sent) => {
    const [enterprise, park] = [open(), open()];
    await signUp(enterprise, sent, 'li@example.com');
    await enterprise('/workspace', { name: '示例精密（虚构）', kind: 'enterprise' });
    expect((await enterprise('/workspace')).status).toBe(200);
    await signUp(park, sent, 'zhou@example.com');
    expect((await park('/workspace')).status).toBe(200);
    const founded = await park('/workspace', { name: '示例园区（虚构）', kind: 'receiver' });
    expect(founded.to).toContain('/workspace/organisations/');
    expect((await park(founded.to!)).to).toContain(security);
    await setUp(park);
    expect((await park('/workspace')).status).toBe(200);
  }));

test('in production members need one unless the operator says otherwise; a demonstration asks nobody', () => {
  const demanded = (env: NodeJS.ProcessEnv) => readSettings(env).secondFactor;
  expect(demanded({})).toBe('organisations');
  expect(demanded({ LIANQUN_DEMO: 'off' })).toBe('members');
  expect(demanded({ LIANQUN_DEMO: 'off', LIANQUN_SECOND_FACTOR: 'everybody' })).toBe('everybody');
  expect(() => demanded({ LIANQUN_SECOND_FACTOR: 'on' })).toThrow('LIANQUN_SECOND_FACTOR');
});
