import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { password, totp } from '../accounts.ts';
import { expectedFaults, open, shoot } from './browser.ts';
import { readsWell } from './look.ts';

/** What the operator types to make an administrator, beside the running site; gives the address of the link. */
function administratorLink(email: string): string {
  const env: NodeJS.ProcessEnv = { ...process.env, LIANQUN_DATA: inject('site').data, NODE_ENV: 'production' };
  for (const name of ['DATABASE_URL', 'LIANQUN_SECRET', 'VITEST', 'TEST']) delete env[name];
  const said = execFileSync(inRoot('lianqun'), ['admin', 'create', email, '--json'], { env, encoding: 'utf8' });
  return new URL(JSON.parse(said).link).pathname;
}

const press = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true }).click();

/** Sets the password by a link; the page that follows is the workspace. */
async function enter(page: Page): Promise<void> {
  await page.getByLabel('新密码').fill(password);
  await press(page, '保存并登录');
  await page.waitForURL('**/workspace');
}

/** Founds an organisation from the workspace. */
async function found(page: Page, name: string, kind: string): Promise<void> {
  await page.getByText('新建组织').click();
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('类别').selectOption(kind);
  await press(page, '新建');
}

/** Fills the form of a listing and sends it. */
async function list(page: Page): Promise<void> {
  await page.getByLabel('标题').fill('我们的厂房（虚构）');
  await page.getByLabel('地点', { exact: true }).fill('松江');
  await page.getByLabel('联系人').fill('示例人');
  await page.getByLabel('房源类型').selectOption('standard_factory');
  await page.getByLabel('建筑面积').fill('1200');
  await page.getByLabel('电话', { exact: true }).fill('13800001234');
  await press(page, '提交审核');
}

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_, script) => {
  test('an administrator signs in by a link, turns the second factor on, confirms a park, and signs in again with a code', async () => {
    const email = `admin${script ? 1 : 2}@example.com`;
    const page = await open(administratorLink(email), { script });
    await enter(page);
    expect(await page.locator('main').innerText()).toContain('管理员要先开启两步验证');
    // A name of its own: other goals found parks on the same site, and whoever confirms one of theirs signs them out.
    const park = script ? '一号待认园区（虚构）' : '二号待认园区（虚构）';
    await found(page, park, 'receiver');
    expect(await page.locator('main').innerText()).toContain('等待平台确认');

    await page.goto('/workspace/security');
    await page.locator('#begin-password').fill(password);
    await press(page, '开启');
    const secret = (await page.locator('p.secret').innerText()).replace(/\s/g, '');
    expect(await page.locator('svg.qr').isVisible()).toBe(true);
    expect(await page.locator('.codes li').count()).toBe(10);
    const code = () => totp(`otpauth://totp/x?secret=${secret}`);
    await page.getByLabel('验证器上现在的 6 位数字').fill(code());
    await press(page, '确认开启');
    expect(await page.locator('main').innerText()).toContain('两步验证已开启');

    await page.goto('/workspace/administration');
    const waiting = page.locator('li', { hasText: park }).getByRole('button', { name: '确认' });
    await Promise.all([page.waitForEvent('load'), waiting.click()]);
    expect(await page.locator('main').innerText()).toContain(park);

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
    await page.getByLabel('验证码').fill(code());
    await press(page, '继续');
    expect(new URL(page.url()).pathname).toBe('/workspace/administration');
  });

  test('a member lists a space in the name of the enterprise, finds it in the workspace and changes it there', async () => {
    const page = await open(administratorLink(`member${script ? 1 : 2}@example.com`), { script });
    await enter(page);
    await found(page, '示例精密制造（虚构）', 'enterprise');
    await page.goto('/offers/new');
    await page.getByLabel('以谁的名义').selectOption({ label: '示例精密制造（虚构）' });
    await list(page);
    expect(new URL(page.url()).pathname).toMatch(/^\/workspace\/offers\/S-/);
    await page.goto('/workspace');
    await page.getByRole('link', { name: '我们的厂房（虚构）' }).click();
    await page.getByLabel('标题').fill('我们的大厂房（虚构）');
    await press(page, '保存修改');
    await page.goto('/workspace');
    expect(await page.locator('main').innerText()).toContain('我们的大厂房（虚构）');
  });
});

type Settled = { cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>; organisation: string; own: string };

let settled: Promise<Settled> | undefined;
let administering: Promise<Settled['cookies']> | undefined;

/** A member with an organisation, an open invitation, a key and a listing; made once for all looks. */
function member(): Promise<Settled> {
  settled ??= (async () => {
    const page = await open(administratorLink('look@example.com'));
    await enter(page);
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
    await page.goto('/offers/new');
    await list(page);
    return { cookies: await page.context().cookies(), organisation, own: new URL(page.url()).pathname };
  })();
  return settled;
}

/** An administrator whose second factor is on. */
function administrator(): Promise<Settled['cookies']> {
  administering ??= (async () => {
    const page = await open(administratorLink('second@example.com'));
    await enter(page);
    await page.goto('/workspace/security');
    await page.locator('#begin-password').fill(password);
    await press(page, '开启');
    const secret = (await page.locator('p.secret').innerText()).replace(/\s/g, '');
    // The transition between pages would stand in the picture.
    await page.waitForTimeout(400);
    await shoot(page, 'set up 1440');
    await page.getByLabel('验证器上现在的 6 位数字').fill(totp(`otpauth://totp/x?secret=${secret}`));
    await press(page, '确认开启');
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
])('the administrators’ page %s reads well', async (name, path) => {
  await readsWell(name, path, { cookies: await administrator() });
});
