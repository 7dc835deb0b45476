import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#platform/database.ts';
import type { Settings } from '#platform/settings.ts';
import type { Store } from '#platform/store.ts';

type Held = { database: Database; close(): Promise<void> };

/**
 * The database of one command: opened at its first use and closed at its end. It is the server of DATABASE_URL, or that of
 * a Lianqun running on the same data folder, or the embedded one, started for the length of the command.
 */
export function holdStore(): { open(): Promise<Database>; close(): Promise<void> } {
  let held: Promise<Held> | undefined;
  return {
    open: async () => {
      held ??= openNow();
      return (await held).database;
    },
    async close() {
      // An opening that failed was reported where it was awaited, and left nothing behind.
      const store = await held?.catch(() => undefined);
      held = undefined;
      await store?.close();
    },
  };
}

/** Everything is loaded here, so that `help` and commands without a database stay quick. */
async function openNow(): Promise<Held> {
  const { openDatabase } = await import('#platform/database.ts');
  const { readSettings } = await import('#platform/settings.ts');
  const settings = readSettings();
  const running = settings.databaseUrl ? undefined : await joinRunning(settings);
  const store = running ?? (await startOwn(settings));
  const database = openDatabase(store.connection, 4);
  const close = async () => {
    await database.close();
    await store.close();
  };
  try {
    if (!running) {
      const { fillStore } = await import('./fill.ts');
      await database.write(tx => fillStore(tx, settings));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { database, close };
}

async function startOwn(settings: Settings): Promise<Store> {
  const { openStore, prepareStore } = await import('#platform/store.ts');
  const store = await openStore(settings);
  try {
    await prepareStore(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The database of a Lianqun that runs on this data folder, which keeps it; undefined when none answers there. */
async function joinRunning(settings: Settings): Promise<Store | undefined> {
  const { listMigrations } = await import('#platform/migrate.ts');
  const { Refused } = await import('#shared/refused.ts');
  const running = await findRunning(settings);
  if (!running || running.migration === listMigrations().length) return running;
  throw new Refused(
    'busy',
    '正在运行的链群与这个程序不是同一个版本，请先重启它（the running Lianqun is of another version: restart it first）',
  );
}

/** The store for reading only, without a migration or a fill: that of DATABASE_URL, of a running Lianqun, or the embedded one. Throws Refused where there is none yet. */
export async function openAsItIs(settings: Settings): Promise<Store> {
  const { openStore } = await import('#platform/store.ts');
  if (settings.databaseUrl) return openStore(settings, { onlyRead: true });
  const running = await findRunning(settings);
  if (running) return running;
  if (existsSync(join(settings.data, 'pgdata'))) return openStore(settings);
  const { Refused } = await import('#shared/refused.ts');
  throw new Refused('missing', [`${settings.data} 里还没有数据库。`, `There is no database in ${settings.data} yet.`]);
}

/** The database of a Lianqun that runs on this data folder, whatever its version; undefined when none answers there. */
export async function findRunning(settings: Settings): Promise<(Store & { migration: number }) | undefined> {
  const { connect } = await import('#platform/database.ts');
  const { readPidFile } = await import('#platform/embedded-process.ts');
  const server = readPidFile(join(settings.data, 'pgdata'));
  if (server?.state !== 'ready') return undefined;
  const { embeddedAt } = await import('#platform/store.ts');
  const at = embeddedAt(server.socket);
  const sql = connect(at.owner, { timeout: 5 });
  try {
    const [row] = await sql<{ number: number }[]>`select max(number)::int as number from platform.migration`;
    return { ...at, migration: row?.number ?? 0, close: async () => {} };
  } catch {
    return undefined;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
