import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { inRoot } from '#platform/root.ts';
import { type Chromium, findChromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address and data folder of the site under test, and the browser that looks at it. */
    site: { address: string; data: string; chromium: Chromium };
  }
}

/** Starts the product as an operator does, on an empty data folder with the demonstration set, once for all browser goals. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await findChromium();
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-site-'));
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LIANQUN_DATA: folder, LIANQUN_DEMO: 'on', NODE_ENV: 'production' };
  for (const name of ['DATABASE_URL', 'LIANQUN_SECRET', 'VITEST', 'TEST'])
    delete (env as Record<string, string | undefined>)[name];
  const server = spawn(inRoot('lianqun'), ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>(resolve => server.once('close', resolve));
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      const found = /http:\/\/[\d.]+:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    server.stdout.setEncoding('utf8').on('data', hear);
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    void ended.then(code => reject(new Error(`The site ended with ${code} before it was ready:\n${said}`)));
    setTimeout(() => reject(new Error(`The site was not ready within two minutes:\n${said}`)), 120_000).unref();
  });
  project.provide('site', { address, data: folder, chromium });
  return async () => {
    server.kill('SIGTERM');
    const code = await ended;
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The site ended with ${code} after SIGTERM:\n${said}`);
  };
}
