import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { password, totp } from '../accounts.ts';
import { open } from './browser.ts';
import { readsWell } from './look.ts';

/** A command that the operator types beside the running site. */
function lianqun(...args: string[]): string {
  const env: NodeJS.ProcessEnv = { ...process.env, LIANQUN_DATA: inject('site').data, NODE_ENV: 'production' };
  for (const name of ['DATABASE_URL', 'LIANQUN_SECRET', 'VITEST', 'TEST']) delete env[name];
  return execFileSync(inRoot('lianqun'), args, { env, encoding: 'utf8' });
}

/** Presses a button that sends a form, and waits for the page that answers. */
const press = (page: Page, words: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: words, exact: true }).first().click()]);
const says = async (page: Page) => page.locator('main').innerText();
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

/** An administrator with the second factor who has founded and confirmed a park. */
async function administratorWithPark(email: string, name: string, script: boolean): Promise<Page> {
  const page = await open(new URL(JSON.parse(lianqun('admin', 'create', email, '--json')).link).pathname, { script });
  await page.getByLabel('新密码').fill(password);
  await press(page, '保存并登录');
  await page.waitForURL('**/workspace');
  await page.goto('/workspace/security');
  await page.locator('#begin-password').fill(password);
  await press(page, '开启');
  const secret = (await page.locator('p.secret').innerText()).replace(/\s/g, '');
  await page.getByLabel('验证器上现在的 6 位数字').fill(totp(`otpauth://totp/x?secret=${secret}`));
  await press(page, '确认开启');
  await page.goto('/workspace');
  await page.getByText('新建组织').click();
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('类别').selectOption('receiver');
  await press(page, '新建');
  await page.goto('/workspace/administration');
  const confirm = page.locator('li', { hasText: name }).getByRole('button', { name: '确认' });
  await Promise.all([page.waitForEvent('load'), confirm.click()]);
  return page;
}

/** Lists a plant, in the name of an organisation or of nobody; gives its code. */
async function list(page: Page, title: string, owner: string | null): Promise<string> {
  await page.goto('/offers/new');
  await page.getByLabel('以谁的名义').selectOption(owner === null ? { value: '' } : { label: owner });
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('地点', { exact: true }).fill('松江');
  await page.getByLabel('房源类型').selectOption('standard_factory');
  await page.getByLabel('建筑面积').fill('4000');
  await page.getByLabel('联系人').fill('示例人');
  await page.getByLabel('电话', { exact: true }).fill('13800001234');
  await press(page, '提交审核');
  await page.waitForURL(/offers\/[SL]-/);
  return /[SL]-\d{6}-\d{4}/.exec(page.url())![0];
}

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_, script) => {
  test('a listing is sent back with a reason, published, checked field by field, and its owner is told of it', async () => {
    const park = `通知园区${script ? '甲' : '乙'}（虚构）`;
    const page = await administratorWithPark(`notices${script ? 1 : 2}@example.com`, park, script);
    const others = await list(page, '别家的厂房（虚构）', null);
    const own = await list(page, '自己的厂房（虚构）', park);
    lianqun('offer', 'publish', own);
    lianqun('offer', 'verify', own, '--method', 'site', '--by', '核验组', '--until', dayFromNow(200), '--field', 'gross_area');

    await page.goto('/workspace/review');
    const waiting = page.locator('li', { hasText: others });
    await waiting.locator('summary', { hasText: '退回' }).click();
    await waiting.getByLabel('原因').fill('缺少产权证');
    await waiting.locator('button[value=refuse]').click();
    expect(await says(page)).toContain('已退回');
    lianqun('offer', 'publish', others);
    await page.goto(`/offers/${others}`);
    await page.getByRole('link', { name: '记录核验' }).click();
    await page.getByLabel('核验哪一项').selectOption('gross_area');
    await page.getByLabel('方式').selectOption('site');
    await page.getByLabel('有效到').fill(dayFromNow(180));
    await page.getByLabel('核验单位').selectOption({ label: park });
    await press(page, '保存核验');
    expect(await says(page)).toContain('核验已保存');
    await page.goto(`/offers/${others}`);
    expect(await says(page)).toContain(`现场核实 · ${park}`);

    await page.goto('/workspace/notices/settings');
    await page.getByLabel('新分派的需求').first().selectOption('digest');
    await press(page, '保存');
    expect(await says(page)).toContain('已保存');
    expect(await page.getByLabel('新分派的需求').first().inputValue()).toBe('digest');

    // Acts become notices within a minute.
    await expect
      .poll(async () => (await page.goto('/workspace/notices')) && (await says(page)), { timeout: 90_000, interval: 3000 })
      .toMatch(/已上架[\s\S]*|核验通过/);
    expect(await page.locator('.unread').innerText()).toMatch(/^\d/);
    await page.locator('li', { hasText: '自己的厂房（虚构）' }).locator('button[value=open]').first().click();
    expect(page.url()).toContain(own);
    if (!script) return;
    const cookies = await page.context().cookies();
    await list(page, '等待审核的厂房（虚构）', park);
    for (const [name, path] of [
      ['notices', '/workspace/notices'],
      ['notice settings', '/workspace/notices/settings'],
      ['jobs', '/workspace/administration/jobs'],
      ['review', '/workspace/review'],
      ['verify', `/workspace/offers/${others}/verify`],
      ['notices en', '/en/workspace/notices'],
      ['notice settings en', '/en/workspace/notices/settings'],
    ] as const)
      await readsWell(name, path, { cookies });
  }, 240_000);
});
