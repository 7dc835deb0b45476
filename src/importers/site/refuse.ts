import { stat } from 'node:fs/promises';
import { Refused } from '#shared/refused.ts';

/** A source that cannot be read on: the file, the place in it where one is known, and what to do, in both languages. */
export function unreadable(where: string, zh: string, en: string): Refused {
  return new Refused('invalid', [`${where}：${zh}`, `${where}: ${en}`]);
}

/** The size of a file in bytes; refuses a missing, locked or empty one, and a folder, with a sentence. */
export async function sizeOfFile(path: string): Promise<number> {
  const about = await stat(path).catch((error: NodeJS.ErrnoException) => Promise.reject(cannotOpen(path, error)));
  if (!about.isFile())
    throw unreadable(path, '这不是文件。请写明导出文件的位置。', 'This is not a file. Please name the exported file.');
  if (about.size === 0) throw unreadable(path, '文件是空的。请重新导出。', 'The file is empty. Please export it again.');
  return about.size;
}

/** The words for a file or folder that the system does not let us open. */
export function cannotOpen(path: string, error: NodeJS.ErrnoException): Refused {
  if (error.code === 'ENOENT') return unreadable(path, '没有这个文件或文件夹。', 'There is no such file or folder.');
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return unreadable(
      path,
      '没有读取权限。请调整权限后再试。',
      'It may not be read. Please change its permissions and try again.',
    );
  return unreadable(
    path,
    `无法打开（${error.code ?? '原因不明'}）。`,
    `It cannot be opened (${error.code ?? 'unknown reason'}).`,
  );
}
