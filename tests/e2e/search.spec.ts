import { expect, test } from 'vitest';
import { open } from './browser.ts';
import { readsWell } from './look.ts';

/** The index of a fresh site is filled by a job soon after the start. */
async function filled(): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const page = await open('/search?q=松江', { script: false });
    if ((await page.locator('.hits > li').count()) > 0) return;
    await page.waitForTimeout(1000);
  }
}

test.each([
  ['with script on a phone', { script: true, width: 390 }],
  ['without script on a phone', { script: false, width: 390 }],
])('a reader searches from any page, narrows what was found and opens it: %s', async (_, look) => {
  await filled();
  const page = await open('/spaces', look);
  await page.getByRole('link', { name: '搜索', exact: true }).click();
  await page.getByRole(look.script ? 'combobox' : 'searchbox').fill('松江 厂房');
  await Promise.all([page.waitForURL('**/search?q=*'), page.getByRole('button', { name: '搜索' }).click()]);
  const first = page.locator('.hits > li').first();
  expect(await first.locator('mark').count()).toBeGreaterThan(0);
  await Promise.all([page.waitForURL('**kind=space*'), page.getByRole('link', { name: /^房源/ }).click()]);
  const title = await first.locator('h2').innerText();
  await first.locator('h2 a').click();
  await page.waitForSelector('h1');
  expect(await page.locator('h1').innerText()).toBe(title);
});

test('while one types a place by its sound, the keyboard takes it from the list, and the search is remembered in this browser', async () => {
  await filled();
  const page = await open('/search', { width: 390 });
  const box = page.getByRole('combobox');
  await box.pressSequentially('songj');
  await page.waitForSelector('[role=option]');
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  await box.press('ArrowDown');
  const active = page.locator(`#${await box.getAttribute('aria-activedescendant')}`);
  expect(await active.innerText()).toContain('松江');
  expect(await active.getAttribute('aria-selected')).toBe('true');
  await box.press('Escape');
  expect(await page.locator('[role=listbox]').isVisible()).toBe(false);
  await box.press('ArrowDown');
  await Promise.all([page.waitForURL('**/search?q=*'), box.press('Enter')]);
  await page.waitForSelector('.hits');
  await page.goto('/search');
  const recent = page.locator('[data-recent]');
  expect(await recent.innerText()).toContain('松江');
  await recent.getByRole('button', { name: '清空' }).click();
  expect(await recent.isVisible()).toBe(false);
  await page.reload();
  expect(await recent.isVisible()).toBe(false);
});

test.each([
  ['search', '/search'],
  ['search results', `/search?q=${encodeURIComponent('松江 厂房')}`],
  ['search nothing', `/search?q=${encodeURIComponent('松江 独角兽')}`],
  ['search en', `/en/search?q=${encodeURIComponent('songjiang')}`],
])('the page %s reads well', async (name, path) => {
  await filled();
  await readsWell(name, path);
});
