import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import { expectedFaults, open, shoot } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks = [
  { width: 390, dark: false },
  { width: 1440, dark: false },
  { width: 390, dark: true },
];

/** Opens a page on a phone and a desk, light and dark, and expects WCAG 2.2 AA and nothing beyond the window; keeps a picture of each. `press`: the button that leads to the page from the one with the address. */
export async function readsWell(
  name: string,
  path: string,
  { press, ...cookies }: Parameters<typeof open>[1] & { press?: string | undefined } = {},
): Promise<void> {
  for (const look of looks) {
    const page = await open(path, { ...look, ...cookies });
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
}
