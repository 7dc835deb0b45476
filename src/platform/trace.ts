import { randomBytes } from 'node:crypto';
import type { Context as Asked } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Context } from './context.ts';
import { currentContext, inContext } from './context.ts';
import type { Database } from './database.ts';
import type { Log } from './log.ts';
import { tracedDatabase } from './trace-database.ts';

export type TraceSettings = {
  /** Address of an OTLP/HTTP receiver, as OTEL_EXPORTER_OTLP_ENDPOINT names it: spans go to its /v1/traces. */
  endpoint: string;
  /** Sent along, as a token: name=value, with commas between. */
  headers?: string | undefined;
  serviceName: string;
  version: string;
};

type Attributes = Readonly<Record<string, string | number>>;
/** 2: a request came in; 3: we asked another; 5: work from a queue. */
type Kind = 2 | 3 | 5;
type Ended = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: Kind;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: object[];
  status: { code: 0 | 2 };
};
/** Ends a span; `failed` where the work did. */
export type EndSpan = (more?: { name?: string; attributes?: Attributes; failed?: boolean }) => void;

export type Tracer = {
  watch(c: Asked, context: Context): (c: Asked) => void;
  traced(database: Database): Database;
  /** Runs a job of the queue as a trace of its own. */
  job(name: string, id: string, work: () => Promise<void>): Promise<void>;
  /** Sends what is left, for two seconds at most. */
  stop(): Promise<void>;
};

const batch = 512;
/** So many ended spans wait for a receiver that does not answer; later ones are dropped and counted. */
const most = 4096;
const interval = 5000;

/** Keeps traces of requests, database statements and jobs, and sends them as OTLP/HTTP JSON. Names and shapes only: no values, no query strings, no addresses of people. */
export function startTracing(settings: TraceSettings, log: Log): Tracer {
  const out = sender(settings, log);
  const begin = (name: string, kind: Kind, attributes: Attributes, context?: Context): EndSpan => {
    const parent = kind === 3 ? currentContext()?.span : undefined;
    // A statement outside a request or a job, as at the start, is no trace.
    if (kind === 3 && !parent) return () => {};
    const span = { traceId: parent?.traceId ?? randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
    if (context) context.span = span;
    const started = now();
    return (more = {}) =>
      out.add({
        ...span,
        ...(parent ? { parentSpanId: parent.spanId } : {}),
        name: more.name ?? name,
        kind,
        startTimeUnixNano: String(started),
        endTimeUnixNano: String(now()),
        attributes: attributesOf({ ...attributes, ...more.attributes }),
        status: { code: more.failed ? 2 : 0 },
      });
  };
  return {
    watch(c, context) {
      const end = begin(c.req.method, 2, { 'http.request.method': c.req.method, 'lianqun.request': context.id }, context);
      return answered => {
        const route = matchedRoutes(answered).find(({ path }) => !path.endsWith('*'))?.path;
        const { status } = answered.res;
        end({
          name: route ? `${c.req.method} ${route}` : c.req.method,
          attributes: { 'http.response.status_code': status, ...(route ? { 'http.route': route } : {}) },
          failed: status >= 500,
        });
      };
    },
    traced: database =>
      tracedDatabase(database, (name, text) => begin(name, 3, { 'db.system.name': 'postgresql', 'db.query.text': text })),
    async job(name, id, work) {
      const context: Context = { id: `job-${id}` };
      const end = begin(`job ${name}`, 5, { 'messaging.message.id': id }, context);
      try {
        await inContext(context, work);
        end();
      } catch (error) {
        end({ failed: true });
        throw error;
      }
    },
    stop: out.stop,
  };
}

function sender({ endpoint, headers = '', serviceName, version }: TraceSettings, log: Log) {
  const address = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const given = Object.fromEntries(
    headers.split(',').flatMap(pair => {
      const [name, ...value] = pair.split('=');
      return name?.trim() && value.length > 0 ? [[name.trim(), decodeURIComponent(value.join('=').trim())]] : [];
    }),
  );
  const resource = {
    attributes: attributesOf({ 'service.name': serviceName, 'service.version': version, 'process.pid': process.pid }),
  };
  const waiting: Ended[] = [];
  let dropped = 0;
  let sending: Promise<void> | undefined;
  let isTold = false;
  const send = async (patience: number) => {
    const spans = waiting.splice(0, batch);
    if (spans.length === 0) return;
    const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'lianqun' }, spans }] }] });
    try {
      const answer = await fetch(address, {
        method: 'POST',
        body,
        headers: { ...given, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(patience),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`);
      if (dropped > 0) log.warn('spans dropped', { count: dropped });
      dropped = 0;
      isTold = false;
    } catch (error) {
      dropped += spans.length;
      // Once, until it works again: a receiver that is away is no reason to fill the log.
      if (!isTold) log.warn('spans not sent', { error });
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
    add(span: Ended) {
      if (waiting.length >= most) dropped++;
      else waiting.push(span);
      if (waiting.length >= batch) void sendAll(10_000);
    },
    async stop() {
      clearInterval(timer);
      await Promise.race([sendAll(2000), new Promise(resolve => setTimeout(resolve, 2000).unref())]);
    },
  };
}

function attributesOf(values: Attributes): object[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
}

function now(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n;
}
