import { expect, inject, test } from 'vitest';
import { expectedFaults, open } from './browser.ts';

const sentence = '找松江或嘉兴3000-5000平单层厂房,层高8米以上,可环评,做汽车零部件,年税收500万';

test.each([
  ['with script on a desk', { script: true, width: 1440 }],
  ['with script on a phone', { script: true, width: 390 }],
  ['without script on a phone', { script: false, width: 390 }],
])('an enterprise says one sentence, sees what was understood, why each place fits, and opens one: %s', async (_, look) => {
  const page = await open('/', look);
  await page.fill('#q', sentence);
  if (look.script) {
    await page.waitForSelector('[data-chips] .chip');
    const chips = await page.locator('[data-chips] .chip').allTextContents();
    for (const words of ['松江', '3,000–5,000 ㎡', '8 m', '可环评']) expect(chips.join(' '), words).toContain(words);
  }
  await page.click('button[type=submit]:has-text("找找看")');
  await page.waitForSelector('#results .card');
  const card = page.locator('#results .card').first();
  await card.locator('summary').click();
  const why = (await card.locator('.why').innerText()).replace(/\s+/g, ' ');
  expect(why).toContain('≥ 8 m');
  expect(why).toContain('合计');
  const points = await card.locator('.why td.n').allInnerTexts();
  const numbers = points.map(text => Number.parseFloat(text));
  const sum = Number.parseFloat((await card.locator('.why tr:last-child td.n').first().innerText()) ?? '');
  const rows = (await card.locator('.why table').first().locator('tbody tr').count()) - 1;
  expect(Math.abs(numbers.slice(0, rows).reduce((a, b) => a + b, 0) - sum), 'the parts add up to the score').toBeLessThan(
    0.06 * rows,
  );
  const title = await card.locator('h3').innerText();
  await card.locator('h3 a').click();
  await page.waitForSelector('h1');
  expect(await page.locator('h1').innerText()).toBe(title);
  expect(await page.locator('main').innerText()).toContain('对照您的需求');
  await page.click('text=回到匹配结果');
  await page.waitForSelector('#results .card');
});

test('the sentence is answered in under a second, best of three', async () => {
  const { address } = inject('site');
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const asked = performance.now();
    const answer = await fetch(`${address}/match?q=${encodeURIComponent(sentence)}`);
    expect(await answer.text()).toContain('id="results"');
    times.push(performance.now() - asked);
  }
  expect(Math.min(...times)).toBeLessThan(1000);
});

test.each([
  ['with script', { script: true }],
  ['without script', { script: false }],
])('a condition is changed on its chip, and the address of the search can be passed on: %s', async (_, look) => {
  const page = await open(`/match?q=${encodeURIComponent('松江 3000-5000 平厂房，层高 8 米以上')}`, look);
  const chip = page.locator('details.chip', { hasText: '层高' }).first();
  await chip.locator('summary').first().click();
  await chip.locator('input[name=min]').fill('6');
  await chip.locator('button:has-text("改好了")').click();
  await page.waitForURL(/height=6-/);
  expect(await page.locator('details.chip', { hasText: '层高' }).first().innerText()).toContain('≥ 6 m');
  const again = await open(new URL(page.url()).pathname + new URL(page.url()).search, look);
  expect(await again.locator('details.chip', { hasText: '层高' }).first().innerText()).toContain('≥ 6 m');
});

test('the map beside the results draws every place that has coordinates and leads to its card', async () => {
  const page = await open(`/match?q=${encodeURIComponent(sentence)}`, { width: 1440 });
  await page.waitForSelector('lianqun-map canvas');
  await page.waitForFunction(() => !document.querySelector('lianqun-map')?.hasAttribute('aria-busy'));
  expect(await page.locator('#results .card[data-lon]').count()).toBeGreaterThan(0);
  const painted = await page.locator('lianqun-map canvas').screenshot();
  expect(painted.length, 'a map with outlines and points is no empty rectangle').toBeGreaterThan(8000);
});

test('listings ticked in a list stand side by side', async () => {
  const page = await open('/spaces', { script: false });
  const ticks = page.locator('.card input[type=checkbox]');
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await page.click('button:has-text("比较勾选的")');
  expect(await page.locator('table thead th').count()).toBe(3);
});

test('filters live in the address and come back with it', async () => {
  const page = await open('/spaces', { script: false, width: 1440 });
  await page.selectOption('select[name=place]', { label: '嘉兴' });
  await page.fill('input[name=height]', '7');
  await page.click('aside button[type=submit]');
  await page.waitForURL(/place=330400/);
  expect(page.url()).toContain('height=7');
  expect(await page.inputValue('input[name=height]')).toBe('7');
  for (const words of await page.locator('.card .slots div:nth-child(2) dd').allInnerTexts())
    expect(Number.parseFloat(words)).toBeGreaterThanOrEqual(7);
});

test('an address that leads nowhere helps on', async () => {
  const page = await open('/offers/NO-SUCH-CODE', { script: false });
  expectedFaults();
  expect(await page.locator('h1').innerText()).toBe('没有这个页面');
  await page.fill('#q', '松江厂房');
  await page.click('button:has-text("找找看")');
  await page.waitForURL(/match\?q=/);
});
