import { AsyncLocalStorage } from 'node:async_hooks';

/** What work belongs to, wherever in the program it is just now. */
export type Context = {
  /** Number of the request or job, as it stands in the log and in the answer. */
  id: string;
  /** Where this work hangs in a trace, while one is kept. */
  span?: { traceId: string; spanId: string };
};

const storage = new AsyncLocalStorage<Context>();

/** Runs work that belongs to a request or a job; everything it calls finds that again. */
export function inContext<T>(context: Context, work: () => T): T {
  return storage.run(context, work);
}

export function currentContext(): Context | undefined {
  return storage.getStore();
}
