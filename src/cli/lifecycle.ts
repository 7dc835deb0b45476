const signals = { SIGTERM: 15, SIGINT: 2, SIGHUP: 1 } as const;

let stopping = false;

/**
 * Calls the handler once, at the first SIGTERM, SIGINT or SIGHUP; the program then ends by itself. A second signal, or
 * `grace` milliseconds without an end, force it: exit code 128 + signal, or 1. Returns a function that stops listening.
 */
export function onStop(handler: (why: string) => void, grace = 30_000): () => void {
  const listeners = Object.entries(signals).map(([signal, number]) => {
    const listener = () => {
      if (stopping) process.exit(128 + number);
      begin(grace);
      handler(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const off of listeners) off();
  };
}

/** Runs work that can be stopped by a signal: it is told to end, cleans up, and the exit code is 128 + signal. */
export async function stoppable(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const ending = new AbortController();
  let code = 0;
  const off = onStop(why => {
    code = 128 + (signals[why as keyof typeof signals] ?? 0);
    ending.abort();
  });
  try {
    return await work(ending.signal);
  } catch (error) {
    if (!ending.signal.aborted) throw error;
    return code;
  } finally {
    off();
  }
}

/**
 * Calls onGone once when npm, which started this process, has gone: npm ends at SIGTERM without passing it on, so that a
 * service stopped through `npm start` would run on unseen. Does nothing when npm did not start it. Returns a function that stops watching.
 */
export function superviseParent(onGone: (why: string) => void, grace = 30_000, env: NodeJS.ProcessEnv = process.env): () => void {
  if (!env.npm_lifecycle_event) return () => {};
  const parent = Number(env.LIANQUN_PARENT) || process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    if (stopping) return;
    begin(grace);
    onGone('parent gone');
  }, 500).unref();
  return () => clearInterval(timer);
}

function begin(grace: number): void {
  stopping = true;
  setTimeout(() => process.exit(1), grace).unref();
}
