import { randomBytes } from 'node:crypto';
import type { Context as Asked } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Context } from './context.ts';
import { currentContext, inContext } from './context.ts';
import type { Database } from './database.ts';
import type { Log } from './log.ts';
import { type Attributes, attributesOf, type OtlpSettings, otlpSender } from './otlp.ts';
import { tracedDatabase } from './trace-database.ts';

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

/** Keeps traces of requests, database statements and jobs, and sends them as OTLP/HTTP JSON. Names and shapes only: no values, no query strings, no addresses of people. */
export function startTracing(settings: OtlpSettings, log: Log): Tracer {
  const out = otlpSender<Ended>(
    settings,
    {
      path: '/v1/traces',
      what: 'spans',
      bodyOf: (resource, spans) => ({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'lianqun' }, spans }] }] }),
    },
    log,
  );
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

function now(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n;
}
