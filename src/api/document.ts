import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Operation } from './operation.ts';

/** Where both doors agree that the API stands. */
export const base = '/api';

const problemSchema = z
  .object({
    type: z.string().meta({ description: 'the kind of "no", the same in every language' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'what happened and what to do next' }),
    instance: z.string(),
    number: z.string().optional().meta({ description: 'of a failure: the number under which it was logged' }),
    errors: z
      .array(z.object({ words: z.string(), pointer: z.string().optional(), parameter: z.string().optional() }))
      .optional()
      .meta({ description: 'pointer: place in the body (RFC 6901); parameter: name in the address' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; in Chinese, or in English by Accept-Language' });

const refusals: Readonly<Record<number, readonly [words: string, detail: string, type: string]>> = {
  400: ['broken JSON, UTF-8 or address', '内容不是完整的 JSON，请检查引号、逗号和括号', 'malformed'],
  401: ['no key, or one that is not right', '密钥不对、已停用或已到期', 'unauthenticated'],
  403: ['sent from the page of another site, or the key lacks the scope', '不接受从其他网站的页面写入', 'forbidden'],
  404: ['nothing here, or not for this reader', '没有找到，请核对编号或链接', 'not-found'],
  406: ['only JSON is offered', '只提供 application/json', 'not-acceptable'],
  409: ['does not fit the present state', '与现状不符', 'conflict'],
  413: ['body above 64 KB', '内容超过 64 KB，请缩短后再发', 'too-large'],
  415: ['not application/json in UTF-8', '请以 UTF-8 的 application/json 发送', 'unsupported-type'],
  422: ['something needs to be corrected', '有内容需要修改，请看 errors', 'invalid'],
  429: ['too many requests; Retry-After says how long to wait', '请求太频繁，请 5 秒后再试', 'too-many'],
  500: ['a failure, logged under a number', '系统出错，请告知编号 E-7K3M-9Q2F', 'failure'],
  503: ['not able to serve just now', '数据库暂时无法访问', 'unavailable'],
};

/** Writes what every operation shares into the document. */
export function describeShared(api: OpenAPIHono): void {
  api.openAPIRegistry.register('Problem', problemSchema);
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description:
      'a key made in the workspace by an owner of the organisation; scopes: offers:read, offers:write, needs:read, needs:write',
  });
}

/** Writes one operation into the document. */
export function describe(api: OpenAPIHono, operation: Operation): void {
  const { params, query, body, answer } = operation;
  const statuses = new Set([400, 401, 406, 429, 500, ...(body ? [413, 415, 422] : []), ...(operation.refusals ?? [])]);
  const responses: RouteConfig['responses'] = {
    [answer.status]: {
      description: answer.description,
      ...(answer.schema ? { content: { 'application/json': { schema: answer.schema, example: answer.example } } } : {}),
    },
  };
  for (const status of [...statuses].sort()) responses[status] = refusalResponse(api, status);
  api.openAPIRegistry.registerPath({
    method: operation.method,
    path: base + operation.path,
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    ...(operation.scope ? { security: [{ key: [operation.scope] }] } : {}),
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(body
        ? { body: { required: true, content: { 'application/json': { schema: body.schema, example: body.example } } } }
        : {}),
    },
    responses,
  });
}

// Written once and referred to; OpenAPI 3.1 lets the description stand beside the reference.
function refusalResponse(api: OpenAPIHono, status: number) {
  const [description, detail, type] = refusals[status]!;
  const { definitions } = api.openAPIRegistry;
  const name = `Refused${status}`;
  if (!definitions.some(one => one.type === 'component' && one.name === name)) {
    const schema = { $ref: '#/components/schemas/Problem' };
    const example = { type: `urn:lianqun:problem:${type}`, title: description, status, detail, instance: `${base}/…` };
    api.openAPIRegistry.registerComponent('responses', name, {
      description,
      content: { 'application/problem+json': { schema, example } },
    });
  }
  return { $ref: `#/components/responses/${name}`, description };
}

/** The OpenAPI 3.1 document of the API, for programs and for the page that shows it. */
export function apiDocument(api: OpenAPIHono) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '链群 Lianqun API',
      version: '1',
      description:
        '同样的条件、得分和理由，供程序使用。读取无需账号。Reading needs no account; bodies are JSON in UTF-8 up to 64 KB; errors are problem documents (RFC 9457), Chinese unless Accept-Language prefers English.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'search', description: '搜索 · search' },
      { name: 'offers', description: '房源与地块 · spaces and land' },
      { name: 'matches', description: '匹配 · matching' },
      { name: 'needs', description: '需求对接 · requests and their docking' },
      { name: 'reference', description: '代码表 · codes' },
      { name: 'service', description: '服务 · the service itself' },
    ],
  });
}
