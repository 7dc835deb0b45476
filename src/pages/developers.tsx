import type { Context } from 'hono';
import { type Site, show } from './site.tsx';

export const path = '/developers';

type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema };
type Schema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  required?: string[];
};
type Operation = {
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema; example?: unknown }> };
  responses?: Record<string, { description?: string }>;
};
type Document = {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The API for people: every operation of the OpenAPI document on one page, readable without script. */
export function get(c: Context, site: Site) {
  const { t } = site;
  const document = site.apiDocument() as Document;
  const title = t('开放接口', 'API');
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap(method => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }] },
    <article class="grid gap-5 py-3">
      <header class="read grid gap-2">
        <h1>{title}</h1>
        <p>
          {t(
            '与页面同一套规则：同样的条件、同样的得分、同样的理由。读取不需要账号；组织的负责人可以在工作台新建密钥，程序用它以组织名义登记和查看（Authorization: Bearer 密钥）；出错时返回 application/problem+json，写明哪里不对。',
            'The same rules as the pages: the same conditions, scores and reasons. Reading needs no account; an owner makes keys in the workspace, with which programs post and read in the name of the organisation (Authorization: Bearer KEY); errors come as application/problem+json and say what is wrong.',
          )}
        </p>
        <p class="flex flex-wrap gap-4">
          <a href="/api/openapi.json">OpenAPI 3.1 (JSON)</a>
          <span class="quiet num">{document.info.version}</span>
        </p>
      </header>
      <section class="sheet p-4 grid gap-2">
        <h2>{t('一个例子', 'An example')}</h2>
        <pre class="scroll small num" tabindex={0}>
          <code>{`curl -s http://127.0.0.1:3060/api/matches -H 'content-type: application/json' \\\n  -d '{"text":"松江 3000 平单层厂房，层高 8 米以上"}'`}</code>
        </pre>
      </section>
      <nav aria-label={t('目录', 'Contents')} class="sheet p-4">
        <ul class="grid gap-1">
          {operations.map(({ path, method, operation }) => (
            <li>
              <a href={`#${anchor(method, path)}`}>
                <code class="num">
                  {method.toUpperCase()} {path}
                </code>
              </a>{' '}
              <span class="quiet">{operation.summary}</span>
            </li>
          ))}
        </ul>
      </nav>
      {operations.map(({ path, method, operation }) => (
        <section class="sheet p-4 grid gap-3" id={anchor(method, path)} aria-labelledby={`${anchor(method, path)}-h`}>
          <h2 id={`${anchor(method, path)}-h`}>
            <code class="num">
              {method.toUpperCase()} {path}
            </code>
          </h2>
          <p>
            <b>{operation.summary}</b>
          </p>
          {operation.description && <p class="whitespace-pre-line">{operation.description}</p>}
          {(operation.parameters?.length ?? 0) > 0 && (
            <Rows
              head={[t('参数', 'Parameter'), t('位置', 'In'), t('类型', 'Type'), t('说明', 'Meaning')]}
              rows={operation.parameters!.map(p => [
                `${p.name}${p.required ? ' *' : ''}`,
                p.in,
                typeOf(p.schema),
                p.description ?? p.schema?.description ?? '',
              ])}
            />
          )}
          <Body document={document} operation={operation} site={site} />
          <Rows
            head={[t('状态', 'Status'), t('含义', 'Meaning')]}
            rows={Object.entries(operation.responses ?? {}).map(([status, r]) => [status, r.description ?? ''])}
          />
        </section>
      ))}
    </article>,
  );
}

const Body = (props: { document: Document; operation: Operation; site: Site }) => {
  const { t } = props.site;
  const content = props.operation.requestBody?.content?.['application/json'];
  const schema = content?.schema?.$ref
    ? props.document.components?.schemas?.[content.schema.$ref.split('/').at(-1) ?? '']
    : content?.schema;
  if (!schema) return <></>;
  const rows = Object.entries(schema.properties ?? {}).map(([name, each]) => [
    `${name}${schema.required?.includes(name) ? ' *' : ''}`,
    typeOf(each),
    each.description ?? '',
  ]);
  return (
    <details open={rows.length <= 12}>
      <summary class="py-1">{t(`请求正文（JSON，${rows.length} 个字段）`, `Request body (JSON, ${rows.length} fields)`)}</summary>
      <Rows head={[t('字段', 'Field'), t('类型', 'Type'), t('说明', 'Meaning')]} rows={rows} />
    </details>
  );
};

const Rows = (props: { head: string[]; rows: string[][] }) => (
  <div class="scroll">
    <table class="grid-table">
      <thead>
        <tr>
          {props.head.map(words => (
            <th>{words}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr>
            {row.map((cell, index) => (
              <td class={index === 0 ? 'num whitespace-nowrap' : undefined}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function typeOf(schema: Schema | undefined): string {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum) return schema.enum.slice(0, 8).join(' | ');
  if (schema.items) return `${typeOf(schema.items)}[]`;
  return Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? '');
}

function anchor(method: string, path: string): string {
  return `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`;
}
