import { benchAssign } from '../../bench/assign.ts';
import { benchAudit } from '../../bench/audit.ts';
import { benchDocking } from '../../bench/docking.ts';
import { benchImport } from '../../bench/import.ts';
import { benchLanguage } from '../../bench/language.ts';
import { benchMatch } from '../../bench/match.ts';
import { benchPages } from '../../bench/pages.ts';
import { benchReadOnlyPool } from '../../bench/read-only-pool.ts';
import { benchSearch } from '../../bench/search.ts';
import { benchWeb } from '../../bench/web.ts';
import type { Io } from './io.ts';
import { Usage } from './usage.ts';

const benches: Readonly<Record<string, (args: string[], io: Io) => Promise<number>>> = {
  audit: benchAudit,
  match: benchMatch,
  assign: benchAssign,
  pages: benchPages,
  docking: benchDocking,
  language: benchLanguage,
  import: benchImport,
  'read-only': benchReadOnlyPool,
  search: benchSearch,
  web: benchWeb,
};

/** Runs one bench: each prints its figures as ratios against a named baseline measured in the same run. */
export async function bench(args: string[], io: Io): Promise<number> {
  const [name = '', ...rest] = args;
  const run = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!run) throw new Usage(`可用的测量：${Object.keys(benches).join('、')} · Benches: ${Object.keys(benches).join(', ')}`);
  return run(rest, io);
}
