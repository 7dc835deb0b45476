import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sweptTables } from '#modules/search/index.ts';
import { writeBackup } from '#platform/backup.ts';
import { readMasterKey } from '#platform/key-file.ts';
import { programVersion } from '#platform/root.ts';
import { keyMark } from '#platform/secret.ts';
import { readSettings } from '#platform/settings.ts';
import { Refused } from '#shared/refused.ts';
import { openAsItIs } from './hold.ts';
import type { Io } from './io.ts';
import { stoppable } from './lifecycle.ts';
import { exit, Usage } from './usage.ts';

/**
 * `./lianqun backup FILE|FOLDER [--with-key] [--json]`: all rows, sequences and jobs as they were at one moment, in one file. In a folder the
 * file is named after the moment. The key of the contacts lies in it only with --with-key: who has both can read every contact.
 */
export async function backup(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'with-key': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const [target, ...more] = positionals;
  if (!target || more.length > 0) throw new Usage('请写明备份到哪里，例如：./lianqun backup /srv/backup/');
  const settings = readSettings();
  const key = settings.secret ?? readMasterKey(settings.data);
  if (values['with-key'] && key === undefined)
    throw new Refused('missing', ['没有找到密钥，无法放进备份。', 'No key was found to put into the backup.']);
  const path = await fileIn(resolve(target));
  return stoppable(async signal => {
    const store = await openAsItIs(settings);
    try {
      const { manifest, size } = await writeBackup(store.owner, path, {
        program: programVersion(),
        keyMark: key === undefined ? null : keyMark(key),
        ...(values['with-key'] ? { key: key! } : {}),
        without: sweptTables,
        onTable: (done, total, name, bytes) => io.progress?.(done, total, `${name} ${megabytes(bytes)}`.trim()),
        signal,
      }).catch(error => Promise.reject(wordsFor(error, path)));
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      if (values.json) io.stdout(JSON.stringify({ path, size, rows, tables: manifest.tables.length, key: values['with-key'] }));
      else io.stdout(`${path}  ${manifest.tables.length} 张表 tables  ${rows} 行 rows  ${megabytes(size)}`);
      if (!values['with-key']) io.stderr('密钥不在备份里，请另外保管。 The key is not in it: keep it in another place.');
      return exit.done;
    } finally {
      await store.close();
    }
  });
}

async function fileIn(target: string): Promise<string> {
  const there = await stat(target).catch(() => null);
  if (!there?.isDirectory()) return target;
  return join(target, `lianqun-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}.tar`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function wordsFor(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!/^(ENOSPC|EDQUOT|EFBIG|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|ENAMETOOLONG|EIO)$/.test(code ?? '')) return error;
  const isFull = /^(ENOSPC|EDQUOT|EFBIG)$/.test(code!);
  return new Refused('invalid', [
    `${path} 写不进去（${code}）：${isFull ? '磁盘已满' : '请检查位置和权限'}。没有留下不完整的备份。`,
    `${path} cannot be written (${code}): ${isFull ? 'the disk is full' : 'check place and permissions'}. No incomplete backup was left.`,
  ]);
}
