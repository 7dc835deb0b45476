import { createHash } from 'node:crypto';
import type { Context, Handler } from 'hono';
import { countWrite, readKey } from '#modules/account/index.ts';
import { decodeUtf8, parseJson, readBytes } from '#platform/body.ts';
import type { Log } from '#platform/log.ts';
import { type Rate, rateLimit } from '#platform/rate.ts';
import { acceptedLanguage, problem, type Refusal, Refusing } from '#platform/refusal.ts';
import { crossSite, failure, suspect, tooMany } from '#platform/web.ts';
import { type Complaint, check } from '#shared/complaint.ts';
import { Denied } from '#shared/may.ts';
import { Refused, type RefusedReason } from '#shared/refused.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import type { Lang } from '#shared/words.ts';
import type { Asked, Deps, Operation } from './operation.ts';
import { readQuery } from './query.ts';

export type DoorOptions = {
  log: Log;
  /** Origins of other sites that may write from a browser: https://park.example.org */
  origins: readonly string[];
  trustProxy: boolean;
  /** What the guard allows for posts, where it was set: an operation's own rate is never stricter. */
  posts: Rate | undefined;
};

const bodyLimit = 64 * 1024;

/** The handler of one operation: checks, work, answer; every "no" leaves as a problem document in the reader's language. */
export function handle(operation: Operation, deps: Deps, options: DoorOptions): Handler {
  const limit = operation.rate && rateLimit(looser(operation.rate, options.posts), deps.clock);
  return async c => {
    const lang = acceptedLanguage(c.req.header('accept-language'));
    try {
      const address = c.get('address') as string | null | undefined;
      const taken = limit && address ? limit.take(address) : undefined;
      if (taken && !taken.allowed) throw tooMany(taken.retryAfter);
      if (!acceptsJson(c.req.header('accept')))
        throw new Refusing({ status: 406, zh: '只提供 application/json', en: 'Only application/json is offered' });
      if (operation.writes) refuseOtherSites(c, options);
      const viewer = await viewerOf(c, operation, deps);
      if (operation.writes) await countWrite(deps, viewer, address ?? null);
      const asked = await readAsked(c, operation, lang, viewer);
      const value = await operation.run(asked as Asked<never, never, never>, deps);
      return await send(c, operation, value, options, viewer.kind === 'visitor');
    } catch (error) {
      return share(c, problem(c, refusalOf(c, error, options.log), lang), operation, options);
    }
  };
}

/** What a thrown error becomes: a refusal as it is, a module's "no" by its reason, anything else a failure with a number. */
export function refusalOf(c: Context, error: unknown, log: Log): Refusal {
  if (error instanceof Refusing) {
    const { status, en } = error.refusal;
    if (status === 401 || status === 403 || status === 429) suspect(c, log, en);
    return error.refusal;
  }
  if (!(error instanceof Refused)) return failure(c, error, log);
  if (error instanceof Denied || error.reason === 'busy') suspect(c, log, error instanceof Denied ? 'denied' : error.en);
  const status = statuses[error.reason];
  const errors = Object.entries(error.fields).map(([field, words]) => ({ pointer: pointerTo([field]), words }));
  return {
    status,
    zh: error.message,
    en: error.en,
    ...(errors.length ? { errors } : {}),
    ...(status === 429 ? { headers: { 'Retry-After': '60' } } : {}),
  };
}

const statuses: Readonly<Record<RefusedReason, 403 | 404 | 409 | 422 | 429>> = {
  missing: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  busy: 429,
};

/** The refusal of a body whose fields are not right. */
export function invalidBody(complaints: readonly Complaint[]): Refusing {
  const errors = complaints.slice(0, 50).map(({ path, words }) => ({ pointer: pointerTo(path), words }));
  return new Refusing({
    status: 422,
    zh: '有内容需要修改，请看 errors',
    en: 'Something needs to be corrected; see errors',
    errors,
  });
}

/** Nothing here: one answer for a wrong code, a forged link and a listing that is not public. */
export function missing(zh: string, en: string): Refusing {
  return new Refusing({ status: 404, zh, en });
}

/** Who asks: a program with a key in its Authorization header, or anyone. Cookies say nothing here, so no other site can borrow a session. */
async function viewerOf(c: Context, operation: Operation, { database, accounts }: Deps): Promise<Viewer> {
  const header = c.req.header('authorization');
  if (header === undefined && !operation.scope) return visitor;
  const key = /^Bearer\s+(\S{1,200})\s*$/i.exec(header ?? '')?.[1];
  const viewer = key ? await database.write(tx => readKey(tx, accounts, key)) : null;
  if (viewer) return viewer;
  throw new Refusing({
    status: 401,
    zh: header === undefined ? '这个接口需要密钥：Authorization: Bearer 密钥' : '密钥不对、已停用或已到期',
    en: header === undefined ? 'This needs a key: Authorization: Bearer KEY' : 'The key is not right, was revoked or has run out',
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}

async function readAsked(
  c: Context,
  operation: Operation,
  lang: Lang,
  viewer: Viewer,
): Promise<Asked<unknown, unknown, unknown>> {
  const search = new URL(c.req.url).searchParams;
  const params = operation.params ? check(operation.params, c.req.param(), lang) : null;
  if (params && !params.ok) throw missing('没有找到，请核对编号或链接', 'Not found; please check the code or link');
  const query = operation.query ? check(operation.query, readQuery(operation.query, search), lang) : null;
  if (query && !query.ok) {
    const errors = query.complaints.slice(0, 50).map(({ path, words }) => ({ parameter: String(path[0] ?? ''), words }));
    throw new Refusing({
      status: 422,
      zh: '地址中的参数需要修改，请看 errors',
      en: 'A parameter needs to be corrected; see errors',
      errors,
    });
  }
  let body: unknown;
  if (operation.body) {
    const checked = check(operation.body.schema, await readBody(c), lang);
    if (!checked.ok) throw invalidBody(checked.complaints);
    body = checked.value;
  }
  return { params: params?.value, query: query?.value, body, search, viewer, lang };
}

async function readBody(c: Context): Promise<unknown> {
  const type = c.req.header('content-type');
  if (!/^application\/json\s*(?:;\s*charset="?utf-?8"?\s*)?$/i.test(type ?? '')) {
    throw new Refusing({
      status: 415,
      zh: '请以 UTF-8 的 application/json 发送，并写明 Content-Type',
      en: 'Please send application/json in UTF-8 and say so in Content-Type',
      headers: { 'Accept-Post': 'application/json' },
    });
  }
  return parseJson(decodeUtf8(await readBytes(c.req.raw, bodyLimit)));
}

async function send(c: Context, operation: Operation, value: unknown, options: DoorOptions, open: boolean): Promise<Response> {
  const { status } = operation.answer;
  if (status === 204) return share(c, c.body(null, 204, { 'Cache-Control': 'no-store' }), operation, options);
  const body = JSON.stringify(value);
  const keep = operation.method === 'get' && open ? operation.keep : 'private';
  const headers: Record<string, string> = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': keep === 'private' ? 'private, no-store' : keep ? `public, max-age=${keep}` : 'public, no-cache',
  };
  if (keep !== 'private') {
    headers.ETag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    headers.Vary = 'Accept-Language';
    if (matches(c.req.header('if-none-match'), headers.ETag)) return share(c, c.body(null, 304, headers), operation, options);
  }
  return share(c, c.body(body, status, headers), operation, options);
}

function matches(asked: string | undefined, etag: string): boolean {
  return asked !== undefined && (asked.trim() === '*' || asked.split(',').some(one => one.trim().replace(/^W\//, '') === etag));
}

/** Lets pages of other sites read what is public anyway; what is private or writes stays with this site and the origins it names. */
function share(c: Context, response: Response, operation: Operation, { origins }: DoorOptions): Response {
  const origin = c.req.header('origin');
  const named = origin !== undefined && origins.includes(origin);
  if (operation.writes || operation.keep === 'private') {
    if (named) {
      response.headers.set('Access-Control-Allow-Origin', origin);
      response.headers.append('Vary', 'Origin');
    }
  } else {
    response.headers.set('Access-Control-Allow-Origin', '*');
    response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  }
  response.headers.set('Access-Control-Expose-Headers', 'ETag, Retry-After, X-Request-Id');
  return response;
}

function refuseOtherSites(c: Context, { origins, trustProxy }: DoorOptions): void {
  const origin = c.req.header('origin');
  if (origin !== undefined && origins.includes(origin)) return;
  if (crossSite(c, trustProxy)) {
    throw new Refusing({
      status: 403,
      zh: '不接受从其他网站的页面写入',
      en: 'Writing from the page of another site is not accepted',
    });
  }
}

function acceptsJson(accept: string | undefined): boolean {
  if (!accept?.trim()) return true;
  return accept.split(',').some(part => {
    const [type = '', ...rest] = part.split(';').map(text => text.trim().toLowerCase());
    return (
      ['*/*', 'application/*', 'application/json', 'application/problem+json'].includes(type) &&
      !rest.some(one => /^q=0(\.0*)?$/.test(one))
    );
  });
}

function looser(own: Rate, posts: Rate | undefined): Rate {
  return posts && posts.perMinute > own.perMinute ? posts : own;
}

function pointerTo(path: readonly (string | number)[]): string {
  return path.map(part => `/${String(part).slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
