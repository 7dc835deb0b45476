import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Io } from '../src/cli/io.ts';
import { inRoot } from '../src/platform/root.ts';
import { dumpText, writeFolder, writeSqlite, wxrText, zblogRows } from './import/old-site.ts';

const usage = '--posts N (100000)  --json';

type Measured = { posts: number; characters: number; cpuMs: number; peakKb: number };
type Line = {
  source: string;
  mb: number;
  posts_a_second: number;
  with_markdown: number;
  to_bytes: number;
  peak_mb: number;
  peak_to_fifth: number;
};

/**
 * An old portal read through from each source, alone and with its posts turned into Markdown. Posts a second of processor time; time as a ratio to reading
 * the bytes of the same files; the greatest memory, and its ratio to that of a portal with a fifth of the posts (1 means that it does not grow).
 */
export async function benchImport(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { posts: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
  });
  const posts = Number(values.posts);
  if (!(Number.isInteger(posts) && posts >= 500)) {
    io.stderr(usage);
    return 2;
  }
  const heads = ['MB', 'posts/s', 'with Markdown', '/ bytes', 'peak MB', '/ a fifth'];
  if (!values.json) io.stdout(`${posts} posts of 3 kB\n${'source'.padEnd(22)}${heads.map(head => head.padStart(14)).join('')}`);
  const lines: Line[] = [];
  for (const [source, [kind, write]] of Object.entries(sources)) {
    const folder = mkdtempSync(join(tmpdir(), 'lianqun-import-'));
    try {
      const path = join(folder, source.replaceAll(' ', '-'));
      await write(path, posts);
      const fifth = `${path}-fifth`;
      await write(fifth, posts / 5);
      const bytes = await bytesOf(path);
      const [plain, whole, small] = [measure(kind, path, false), measure(kind, path, true), measure(kind, fifth, true)];
      const line: Line = {
        source,
        mb: Math.round(bytes.size / 1e6),
        posts_a_second: Math.round((plain.posts / plain.cpuMs) * 1000),
        with_markdown: Math.round((whole.posts / whole.cpuMs) * 1000),
        to_bytes: Number((plain.cpuMs / bytes.cpuMs).toFixed(1)),
        peak_mb: Math.round(whole.peakKb / 1024),
        peak_to_fifth: Number((whole.peakKb / small.peakKb).toFixed(2)),
      };
      lines.push(line);
      const { source: name, ...figures } = line;
      if (!values.json)
        io.stdout(
          name.padEnd(22) +
            Object.values(figures)
              .map(figure => String(figure).padStart(14))
              .join(''),
        );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (values.json) io.stdout(JSON.stringify({ posts, lines }));
  return 0;
}

const toFile = (path: string, text: Iterable<string>) => pipeline(Readable.from(text), createWriteStream(path));

const sources: Record<string, [kind: string, write: (path: string, posts: number) => Promise<void>]> = {
  'Z-Blog SQLite': ['zblog', async (path, posts) => writeSqlite(path, zblogRows(posts))],
  'Z-Blog dump': ['zblog', (path, posts) => toFile(path, dumpText(zblogRows(posts)))],
  WordPress: ['wordpress', (path, posts) => toFile(path, wxrText(posts))],
  'folder of pages': ['folder', async (path, posts) => writeFolder(path, posts)],
};

function measure(kind: string, path: string, convert: boolean): Measured {
  const args = [
    '--disable-warning=ExperimentalWarning',
    inRoot('bench', 'import', 'measure.ts'),
    kind,
    path,
    ...(convert ? ['convert'] : []),
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

/** The baseline: the same bytes read and not looked at. */
async function bytesOf(path: string): Promise<{ size: number; cpuMs: number }> {
  const began = process.cpuUsage();
  let size = 0;
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) size += readFileSync(join(entry.parentPath, entry.name)).length;
    }
  } else for await (const chunk of createReadStream(path)) size += chunk.length;
  const { user, system } = process.cpuUsage(began);
  return { size, cpuMs: (user + system) / 1000 };
}
