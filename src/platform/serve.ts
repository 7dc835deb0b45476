import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type ServerType, serve } from '@hono/node-server';
import { Refused } from '#shared/refused.ts';

export type Serving = {
  port: number;
  /** True from the moment it was asked to stop: whoever watches sends no more requests here. */
  isStopping(): boolean;
  /** Ends in order; gives how many answers had to be cut off. */
  stop(): Promise<number>;
};

type Pause = {
  /** Milliseconds for which it still answers as ever, but asks each client to come back on another connection. */
  farewell: number;
  /** Milliseconds that answers under way may take after that. */
  patience: number;
};

const usualPause: Pause = { farewell: 500, patience: 15_000 };

/**
 * Answers HTTP on an address; throws Refused where that cannot be had. A request that came in is answered whole, also when a stop comes:
 * a connection is closed after an answer that said so, or when it has been idle since, and never in the middle.
 */
export async function serveHttp(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port, proxy = false }: { host: string; port: number; proxy?: boolean },
  pause = usualPause,
): Promise<Serving> {
  const server = await listen(fetch, host, port);
  const underWay = new Set<ServerResponse>();
  // A proxy that sends a form over a connection which was just closed cannot know whether it arrived: nginx keeps idle ones for 60 s, Caddy for 120.
  if (proxy && 'keepAliveTimeout' in server) server.keepAliveTimeout = 125_000;
  let stopped: Promise<number> | undefined;
  server.prependListener('request', (_, response: ServerResponse) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (stopped) sayLast(response);
  });
  const stopNow = async () => {
    for (const response of underWay) sayLast(response);
    if ((await countConnections(server)) > 0) await wait(pause.farewell);
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    // An answer whose head had gone out before leaves its connection open.
    const sweeping = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50);
    let cut = 0;
    const late = setTimeout(() => {
      cut = underWay.size;
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, pause.patience);
    await closed;
    clearTimeout(late);
    clearInterval(sweeping);
    return cut;
  };
  return {
    port: (server.address() as AddressInfo).port,
    isStopping: () => stopped !== undefined,
    stop: () => (stopped ??= Promise.resolve().then(stopNow)),
  };
}

function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function countConnections(server: ServerType): Promise<number> {
  return new Promise(resolve => server.getConnections((error, count) => resolve(error ? 0 : count)));
}

function listen(fetch: (request: Request) => Response | Promise<Response>, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Refused('conflict', whyNotThere(hostname, port, error))));
  });
}

function whyNotThere(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 3060;
    return `端口 ${port} 已被占用：请先停掉占用它的程序，或换一个端口，例如 PORT=${other} npm start`;
  }
  if (code === 'EACCES') return `当前用户不能使用端口 ${port}：1024 以下的端口通常需要管理员，请换一个，例如 PORT=3060 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `这台机器没有地址 ${host}（${code}）：请检查 HOST；不设 HOST 就只在本机 127.0.0.1 提供服务`;
  }
  return `无法在 ${host}:${port} 提供服务：${message}`;
}
