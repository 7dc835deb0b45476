import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { badNames, linesOfCode, mapFaults } from './files.ts';
import { listSources, moduleMap } from './sources.ts';

const most = 300;

test('no file has more than 300 lines of code', () => {
  const long = listSources()
    .map(source => ({ path: source.path, lines: linesOfCode(source) }))
    .filter(({ lines }) => lines > most);
  expect(long).toEqual([]);
});

test('blank lines and comments are no code, text that looks like a comment is', () => {
  const text = '// one\n\n/* two\n three */ const a = 1; // four\nconst b = `\n// five\n`;\n';
  expect(linesOfCode({ path: 'a.ts', text })).toBe(4);
  expect(linesOfCode({ path: 'a.ts', text: 'f();\n'.repeat(301) })).toBeGreaterThan(most);
});

test('files and types are named after things, not after layers', () => {
  expect(listSources().flatMap(badNames)).toEqual([]);
});

test.each([
  ['src/shared/utils.ts', ''],
  ['src/ui/form-helpers.tsx', ''],
  ['src/common/date.ts', ''],
  ['src/modules/need/types.ts', ''],
  ['src/modules/need/service.ts', ''],
  ['src/modules/need/need-service.ts', ''],
  ['src/api/needService.ts', ''],
  ['src/modules/need/need.repository.ts', ''],
  ['src/modules/need/need.ts', 'export class NeedService {}'],
  ['src/modules/need/need.ts', 'class JobManager {}'],
  ['src/modules/need/need.ts', 'export type NeedDto = { a: 1 };'],
  ['src/modules/need/need.ts', 'const a = 1; export { a as needRepository, a as NeedRepository };'],
])('a bad name in %s %s is found', (path, text) => {
  expect(badNames({ path, text })).not.toEqual([]);
});

test('a module holds no page code', () => {
  expect(listSources().filter(({ path }) => /^src\/modules\/.*\.tsx$/.test(path))).toEqual([]);
});

test('modules.json names every module once, in an order in which each uses only earlier ones', () => {
  const folders = readdirSync(inRoot('src', 'modules'), { withFileTypes: true }).filter(entry => entry.isDirectory());
  const hasIndex = (module: string) => existsSync(inRoot('src', 'modules', module, 'index.ts'));
  expect(
    mapFaults(
      moduleMap(),
      folders.map(entry => entry.name),
      hasIndex,
    ),
  ).toEqual([]);
});

test('a wrong module map is found', () => {
  expect(mapFaults({ a: ['b'], b: [] }, ['a', 'b'], () => true)).toEqual([
    'a uses b, which modules.json does not name before it',
  ]);
  expect(mapFaults({ a: ['a'] }, ['a'], () => true)).toHaveLength(1);
  expect(mapFaults({ a: [] }, ['a', 'b'], () => true)).toEqual(['src/modules/b is not in modules.json']);
  expect(mapFaults({ a: [] }, [], () => true)).toEqual(['modules.json names a, src/modules/a does not exist']);
  expect(mapFaults({ a: [] }, ['a'], () => false)).toEqual(['src/modules/a has no index.ts']);
});
