import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { type Account, giveTo } from './embedded-account.ts';
import type { Places } from './embedded-folder.ts';
import { runInitdb } from './embedded-process.ts';
import { explainFileError, FolderUnusable } from './embedded-refusals.ts';

/** Makes the cluster where there is none yet, in a folder of another name first, so that a killed start leaves no half of one. */
export async function makeCluster(places: Places, account: Account, durable: boolean, stop: AbortSignal): Promise<void> {
  for (const name of readdirSync(places.folder)) {
    if (name.startsWith('pgdata.init')) rmSync(join(places.folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
  if (existsSync(join(places.data, 'PG_VERSION'))) return checkCluster(places, account);
  if (existsSync(places.data) && readdirSync(places.data).length > 0) {
    throw new FolderUnusable(places.folder, '其中的 pgdata 不是完整的数据库。请移走 pgdata（不要删除），或从备份恢复。');
  }
  const { bavail, bsize, blocks } = statfsSync(places.folder);
  if (blocks > 0 && bavail * bsize < 120_000_000) {
    throw explainFileError(places.folder, Object.assign(new Error(`${bavail * bsize} bytes are free`), { code: 'ENOSPC' }));
  }
  const half = join(places.folder, `pgdata.init-${process.pid}`);
  mkdirSync(half, { mode: 0o700 });
  giveTo(half, account.owner);
  await runInitdb(places, half, account, durable, stop);
  appendFileSync(join(half, 'postgresql.conf'), `\n${include}\n`);
  renameSync(half, places.data);
  if (durable) syncFolder(places.folder);
}

function checkCluster(places: Places, account: Account): void {
  const version = readFileSync(join(places.data, 'PG_VERSION'), 'utf8').trim();
  const ours = account.version.split('.')[0];
  if (version !== ours) {
    throw new FolderUnusable(
      places.folder,
      `其中的数据库由 PostgreSQL ${version} 建立，本程序带的是 ${ours}。请用原来的链群版本备份，再恢复到新文件夹。`,
    );
  }
  const { uid } = statSync(places.data);
  const me = process.getuid?.() ?? -1;
  if (me !== 0 && uid !== me) {
    throw new FolderUnusable(
      places.folder,
      `其中的数据库属于用户 ${uid}，当前用户是 ${me}。请用原来的用户启动，或运行 chown -R ${me} ${places.folder}。`,
    );
  }
  const file = join(places.data, 'postgresql.conf');
  if (!readFileSync(file, 'utf8').split('\n').includes(include)) appendFileSync(file, `\n${include}\n`);
}

const include = "include 'lianqun.conf'";

/** Writes the settings anew, so that a newer program or a moved folder needs no hand; takes effect at the next start or reload. */
export function writeSettings(places: Places, account: Account, durable: boolean): void {
  const file = join(places.data, 'lianqun.conf');
  const settings = Object.entries(serverSettings(places, durable)).map(([name, value]) => `${name} = '${value}'`);
  writeFileSync(
    `${file}.new`,
    `# Written by Lianqun at each start; put your own settings into postgresql.auto.conf.\n${settings.join('\n')}\n`,
    {
      mode: 0o600,
    },
  );
  giveTo(`${file}.new`, account.owner);
  renameSync(`${file}.new`, file);
}

function serverSettings(places: Places, durable: boolean): Record<string, string | number> {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 1_048_576;
  const on = durable ? 'on' : 'off';
  return {
    listen_addresses: '',
    unix_socket_directories: places.run,
    unix_socket_permissions: '0700',
    port: 5432,
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: on,
    synchronous_commit: on,
    full_page_writes: on,
    ...(durable ? {} : { wal_level: 'minimal', max_wal_senders: 0 }),
    jit: 'off',
    shared_buffers: `${Math.min(256, Math.max(32, Math.round(memory / 8)))}MB`,
    effective_cache_size: `${Math.max(64, Math.round(memory / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${Math.min(128, Math.max(16, Math.round(memory / 16)))}MB`,
    max_wal_size: '1GB',
    min_wal_size: '80MB',
    random_page_cost: 1.1,
    ...(hasSmallSharedMemory() ? { dynamic_shared_memory_type: 'mmap' } : {}),
    log_checkpoints: 'off',
    log_min_duration_statement: '2s',
    // Bound values may be personal data: never into a log.
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
  };
}

/** A container's /dev/shm has 64 MB unless told otherwise: too little for a parallel query's hash table. */
function hasSmallSharedMemory(): boolean {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks < 200_000_000;
  } catch {
    return false;
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
