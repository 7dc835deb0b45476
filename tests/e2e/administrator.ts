import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { password, totp } from '../accounts.ts';
import { open } from './browser.ts';

/** A command that the operator types beside the running site; gives what it says. */
export function lianqun(...args: string[]): string {
  const env: NodeJS.ProcessEnv = { ...process.env, LIANQUN_DATA: inject('site').data, NODE_ENV: 'production' };
  for (const name of ['DATABASE_URL', 'LIANQUN_SECRET', 'VITEST', 'TEST']) delete env[name];
  return execFileSync(inRoot('lianqun'), args, { env, encoding: 'utf8' });
}

/** Presses a button that sends a form, and waits for the page that answers. */
export async function press(page: Page, words: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: words, exact: true }).first().click()]);
}

/** Opens the link that makes somebody an administrator and sets the password; the page that follows is the workspace. */
export async function enter(email: string, look: { script?: boolean; width?: number } = {}): Promise<Page> {
  const page = await open(new URL(JSON.parse(lianqun('admin', 'create', email, '--json')).link).pathname, look);
  await page.getByLabel('新密码').fill(password);
  await press(page, '保存并登录');
  await page.waitForURL('**/workspace');
  return page;
}

/** Turns the second factor on; gives what an authenticator shows from then on. `shown` looks at the page that holds the secret. */
export async function turnSecondFactorOn(page: Page, shown = async () => {}): Promise<() => Promise<string>> {
  await page.goto('/workspace/security');
  await page.locator('#begin-password').fill(password);
  await press(page, '开启');
  const secret = (await page.locator('p.secret').innerText()).replace(/\s/g, '');
  await shown();
  const code = () => totp(`otpauth://totp/x?secret=${secret}`);
  const left = () => 30_000 - (Date.now() % 30_000);
  // A code lives for its own half minute.
  if (left() < 8000) await page.waitForTimeout(left() + 200);
  await page.getByLabel('验证器上现在的 6 位数字').fill(code());
  await press(page, '确认开启');
  // A code opens once: the next sign-in takes the one that follows.
  return async () => {
    await page.waitForTimeout(left() + 200);
    return code();
  };
}

/** Founds an organisation from the workspace. */
export async function found(page: Page, name: string, kind: 'receiver' | 'enterprise'): Promise<void> {
  await page.goto('/workspace');
  await page.getByText('新建组织').click();
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('类别').selectOption(kind);
  await press(page, '新建');
}

/** Founds a park and confirms it, as an administrator. */
export async function foundPark(page: Page, name: string): Promise<void> {
  await found(page, name, 'receiver');
  await page.goto('/workspace/administration');
  const confirm = page.locator('li', { hasText: name }).getByRole('button', { name: '确认' });
  await Promise.all([page.waitForEvent('load'), confirm.click()]);
}

/** Lists a plant in the name of an organisation, or of nobody; gives its code. */
export async function list(page: Page, title: string, owner: string | null): Promise<string> {
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
