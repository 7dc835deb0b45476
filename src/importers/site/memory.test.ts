import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { dumpText, writeFolder, writeSqlite, wxrText, zblogRows } from '../../../bench/import/old-site.ts';

const posts = 8000;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-memory-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['a database', 'zblog', (path: string) => writeSqlite(path, zblogRows(posts))],
  ['a dump', 'zblog', (path: string) => writeFileSync(path, [...dumpText(zblogRows(posts))].join(''))],
  ['an export of WordPress', 'wordpress', (path: string) => writeFileSync(path, [...wxrText(posts)].join(''))],
  ['a folder of pages', 'folder', (path: string) => writeFolder(path, posts)],
])(
  '27 MB of posts are read from %s and turned into Markdown with a heap of 26 MB',
  (name, kind, write) => {
    const path = join(folder, name.replaceAll(' ', '-'));
    write(path);
    const args = [
      // What keeps the posts dies at this; at 24 what keeps none does little but clear up.
      '--max-old-space-size=26',
      '--disable-warning=ExperimentalWarning',
      inRoot('bench', 'import', 'measure.ts'),
      kind,
      path,
      'convert',
    ];
    const measured = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    expect(measured.posts).toBe(posts);
    expect(measured.characters).toBeGreaterThan(posts * 800);
  },
  120_000,
);
