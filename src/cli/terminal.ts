import { text } from 'node:stream/consumers';
import type { Io } from './io.ts';

/** Standard output was closed by its reader (`| head`): the command stops without a word. */
export class ReaderLeft extends Error {}

type Terminal = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>;

/** The terminal as commands see it. Progress is a bar on a terminal and a line every few seconds elsewhere. */
export function terminalIo({ stdin, stdout, stderr }: Terminal = process, now: () => number = Date.now): Io {
  let left = false;
  stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    left = true;
  });
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
      clear();
      stdout.write(`${line}\n`);
    },
    stderr(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    stdin: () => text(stdin),
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

const cells = 24;

function drawn(done: number, total: number): string {
  if (total <= 0) return share(done, total);
  const full = Math.min(cells, Math.round((done / total) * cells));
  return `${'█'.repeat(full)}${'░'.repeat(cells - full)} ${share(done, total)}`;
}

function share(done: number, total: number): string {
  return total > 0 ? `${done}/${total} (${Math.floor((done / total) * 100)} %)` : String(done);
}
