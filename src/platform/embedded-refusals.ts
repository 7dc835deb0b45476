import { statSync } from 'node:fs';

/** The data folder is in use by another running Lianqun, which was left alone; `pid` is that process where it is known. */
export class FolderHeld extends Error {
  readonly folder: string;
  readonly pid: number | undefined;

  constructor(folder: string, holder: { pid?: number | undefined; since?: Date | undefined }) {
    const who = [holder.pid && `进程号 ${holder.pid}`, holder.since && `自 ${inChina.format(holder.since)} 起`]
      .filter(Boolean)
      .join('，');
    super(
      `数据文件夹 ${folder} 正由另一个链群进程使用${who && `（${who}）`}。请先停止那个进程，或用 LIANQUN_DATA 另选一个文件夹。`,
    );
    this.name = 'FolderHeld';
    this.folder = folder;
    this.pid = holder.pid;
  }
}

/** The data folder cannot hold the database: the message is one sentence for the operator, `detail` the technical words for the log. */
export class FolderUnusable extends Error {
  readonly folder: string;
  readonly detail: string;

  constructor(folder: string, words: string, detail = '') {
    super(`数据文件夹 ${folder} 不能使用：${words}`);
    this.name = 'FolderUnusable';
    this.folder = folder;
    this.detail = detail;
  }
}

/** The embedded PostgreSQL cannot run on this machine, whatever the folder; `detail` holds the technical words for the log. */
export class EmbeddedUnavailable extends Error {
  readonly detail: string;

  constructor(words: string, detail = '') {
    super(`内置的 PostgreSQL 不能在这台机器上运行：${words}`);
    this.name = 'EmbeddedUnavailable';
    this.detail = detail;
  }
}

const inChina = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'medium' });

/** Turns an error of the file system on the data folder into a FolderUnusable; other errors come back unchanged. */
export function explainFileError(folder: string, error: unknown): unknown {
  const { code, path = folder, message } = error as NodeJS.ErrnoException;
  const words = code && fileWords[code];
  return words ? new FolderUnusable(folder, words(path), message) : error;
}

const notWritable = (path: string) =>
  `没有权限写入 ${path}。请把它的所有者改为运行链群的用户，或用 LIANQUN_DATA 另选一个文件夹。`;
const full = () => '磁盘已满。请先腾出空间（至少 200 MB），再重新启动。';
const notFolder = (path: string) => `${firstFile(path)} 是一个文件，不是文件夹。请移走它，或用 LIANQUN_DATA 另选一个文件夹。`;

const fileWords: Record<string, (path: string) => string> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: path => `${path} 所在的磁盘是只读的。请用 LIANQUN_DATA 另选一个文件夹。`,
  ENOSPC: full,
  EDQUOT: full,
  ENOTDIR: notFolder,
  EEXIST: notFolder,
  ENAMETOOLONG: () => '路径太长。请用 LIANQUN_DATA 另选一个文件夹。',
  ELOOP: path => `${path} 是一圈互相指向的符号链接。请用 LIANQUN_DATA 另选一个文件夹。`,
};

/** Where even the folder cannot be made, ENOENT is about the path itself; later it would be about any file. */
export function explainMissing(folder: string, error: unknown): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return explainFileError(folder, error);
  return new FolderUnusable(folder, '那里不能新建文件夹。请用 LIANQUN_DATA 另选一个文件夹。', String(error));
}

/** The part of a path that is a file where a folder was expected. */
function firstFile(path: string): string {
  const parts = path.split('/');
  for (let length = 2; length <= parts.length; length++) {
    const part = parts.slice(0, length).join('/');
    if (statSync(part, { throwIfNoEntry: false })?.isFile()) return part;
  }
  return path;
}

/** The reason why initdb or postgres failed, from what they printed: the operator's sentence where the cause is known. */
export function explainServerFailure(folder: string, printed: string): Error {
  if (/No space left on device|Disk quota exceeded/i.test(printed)) return new FolderUnusable(folder, full(), printed);
  if (/Read-only file system/i.test(printed)) return new FolderUnusable(folder, fileWords.EROFS!(folder), printed);
  if (/Permission denied|invalid permissions|wrong ownership/i.test(printed)) {
    return new FolderUnusable(folder, notWritable(folder), printed);
  }
  if (/could not look up effective user ID/.test(printed)) return withoutName(printed);
  if (/Cannot allocate memory|could not (create|map) .*shared memory/i.test(printed)) {
    return new EmbeddedUnavailable('内存不足。请至少留出 512 MB 内存，或用 DATABASE_URL 连接已有的 PostgreSQL。', printed);
  }
  const worst = /(?:PANIC|FATAL|error): +(.+)/i.exec(printed)?.[1] ?? printed.trim().split('\n').at(-1) ?? '';
  return new FolderUnusable(folder, `数据库没有能启动（${worst}）。详情见其中的 postgres.log。`, printed);
}

/** PostgreSQL asks the system for the name of its user; a bare number (docker run -u 1234) has none. */
export function withoutName(detail: string): EmbeddedUnavailable {
  const words = `当前用户（uid ${process.getuid?.()}）在系统里没有登记名称，系统又不允许 unshare。请换一个已登记的用户，或用 DATABASE_URL 连接已有的 PostgreSQL。`;
  return new EmbeddedUnavailable(words, detail);
}
