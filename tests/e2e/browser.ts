import { mkdirSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { inRoot } from '#platform/root.ts';

let started: Promise<Browser> | undefined;
const faults: string[] = [];

afterEach(({ task }) => {
  const found = faults.splice(0);
  if (task.result?.state !== 'fail') expect(found, 'what the page complained about while the test ran').toEqual([]);
});

afterAll(async () => {
  await (await started)?.close();
  started = undefined;
});

type Look = {
  /** Off: the page as somebody without script sees it. */
  script?: boolean;
  /** Width of the window in px; 390 is a phone, 1440 a desk. */
  width?: number;
  dark?: boolean;
  /** Cookies of somebody who has signed in. */
  cookies?: Parameters<BrowserContext['addCookies']>[0];
};

/** Opens a page of the site in a fresh profile. Any error, warning of the browser or failed request on it fails the test. */
export async function open(path: string, { script = true, width = 1440, dark = false, cookies }: Look = {}): Promise<Page> {
  const { address, chromium: how } = inject('site');
  started ??= chromium.launch({
    executablePath: how.executablePath,
    args: how.args,
    env: { ...process.env, ...how.env } as Record<string, string>,
  });
  const browser = await started;
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: script,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: width < 600 ? 844 : 900 },
    hasTouch: width < 600,
  });
  if (cookies) await context.addCookies(cookies);
  const page = await context.newPage();
  page.on('pageerror', error => {
    // The browser gives up its own fade between two pages where the second is there first; no script of ours stands behind it.
    if (!/^Transition was (?:aborted|skipped)/.test(error.message)) faults.push(`${page.url()}: ${error.message}`);
  });
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('requestfailed', request => {
    // A page left while it still loads cancels what is under way.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  await page.goto(path);
  return page;
}

/** What a page says in its main part. */
export const says = (page: Page): Promise<string> => page.locator('main').innerText();

/** A day so many after today, as people in China count it and forms take it. */
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

/** Says that the test meant the page to complain (a 422, a 404), and gives back what it said. */
export function expectedFaults(): string[] {
  return faults.splice(0);
}

/** Saves the whole page as tmp/shots/NAME.png for a person to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(inRoot('tmp', 'shots'), { recursive: true });
  await page.screenshot({ path: inRoot('tmp', 'shots', `${name}.png`), fullPage: true });
}
