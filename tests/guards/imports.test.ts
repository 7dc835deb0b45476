import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { options, rules } from '../../.dependency-cruiser.ts';

/** Each rule with a file that breaks it. The modules of the fixture: base, and top, which may use base. */
const violations: [rule: string, file: string, source: string][] = [
  ['shared-stands-alone', 'src/shared/a.ts', "import '#platform/root.ts';"],
  ['shared-stands-alone', 'src/shared/b.ts', "export const later = () => import('#modules/base/index.ts');"],
  ['platform-below', 'src/platform/a.ts', "import '#modules/base/index.ts';"],
  ['platform-below', 'src/platform/b.ts', "import type { Base } from '#modules/base/index.ts';\nexport type B = Base;"],
  ['module-base', 'src/modules/base/upwards.ts', "import '#modules/top/index.ts';"],
  ['module-top', 'src/modules/top/inside.ts', "import '#modules/base/own.ts';"],
  ['module-top', 'src/modules/top/relative.ts', "export { own } from '../base/own.ts';"],
  ['module-top', 'src/modules/top/page.ts', "import '#ui/layout.ts';"],
  ['module-top', 'src/modules/top/door.ts', "import '#cli/index.ts';"],
  ['module-listed', 'src/modules/stray/index.ts', "import '#shared/refused.ts';"],
  [
    'module-without-web',
    'src/modules/base/server.ts',
    "import { createServer } from 'node:http';\nexport const s = createServer;",
  ],
  ['module-without-web', 'src/modules/base/hono.ts', "import { Hono } from 'hono';\nexport const h = new Hono();"],
  ['module-without-web', 'src/modules/base/jsx.ts', "import { jsx } from 'hono/jsx';\nexport const j = jsx;"],
  ['module-front-door', 'src/pages/deep.tsx', "import '#modules/base/own.ts';"],
  ['module-front-door', 'src/cli/deep.ts', "import type { Own } from '#modules/base/own.ts';\nexport type D = Own;"],
  ['ui-types-only', 'src/ui/value.tsx', "import { base } from '#modules/base/index.ts';\nexport const V = () => <b>{base}</b>;"],
  ['ui-below-doors', 'src/ui/door.tsx', "import '#pages/home.tsx';"],
  ['pages-alone', 'src/pages/other.tsx', "import '#api/index.ts';"],
  ['api-alone', 'src/api/other.ts', "import '#pages/home.tsx';"],
  ['pages-alone', 'src/pages/upload.tsx', "import '#importers/one/read.ts';"],
  ['api-alone', 'src/api/upload.ts', "import '#importers/one/read.ts';"],
  ['cli-alone', 'src/cli/other.ts', "import '#pages/home.tsx';"],
  ['app-on-top', 'src/cli/serve.ts', "import '../app.ts';"],
  ['importer-front-door', 'src/cli/rows.ts', "import '#importers/one/rows.ts';"],
  ['importer-alone', 'src/importers/two/read.ts', "import '#importers/one/read.ts';"],
  ['importer-alone', 'src/importers/site/two.ts', "import '#importers/one/read.ts';"],
  ['source-without-tests', 'src/platform/t.ts', "import '../../tests/database.ts';"],
  ['source-without-tests', 'src/cli/t.ts', "import '../../bench/match.ts';"],
  ['source-without-tests', 'src/platform/any.ts', "import '#modules/base/arbitrary.ts';"],
  ['declared-packages', 'src/platform/dev.ts', "import { test } from 'vitest';\nexport const t = test;"],
  ['resolves', 'src/platform/gone.ts', "import './nowhere.ts';"],
  ['no-circle', 'src/platform/x.ts', "import { y } from './y.ts';\nexport const x = () => y;"],
];

/** What the rules allow, beside what the violations need to exist. */
const allowed: Record<string, string> = {
  'package.json': '{"type":"module","imports":{"#*":"./src/*"},"dependencies":{"hono":"*"},"devDependencies":{"vitest":"*"}}',
  'tsconfig.json': '{"compilerOptions":{"jsx":"react-jsx","module":"esnext","moduleResolution":"bundler"}}',
  'node_modules/hono/package.json': '{"name":"hono","version":"1.0.0","exports":{".":"./index.js","./jsx":"./jsx.js"}}',
  'node_modules/hono/index.js': 'export class Hono {}',
  'node_modules/hono/jsx.js': 'export const jsx = 1;',
  'node_modules/vitest/package.json': '{"name":"vitest","version":"1.0.0","exports":"./index.js"}',
  'node_modules/vitest/index.js': 'export const test = 1;',
  'tests/database.ts': 'export const d = 1;',
  'bench/match.ts': 'export const m = 1;',
  'src/app.ts': "import '#pages/home.tsx';\nimport '#api/index.ts';",
  'src/shared/refused.ts': 'export const r = 1;',
  'src/platform/root.ts': "import '#shared/refused.ts';",
  'src/platform/y.ts': "import { x } from './x.ts';\nexport const y = () => x;",
  'src/modules/base/index.ts': "export { own as base } from './own.ts';\nexport type Base = number;",
  'src/modules/base/own.ts':
    "import '#platform/root.ts';\nimport type { Ring } from './ring.ts';\nexport type Own = Ring;\nexport const own = 1;",
  'src/modules/base/arbitrary.ts': "import { test } from 'vitest';\nexport const any = test;",
  'src/modules/base/ring.ts': "import { own } from './own.ts';\nexport type Ring = typeof own;",
  'src/modules/base/own.test.ts': "import '../../../tests/database.ts';\nimport 'vitest';",
  'src/modules/top/index.ts': "import { base } from '#modules/base/index.ts';\nexport const top = base;",
  'src/ui/layout.ts': "import type { Base } from '#modules/base/index.ts';\nimport '#shared/refused.ts';\nexport type L = Base;",
  'src/pages/home.tsx':
    "import { top } from '#modules/top/index.ts';\nimport '#ui/layout.ts';\nexport const Home = () => <p>{top}</p>;",
  'src/api/index.ts': "import { top } from '#modules/top/index.ts';\nexport const api = top;",
  'src/cli/index.ts': "import './start.ts';\nimport '#importers/one/read.ts';",
  'src/cli/start.ts': "import '../app.ts';",
  'src/importers/one/read.ts': "import './rows.ts';\nimport '../site/record.ts';",
  'src/importers/site/record.ts': 'export const record = 1;',
  'src/importers/one/rows.ts': "import { top } from '#modules/top/index.ts';\nexport const rows = top;",
};

let folder: string;
let found: ICruiseResult;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianqun-imports-'));
  const files = [...Object.entries(allowed), ...violations.map(([, file, source]) => [file, source] as const)];
  for (const [file, source] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  const ruleSet = { forbidden: rules({ base: [], top: ['base'] }) };
  const reply = await cruise(['src'], { ...options, tsConfig: undefined, baseDir: folder, validate: true, ruleSet });
  found = reply.output as ICruiseResult;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the import rules find', () => {
  test.each(violations)('%s broken by %s', (rule, file) => {
    expect(found.summary.violations.filter(one => one.from === file).map(one => one.rule.name)).toContain(rule);
  });
});

test('the import rules leave allowed imports alone', () => {
  const bad = new Set(violations.map(([, file]) => file));
  // The second file of the circle takes part in it.
  bad.add('src/platform/y.ts');
  expect(
    found.summary.violations.filter(one => !bad.has(one.from)).map(one => `${one.rule.name}: ${one.from} → ${one.to}`),
  ).toEqual([]);
});

test('every import rule has a violation that tries it', () => {
  const tried = new Set(violations.map(([rule]) => rule));
  expect(rules({ base: [], top: ['base'] }).map(rule => rule.name)).toEqual(expect.arrayContaining([...tried]));
  expect(rules({ base: [], top: ['base'] }).filter(rule => !tried.has(rule.name!))).toEqual([]);
});
