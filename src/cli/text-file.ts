import { readFile } from 'node:fs/promises';

/** Where a command reads and says things. */
export type TextIo = { stdout(line: string): void; stderr(line: string): void; stdin(): Promise<string> };

/** Why a file cannot be read and what to do, by the code of the operating system. */
const unreadable: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件；要读一段文字，请从标准输入给出。 No such file; give a text itself on standard input.',
  EISDIR: '它是文件夹，请写出其中的文件。 It is a folder; name a file in it.',
  EACCES: '没有读取它的权限。 You may not read it.',
};

/** The text of a file, or of standard input for `-`; null, with a sentence to `say`, where it cannot be read or is no text in UTF-8. */
export async function readTextFile(file: string, io: TextIo, say: (words: string) => void): Promise<string | null> {
  if (file === '-') {
    const text = await io.stdin();
    // Standard input arrives decoded: a replacement character tells that its bytes were not UTF-8.
    if (!text.includes('\ufffd')) return text;
    say('标准输入不是有效的 UTF-8 文本，请转换编码后再试。 Standard input is not valid UTF-8.');
    return null;
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    say(`${file}：无法读取，${unreadable[code] ?? `请检查路径和权限。 Cannot be read (${code}).`}`);
    return null;
  }
  // No text holds a nought byte; pictures, workbooks and UTF-16 without a mark do.
  if (bytes.includes(0)) {
    say(`${file}：不是文本文件。 Not a text file.`);
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    say(`${file}：不是有效的 UTF-8 文本，请转换编码后再试。 Not valid UTF-8.`);
    return null;
  }
}
