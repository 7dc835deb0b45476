import { defineConfig } from 'vitest/config';

const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const;

/** Tests of texts alone: nothing but the readers and what checks adverts, without a server or a folder of their own. */
const language = ['src/modules/language/**/*.test.ts', 'src/modules/publish/advert/*.test.ts', 'tests/{gold,advert}.test.ts'];

/** What is waited for comes in a moment on a quiet machine; a busy one is given time. */
const expect = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      // Modules, platform, doors: on a real PostgreSQL, started for the run.
      {
        oxc,
        test: {
          name: 'house',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/*.test.ts'],
          exclude: ['tests/weight.test.ts', ...language],
          globalSetup: ['tests/template.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect,
        },
      },
      // Readers are compiled while they read, for thousands of sentences: the files of a worker share them.
      { oxc, test: { name: 'language', include: language, isolate: false, testTimeout: 90_000, hookTimeout: 120_000 } },
      // The guards read the sources only.
      { oxc, test: { name: 'guards', include: ['tests/guards/*.test.ts'], testTimeout: 90_000 } },
      // What a page weighs once built, and what a person can do in a browser: on the built product.
      {
        oxc,
        test: { name: 'weight', include: ['tests/weight.test.ts'], globalSetup: ['tests/template.ts'], testTimeout: 120_000 },
      },
      {
        oxc,
        test: {
          name: 'browser',
          include: ['tests/e2e/*.spec.ts'],
          globalSetup: ['tests/e2e/site.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect,
        },
      },
    ],
  },
});
