import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { decodeUtf8, escapesAreSound, hasControls, readBytes } from './body.ts';
import type { Clock } from './clock.ts';
import { type Context as Belonging, inContext } from './context.ts';
import { type Log, maskPath, log as standardLog } from './log.ts';
import { type Rate, rateLimit } from './rate.ts';
import { acceptedLanguage, forPrograms, problem, type Refusal, Refusing, wantsJson } from './refusal.ts';
import { newRequestId } from './request-id.ts';

export type WebOptions = {
  clock: Clock;
  /** Where requests and failures are logged; standard error unless told otherwise. */
  log?: Log;
  /** Origin of the map tiles, if any: https://tiles.example.org */
  tiles?: string | undefined;
  /** The public address of the site; where it is https, nothing is served over a plain connection that a proxy tells of. */
  address?: string | undefined;
  /** A proxy of ours stands in front and writes X-Forwarded-For, -Proto and -Host; without one these headers are anyone's claim. */
  trustProxy?: boolean | undefined;
  /** Largest form, in bytes; the API and uploads set their own. */
  formLimit?: number;
  /** The same for the forms of single addresses. */
  formLimits?: Readonly<Record<string, number>>;
  /** Addresses whose pages read a multipart form themselves, part by part, once they know who sends it. */
  streamed?: ReadonlySet<string>;
  rates?: { all: Rate; posts: Rate };
  /** Sees each request begin, and its end with the seconds it took. */
  watch?: ((c: Context, context: Belonging) => (c: Context, seconds: number) => void) | undefined;
  /** How a refusal looks where a person reads it. */
  page?: (c: Context, refusal: Refusal) => Response | Promise<Response>;
};

const usualRates = { all: { burst: 300, perMinute: 1200 }, posts: { burst: 30, perMinute: 60 } };

/** Puts the shell around both doors, outermost first: number and log line, headers, sound addresses, rates, same-site forms, sound bodies. */
export function guard(app: Hono, options: WebOptions): void {
  app.use(record(options), headers(options), async (c, next) => {
    try {
      const safer = overHttps(c, options);
      if (safer) return c.redirect(safer, 308);
      soundAddress(c);
    } catch (error) {
      return answer(c, error, options);
    }
    await next();
  });
  app.use(rates(options), forms(options));
}

// A number that a person can read out over the telephone: E-7K3M-9Q2F.
function errorNumber(): string {
  const letters = [...randomBytes(8)].map(byte => '23456789ABCDEFGHJKMNPQRSTUVWXYZ'[byte % 31]!);
  return `E-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** Logs a failure and returns the refusal that names its number; nothing of the error itself reaches the reader. */
export function failure(c: Context, error: unknown, log: Log = standardLog): Refusal {
  const number = errorNumber();
  log.error('failure', {
    number,
    method: c.req.method,
    path: maskPath(c.req.path),
    error,
  });
  return {
    status: 500,
    number,
    zh: `系统出错，内容没有保存。请稍后再试；如仍出错，请告知编号 ${number}`,
    en: `Something failed and nothing was saved. Please try again later; if it fails again, tell us the number ${number}`,
  };
}

// IPv6 by its /64, since one household has that many addresses; null where there is no connection behind the request.
function addressOf(c: Context, trustProxy = false): string | null {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const address = forwarded || env?.incoming?.socket?.remoteAddress;
  if (!address) return null;
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '').slice(0, 45);
  return plain.includes(':') ? `${plain.split('%')[0]!.split(':').slice(0, 4).join(':')}::/64` : plain;
}

/** Whether a browser says that another site made it send this; a request without such a mark comes from a program or an old browser. */
export function crossSite(c: Context, trustProxy = false): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return false;
  const host = (trustProxy && c.req.header('x-forwarded-host')) || c.req.header('host') || new URL(c.req.url).host;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function record({ log = standardLog, trustProxy, watch }: WebOptions): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    const given = trustProxy ? c.req.header('x-request-id') : undefined;
    const context: Belonging = { id: given && /^[\w-]{8,64}$/.test(given) ? given : newRequestId() };
    c.set('address', addressOf(c, trustProxy));
    const end = watch?.(c, context);
    await inContext(context, next);
    c.res.headers.set('X-Request-Id', context.id);
    const tell = (sent: { bytes: number | null; cut?: true }) => {
      const ms = Math.round((performance.now() - started) * 10) / 10;
      log.info('request', {
        id: context.id,
        method: c.req.method,
        path: maskPath(c.req.path),
        status: c.res.status,
        ms,
        ...sent,
        from: network(c.get('address')),
      });
      end?.(c, ms / 1000);
    };
    whenSent(c, tell);
  };
}

/** Tells once the answer has gone out, or its reader has left; at once where no connection stands behind the request. */
function whenSent(c: Context, tell: (sent: { bytes: number | null; cut?: true }) => void): void {
  const { incoming, outgoing } = (c.env ?? {}) as { incoming?: IncomingMessage; outgoing?: ServerResponse };
  const socket = incoming?.socket;
  if (!outgoing?.once || !socket) {
    tell({ bytes: Number(c.res.headers.get('content-length')) || null });
    return;
  }
  const before = socket.bytesWritten;
  outgoing.once('close', () =>
    tell({ bytes: socket.bytesWritten - before, ...(outgoing.writableFinished ? {} : { cut: true }) }),
  );
}

// Without its last part an address still tells a flood from a crowd, and no longer a person or a household.
function network(address: string | null): string | undefined {
  return address?.replace(/\.\d+$/, '.0').replace(/^((?:[^:]*:){2}[^:]*):.*$/, '$1::/48');
}

function headers({ tiles, address, trustProxy }: WebOptions): MiddlewareHandler {
  const more = tiles && URL.canParse(tiles) ? ` ${new URL(tiles).origin}` : '';
  const fixed = Object.entries({
    'Content-Security-Policy': [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      `img-src 'self' data: blob:${more}`,
      "font-src 'self'",
      `connect-src 'self'${more}`,
      "worker-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  return async (c, next) => {
    await next();
    for (const [name, value] of fixed) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    const secure = address?.startsWith('https:') || (trustProxy && c.req.header('x-forwarded-proto') === 'https');
    if (secure) c.res.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  };
}

/** Where somebody should come by https who came without, as the proxy tells; programs are refused, so that none goes on sending keys in the clear. */
function overHttps(c: Context, { address, trustProxy }: WebOptions): string | null {
  if (!address?.startsWith('https:') || !trustProxy || c.req.header('x-forwarded-proto') !== 'http') return null;
  if (!forPrograms(c) && ['GET', 'HEAD'].includes(c.req.method)) return address + c.req.url.slice(c.req.url.indexOf('/', 8));
  throw new Refusing({ status: 403, zh: '请改用 https 地址', en: 'Please use the https address' });
}

/** Writes a line of the log for whoever watches over attacks: what was refused, where, from which network. */
export function suspect(c: Context, log: Log, what: string, more: Readonly<Record<string, string>> = {}): void {
  const from = network((c.get('address') as string | null | undefined) ?? null);
  log.warn('security', { what, method: c.req.method, path: maskPath(c.req.path), from, ...more });
}

function soundAddress(c: Context): void {
  const { url, method } = c.req;
  if (!forPrograms(c) && !['GET', 'HEAD', 'POST'].includes(method)) {
    throw new Refusing({
      status: 405,
      zh: '网页只支持读取和提交表单',
      en: 'A page can be read and its form be sent, nothing else',
      headers: { Allow: 'GET, HEAD, POST' },
    });
  }
  // Whoever stands in between may have gone by the other one.
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  if ((incoming?.headersDistinct?.host?.length ?? 1) > 1)
    throw new Refusing({ status: 400, zh: '请求中的 Host 不止一个', en: 'The request names more than one Host' });
  if (url.length > 8192)
    throw new Refusing({
      status: 414,
      zh: '地址过长，请把话写短一些，或减少筛选条件',
      en: 'The address is too long; please write less or use fewer filters',
    });
  if (!escapesAreSound(url.slice(url.indexOf('/', 8)))) {
    throw new Refusing({
      status: 400,
      zh: '地址中有无法识别的字符，请检查后重新打开',
      en: 'The address has characters that cannot be read; please check it',
    });
  }
}

function rates(options: WebOptions): MiddlewareHandler {
  const { all, posts } = options.rates ?? usualRates;
  const every = rateLimit(all, options.clock);
  const writing = rateLimit(posts, options.clock);
  return async (c, next) => {
    const address = c.get('address') as string | null;
    if (address !== null) {
      const safe = c.req.method === 'GET' || c.req.method === 'HEAD';
      const first = every.take(address);
      const taken = first.allowed && !safe && !forPrograms(c) ? writing.take(address) : first;
      if (!taken.allowed) return answer(c, tooMany(taken.retryAfter), options);
    }
    await next();
  };
}

/** The refusal of someone who asks too often. */
export function tooMany(seconds: number): Refusing {
  return new Refusing({
    status: 429,
    zh: `请求太频繁，请 ${seconds} 秒后再试`,
    en: `Too many requests; please try again in ${seconds} seconds`,
    headers: { 'Retry-After': String(seconds) },
  });
}

function forms(options: WebOptions): MiddlewareHandler {
  const limit = options.formLimit ?? 256 * 1024;
  return async (c, next) => {
    const type = c.req.header('content-type')?.toLowerCase() ?? '';
    const form = type.startsWith('application/x-www-form-urlencoded') || type.startsWith('multipart/form-data');
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD';
    try {
      if (!safe && !forPrograms(c)) {
        if (crossSite(c, options.trustProxy)) {
          throw new Refusing({
            status: 403,
            zh: '这个表单不是从本站提交的，请回到页面重新提交',
            en: 'This form was not sent from this site; please go back to the page and send it again',
          });
        }
        if (type && !form) {
          throw new Refusing({
            status: 415,
            zh: '表单的格式无法识别，请回到页面重新提交',
            en: 'The form has a type that cannot be read; please go back to the page and send it again',
          });
        }
        const isStreamed = type.startsWith('multipart/form-data') && options.streamed?.has(c.req.path);
        if (!isStreamed) await soundBody(c, options.formLimits?.[c.req.path] ?? limit, type);
      }
    } catch (error) {
      return answer(c, error, options);
    }
    await next();
  };
}

// What was read here stays in Hono's cache of the body, so that parseBody() of a page finds it.
async function soundBody(c: Context, limit: number, type: string): Promise<void> {
  const bytes = await readBytes(c.req.raw, limit);
  (c.req.bodyCache as { arrayBuffer?: Promise<ArrayBuffer> }).arrayBuffer = Promise.resolve(bytes.buffer);
  if (!type.startsWith('multipart/') && !escapesAreSound(decodeUtf8(bytes).replaceAll(/%0[9AD]/gi, ''))) {
    throw unreadable();
  }
  if (type.startsWith('multipart/')) {
    // A file may hold any bytes; a text field that is not UTF-8 comes out of the parser with U+FFFD in it.
    const form = await c.req.formData().catch(() => {
      throw new Refusing({ status: 400, zh: '表单不完整，请重新提交', en: 'The form is incomplete; please send it again' });
    });
    for (const value of form.values()) {
      if (typeof value !== 'string') continue;
      if (value.includes('\ufffd')) decodeUtf8(Uint8Array.of(0xff));
      if (hasControls(value)) throw unreadable();
    }
  }
}

const unreadable = () =>
  new Refusing({
    status: 400,
    zh: '表单中有无法识别的字符，请重新填写',
    en: 'The form has characters that cannot be read; please fill it in again',
  });

function answer(c: Context, error: unknown, options: WebOptions): Response | Promise<Response> {
  const refusal = error instanceof Refusing ? error.refusal : failure(c, error, options.log);
  if (refusal.status === 403 || refusal.status === 429) suspect(c, options.log ?? standardLog, refusal.en);
  const lang = acceptedLanguage(c.req.header('accept-language'));
  if (wantsJson(c)) return problem(c, refusal, lang);
  return options.page ? options.page(c, refusal) : plainPage(c, refusal);
}

// Nothing of the request is shown, so nothing needs escaping.
function plainPage(c: Context, { status, zh, en, headers = {} }: Refusal): Response {
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${zh}</title><h1>${zh}</h1><p lang="en">${en}</p><p><a href="/">返回首页</a></p></html>`;
  return c.body(page, status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers });
}
