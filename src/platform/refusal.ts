import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Lang, wordsIn } from '#shared/words.ts';

/** A "no" of a door, in both languages; becomes a page or a problem document (RFC 9457). */
export type Refusal = {
  status: ContentfulStatusCode;
  zh: string;
  en: string;
  headers?: Readonly<Record<string, string>>;
  /** What was wrong where: a JSON pointer into the body, or the name of a parameter. */
  errors?: readonly ({ pointer: string; words: string } | { parameter: string; words: string })[];
  /** The number under which a failure was logged. */
  number?: string;
};

/** Thrown inside a door to answer with a refusal. */
export class Refusing extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.en);
    this.name = 'Refusing';
    this.refusal = refusal;
  }
}

/** The refusal as application/problem+json; its type names the kind of "no" and stays the same in every language. */
export function problem(c: Context, refusal: Refusal, lang: Lang): Response {
  const { status, errors, number } = refusal;
  const [name, zh, en] = kinds[status] ?? ['refused', '请求未能完成', 'Request refused'];
  const say = wordsIn(lang);
  const body = {
    type: `urn:lianqun:problem:${name}`,
    title: say(zh, en),
    status,
    detail: say(refusal.zh, refusal.en),
    instance: new URL(c.req.url).pathname,
    ...(errors ? { errors } : {}),
    ...(number ? { number } : {}),
  };
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': lang === 'zh' ? 'zh-CN' : 'en',
    'Cache-Control': 'no-store',
    Vary: 'Accept-Language',
    ...refusal.headers,
  });
}

const kinds: Readonly<Record<number, readonly [name: string, zh: string, en: string]>> = {
  400: ['malformed', '请求无法读取', 'Request cannot be read'],
  401: ['unauthenticated', '需要密钥', 'A key is needed'],
  403: ['forbidden', '不允许', 'Not allowed'],
  404: ['not-found', '没有找到', 'Not found'],
  405: ['method-not-allowed', '不支持这种操作', 'Method not allowed'],
  406: ['not-acceptable', '没有所要的格式', 'Not acceptable'],
  409: ['conflict', '与现状不符', 'Conflict'],
  413: ['too-large', '内容过大', 'Content too large'],
  414: ['uri-too-long', '地址过长', 'Address too long'],
  415: ['unsupported-type', '不支持这种格式', 'Unsupported media type'],
  422: ['invalid', '有内容需要修改', 'Something needs to be corrected'],
  429: ['too-many', '请求太频繁', 'Too many requests'],
  500: ['failure', '系统出错', 'Internal failure'],
  503: ['unavailable', '暂时不可用', 'Temporarily unavailable'],
};

/** The language that a program or browser asks for: Chinese unless English is preferred to it. */
export function acceptedLanguage(header: string | undefined): Lang {
  if (!header || header.length > 500) return 'zh';
  let best: Lang = 'zh';
  let top = 0;
  for (const part of header.toLowerCase().split(',')) {
    const [tag = '', ...rest] = part.trim().split(';');
    const lang = tag.startsWith('zh') || tag === '*' ? 'zh' : tag.startsWith('en') ? 'en' : null;
    const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
    if (lang && weight > top) [best, top] = [lang, weight];
  }
  return best;
}

/** Whether a program's door is asked; it checks bodies, origins and rates by itself. */
export function forPrograms(c: Context): boolean {
  return c.req.path === '/api' || c.req.path.startsWith('/api/');
}

/** Whether the answer should be JSON: to programs, and to whoever prefers JSON to a page. */
export function wantsJson(c: Context): boolean {
  const accept = c.req.header('accept') ?? '';
  return forPrograms(c) || (/\bjson\b/.test(accept) && !accept.includes('text/html'));
}
