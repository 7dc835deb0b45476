import { expect, test } from 'vitest';
import { open } from './browser.ts';
import { readsWell } from './look.ts';

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
  ['sign in', '/sign-in'],
  ['sign in by telephone', '/sign-in/phone'],
  ['second factor', '/sign-in/second'],
  ['sign up', '/sign-up'],
  ['forgot', '/password'],
  ['set a password', '/password/AAAAAAAAAAAAAAAAAAAAAAAA'],
  ['missing', '/nothing-here'],
  ['home en', '/en'],
  ['results en', `/en/match?q=${encodeURIComponent('松江3000-5000平厂房，层高8米以上')}`],
];

test.each(pages)(
  '%s reads well on a phone and a desk, light and dark: WCAG 2.2 AA, nothing beyond the window',
  (name, path, press) => readsWell(name, path, { press }),
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
