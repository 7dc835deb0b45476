import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '#importers/demo/load.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { inRoot } from '#platform/root.ts';
import { siteOver } from './app.ts';
import { freshDatabase } from './database.ts';

const kB = 1000;
/** What a reader downloads, compressed with brotli. Each budget stands about a fifth above what it was when set. */
const budget = {
  style: 12 * kB,
  /** HTML, style and script of any page before a map is opened. */
  page: 24 * kB,
  script: 3 * kB,
  /** Everything that opening a map brings: MapLibre, its worker, its style, the outlines. */
  map: 430 * kB,
  /** The board of requests with what draws its cards. */
  board: 18 * kB,
};

const built = inRoot('dist', 'public');
type Chunk = { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[]; assets?: string[] };
let manifest: Record<string, Chunk>;
let database: Database;
let app: ReturnType<typeof siteOver>;

beforeAll(async () => {
  expect(existsSync(built), 'dist is missing: run npm run build').toBe(true);
  manifest = JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8'));
  database = openDatabase(await freshDatabase('weight'));
  await database.write(tx => loadDemo(tx, new Date()));
  app = siteOver(database);
});

afterAll(() => database?.close());

/** Size of a built file as it is sent. */
function sent(file: string): number {
  const path = join(built, file);
  return existsSync(`${path}.br`) ? statSync(`${path}.br`).size : statSync(path).size;
}

/** A chunk with everything that comes with it at once. */
function withImports(source: string, lazy: boolean, seen = new Set<string>()): Set<string> {
  const chunk = manifest[source]!;
  if (seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) seen.add(file);
  for (const next of [...(chunk.imports ?? []), ...(lazy ? (chunk.dynamicImports ?? []) : [])]) withImports(next, lazy, seen);
  return seen;
}

function sum(files: Iterable<string>): number {
  return [...files].reduce((total, file) => total + sent(file), 0);
}

async function weigh(path: string): Promise<{ page: number; script: number }> {
  const response = await app.request(path, { headers: { accept: 'text/html' } });
  expect(response.status, path).toBe(200);
  const html = await response.text();
  const bytes = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*?(?:href|src)="\/(assets\/[^"]+\.(?:css|js))"/g)].map(
    match => match[1]!,
  );
  const sourceOf = (file: string) => Object.keys(manifest).find(source => manifest[source]!.file === file);
  const files = new Set(named.flatMap(file => (sourceOf(file) ? [...withImports(sourceOf(file)!, false)] : [file])));
  return { page: bytes + sum(files), script: sum([...files].filter(file => file.endsWith('.js'))) };
}

/** Every page that needs nothing but its address, one listing, and one search. */
async function pages(): Promise<string[]> {
  const fixed = app.routes.filter(
    ({ method, path }) => method === 'GET' && !/[:*]|^\/api|\.(svg|ico|json|geojson|xml|txt)$/.test(path),
  );
  const list = await (await app.request('/spaces')).text();
  const offer = /href="(\/(?:offers|spaces|land)\/[A-Z0-9-]+)"/.exec(list)?.[1];
  expect(offer, 'a listing linked from /spaces').toBeDefined();
  const search = `/match?q=${encodeURIComponent('松江 3000平 标准厂房 层高8米 承重2吨 500KVA')}`;
  const html: string[] = [];
  for (const path of [...new Set(fixed.map(route => route.path)), offer!, search]) {
    const response = await app.request(path, { headers: { accept: 'text/html' } });
    if (response.headers.get('content-type')?.startsWith('text/html') && response.status === 200) html.push(path);
  }
  return html;
}

describe('what a reader downloads stays light', () => {
  test('the style', () => {
    expect(sent(manifest['src/ui/style.css']!.file)).toBeLessThanOrEqual(budget.style);
  });

  test('every page with its style and script', async () => {
    const paths = await pages();
    expect(paths.length).toBeGreaterThan(10);
    const heavy = [];
    for (const path of paths) {
      const weight = await weigh(path);
      if (weight.page > budget.page || weight.script > budget.script) heavy.push({ path, ...weight });
    }
    expect(heavy).toEqual([]);
  });

  test('a map, once somebody opens it', () => {
    expect(sum(withImports('src/ui/map/element.ts', true))).toBeLessThanOrEqual(budget.map);
  });
});

test('the board, with what draws its cards, comes on its own page only', () => {
  expect(sum(withImports('src/ui/board/element.ts', false))).toBeLessThanOrEqual(budget.script);
  expect(sum(withImports('src/ui/board/element.ts', true))).toBeLessThanOrEqual(budget.board);
});

test('every text file is there compressed both ways, smaller than it was', () => {
  const files = readdirSync(join(built, 'assets')).filter(name => /\.(js|css|json|svg)$/.test(name));
  expect(files.length).toBeGreaterThan(3);
  for (const name of files) {
    const size = statSync(join(built, 'assets', name)).size;
    for (const ending of ['.br', '.gz'])
      expect(statSync(join(built, 'assets', name + ending)).size, name + ending).toBeLessThan(Math.max(size, 120));
  }
});
