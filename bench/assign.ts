import { setImmediate as turn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Assigned, assignSteps, type Instance } from '#modules/match/index.ts';
import type { Io } from '../src/cli/io.ts';
import { greedy, hungarian } from './assign/plain.ts';
import { randomFrom } from './match/random.ts';

const usage = '--needs N (1000)  --offers M (300)  --json';

type Line = { what: string; ms: number; fit: number; bound: number; to_greedy: number; to_hungarian: number | null };

/**
 * An assignment of many needs to few offers in four forms, beside two plain baselines in the same run: greedy (the best pair first) and a textbook
 * Hungarian algorithm on the full square matrix. Times hold reasons for every need and offer; the baselines give none. Where every offer goes to one
 * need without floors, a total that differs from the Hungarian one is an error.
 */
export async function benchAssign(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      needs: { type: 'string', default: '1000' },
      offers: { type: 'string', default: '300' },
      json: { type: 'boolean', default: false },
    },
  });
  const [needs, offers] = [Number(values.needs), Number(values.offers)];
  if (!(needs >= 10 && offers >= 3)) {
    io.stderr(usage);
    return 2;
  }
  const lines: Line[] = [];
  const forms = ['whole offers', 'whole offers, a floor', 'whole offers, rankings', 'half of the offers shared by area'] as const;
  if (!values.json) {
    io.stdout(`${needs} needs × ${offers} offers, every pair possible; processor milliseconds; fit in points; ratios of time`);
    io.stdout(`${'what'.padEnd(36)}${['ms', 'fit', 'bound', '/ greedy', '/ Hungarian'].map(head => head.padStart(13)).join('')}`);
  }
  for (const form of forms) {
    const instance = instanceOf(form, needs, offers);
    const ours = await timed(() => toEnd(instance, io, form));
    const plain = await timed(async () => greedy(instance));
    const exact = form === 'half of the offers shared by area' ? null : await timed(async () => hungarian(instance));
    if (form === 'whole offers' && exact && exact.result !== ours.result.totalFit)
      throw new Error(`The Hungarian total is ${exact.result}, ours ${ours.result.totalFit}`);
    const rows: Line[] = [
      { what: form, ms: ours.ms, fit: ours.result.totalFit, bound: ours.result.bound, ...ratios(ours.ms, plain.ms, exact?.ms) },
      { what: '  greedy', ms: plain.ms, fit: plain.result, bound: plain.result, ...ratios(plain.ms, plain.ms, exact?.ms) },
      ...(exact
        ? [{ what: '  Hungarian', ms: exact.ms, fit: exact.result, bound: exact.result, ...ratios(exact.ms, plain.ms, exact.ms) }]
        : []),
    ];
    for (const row of rows) {
      lines.push(row);
      if (!values.json) io.stdout(asText(row));
    }
  }
  if (values.json) io.stdout(JSON.stringify({ needs, offers, lines }));
  return 0;
}

async function toEnd(instance: Instance, io: Io, words: string): Promise<Assigned> {
  const steps = assignSteps(instance, '1');
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    io.progress?.(value.done, value.total, `${words}: ${value.step}`);
    await turn();
  }
}

/** Processor time, which a busy neighbour does not change. */
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
}

/** Scores as matching makes them: good places are good for many, so that needs compete for the same. */
function instanceOf(form: string, needs: number, offers: number): Instance {
  const random = randomFrom(20_261_123);
  const shared = form.includes('shared');
  const quality = Array.from({ length: offers }, () => random.next());
  const rooms = quality.map((_, offer) => (shared && offer % 2 === 1 ? Math.round(random.around(8000, 0.5)) : 1));
  const areas = Array.from({ length: needs }, () => Math.round(random.around(2000, 0.6)));
  const order = (length: number) =>
    Array.from({ length }, (_, index) => ({ index, key: random.next() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, 8)
      .map(one => one.index);
  const ranks = form.includes('rankings');
  return {
    needs: areas.map((_, need) => ({
      need,
      enterprise: `e${need}`,
      class: form.includes('floor') && random.chance(0.3) ? 'small' : null,
      ranking: ranks ? order(offers) : [],
    })),
    offers: rooms.map((room, offer) => ({ offer, room, ranking: ranks ? order(needs).concat([]) : [] })),
    pairs: areas.flatMap((area, need) =>
      rooms.map((room, offer) => ({
        need,
        offer,
        fit: Math.round(1000 * (40 + 30 * quality[offer]! + 30 * random.next())),
        takes: room === 1 ? 1 : Math.min(room, area),
      })),
    ),
    floors: form.includes('floor') ? [{ class: 'small', share: 0.5 }] : [],
  };
}

function ratios(ms: number, plain: number, exact: number | undefined): Pick<Line, 'to_greedy' | 'to_hungarian'> {
  return { to_greedy: ms / plain, to_hungarian: exact === undefined ? null : ms / exact };
}

function asText({ what, ms, fit, bound, to_greedy, to_hungarian }: Line): string {
  const cells = [
    ms.toFixed(0),
    (fit / 1000).toFixed(1),
    (bound / 1000).toFixed(1),
    to_greedy.toFixed(2),
    to_hungarian?.toFixed(2) ?? '–',
  ];
  return what.padEnd(36) + cells.map(cell => cell.padStart(13)).join('');
}
