import { type Clock, systemClock } from './clock.ts';
import { currentContext } from './context.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Values never hold secrets; a field named `error` is written by its message and origin. */
export type LogFields = Readonly<Record<string, unknown>>;

export type Log = Readonly<Record<LogLevel, (event: string, fields?: LogFields) => void>>;

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** A log of one JSON line an event, with the number of the request or job it belongs to; by default to standard error, which systemd and containers collect. */
export function makeLog(level: LogLevel | (() => LogLevel), clock: Clock, write: (line: string) => void = toStandardError): Log {
  const at =
    (own: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      const least = typeof level === 'string' ? level : level();
      if (order.indexOf(own) < order.indexOf(least)) return;
      const { error, ...plain } = fields;
      const cause = error === undefined ? {} : causeOf(error);
      const context = currentContext();
      write(
        JSON.stringify({ at: clock().toISOString(), level: own, event, ...(context && { id: context.id }), ...plain, ...cause }),
      );
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

let processLevel: LogLevel = 'info';

/** The log of this process. */
export const log = makeLog(() => processLevel, systemClock);

/** Leaves out of the log of this process what matters less. */
export function setLogLevel(level: LogLevel): void {
  processLevel = level;
}

/** A path with everything that could open a private link hidden: segments of 16 or more characters without a dot. */
export function maskPath(path: string): string {
  return path.replace(/[^/.]{16,}(?=\/|$)/g, '***').slice(0, 200);
}

const also = new Set<(line: string) => void>();

/** Gives each line of this process's log to somebody else as well; the function that comes back ends it. */
export function teeLog(take: (line: string) => void): () => void {
  also.add(take);
  return () => void also.delete(take);
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
  for (const take of also) take(line);
}

// Message and origin only: a database error carries row values in its detail and its query, and a long number may be a telephone.
function causeOf(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error).slice(0, 300) };
  const { code } = error as { code?: unknown };
  const stack = error.stack
    ?.split('\n')
    .filter(line => line.startsWith('    at '))
    .slice(0, 8)
    .map(line => line.trim())
    .join(' | ');
  const words = `${error.name}: ${error.message}`.slice(0, 500).replace(/\d{7,}/g, '***');
  return { error: words, ...(typeof code === 'string' ? { code } : {}), stack };
}
