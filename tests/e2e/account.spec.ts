import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { password } from '../accounts.ts';
import { enter, found, list, press, turnSecondFactorOn } from './administrator.ts';
import { expectedFaults, says, shoot } from './browser.ts';
import { readsWell } from './look.ts';

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_, script) => {
  test('an administrator signs in by a link, turns the second factor on, confirms a park, and signs in again with a code', async () => {
    const email = `admin${script ? 1 : 2}@example.com`;
    const page = await enter(email, { script });
    expect(await says(page)).toContain('管理员要先开启两步验证');
    // A name of its own: other goals found parks on the same site, and whoever confirms one of theirs signs them out.
    const park = script ? '一号待认园区（虚构）' : '二号待认园区（虚构）';
    await found(page, park, 'receiver');
    expect(await says(page)).toContain('等待平台确认');

    const code = await turnSecondFactorOn(page, async () => {
      expect(await page.locator('svg.qr').isVisible()).toBe(true);
      expect(await page.locator('.codes li').count()).toBe(10);
    });
    expect(await says(page)).toContain('两步验证已开启');

    await page.goto('/workspace/administration');
    const waiting = page.locator('li', { hasText: park }).getByRole('button', { name: '确认' });
    await Promise.all([page.waitForEvent('load'), waiting.click()]);
    expect(await says(page)).toContain(park);

    await page.goto('/workspace');
    await press(page, '退出登录');
    await page.goto('/workspace/administration');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill('不是这个密码，是别的');
    await press(page, '登录');
    expect(await page.locator('.problem').innerText()).toContain('邮箱或密码不对');
    expectedFaults();
    await page.getByLabel('密码').fill(password);
    await press(page, '登录');
    await page.getByLabel('验证码').fill(await code());
    await press(page, '继续');
    expect(new URL(page.url()).pathname).toBe('/workspace/administration');
  }, 120_000);

  test('a member lists a space in the name of the enterprise, finds it in the workspace and changes it there', async () => {
    const page = await enter(`member${script ? 1 : 2}@example.com`, { script });
    await found(page, '示例精密制造（虚构）', 'enterprise');
    await list(page, '我们的厂房（虚构）', '示例精密制造（虚构）');
    expect(new URL(page.url()).pathname).toMatch(/^\/workspace\/offers\/S-/);
    await page.goto('/workspace');
    await page.getByRole('link', { name: '我们的厂房（虚构）' }).click();
    await page.getByLabel('标题').fill('我们的大厂房（虚构）');
    await press(page, '保存修改');
    await page.goto('/workspace');
    expect(await says(page)).toContain('我们的大厂房（虚构）');
  });
});

type Settled = { cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>; organisation: string; own: string };

let settled: Promise<Settled> | undefined;
let administering: Promise<Settled['cookies']> | undefined;

/** A member with an organisation, an open invitation, a key and a listing; made once for all looks. */
function member(): Promise<Settled> {
  settled ??= (async () => {
    const page = await enter('look@example.com');
    await found(page, '示例精密制造（虚构）', 'enterprise');
    const organisation = new URL(page.url()).pathname;
    await page.getByLabel('邮箱').fill('colleague@example.com');
    await page.locator('form', { hasText: '发出邀请' }).getByLabel('企业').check();
    await press(page, '发出邀请');
    await page.getByText('新建密钥').click();
    await page.getByLabel('用途').fill('房源同步');
    await page.getByLabel('登记房源').check();
    await page.getByLabel('期限').selectOption('90');
    await page.locator('button[value=key]').click();
    expect(await page.locator('code.secret').innerText()).toMatch(/^lq_/);
    await list(page, '我们的厂房（虚构）', '示例精密制造（虚构）');
    return { cookies: await page.context().cookies(), organisation, own: new URL(page.url()).pathname };
  })();
  return settled;
}

/** An administrator whose second factor is on. */
function administrator(): Promise<Settled['cookies']> {
  administering ??= (async () => {
    const page = await enter('second@example.com');
    await turnSecondFactorOn(page, async () => {
      // The transition between pages would stand in the picture.
      await page.waitForTimeout(400);
      await shoot(page, 'set up 1440');
    });
    return page.context().cookies();
  })();
  return administering;
}

test.each<[string, (settled: Settled) => string]>([
  ['workspace', () => '/workspace'],
  ['workspace en', () => '/en/workspace'],
  ['organisation', ({ organisation }) => organisation],
  ['security', () => '/workspace/security'],
  ['own listing', ({ own }) => own],
])('the members’ page %s reads well', async (name, at) => {
  const seat = await member();
  await readsWell(name, at(seat), { cookies: seat.cookies });
});

test.each([
  ['security on', '/workspace/security'],
  ['administration', '/workspace/administration'],
])(
  'the administrators’ page %s reads well',
  async (name, path) => {
    await readsWell(name, path, { cookies: await administrator() });
  },
  120_000,
);
