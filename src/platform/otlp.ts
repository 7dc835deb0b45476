import type { Log } from './log.ts';

export type OtlpSettings = {
  /** Address of an OTLP/HTTP receiver, as OTEL_EXPORTER_OTLP_ENDPOINT names it: traces go to its /v1/traces, log lines to its /v1/logs. */
  endpoint: string;
  /** Sent along, as a token: name=value, with commas between. */
  headers?: string | undefined;
  serviceName: string;
  version: string;
};

export type Attributes = Readonly<Record<string, string | number>>;

/** The headers that a setting names; throws where one is none, with words that may hold it. */
export function headersIn(text: string): Headers {
  const pairs = text.split(',').filter(pair => pair.trim() !== '');
  return new Headers(
    pairs.map(pair => {
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(0, at)).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
    }),
  );
}

type Kind<T> = {
  path: string;
  /** What is sent, in a word for the log. */
  what: string;
  bodyOf(resource: object, items: readonly T[]): object;
};

const batch = 512;
/** So much waits for a receiver that does not answer; what comes later is dropped and counted. */
const most = 4096;
const interval = 5000;

/** Sends what is added as OTLP/HTTP JSON, some at a time and never in anybody's way; `stop` sends what is left, for two seconds at most. */
export function otlpSender<T>(settings: OtlpSettings, { path, what, bodyOf }: Kind<T>, log: Log) {
  const address = `${settings.endpoint.replace(/\/+$/, '')}${path}`;
  const given = headersIn(settings.headers ?? '');
  given.set('content-type', 'application/json');
  const resource = {
    attributes: attributesOf({
      'service.name': settings.serviceName,
      'service.version': settings.version,
      'process.pid': process.pid,
    }),
  };
  const waiting: T[] = [];
  let dropped = 0;
  let sending: Promise<void> | undefined;
  let isTold = false;
  const send = async (patience: number) => {
    const items = waiting.splice(0, batch);
    if (items.length === 0) return;
    try {
      const answer = await fetch(address, {
        method: 'POST',
        body: JSON.stringify(bodyOf(resource, items)),
        headers: given,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`);
      if (dropped > 0) log.warn(`${what} dropped`, { count: dropped });
      dropped = 0;
      isTold = false;
    } catch (error) {
      dropped += items.length;
      // Once, until it works again: a receiver that is away is no reason to fill the log.
      if (!isTold) log.warn(`${what} not sent`, { error });
      isTold = true;
    }
  };
  const sendAll = (patience: number) => {
    sending ??= (async () => {
      while (waiting.length > 0) await send(patience);
    })().finally(() => {
      sending = undefined;
    });
    return sending;
  };
  const timer = setInterval(() => void sendAll(10_000), interval).unref();
  return {
    add(item: T) {
      if (waiting.length >= most) dropped++;
      else waiting.push(item);
      if (waiting.length >= batch) void sendAll(10_000);
    },
    async stop() {
      clearInterval(timer);
      await Promise.race([sendAll(2000), new Promise(resolve => setTimeout(resolve, 2000).unref())]);
    },
  };
}

/** Attributes as OTLP writes them. */
export function attributesOf(values: Attributes): object[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
}
