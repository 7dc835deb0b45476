// Which file may import which. The module map comes from modules.json; tests/guards/imports.test.ts tries a violation of each rule.
import { readFileSync } from 'node:fs';
import type { ICruiseOptions, IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

type RuleTo = IRegularForbiddenRuleType['to'];

// Tests, and the generators that property tests share beside them.
const test = '([.]test[.]tsx?|/arbitrary[.]ts)$';

/** The rules for a house with these modules, each named with those it may use. */
export function rules(modules: Record<string, string[]>): IForbiddenRuleType[] {
  return [
    forbid('shared-stands-alone', 'shared is pure: it imports nothing of ours', '^src/shared/', {
      path: '^src/',
      pathNot: '^src/shared/',
    }),
    forbid('platform-below', 'platform knows only shared', '^src/platform/', {
      path: '^src/',
      pathNot: '^src/(platform|shared)/',
    }),
    ...Object.entries(modules).map(([name, uses]) =>
      forbid(`module-${name}`, `${name} uses only what modules.json names, through index.ts`, `^src/modules/${name}/`, {
        path: '^src/',
        pathNot: [`^src/(platform|shared|modules/${name})/`, ...uses.map(used => `^src/modules/${used}/index[.]ts$`)],
      }),
    ),
    forbid('module-listed', 'every module stands in modules.json', '^src/modules/', { path: '.' }, [
      test,
      ...Object.keys(modules).map(name => `^src/modules/${name}/`),
    ]),
    forbid('module-without-web', 'a module knows no HTTP, no JSX and no browser', '^src/modules/', {
      path: ['^(node:)?(http|https|http2|net)$', '(^|/)node_modules/@?hono/'],
    }),
    forbid(
      'module-front-door',
      'a module is used through its index.ts',
      '^src/',
      { path: '^src/modules/', pathNot: '/index[.]ts$' },
      [test, '^src/modules/'],
    ),
    forbid('ui-types-only', 'ui takes only types from modules', '^src/ui/', {
      path: '^src/modules/',
      dependencyTypesNot: ['type-only'],
    }),
    forbid('ui-below-doors', 'ui is used by doors and knows none', '^src/ui/', {
      path: '^src/(pages|api|cli|importers)/|^src/app[.]ts$',
    }),
    // Two exceptions (docs/decisions/0007): src/app.ts puts pages and API together for `start`, and commands call importers.
    forbid('pages-alone', 'doors never use each other', '^src/pages/', { path: '^src/(api|cli|importers)/' }),
    forbid('api-alone', 'doors never use each other', '^src/api/', { path: '^src/(pages|cli|importers)/' }),
    forbid('cli-alone', 'doors never use each other', '^src/cli/', { path: '^src/(pages|api)/' }),
    forbid('app-on-top', 'only the command start uses the whole site', '^src/', { path: '^src/app[.]ts$' }, [
      test,
      '^src/cli/start[.]ts$',
    ]),
    forbid('importer-front-door', 'an importer is used through read.ts and load.ts', '^src/', importerInside, [
      test,
      '^src/importers/',
    ]),
    // What readers of old portals share stands in importers/site, which knows none of them (docs/decisions/0007).
    forbid('importer-alone', 'an importer knows no other door and no other importer but site', '^src/importers/([^/]+)/', {
      path: '^src/(pages|api|cli|ui|importers)/',
      pathNot: ['^src/importers/$1/', '^src/importers/site/'],
    }),
    forbid(
      'source-without-tests',
      'what ships imports no test and no bench',
      '^src/',
      { path: '^(tests|bench)/|/arbitrary[.]ts$' },
      [test, '^src/cli/bench[.]ts$'],
    ),
    forbid('declared-packages', 'what ships imports only packages under "dependencies"', '^src/', {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
    }),
    { name: 'resolves', comment: 'every import leads to a file', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-circle',
      comment: 'files do not import each other in a circle (types may: they are gone when it runs)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ];
}

const importerInside = { path: '^src/importers/', pathNot: '/(read|load|index)[.]ts$' };

function forbid(name: string, comment: string, from: string, to: RuleTo, except: string[] = [test]): IForbiddenRuleType {
  return { name, comment, severity: 'error', from: { path: from, pathNot: except }, to };
}

export const options: ICruiseOptions = {
  // TypeScript 7 has no parser for other programs to call; swc reads the sources instead.
  parser: 'swc',
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^(dist|var|tmp)' },
  enhancedResolveOptions: {
    conditionNames: ['node', 'import', 'default', 'types'],
    exportsFields: ['exports'],
    mainFields: ['module', 'main', 'types'],
  },
};

export default { forbidden: rules(JSON.parse(readFileSync(new URL('modules.json', import.meta.url), 'utf8'))), options };
