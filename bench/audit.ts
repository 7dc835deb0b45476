import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '#cli/io.ts';
import { readAuditHead, recordAct, verifyAudit } from '#modules/account/index.ts';
import { connect, openDatabase, type Tx } from '#platform/database.ts';
import { startEmbedded } from '#platform/embedded.ts';
import { migrate } from '#platform/migrate.ts';
import { operator } from '#shared/viewer.ts';

const writes = 400;
const rounds = 5;

/**
 * What the audit log costs: a small write in its own durable transaction with a line of the log, against the same write without one, by one
 * writer and by several at once; and how fast the log is verified, against reading the same rows without hashing. Ends with 1 when the chain is not sound.
 */
export async function benchAudit(_args: string[], io: Io): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-bench-'));
  const server = await startEmbedded(folder);
  const at = { socket: server.socket, database: 'postgres' };
  const admin = connect(at);
  const database = openDatabase(at, 16);
  try {
    await migrate(admin);
    await admin`create table bench (a int)`;
    const plain = (tx: Tx, i: number) => tx`insert into bench (a) values (${i})`;
    const ways = [
      async (tx: Tx, i: number) => void (await plain(tx, i)),
      async (tx: Tx, i: number) => {
        await plain(tx, i);
        await recordAct(tx, operator, { what: 'bench.write', object: `bench:${i}`, details: { i } });
      },
    ];
    for (const writers of [1, 4, 8]) {
      const times: number[][] = [[], []];
      for (let round = -1; round < rounds; round++) {
        for (const [index, way] of ways.entries()) {
          io.progress?.(round + 1, rounds, `${writers} writers`);
          const began = performance.now();
          let next = 0;
          const writer = async () => {
            for (let i = next++; i < writes; i = next++) await database.write(tx => way(tx, i));
          };
          await Promise.all(Array.from({ length: writers }, writer));
          if (round >= 0) times[index]!.push((performance.now() - began) / writes);
        }
      }
      const [without, withLine] = times.map(median) as [number, number];
      io.stdout(
        `${writers} writer${writers > 1 ? 's' : ' '}: ${without.toFixed(2)} ms a write without, ${withLine.toFixed(2)} ms with a line of the log: ${(withLine / without).toFixed(2)} times`,
      );
    }
    const rows = await timed(() => database.read(db => db`select * from account.audit order by number`));
    const verified = await timed(() => database.read(db => verifyAudit(db, [])));
    const head = await database.read(readAuditHead);
    io.stdout(
      `verifying ${head.number} lines: ${((head.number / verified.ms) * 1000).toFixed(0)} lines a second, ${(verified.ms / rows.ms).toFixed(1)} times reading them`,
    );
    io.stdout(verified.value.fault ? 'the chain is NOT SOUND' : 'the chain is sound');
    return verified.value.fault ? 1 : 0;
  } finally {
    await admin.end();
    await database.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}
