// Opens pages as a slow phone does and prints what each cost; see bench/web.ts.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../tests/e2e/chromium.ts';
import type { Visit } from '../web.ts';

const [address = '', rounds = '5', pages = '{}'] = process.argv.slice(2);
const blank = createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html');
  answer.end('<!doctype html><title>a</title><meta name="viewport" content="width=device-width"><p>blank</p>');
}).listen(0, '127.0.0.1');
const found = await findChromium();
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: found.args,
  env: { ...(process.env as Record<string, string>), ...found.env },
});
try {
  const targets: [page: string, url: string][] = [
    ['blank', `http://127.0.0.1:${(blank.address() as AddressInfo).port}/`],
    ...Object.entries(JSON.parse(pages) as Record<string, string>).map(([page, path]): [string, string] => [
      page,
      address + path,
    ]),
  ];
  const visits: Visit[] = [];
  for (const [page, url] of targets) {
    const each: Omit<Visit, 'page'>[] = [];
    for (let round = 0; round < Number(rounds); round++) each.push(await open(browser, url));
    const middle = (key: keyof Omit<Visit, 'page'>) => each.map(one => one[key]).sort((a, b) => a - b)[each.length >> 1]!;
    const worst = Math.max(...each.map(one => one.shift));
    visits.push({
      page,
      paint_ms: middle('paint_ms'),
      shift: worst,
      bytes: middle('bytes'),
      script_bytes: middle('script_bytes'),
    });
  }
  process.stdout.write(JSON.stringify(visits));
} finally {
  await browser.close();
  blank.close();
}

type Seen = { paint: number; shift: number };

async function open(at: Browser, url: string): Promise<Omit<Visit, 'page'>> {
  const context = await at.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    // Lighthouse's slow 4G: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up; four times slower processor.
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1e6) / 8,
      uploadThroughput: (750 * 1e3) / 8,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const kinds = new Map<string, string>();
    let bytes = 0;
    let script = 0;
    devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength;
      if (kinds.get(requestId) === 'Script') script += encodedDataLength;
    });
    await page.addInitScript(() => {
      const seen = { paint: 0, shift: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) seen.paint = entry.startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver(list => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(500);
    const { paint, shift } = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
    return { paint_ms: paint, shift, bytes, script_bytes: script };
  } finally {
    await context.close();
  }
}
