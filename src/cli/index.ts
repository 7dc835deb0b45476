import { Refused } from '#shared/refused.ts';
import { holdStore } from './hold.ts';
import { run } from './run.ts';
import { ReaderLeft, terminalIo } from './terminal.ts';
import { exit } from './usage.ts';

const io = terminalIo();
const store = holdStore();

/**
 * Once a database is held it must not be left running; a command that answers a signal itself (lifecycle.ts) is left to do so. Without one
 * the signal ends the program at once, even in the middle of a long text, where no listener would be heard.
 */
function closeWhenStopped(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.once(signal, () => {
      if (process.listenerCount(signal) === 0) void store.close().finally(() => process.exit(128 + number));
    });
  }
}

let isListening = false;
const open = () => {
  if (!isListening) closeWhenStopped();
  isListening = true;
  return store.open();
};

const english = /^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
let code: number = exit.done;
try {
  code = await run(process.argv.slice(2), { io, open, english });
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
