import { OpenAPIHono } from '@hono/zod-openapi';
import { log as standardLog } from '#platform/log.ts';
import { acceptedLanguage, problem, type Refusal } from '#platform/refusal.ts';
import type { WebOptions } from '#platform/web.ts';
import { apiDocument, base, describe, describeShared } from './document.ts';
import { handle, refusalOf } from './door.ts';
import type { Deps } from './operation.ts';
import { operations } from './operations.ts';

export { apiDocument } from './document.ts';
export { makeFeeds } from './feed.ts';
export { type MetricsPage, metricsPage } from './metrics.ts';

export type ApiOptions = Deps & Pick<WebOptions, 'log' | 'rates' | 'trustProxy'> & { origins?: readonly string[] };

/** The door for programs, to be mounted at /api behind the guard of platform/web.ts. */
export function makeApi(deps: ApiOptions): OpenAPIHono {
  const api = new OpenAPIHono();
  const { log = standardLog, origins = [], trustProxy = false } = deps;
  const options = { log, origins, trustProxy, posts: deps.rates?.posts };
  describeShared(api);
  for (const operation of operations) {
    describe(api, operation);
    api.on(operation.method.toUpperCase(), operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), handle(operation, deps, options));
  }
  let document: string | undefined;
  api.get('/openapi.json', c => {
    document ??= JSON.stringify(apiDocument(api));
    return c.body(document, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });
  api.all('*', c => {
    const allowed = methodsAt(c.req.path.replace(base, ''));
    const allow = { Allow: [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ') };
    const refuse = (refusal: Refusal) => problem(c, refusal, acceptedLanguage(c.req.header('accept-language')));
    if (allowed.length === 0)
      return refuse({
        status: 404,
        zh: '没有这个接口，请看 /api/openapi.json',
        en: 'There is no such operation; see /api/openapi.json',
      });
    if (c.req.method !== 'OPTIONS')
      return refuse({
        status: 405,
        zh: `这个地址只支持 ${allow.Allow}`,
        en: `This address supports ${allow.Allow} only`,
        headers: allow,
      });
    return c.body(null, 204, { ...allow, ...preflight(c.req.path.replace(base, ''), c.req.header('origin'), origins) });
  });
  api.onError((error, c) => problem(c, refusalOf(c, error, log), acceptedLanguage(c.req.header('accept-language'))));
  return api;
}

const patterns = [
  ...operations.map(({ method, path, writes, keep }) => ({
    method: method.toUpperCase(),
    at: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    open: !writes && keep !== 'private',
  })),
  { method: 'GET', at: /^\/openapi\.json$/, open: true },
];

function methodsAt(path: string): string[] {
  return patterns.filter(pattern => pattern.at.test(path)).map(pattern => pattern.method);
}

/** What a browser on another site may do here: read what is public; write only from an origin that was named. */
function preflight(path: string, origin: string | undefined, origins: readonly string[]): Record<string, string> {
  const named = origin !== undefined && origins.includes(origin);
  const methods = patterns.filter(pattern => pattern.at.test(path) && (pattern.open || named)).map(pattern => pattern.method);
  if (methods.length === 0) return {};
  return {
    'Access-Control-Allow-Origin': named ? origin : '*',
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-None-Match',
    'Access-Control-Max-Age': '86400',
    Vary: 'Origin',
  };
}
