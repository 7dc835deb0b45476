import { expect, test } from 'vitest';
import type { Io } from '#cli/io.ts';
import { count, newLedger } from '../bench/docking/ledger.ts';
import { verify } from '../bench/docking/verify.ts';
import { benchDocking } from '../bench/docking.ts';
import { rolledBackDatabase } from './database.ts';
import { ask } from './docking.ts';

test('enterprises and receivers at work at once: every receipt is one request, and nothing is answered that nobody should get', async () => {
  const said: string[] = [];
  const io = { stdout: (line: string) => said.push(line), stderr: () => {} } as unknown as Io;
  const args = ['--seconds', '6', '--enterprises', '8', '--receivers', '3', '--think', '0.1', '--json'];
  expect(await benchDocking(args, io)).toBe(0);
  const figures = JSON.parse(said[0]!);
  expect(figures).toMatchObject({ lost: 0, doubled: 0, faults: [] });
  expect(figures.receipts).toBeGreaterThan(8);
  expect(figures.resent).toBeGreaterThan(0);
  expect(figures.kinds.map((one: { kind: string }) => one.kind)).toEqual(
    expect.arrayContaining(['post', 'post, API', 'track', 'choose', 'advance', 'claim']),
  );
}, 180_000);

test('a receipt that opens nothing is lost, a request without a receipt is doubled, and so is a claim that two were told', () =>
  rolledBackDatabase(async database => {
    const { token } = await database.write(tx => ask(tx));
    const ledger = newLedger();
    count(ledger.receipts, token);
    expect(await database.read(() => verify(database, ledger, 0))).toMatchObject({ lost: 0, doubled: 0 });
    count(ledger.receipts, 'AAAAAAAAAAAAAAAAAAAAAA');
    expect((await verify(database, ledger, 0)).lost).toBeGreaterThan(0);
    const twice = await database.write(tx => ask(tx, { company: '示例乙（虚构）', phone: '13800001235' }));
    ledger.receipts.delete('AAAAAAAAAAAAAAAAAAAAAA');
    expect((await verify(database, ledger, 0)).doubled).toBeGreaterThan(0);
    count(ledger.receipts, twice.token);
    ledger.ties = 1;
    expect(await verify(database, ledger, 0)).toMatchObject({ lost: 0, doubled: 1 });
  }));
