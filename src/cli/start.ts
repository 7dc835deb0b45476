import { parseArgs } from 'node:util';
import { type ServerType, serve } from '@hono/node-server';
import { openAccounts, readAuditHead } from '#modules/account/index.ts';
import { noteAnchor } from '#platform/anchor.ts';
import { loadAssets } from '#platform/assets.ts';
import { systemClock } from '#platform/clock.ts';
import { connect, type Database, openDatabase } from '#platform/database.ts';
import { installJobs, type JobRunner, startJobs } from '#platform/job.ts';
import { log } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import { makeSecret, masterKeyIn } from '#platform/secret.ts';
import { logSender, type Sender } from '#platform/sender.ts';
import { commandSender } from '#platform/sender-command.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { openStore } from '#platform/store.ts';
import { Refused } from '#shared/refused.ts';
import { makeApp } from '../app.ts';
import { fillStore } from './fill.ts';
import type { Io } from './io.ts';
import { onStop, superviseParent } from './lifecycle.ts';
import { exit } from './usage.ts';
import { plansOf, worksOf } from './work.ts';

/** Serves the site: database, migrations, reference data, the demonstration set, then pages; returns when asked to stop. */
export async function start(args: string[], io: Io): Promise<number> {
  parseArgs({ args, options: { json: { type: 'boolean' } } });
  const settings = readSettings();
  const stopping = Promise.withResolvers<number>();
  onStop(() => stopping.resolve(exit.done));
  superviseParent(() => stopping.resolve(exit.done));
  const store = await openStore(settings, { onLost: () => stopping.resolve(exit.fault) });
  let database: Database | undefined;
  let server: ServerType | undefined;
  let jobs: JobRunner | undefined;
  try {
    const sql = connect(store.connection);
    await migrate(sql, name => io.stderr(`  ${name}`)).finally(() => sql.end({ timeout: 1 }));
    await installJobs(store.connection);
    database = openDatabase(store.connection);
    await database.write(tx => fillStore(tx, settings));
    const invented = await hasInvented(database);
    const secret = makeSecret(settings.secret ?? masterKeyIn(settings.data));
    const app = makeApp({
      database,
      accounts: openAccounts({ secret, sender: senderOf(settings) }),
      secret,
      clock: systemClock,
      assets: loadAssets(),
      invented: () => invented,
      address: settings.address,
      tiles: settings.tiles,
      mapNumber: settings.mapNumber,
      trustProxy: settings.proxy,
      ...(settings.rates ? {} : { rates: { all: unlimited, posts: unlimited } }),
    });
    server = await listen(app.fetch, settings);
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : settings.port;
    io.stdout(`链群 Lianqun 已就绪 http://${settings.host}:${port}`);
    const kept = database;
    // Where the audit log stands is noted outside the database, so that a tail cut off with its head shows.
    const note = () =>
      kept
        .read(readAuditHead)
        .then(head => noteAnchor(settings.data, head, new Date()))
        .catch(error => log.error('audit anchor', { error }));
    await note();
    jobs = await startJobs(store.connection, worksOf(database, systemClock), plansOf(settings), log);
    const hourly = setInterval(() => void note(), 3_600_000);
    const code = await stopping.promise;
    clearInterval(hourly);
    if (code === exit.done) await Promise.race([note(), new Promise(resolve => setTimeout(resolve, 1000))]);
    return code;
  } finally {
    await close(server);
    await jobs?.stop();
    await database?.close();
    await store.close();
  }
}

/** How messages are sent: by the commands that are set, else into the log, with links and codes only in a demonstration. */
function senderOf({ mail, sms, address, demo }: Settings): Sender {
  const from = `lianqun@${new URL(address ?? 'http://localhost').hostname}`;
  const logged = logSender(log, demo);
  const byMail = mail ? commandSender(mail, from) : logged;
  const bySms = sms ? commandSender(sms, from) : logged;
  return message => (message.kind === 'mail' ? byMail : bySms)(message);
}

const unlimited = { burst: Number.MAX_SAFE_INTEGER, perMinute: Number.MAX_SAFE_INTEGER };

/** Whether any invented listing is there, so that pages say so also where the set was loaded earlier. */
async function hasInvented(database: Database): Promise<boolean> {
  const [row] = await database.read(
    db => db<{ there: boolean }[]>`select exists (select 1 from offer.offer where invented) as there`,
  );
  return row?.there ?? false;
}

function listen(fetch: (request: Request) => Response | Promise<Response>, settings: Settings): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: settings.port, hostname: settings.host }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Refused('conflict', whyNotThere(settings, error)));
    });
  });
}

function whyNotThere({ host, port }: Settings, { code, message }: NodeJS.ErrnoException): string {
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

/** Stops taking connections, lets running answers finish for five seconds, then cuts what is left. */
function close(server: ServerType | undefined): Promise<void> {
  if (!server) return Promise.resolve();
  return new Promise(resolve => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5000);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
