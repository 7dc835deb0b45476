import { parseArgs } from 'node:util';
import { type BackupManifest, walkBackup } from '#platform/backup-file.ts';
import { readMasterKey, writeMasterKey } from '#platform/key-file.ts';
import { refuseOtherVersion, restoreBackup } from '#platform/restore.ts';
import { fitsMark } from '#platform/secret.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { openStore } from '#platform/store.ts';
import { Refused } from '#shared/refused.ts';
import type { Io } from './io.ts';
import { stoppable } from './lifecycle.ts';
import { exit, Usage } from './usage.ts';

/**
 * `./lianqun restore FILE [--check] [--replace DATABASE] [--without-key] [--without-jobs]`: reads the whole file and its checksums first, then puts
 * it into an empty database in one transaction. --check only reads. A database that holds something is replaced only where its name is given.
 */
export async function restore(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      replace: { type: 'string' },
      'without-key': { type: 'boolean', default: false },
      'without-jobs': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [path, ...more] = positionals;
  if (!path || more.length > 0) throw new Usage('请写明备份文件，例如：./lianqun restore lianqun-20261123T010000Z.tar');
  return stoppable(async signal => {
    const tell = (words: string) => (done: number, total: number) => io.progress?.(done, total, words);
    const { key, ...manifest } = await walkBackup(path, { signal, onProgress: tell('核对 checking') });
    if (values.check) return report(io, manifest, key !== null, values.json);
    refuseOtherVersion(manifest);
    const settings = readSettings();
    const bringKey = keyToBring(settings, manifest, key, values['without-key']);
    const store = await openStore(settings);
    try {
      await restoreBackup(store.owner, path, manifest, {
        ...(values.replace === undefined ? {} : { replace: values.replace }),
        jobs: !values['without-jobs'],
        onProgress: tell('恢复 restoring'),
        signal,
      });
      if (bringKey !== undefined) writeMasterKey(settings.data, bringKey);
    } finally {
      await store.close();
    }
    return report(io, manifest, key !== null, values.json);
  });
}

/** The key that has to be put in its place, if any. Refuses where contacts could not be read afterwards, unless that is meant. */
function keyToBring(settings: Settings, manifest: BackupManifest, key: string | null, without: boolean): string | undefined {
  const here = settings.secret ?? readMasterKey(settings.data);
  if (manifest.keyMark === null || without || (here !== undefined && fitsMark(here, manifest.keyMark))) return undefined;
  const place = settings.secret === undefined ? `${settings.data}/secret.key` : 'LIANQUN_SECRET';
  if (here !== undefined)
    throw new Refused('conflict', [
      `${place} 不是写这个备份时的密钥，或缺少其中一把，恢复后有联系方式打不开。请先换回原来的密钥、放回缺少的一把（或把它移开），或加上 --without-key。`,
      `${place} does not hold every key with which this backup was made: contacts in it could not be read. Bring back that key (or move this one away), or add --without-key.`,
    ]);
  if (key !== null && fitsMark(key, manifest.keyMark)) return key;
  throw new Refused('missing', [
    `备份里没有密钥，这里也没有：没有它联系方式打不开。请先把保管的密钥放到 ${place}，或加上 --without-key。`,
    `There is no key here and none in the backup: without it contacts cannot be read. Put the key that you kept at ${place} first, or add --without-key.`,
  ]);
}

function report(io: Io, manifest: BackupManifest, hasKey: boolean, json: boolean): number {
  const { createdAt, program, server, migrationName, tables } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (json)
    io.stdout(JSON.stringify({ createdAt, program, server, migration: manifest.migration, tables: tables.length, rows, hasKey }));
  else {
    io.stdout(`${createdAt}  lianqun ${program}  PostgreSQL ${server}  ${migrationName}`);
    io.stdout(
      `${tables.length} 张表 tables  ${rows} 行 rows  ${hasKey ? '含密钥 with key' : '不含密钥 without key'}  完好 sound`,
    );
  }
  return exit.done;
}
