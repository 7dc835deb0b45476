import { parseArgs } from 'node:util';
import { type NewsEvent, type NewsReading, type Observation, readNews } from '#modules/language/index.ts';
import { readTextFile, type TextIo } from './text-file.ts';
import { exit, Usage } from './usage.ts';

const observationKeys = [
  'quote',
  'subject',
  'indicator',
  'value',
  'unit',
  'comparator',
  'share_of',
  'period',
  'rank',
  'rank_scope',
] as const satisfies readonly (keyof Observation)[];
const eventKeys = [
  'quote',
  'type',
  'date',
  'parties',
  'object',
  'amount',
  'unit',
] as const satisfies readonly (keyof NewsEvent)[];

/**
 * `./lianqun extract [FILE…|-] [--date YYYY-MM-DD] [--jsonl] [--full] [--json]`: reads news texts and prints one object {observations, events} a
 * file, in the order given. `--date` is the day of publication of all of them; without it a date at the head of a text counts. `--full` adds
 * intervals, days, growth, status and offsets. A file that cannot be read prints nothing and a sentence on stderr (JSON with --json); the
 * others are still read. Exit code 1 where one failed.
 */
export async function extract(args: string[], io: TextIo): Promise<number> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      date: { type: 'string' },
      jsonl: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { date = null } = options;
  if (date !== null && !isDay(date)) throw new Usage(`“${date}” 不是日期，请写成 2026-11-23 的样子。 Not a day as YYYY-MM-DD.`);
  const say = (words: string) => io.stderr(options.json ? JSON.stringify({ error: { code: exit.refused, words } }) : words);
  let code: number = exit.done;
  for (const file of positionals.length > 0 ? positionals : ['-']) {
    const text = await readTextFile(file, io, say);
    if (text === null) {
      code = exit.refused;
      continue;
    }
    const reading = readNews(text, date);
    io.stdout(JSON.stringify(options.full ? reading : plain(reading), null, options.jsonl ? undefined : 2));
  }
  return code;
}

function plain({ observations, events }: NewsReading) {
  return {
    observations: observations.map(one => Object.fromEntries(observationKeys.map(key => [key, one[key]]))),
    events: events.map(one => Object.fromEntries(eventKeys.map(key => [key, one[key]]))),
  };
}

function isDay(words: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(words) ? Date.parse(words) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(words);
}
