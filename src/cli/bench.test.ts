import { expect, test } from 'vitest';
import { bench } from './bench.ts';
import { commands } from './commands.ts';
import type { Io } from './io.ts';
import { Usage } from './usage.ts';

test('the help of bench names every bench that there is', async () => {
  const refused = await bench(['none of them'], {} as Io).catch(error => error);
  expect(refused).toBeInstanceOf(Usage);
  const there = (refused as Usage).message.split('Benches: ')[1]!.split(', ').sort();
  const usage = commands.find(command => command.name === 'bench')!.usage;
  expect(usage.replace(' [--json]', '').split('|')).toEqual(there);
});
