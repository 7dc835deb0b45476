// A program of its own for the tests that kill it: starts the embedded server on a folder, tells which rows it finds,
// then commits one row after another and acknowledges each on stdout.
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '#platform/database.ts';
import { openStore } from '#platform/store.ts';

const [folder = '', durable = 'durable'] = process.argv.slice(2);
const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);
const begun = performance.now();

try {
  const store = await openStore(
    { data: folder, databaseUrl: undefined },
    { durable: durable === 'durable', log: line => tell({ log: line }) },
  );
  const ms = Math.round(performance.now() - begun);
  const sql = connect(store.owner);
  await sql`create table if not exists written (number int primary key)`;
  const rows = await sql<{ number: number }[]>`select number from written order by number`;
  // Before it says that it is up: the test may send the signal the moment it reads that.
  let running = true;
  process.once('SIGTERM', () => {
    running = false;
  });
  tell({ up: ms, rows: rows.map(row => row.number) });
  for (let number = (rows.at(-1)?.number ?? 0) + 1; running; number++) {
    try {
      await sql`insert into written values (${number})`;
      tell({ written: number });
    } catch {
      // not acknowledged: it may or may not be there
      await wait(2);
    }
  }
  await sql.end();
  await store.close();
} catch (error) {
  const { name, message } = error as Error;
  tell({ refused: name, message });
  process.exitCode = 1;
}
