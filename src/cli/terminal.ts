import { fstatSync, writeSync } from 'node:fs';
import { Refused } from '#shared/refused.ts';
import type { Io } from './io.ts';

/** Standard output was closed by its reader (`| head`): the command stops without a word. */
export class ReaderLeft extends Error {}

type Terminal = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>;

/** The terminal as commands see it; `arrived` waits for what was printed and throws where it could not be written. Progress is a bar on a terminal and a line every few seconds elsewhere. */
export function terminalIo(
  { stdin, stdout, stderr }: Terminal = process,
  now: () => number = Date.now,
): Io & { arrived(): Promise<void> } {
  let left = false;
  let lost: Refused | undefined;
  const fail = (error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') left = true;
    else {
      lost ??= new Refused('invalid', [
        `输出没有写完（${code ?? message}）：请检查磁盘空间后再试。`,
        `The output is not complete (${code ?? message}): check the space on the disk and try again.`,
      ]);
    }
  };
  stdout.on('error', fail);
  const file = regularFile(stdout);
  stderr.on('error', () => {});
  let bar = false;
  let shown = Number.NEGATIVE_INFINITY;
  const clear = () => {
    if (bar) stderr.write('\r\x1b[K');
    bar = false;
  };
  return {
    stdout(line) {
      if (left) throw new ReaderLeft();
      if (lost) throw lost;
      clear();
      if (file === undefined) stdout.write(`${line}\n`);
      else {
        try {
          writeAll(file, `${line}\n`);
        } catch (error) {
          fail(error);
        }
      }
    },
    stderr(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    async arrived() {
      await new Promise(resolve => stdout.write('', resolve));
      await new Promise(resolve => setImmediate(resolve));
      if (lost) throw lost;
    },
    stdin: async () => decoded(await read(stdin, mostText)),
    bytes: () => read(stdin, mostBytes),
    progress(done, total, words) {
      const last = total > 0 && done >= total;
      const wait = stderr.isTTY ? 100 : 3000;
      if (!last && now() - shown < wait) return;
      shown = now();
      if (!stderr.isTTY) {
        stderr.write(`${share(done, total)} ${words}\n`);
        return;
      }
      stderr.write(`\r\x1b[K${drawn(done, total)} ${words}`);
      bar = true;
      if (last) {
        stderr.write('\n');
        bar = false;
      }
    },
  };
}

/** The descriptor of a redirected output: Node's own stream to a file passes over what a full disk took only a part of. */
function regularFile({ fd }: { fd?: number }): number | undefined {
  return fd !== undefined && fstatSync(fd).isFile() ? fd : undefined;
}

function writeAll(file: number, text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(file, rest));
}

/** A text to be read is a message, not a library; a table is held whole, since its encoding shows only at its end. */
const mostText = 16 << 20;
const mostBytes = 256 << 20;

async function read(stream: AsyncIterable<Buffer | string>, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunks.at(-1)!.length;
    if (size > most) {
      throw new Refused('invalid', [
        `标准输入超过 ${most >> 20} MB，请拆开，或改为写明文件名。`,
        `Standard input is larger than ${most >> 20} MB; split it, or name a file instead.`,
      ]);
    }
  }
  return Buffer.concat(chunks);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('invalid', [
      '标准输入不是有效的 UTF-8 文本，请转换编码后再试。',
      'Standard input is not valid UTF-8; please convert it first.',
    ]);
  }
}

const cells = 24;

function drawn(done: number, total: number): string {
  if (total <= 0) return share(done, total);
  const full = Math.min(cells, Math.round((done / total) * cells));
  return `${'█'.repeat(full)}${'░'.repeat(cells - full)} ${share(done, total)}`;
}

function share(done: number, total: number): string {
  return total > 0 ? `${done}/${total} (${Math.floor((done / total) * 100)} %)` : String(done);
}
