import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * Two builds share this file: `vite build` makes what a browser loads, `vite build --ssr` the server and its commands.
 * src/cli/build.ts runs both into a fresh folder, so that a broken build never touches the one in use.
 */
export default defineConfig(({ isSsrBuild }) => ({
  appType: 'custom',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  plugins: isSsrBuild ? [] : [tailwindcss(), compressed()],
  worker: { format: 'es' },
  build: isSsrBuild ? server : browser,
  // Hundreds of small files left outside cost 0.8 s on the first request, bundled 0.09 s; only what is native or
  // carries files of its own stays outside.
  ssr: {
    noExternal: true,
    external: [
      ...['exceljs', 'graphile-worker', 'pg', 'vite', 'lightningcss', '@tailwindcss/vite', 'tailwindcss'],
      ...['sharp', '@resvg/resvg-js', '@node-rs/jieba'],
    ],
  },
}));

const browser = {
  outDir: 'dist/public',
  emptyOutDir: true,
  manifest: true,
  target: 'es2022',
  modulePreload: { polyfill: false },
  // MapLibre alone weighs more than Vite's default warning; tests/weight.test.ts holds the budgets.
  chunkSizeWarningLimit: 1500,
  rollupOptions: { input: [...globSync('src/ui/*/element.{ts,tsx}').sort(), 'src/ui/style.css'] },
};

const server = {
  ssr: true,
  outDir: 'dist',
  emptyOutDir: false,
  target: 'node24',
  rollupOptions: {
    input: { lianqun: 'src/cli/index.ts' },
    output: { entryFileNames: '[name].js', chunkFileNames: 'server/[name]-[hash].js' },
  },
};

const textual = /\.(js|mjs|css|svg|json|html|txt)$/;

/** Writes a .br and a .gz beside each text file, so that the server never compresses while someone waits. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async writeBundle() {
      const brotli = promisify(brotliCompress);
      const zip = promisify(gzip);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        name => textual.test(name) && !name.startsWith('.vite'),
      );
      await Promise.all(
        files.map(async name => {
          const path = join(folder, name);
          const bytes = readFileSync(path);
          const size = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
          writeFileSync(`${path}.br`, await brotli(bytes, { params: size }));
          writeFileSync(`${path}.gz`, await zip(bytes, { level: 9 }));
        }),
      );
    },
  };
}
