import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { inRoot } from './root.ts';

type Asset = { plain: Buffer; br: Buffer | undefined; gz: Buffer | undefined; type: string };
type Manifest = Record<string, { file: string; css?: string[] }>;

export type Assets = {
  /** The address of a built file by its source name (src/ui/style.css). */
  url(source: string): string;
  /** A built file from memory, compressed as the reader accepts; undefined when there is no such file. */
  find(path: string, acceptEncoding: string): { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> } | undefined;
};

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** Loads the built browser files once; without a build every address still has a stable name, so that pages can be tested alone. */
export function loadAssets(folder = inRoot('dist', 'public')): Assets {
  const manifestFile = join(folder, '.vite', 'manifest.json');
  const manifest: Manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
  const files = new Map<string, Asset>();
  if (existsSync(folder)) load(folder, '', files);
  return {
    url: source => `/${manifest[source]?.file ?? `assets/${source.split('/').pop()}`}`,
    find(path, acceptEncoding) {
      const asset = files.get(path);
      if (!asset) return undefined;
      const br = asset.br && acceptEncoding.includes('br') ? asset.br : undefined;
      const gz = !br && asset.gz && acceptEncoding.includes('gzip') ? asset.gz : undefined;
      const body = br ?? gz ?? asset.plain;
      return {
        body: body as Uint8Array<ArrayBuffer>,
        headers: {
          'content-type': asset.type,
          'content-length': String(body.length),
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'accept-encoding',
          ...(br ? { 'content-encoding': 'br' } : gz ? { 'content-encoding': 'gzip' } : {}),
        },
      };
    },
  };
}

function load(folder: string, under: string, files: Map<string, Asset>): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      if (name !== '.vite') load(path, `${under}/${name}`, files);
      continue;
    }
    const ending = extname(name);
    if (ending === '.br' || ending === '.gz') continue;
    files.set(`${under}/${name}`, {
      plain: readFileSync(path),
      br: existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : undefined,
      gz: existsSync(`${path}.gz`) ? readFileSync(`${path}.gz`) : undefined,
      type: types[ending] ?? 'application/octet-stream',
    });
  }
}
