import { parseArgs } from 'node:util';
import { openAccounts, readAuditHead } from '#modules/account/index.ts';
import { readSpace } from '#modules/language/index.ts';
import { makeReadings } from '#modules/publish/index.ts';
import { noteAnchor } from '#platform/anchor.ts';
import { loadAssets } from '#platform/assets.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { reachOf } from '#platform/database-tls.ts';
import { actChannel, hear } from '#platform/hear.ts';
import { addJob, type JobRunner, startJobs } from '#platform/job.ts';
import { log, setLogLevel } from '#platform/log.ts';
import { openMailer } from '#platform/mail.ts';
import type { Metrics } from '#platform/metrics.ts';
import { makePageCache } from '#platform/page-cache.ts';
import { holdReach, reachOfSettings } from '#platform/reach.ts';
import { whyNotReady } from '#platform/ready.ts';
import { programVersion } from '#platform/root.ts';
import { secretOf } from '#platform/secret.ts';
import { logSender, type Sender } from '#platform/sender.ts';
import { commandSender } from '#platform/sender-command.ts';
import { type Serving, serveHttp } from '#platform/serve.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { openStore, prepareStore } from '#platform/store.ts';
import type { Tracer } from '#platform/trace.ts';
import type { WebOptions } from '#platform/web.ts';
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
  setLogLevel(settings.log);
  const stopping = Promise.withResolvers<number>();
  onStop(() => stopping.resolve(exit.done));
  superviseParent(() => stopping.resolve(exit.done));
  if (settings.databaseUrl && URL.canParse(settings.databaseUrl) && reachOf(settings.databaseUrl) === 'clear')
    log.warn('database in clear', { words: 'sslmode=disable: what goes to and from the database can be read on the way' });
  holdReach(reachOfSettings(settings), log);
  const collector = settings.traces && { ...settings.traces, version: programVersion() };
  const exporting =
    collector && settings.logsToo ? (await import('#platform/log-export.ts')).exportLog(collector, log) : undefined;
  const store = await openStore(settings, { onLost: () => stopping.resolve(exit.fault) }).catch(async reason => {
    await exporting?.stop();
    throw reason;
  });
  let database: Database | undefined;
  let serving: Serving | undefined;
  let jobs: JobRunner | undefined;
  let metrics: Metrics | undefined;
  let tracer: Tracer | undefined;
  let closeSender = () => {};
  let hearing: { stop(): Promise<void> } | undefined;
  let storeReadings = async () => {};
  try {
    const isParted = await prepareStore(store, name => io.stderr(`  ${name}`));
    if (!isParted)
      log.warn('database as its owner', { words: 'the program could alter its tables: name their owner in DATABASE_OWNER_URL' });
    if (settings.metrics !== 'off') metrics = (await import('#platform/metrics.ts')).startMetrics();
    if (collector) {
      const { startTracing } = await import('#platform/trace.ts');
      tracer = startTracing(collector, log);
    }
    const opened = openDatabase(store.connection);
    const counted = metrics?.counted(opened) ?? opened;
    database = tracer?.traced(counted) ?? counted;
    await database.write(async tx => {
      await fillStore(tx, settings);
      // What changed while nothing ran, or came with a backup, is put into the search.
      await addJob(tx, 'search.sweep', {}, { key: 'search.sweep' });
      // Pictures of earlier versions, or of a backup of one, may still say where they were taken.
      await addJob(tx, 'publish.bare', {}, { key: 'publish.bare' });
    });
    const invented = await hasInvented(database);
    const secret = secretOf(settings);
    const readable = database;
    const carrier = senderOf(settings);
    closeSender = carrier.close;
    const { sender } = carrier;
    const cache = makePageCache();
    const readings = makeReadings(database, systemClock);
    storeReadings = readings.flush;
    // Pages show posts and listings; whoever changed them, in this process or another, is heard.
    hearing = await hear(store.connection, actChannel, told => {
      if (told === null || /publish|offer/.test(told)) cache.clear();
    });
    const app = makeApp({
      database,
      cache,
      readings,
      accounts: openAccounts({ secret, sender, factor: settings.secondFactor }),
      secret,
      clock: systemClock,
      assets: loadAssets(),
      invented: () => invented,
      address: settings.address,
      carried: { mail: settings.mail !== undefined, sms: settings.sms !== undefined },
      tiles: settings.tiles,
      mapNumber: settings.mapNumber,
      trustProxy: settings.proxy,
      watch: watchBoth(metrics?.watch, tracer?.watch),
      metrics: metrics && { metrics, access: settings.metrics },
      whyNotReady: () =>
        whyNotReady(readable, { isStopping: () => serving?.isStopping() ?? false, areJobsDone: () => jobs?.isAlive() ?? false }),
      ...(settings.rates ? {} : { rates: { all: unlimited, posts: unlimited, saves: unlimited } }),
    });
    serving = await serveHttp(app.fetch, settings);
    io.stdout(`链群 Lianqun 已就绪 http://${settings.host}:${serving.port}`);
    // Where the audit log stands is noted outside the database, so that a tail cut off with its head shows.
    const note = () =>
      readable
        .read(readAuditHead)
        .then(head => noteAnchor(settings.data, head, new Date()))
        .catch(error => log.error('audit anchor', { error }));
    await note();
    const post = {
      secret,
      clock: systemClock,
      sender,
      address: settings.address ?? `http://${settings.host}:${serving.port}`,
    };
    jobs = await startJobs(store.connection, worksOf(database, post), plansOf(settings), log, tracer?.job);
    // Else the first sentence of a visitor waits most of a second for the dictionaries of the reader.
    const warming = setTimeout(() => readSpace('松江找3000平厂房，做汽车零部件'), 1000);
    const hourly = setInterval(() => void note(), 3_600_000);
    const code = await stopping.promise;
    clearTimeout(warming);
    clearInterval(hourly);
    if (code === exit.done) await Promise.race([note(), new Promise(resolve => setTimeout(resolve, 1000))]);
    return code;
  } finally {
    // Requests may ask for jobs until the last one is answered; a job that nobody does any more waits in the queue.
    const [served, done] = await Promise.allSettled([serving?.stop(), jobs?.stop()]);
    if (served.status === 'fulfilled' && served.value) log.warn('answers cut off', { count: served.value });
    if (done.status === 'rejected') log.error('jobs not stopped in order', { error: done.reason });
    closeSender();
    await storeReadings().catch(error => log.warn('readings', { error }));
    await hearing?.stop();
    metrics?.stop();
    await tracer?.stop();
    await database?.close();
    await store.close();
    await exporting?.stop();
  }
}

/** How messages are sent: by the server or the commands that are set, else into the log, with links and codes only in a demonstration. */
function senderOf({ mail, mailFrom, sms, demo }: Settings): { sender: Sender; close: () => void } {
  const logged = logSender(log, demo);
  const mailer = mail && !mail.startsWith('/') ? openMailer(mail, mailFrom) : null;
  const byMail: Sender = mailer ? message => mailer.send(message) : mail ? commandSender(mail, mailFrom) : logged;
  const bySms = sms ? commandSender(sms, mailFrom) : logged;
  return {
    sender: message => (message.kind === 'mail' ? byMail : bySms)(message),
    close: () => mailer?.close(),
  };
}

const unlimited = { burst: Number.MAX_SAFE_INTEGER, perMinute: Number.MAX_SAFE_INTEGER };

type Watch = WebOptions['watch'];

function watchBoth(one: Watch, other: Watch): Watch {
  if (!one || !other) return one ?? other;
  return (c, context) => {
    const ends = [one(c, context), other(c, context)];
    return (answered, seconds) => {
      for (const end of ends) end(answered, seconds);
    };
  };
}

/** Whether any invented listing is there, so that pages say so also where the set was loaded earlier. */
async function hasInvented(database: Database): Promise<boolean> {
  const [row] = await database.read(
    db => db<{ there: boolean }[]>`select exists (select 1 from offer.offer where invented) as there`,
  );
  return row?.there ?? false;
}
