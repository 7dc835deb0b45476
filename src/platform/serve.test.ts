import { Agent, type ClientRequest, get, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Serving, serveHttp } from './serve.ts';

type Seen = { status: number; body: string; closes: boolean };

async function serving(answer: (path: string) => Promise<Response>, patience = 5000): Promise<Serving> {
  const fetch = (asked: Request) => answer(new URL(asked.url).pathname);
  const server = await serveHttp(fetch, { host: '127.0.0.1', port: 0 }, { farewell: 200, patience });
  onTestFinished(() => void server.stop());
  return server;
}

function ask(port: number, path: string, agent?: Agent): Promise<Seen> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, ...(agent ? { agent } : {}) }, answer => {
      let body = '';
      answer.setEncoding('utf8').on('data', text => (body += text));
      answer.once('error', reject);
      answer.once('end', () => resolve({ status: answer.statusCode!, body, closes: answer.headers.connection === 'close' }));
    }).once('error', reject);
  });
}

test('a stop lets every answer under way end whole, tells its client to go, and takes nobody new', async () => {
  let open = () => {};
  const gate = new Promise<void>(resolve => (open = resolve));
  const server = await serving(async path => {
    if (path === '/slow') await gate;
    return new Response('whole'.repeat(10_000));
  });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  await ask(server.port, '/', agent);
  const slow = Array.from({ length: 50 }, () => ask(server.port, '/slow', agent));
  await wait(100);
  expect(server.isStopping()).toBe(false);
  const stopped = server.stop();
  expect(server.isStopping()).toBe(true);
  // For a moment it is still there for those who have not heard.
  expect(await ask(server.port, '/', agent)).toMatchObject({ status: 200, closes: true });
  await wait(300);
  await expect(ask(server.port, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  open();
  for (const seen of await Promise.all(slow)) expect(seen).toEqual({ status: 200, body: 'whole'.repeat(10_000), closes: true });
  expect(await stopped).toBe(0);
});

test('a body that is still being sent out when the stop comes arrives whole; idle connections are closed meanwhile', async () => {
  const server = await serving(async () => {
    let left = 20;
    const pull = async (flow: ReadableStreamDefaultController) => {
      await wait(40);
      flow.enqueue(Buffer.alloc(100_000, 'x'));
      if (--left === 0) flow.close();
    };
    return new Response(new ReadableStream({ pull }));
  });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const long = ask(server.port, '/', agent);
  await wait(150);
  const began = performance.now();
  expect(await server.stop()).toBe(0);
  expect((await long).body).toHaveLength(2_000_000);
  expect(performance.now() - began).toBeLessThan(4500);
});

test('what does not end in time is cut off and counted, and nothing waits where nobody is connected', async () => {
  const server = await serving(() => new Promise(() => {}), 300);
  const hanging: ClientRequest = request({ host: '127.0.0.1', port: server.port, path: '/' });
  const failed = new Promise(resolve => hanging.once('error', resolve));
  hanging.end();
  await wait(100);
  expect(await server.stop()).toBe(1);
  expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  const alone = await serving(async () => new Response('x'));
  const began = performance.now();
  expect(await alone.stop()).toBe(0);
  expect(performance.now() - began).toBeLessThan(2500);
});

test('idle connections of a proxy are kept longer than it keeps them', async () => {
  const kept = async (proxy: boolean) => {
    const server = await serveHttp(() => new Response('x'), { host: '127.0.0.1', port: 0, proxy });
    const agent = new Agent({ keepAlive: true });
    const header = await new Promise(resolve =>
      get({ host: '127.0.0.1', port: server.port, agent }, answer => resolve(answer.resume().headers['keep-alive'])),
    );
    agent.destroy();
    await server.stop();
    return header;
  };
  expect(await kept(true)).toBe('timeout=125');
  expect(await kept(false)).toBe('timeout=5');
});
