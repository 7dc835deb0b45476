import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { expectedFaults, open, shoot } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** `press`: the button that leads to the page from the one with the address. */
const pages: readonly [name: string, path: string, press?: string][] = [
  ['home', '/'],
  ['results', `/match?q=${encodeURIComponent('找松江或嘉兴3000-5000平单层厂房,层高8米以上,可环评,做汽车零部件,年税收500万')}`],
  ['no results', '/match?c=1&place=310117&area=800000-900000'],
  ['spaces', '/spaces'],
  ['land', '/land'],
  ['offer', '/offers/DEMO-SJ-0001?c=1&height=8-&eia=1'],
  ['compare', '/compare?code=DEMO-SJ-0001&code=DEMO-JX-0002&code=DEMO-SZ-0003'],
  ['request', '/needs/new?q=松江3000平厂房'],
  ['list a space', '/offers/new'],
  ['list land', '/offers/new?kind=land'],
  ['paste', '/offers/paste'],
  ['paste read', '/offers/paste?example=1', '读成登记表'],
  ['paste read en', '/en/offers/paste?example=1', 'Read into forms'],
  ['developers', '/developers'],
  ['about', '/about'],
  ['privacy', '/privacy'],
  ['missing', '/nothing-here'],
  ['home en', '/en'],
  ['results en', `/en/match?q=${encodeURIComponent('松江3000-5000平厂房，层高8米以上')}`],
];

const looks = [
  { width: 390, dark: false },
  { width: 1440, dark: false },
  { width: 390, dark: true },
];

test.each(pages)(
  '%s reads well on a phone and a desk, light and dark: WCAG 2.2 AA, nothing beyond the window',
  async (name, path, press) => {
    for (const look of looks) {
      const page = await open(path, look);
      if (press) await Promise.all([page.waitForSelector('h1 ~ form .advert'), page.click(`button:has-text("${press}")`)]);
      expectedFaults();
      const label = `${name} ${look.width}${look.dark ? ' dark' : ''}`;
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(beyond, `${label}: wider than the window by`).toBeLessThanOrEqual(0);
      // The policy of the site forbids scripts from elsewhere; evaluate() is the debugger's way in.
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (
          window as never as { axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
        ).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        });
        return violations.map(each => `${each.id}: ${each.nodes[0]?.html.slice(0, 160)}`);
      });
      expect(found, label).toEqual([]);
      await shoot(page, label);
      await page.context().close();
    }
  },
);

test('every page says that the demonstration data are invented, in its language', async () => {
  for (const [path, words] of [
    ['/', '均为虚构'],
    ['/spaces', '均为虚构'],
    ['/offers/DEMO-SJ-0001', '均为虚构'],
    ['/en/land', 'are invented'],
  ] as const) {
    const page = await open(path, { script: false });
    expect(await page.locator('.notice').innerText()).toContain(words);
  }
});
