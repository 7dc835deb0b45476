// Holds the packages against the time frames of docs/security.md, before each release: `node_modules/.bin/node tests/packages.ts`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Days after which a newer version of the same major has to be in use, and a newer major looked at. */
export const updateDays = { same: 90, major: 365 };

/** Majors that are kept on purpose, since the newer one is not meant for long use; the decision 0001 says so. */
const keptMajors = ['node', '@types/node'];

type Audit = { vulnerabilities?: Record<string, { severity: string; range: string }> };
type Outdated = Record<string, { current?: string; latest: string }>;
/** When each version of a package was published. */
type Times = Record<string, Record<string, string>>;

/** What breaks a time frame: packages with a known hole of any grade but low, and versions that were overtaken too long ago. */
export function breaches(audit: Audit, outdated: Outdated, times: Times, today: Date): string[] {
  const holes = Object.entries(audit.vulnerabilities ?? {})
    .filter(([, { severity }]) => !['info', 'low'].includes(severity))
    .map(([name, { severity, range }]) => `${name} ${range}: a known hole (${severity})`);
  const late = Object.entries(outdated).flatMap(([name, { current }]) => {
    if (current === undefined) return [];
    const newer = Object.entries(times[name] ?? {}).filter(([version]) => isNewer(version, current));
    const found = (kind: 'same' | 'major') => {
      const [first] = newer
        .filter(([version]) => (majorOf(version) === majorOf(current)) === (kind === 'same'))
        .sort(([, one], [, other]) => one.localeCompare(other));
      const days = first ? Math.floor((today.getTime() - Date.parse(first[1])) / 86_400_000) : 0;
      return days > updateDays[kind]
        ? [`${name} ${current}: ${first![0]} is out for ${days} days, ${updateDays[kind]} are given`]
        : [];
    };
    return [...found('same'), ...(keptMajors.includes(name) ? [] : found('major'))];
  });
  return [...holes, ...late];
}

const majorOf = (version: string) => version.split('.')[0];

/** Whether a released version comes after another; what is marked as a trial never does. */
function isNewer(version: string, current: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(version) || !/^\d+\.\d+\.\d+$/.test(current)) return false;
  const [one, other] = [version, current].map(text => text.split('.').map(Number));
  const at = one!.findIndex((part, index) => part !== other![index]);
  return at >= 0 && one![at]! > other![at]!;
}

/** What npm prints as JSON; it ends with 1 where there is something to say. Undefined where the registry does not answer such a question. */
function ask<T>(...args: string[]): T | undefined {
  const text = (() => {
    try {
      return execFileSync('npm', [...args, '--json'], {
        cwd: join(import.meta.dirname, '..'),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 120_000,
      });
    } catch (error) {
      return String((error as { stdout?: string }).stdout ?? '');
    }
  })();
  try {
    const answer = JSON.parse(text || '{}') as T & { error?: unknown };
    return answer.error ? undefined : answer;
  } catch {
    return undefined;
  }
}

function main(): number {
  const audit = ask<Audit>('audit');
  const outdated = ask<Outdated>('outdated') ?? {};
  const times: Times = Object.fromEntries(
    Object.keys(outdated).map(name => [name, ask<Times[string]>('view', name, 'time') ?? {}]),
  );
  const faults = breaches(audit ?? {}, outdated, times, new Date());
  for (const fault of faults) console.error(fault);
  if (!audit) console.error('the registry answers no audit: known holes could not be checked');
  return faults.length > 0 || !audit ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = main();
