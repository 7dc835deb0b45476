import { Refused } from '#shared/refused.ts';
import { holdStore } from './hold.ts';
import { run } from './run.ts';
import { ReaderLeft, terminalIo } from './terminal.ts';
import { exit } from './usage.ts';

const io = terminalIo();
const store = holdStore();

// A command that answers a signal itself (lifecycle.ts) is left to do so; for the rest the database must not be left running.
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const) {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) void store.close().finally(() => process.exit(128 + number));
  });
}

const english = /^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
let code: number = exit.done;
try {
  code = await run(process.argv.slice(2), { io, open: store.open, english });
  // A pipe takes 64 kB at a time: leaving before its reader took the rest would cut a list of problems short as well.
  await io.arrived();
} catch (error) {
  if (error instanceof Refused) {
    io.stderr(english ? error.en : error.message);
    code = exit.refused;
  } else if (!(error instanceof ReaderLeft)) throw error;
} finally {
  await store.close();
}
process.exit(code);
