import { expect, test } from 'vitest';
import { openDatabase } from '#platform/database.ts';
import { inRoot } from '#platform/root.ts';
import { siteOver } from '../app.ts';
import { exportedNames } from './files.ts';
import { moduleMap, textOf } from './sources.ts';

/** Every address that answers, and every name that a module shows to the rest of the house. */
function publicSurface(): string {
  // Asking for the routes opens no connection.
  const { routes } = siteOver(openDatabase({ socket: inRoot('tmp') }));
  const addresses = new Set(
    routes.filter(route => !route.path.endsWith('*')).map(route => `${route.method.padEnd(6)} ${route.path}`),
  );
  const modules = Object.keys(moduleMap()).flatMap(name => {
    const path = `src/modules/${name}/index.ts`;
    const names = exportedNames({ path, text: textOf(path) }).map(one => `${one.isType ? 'type ' : ''}${one.name}`);
    return ['', `# ${path}`, ...names.sort(byText)];
  });
  return `${['# addresses', ...[...addresses].sort((a, b) => byText(a.slice(7), b.slice(7)) || byText(a, b)), ...modules].join('\n')}\n`;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

test('what the public and other modules can reach is what was reviewed (if meant: npx vitest run --project guards public-surface -u, and look at the diff)', async () => {
  await expect(publicSurface()).toMatchFileSnapshot(inRoot('tests', 'public-surface.txt'));
});

test('no module shows everything it has by an export *', () => {
  expect(publicSurface()).not.toMatch(/^(type )?\*$/m);
});
