import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Io } from '#cli/io.ts';
import { readAuditHead } from '#modules/account/index.ts';
import { openDatabase } from '#platform/database.ts';
import { masterKeyIn } from '#platform/key-file.ts';
import { inRoot } from '#platform/root.ts';
import { makeSecret } from '#platform/secret.ts';
import { openClient, type Times } from './docking/client.ts';
import { enterprise, type Floor } from './docking/enterprise.ts';
import { newLedger } from './docking/ledger.ts';
import { receiver } from './docking/receiver.ts';
import { type Desk, settle } from './docking/settle.ts';
import { verify } from './docking/verify.ts';
import { randomFrom } from './match/random.ts';
import { cpuOf, machineCpu, serveFrom, stop } from './served.ts';

const promised = 300;
/** What ends the work of one who would go on after the end. */
const over = Symbol('over');

/**
 * Enterprises and receivers at work on a served site, each pausing between what it does: milliseconds by kind of request, against one enterprise
 * and one receiver alone in the same run, requests a second, and CPU time. Ends with 1 where anything answered with a receipt is lost or doubled.
 */
export async function benchDocking(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '60' },
      enterprises: { type: 'string', default: '200' },
      receivers: { type: 'string', default: '50' },
      think: { type: 'string', default: '2' },
      json: { type: 'boolean', default: false },
    },
  });
  const [seconds, enterprises, receivers, think] = [values.seconds, values.enterprises, values.receivers, values.think].map(
    Number,
  );
  if (!(seconds! > 0 && enterprises! > 0 && receivers! > 0 && think! >= 0)) {
    io.stderr('--seconds N (60)  --enterprises N (200)  --receivers N (50)  --think SECONDS (2)  --json');
    return 2;
  }
  const data = mkdtempSync(join(tmpdir(), 'lianqun-bench-'));
  const env = {
    ...process.env,
    LIANQUN_DATA: data,
    LIANQUN_RATES: 'off',
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    LIANQUN_LOG: 'warn',
  };
  const server = await serveFrom([inRoot('lianqun'), 'start'], env);
  const database = openDatabase({ socket: join(data, 'run') });
  const client = openClient(server.address);
  try {
    const random = randomFrom(7);
    const secret = makeSecret(masterKeyIn(data));
    const desks = await database.write(tx => settle(tx, secret, receivers!, random));
    const head = await database.read(readAuditHead);
    const ledger = newLedger();
    const work = async (many: number, at: readonly Desk[], pause: number, length: number) => {
      const until = performance.now() + length * 1000;
      const turns = new Map<string, number>();
      const inTurn = (what: string, every: number) => {
        const before = turns.get(what) ?? 0;
        turns.set(what, before + 1);
        return before % every === 0;
      };
      const floor: Floor = {
        ...{ client, ledger, random, inTurn, desks: at, isOver: () => performance.now() >= until },
        // Half to one and a half times the pause. Who would go on after the end goes home; acting at the end itself, all would come at one moment.
        think: async () => {
          const [own, left] = [pause * 1000 * (0.5 + random.next()), until - performance.now()];
          await wait(Math.max(0, Math.min(own, left)));
          if (own >= left) throw over;
        },
      };
      const late = async (one: () => Promise<void>) => {
        await wait(random.next() * pause * 1000);
        await one().catch(reason => {
          if (reason !== over) throw reason;
        });
      };
      await Promise.all([
        ...Array.from({ length: many }, () => late(() => enterprise(floor))),
        ...at.map(desk => late(() => receiver(floor, desk))),
      ]);
      return client.takeTimes();
    };
    io.progress?.(0, 2, 'one enterprise and one receiver');
    await work(1, desks.slice(0, 1), 0.005, Math.min(2, seconds! / 4));
    const alone = await work(1, desks.slice(0, 1), 0.005, Math.min(8, seconds! / 2));
    io.progress?.(1, 2, `${enterprises} enterprises and ${receivers} receivers`);
    const [before, own, whole, began] = [cpuOf(server.pid, data), process.cpuUsage(), machineCpu(), performance.now()];
    const times = await work(enterprises!, desks, think!, seconds!);
    const took = (performance.now() - began) / 1000;
    const [after, used, busy] = [cpuOf(server.pid, data), process.cpuUsage(own), machineCpu() - whole];
    const cores = {
      server: (after.own - before.own) / 1000 / took,
      database: (after.database - before.database) / 1000 / took,
      client: (used.user + used.system) / 1e6 / took,
    };
    io.progress?.(2, 2, '');
    const found = await verify(database, ledger, head.number);
    const all = percentiles([...times.values()].flat());
    const figures = {
      machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
      ...{ enterprises, receivers, seconds: took, think },
      per_second: all.n / took,
      cores: { ...cores, others: Math.max(0, busy / 1000 / took - cores.server - cores.database - cores.client) },
      all,
      kinds: [...times.keys()].sort().map(kind => ({ kind, ...percentiles(times.get(kind)!), alone: medianOf(alone, kind) })),
      ...{ receipts: ledger.receipts.size, resent: ledger.resent, races: ledger.races, refused: ledger.refused },
      ...{ faults: client.faults, lost: found.lost, doubled: found.doubled, words: found.words },
    };
    if (values.json) io.stdout(JSON.stringify(figures));
    else for (const line of asText(figures)) io.stdout(line);
    return found.lost + found.doubled > 0 ? 1 : 0;
  } finally {
    client.close();
    await database.close();
    await stop(server.child);
    rmSync(data, { recursive: true, force: true });
  }
}

type Percentiles = { n: number; p50: number; p95: number; p99: number };

type Figures = {
  machine: string;
  enterprises: number | undefined;
  receivers: number | undefined;
  seconds: number;
  think: number | undefined;
  per_second: number;
  cores: { server: number; database: number; client: number; others: number };
  all: Percentiles;
  kinds: (Percentiles & { kind: string; alone: number | undefined })[];
  receipts: number;
  resent: number;
  races: number;
  refused: number;
  faults: string[];
  lost: number;
  doubled: number;
  words: string[];
};

function asText(of: Figures): string[] {
  const line = (kind: string, { n, p50, p95, p99 }: Percentiles, alone?: number) =>
    [
      kind.padEnd(16),
      String(n).padStart(8),
      ...[p50, p95, p99].map(ms => ms.toFixed(1).padStart(9)),
      (alone?.toFixed(1) ?? '').padStart(11),
      (alone ? (p50 / alone).toFixed(1) : '').padStart(9),
    ].join('');
  const { server, database, client, others } = of.cores;
  const slow = of.kinds.filter(kind => kind.p99 >= promised).map(kind => kind.kind);
  const held = of.all.p99 < promised && of.lost === 0 && of.doubled === 0;
  return [
    of.machine,
    `${of.enterprises} enterprises and ${of.receivers} receivers for ${of.seconds.toFixed(0)} s, ${of.think} s between acts: ${of.per_second.toFixed(0)} requests/s`,
    `cores in use: server ${server.toFixed(2)}, database ${database.toFixed(2)}, this client ${client.toFixed(2)}, other programs of the machine ${others.toFixed(2)}`,
    '',
    'kind                   n   p50 ms   p95 ms   p99 ms  alone p50  × alone',
    ...of.kinds.map(kind => line(kind.kind, kind, kind.alone)),
    line('all', of.all),
    '',
    `${of.receipts} receipts; ${of.resent} forms sent again on purpose; ${of.races} races for one request, each with one winner; ${of.refused} polite refusals`,
    ...of.words,
    ...(of.faults.length > 0 ? [`${of.faults.length} unexpected answers, the first: ${of.faults.slice(0, 5).join('; ')}`] : []),
    `${held ? 'HELD' : 'NOT HELD'}: p99 ${of.all.p99.toFixed(0)} ms (< ${promised} promised), ${of.lost} lost, ${of.doubled} doubled${slow.length > 0 ? `; above ${promised} ms alone: ${slow.join(', ')}` : ''}`,
  ];
}

function percentiles(values: number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function medianOf(times: Times, kind: string): number | undefined {
  const own = times.get(kind);
  return own && own.length >= 5 ? percentiles(own).p50 : undefined;
}
