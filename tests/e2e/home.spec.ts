import { expect, test } from 'vitest';
import { open, shoot } from './browser.ts';

test.each([
  ['with script on a desk', { script: true, width: 1440 }],
  ['with script on a phone', { script: true, width: 390 }],
  ['without script', { script: false, width: 390 }],
])('the home page has one box for one sentence, in Chinese, and fits the window: %s', async (name, look) => {
  const page = await open('/', look);
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
  expect(await page.locator('main').textContent()).toMatch(/\p{Script=Han}{2}/u);
  expect(
    await page.locator('main form textarea, main form input[type="text"], main form input[type="search"]').first().isVisible(),
  ).toBe(true);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond).toBeLessThanOrEqual(0);
  await shoot(page, `home ${name}`);
});
