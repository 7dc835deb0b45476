import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#platform/database.ts';
import { startEmbedded } from '#platform/embedded.ts';
import { inRoot } from '#platform/root.ts';

type Outcome = { text: string | null; whole: boolean; status: number | null; why: string };

const atOnce = 200;

async function startSite(data: string) {
  const env = {
    ...process.env,
    LIANQUN_DATA: data,
    LIANQUN_RATES: 'off',
    LIANQUN_DEMO: 'on',
    DATABASE_URL: '',
    PORT: '0',
    HOST: '127.0.0.1',
  };
  const child = spawn(inRoot('lianqun'), ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text));
  onTestFinished(() => void child.kill('SIGKILL'));
  await expect.poll(() => /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1], { timeout: 90_000 }).toBeTruthy();
  return { child, said: () => said, port: Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(said)![1]) };
}

function ask(port: number, agent: Agent, path: string, text: string | null): Promise<Outcome> {
  const body =
    text && JSON.stringify({ text, company: '示例有限公司（虚构）', contact: '示例人', phone: '13800001234', consent: true });
  return new Promise(resolve => {
    const tell = (whole: boolean, status: number | null, why: string) => resolve({ text, whole, status, why });
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        agent,
        method: text ? 'POST' : 'GET',
        headers: body ? { 'content-type': 'application/json' } : {},
      },
      answer => {
        let length = 0;
        answer.on('data', (chunk: Buffer) => (length += chunk.length));
        answer.once('error', error => tell(false, answer.statusCode!, `cut: ${error.message}`));
        const told = Number(answer.headers['content-length'] ?? Number.NaN);
        answer.once('end', () => tell(Number.isNaN(told) || told === length, answer.statusCode!, ''));
      },
    );
    asked.once('error', (error: NodeJS.ErrnoException) => tell(false, null, error.code ?? error.message));
    asked.end(body);
  });
}

test('SIGTERM with 200 requests under way: each is answered whole or was never begun, and no need is lost or doubled', async () => {
  const data = mkdtempSync(join(tmpdir(), 'lianqun-stop-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
  const site = await startSite(data);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  onTestFinished(() => agent.destroy());
  const ready = async () => (await ask(site.port, new Agent(), '/api/ready', null)).status;
  await expect.poll(ready, { timeout: 40_000 }).toBe(200);

  const env = { ...process.env, LIANQUN_DATA: data, DATABASE_URL: '', PORT: String(site.port), HOST: '127.0.0.1' };
  const command = (...words: string[]) => promisify(execFile)(inRoot('lianqun'), words, { env });
  const told = JSON.parse((await command('status', '--json')).stdout);
  expect(told).toMatchObject({ site: { state: 'ready' }, database: { jobs: { dead: 0 }, needs: { open: 0 } } });
  expect((await command('status')).stdout).toMatch(/就绪 ready[\s\S]*PostgreSQL 18[\s\S]*待做 waiting/);
  const file = join(data, 'while-it-runs.tar');
  await command('backup', file);
  expect(JSON.parse((await command('restore', file, '--check', '--json')).stdout)).toMatchObject({ hasKey: false });

  const outcomes: Outcome[] = [];
  let asked = 0;
  let isOver = false;
  const clients = Array.from({ length: atOnce }, async (_, client) => {
    while (!isOver) {
      const number = asked++;
      const posts = number % 2 === 0;
      const path = posts ? '/api/needs' : number % 4 === 1 ? '/spaces' : '/api/offers?size=5';
      const outcome = await ask(site.port, agent, path, posts ? `求租松江厂房第${client}-${number}号 3000 平` : null);
      outcomes.push(outcome);
      if (!outcome.whole) return;
    }
  });
  await expect.poll(() => outcomes.length, { timeout: 30_000 }).toBeGreaterThan(atOnce);
  const before = outcomes.length;
  site.child.kill('SIGTERM');
  await expect.poll(ready, { timeout: 20_000, interval: 20 }).toBe(503);
  const [code] = await once(site.child, 'exit');
  isOver = true;
  await Promise.all(clients);
  expect(code).toBe(0);
  expect(site.said()).not.toContain('answers cut off');

  const after = outcomes.slice(before);
  expect(after.filter(one => one.whole).length).toBeGreaterThan(atOnce);
  expect(after.filter(one => one.why.startsWith('cut'))).toEqual([]);
  expect(outcomes.filter(one => one.whole && ![200, 201].includes(one.status!))).toEqual([]);
  const answered = outcomes.filter(one => one.whole && one.text !== null).map(one => one.text!);
  const refused = outcomes.filter(one => !one.whole && one.text !== null).map(one => one.text!);

  const server = await startEmbedded(data);
  const sql = connect({ socket: server.socket, database: 'lianqun' });
  const kept = (await sql<{ text: string }[]>`select text from need.need`).map(({ text }) => text);
  await sql.end();
  await server.stop();
  await expect(command('status')).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('没有运行') });
  expect(kept.toSorted()).toEqual(answered.toSorted());
  expect(kept.filter(text => refused.includes(text))).toEqual([]);
}, 180_000);
