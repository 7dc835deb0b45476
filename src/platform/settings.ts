import { resolve } from 'node:path';
import { z } from 'zod';
import { Refused } from '#shared/refused.ts';
import { escapesAreSound } from './body.ts';
import { isHere } from './here.ts';
import type { LogLevel } from './log.ts';
import { headersIn } from './otlp.ts';
import { root } from './root.ts';
import { withSecrets } from './vault.ts';

const number = '应是 0 到 65535 的整数 a whole number from 0 to 65535';
const secret = '至少要 32 个字符 at least 32 characters';
const address = '应是网站的公开地址，例如 https://lianqun.example.org · the public address of the site';
const command = '应是命令的完整路径 the full path of a command';
const carrier = '应是命令的完整路径，或 smtp://、smtps:// 地址 · the path of a command, or an smtp:// or smtps:// address';
const sender = '应是发件人，例如 链群 <notice@example.org> · a sender with an e-mail address';
const headers = '应是 名称=值，用逗号隔开，特殊字符用 % 编码 name=value with commas between, what is not plain written with %';
const words = '最多 60 个字 at most 60 characters';
const metrics = '应是 off、loopback，或至少 16 个字符的口令 off, loopback, or a token of at least 16 characters';
const onOff = z.enum(['on', 'off'], '应是 on 或 off · on or off');
// What a shell would have expanded, or a slip of quoting, must not become a folder of that name.
const folder = z.string().regex(/^(?!~)(?=.*\S)\P{Cc}+$/u, '应是文件夹的路径，“~”请写成完整路径 a path; write out "~"');

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\s*\d+\s*$/, number)
    .transform(Number)
    .pipe(z.int(number).max(65_535, number))
    .default(3060),
  HOST: z.string().min(1).default('127.0.0.1'),
  LIANQUN_DATA: folder.default('var'),
  LIANQUN_SECRET: z.string().min(32, secret).optional(),
  // Read before these (vault.ts).
  LIANQUN_VAULT: z.string().regex(/^\/\S/, command).optional(),
  LIANQUN_TILES: z.string().optional(),
  LIANQUN_MAP_NUMBER: z.string().max(60, words).optional(),
  LIANQUN_RATES: onOff.default('on'),
  LIANQUN_PROXY: onOff.default('off'),
  LIANQUN_DEMO: onOff.default('on'),
  LIANQUN_SECOND_FACTOR: z
    .enum(
      ['organisations', 'members', 'everybody'],
      '应是 organisations、members 或 everybody · organisations, members or everybody',
    )
    .optional(),
  LIANQUN_ADDRESS: z
    .string()
    .regex(/^https?:\/\/[^/\s?#@]+\/?$/, address)
    .transform(text => text.replace(/\/$/, ''))
    .optional(),
  LIANQUN_MAIL: z
    .string()
    .refine(text => /^\/\S/.test(text) || isMailServer(text), carrier)
    .optional(),
  LIANQUN_MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\p{Cc}]{0,60}<[^\s<>@]+@[\w.-]+>|[^\s<>@]+@[\w.-]+)$/u, sender)
    .optional(),
  LIANQUN_SMS: z.string().regex(/^\/\S/, command).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  DATABASE_OWNER_URL: z.string().min(1).optional(),
  LIANQUN_LOG: z.enum(['debug', 'info', 'warn', 'error'], '应是 debug、info、warn 或 error').default('info'),
  LIANQUN_METRICS: z
    .string()
    .regex(/^(off|loopback|[\x21-\x7e]{16,})$/, metrics)
    .default('off'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: '应是 http 或 https 地址 an http or https address' })
    .optional(),
  OTEL_EXPORTER_OTLP_INSECURE: z.enum(['true', 'false'], '应是 true 或 false · true or false').default('false'),
  OTEL_LOGS_EXPORTER: z.enum(['otlp', 'none'], '应是 otlp 或 none · otlp or none').default('otlp'),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().refine(areHeaders, headers).optional(),
  OTEL_SERVICE_NAME: z.string().max(60, words).default('lianqun'),
});

export type Settings = {
  port: number;
  host: string;
  /** Folder that holds the embedded database, the secret key and uploads; a relative path counts from the project's folder. */
  data: string;
  secret: string | undefined;
  tiles: string | undefined;
  mapNumber: string | undefined;
  /** Limits on requests per address; off only for measuring. */
  rates: boolean;
  /** A proxy of the operator stands in front and writes X-Forwarded-For, -Proto and -Host. */
  proxy: boolean;
  demo: boolean;
  /** Of whom a second factor is demanded: whom an organisation asks, members of all but enterprises, or everybody. */
  secondFactor: 'organisations' | 'members' | 'everybody';
  /** The address under which people reach the site, without a slash at its end; links in messages begin with it. */
  address: string | undefined;
  /** What carries e-mail: a command, or the address of an SMTP server. */
  mail: string | undefined;
  /** The sender that people see. */
  mailFrom: string;
  /** A command that sends a text to a telephone. */
  sms: string | undefined;
  databaseUrl: string | undefined;
  /** The same database as the owner of the tables, who alone may alter them. */
  databaseOwnerUrl: string | undefined;
  log: LogLevel;
  /** Who may read /metrics: nobody, this machine, or whoever shows this token. */
  metrics: string;
  /** Where traces go, if anywhere. */
  traces: { endpoint: string; headers: string | undefined; serviceName: string } | undefined;
  /** Whether the lines of the log go there as well. */
  logsToo: boolean;
};

/** An address of an SMTP server; a password goes by TLS only, whatever else is said. */
function isMailServer(text: string): boolean {
  const url = /^smtps?:\/\/\S+$/.test(text) ? URL.parse(text) : null;
  if (!url || url.hostname === '' || ![url.username, url.password].every(escapesAreSound)) return false;
  const [tls, cert, key] = ['tls', 'cert', 'key'].map(name => url.searchParams.get(name));
  if (!cert !== !key || [cert, key].some(file => file && !file.startsWith('/'))) return false;
  return tls === null || (tls === 'off' && url.protocol === 'smtp:' && url.username === '');
}

function areHeaders(text: string): boolean {
  try {
    headersIn(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads every setting once from the environment; throws Refused with one sentence naming the variable that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const set = withSecrets(env);
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refused('invalid', `设置 ${String(issue?.path[0])} 不能用（this setting cannot be used）：${issue?.message}`);
  }
  const s = parsed.data;
  // A link must not begin with whatever host a request names.
  if ((s.LIANQUN_MAIL || s.LIANQUN_SMS) && !s.LIANQUN_ADDRESS)
    throw new Refused(
      'invalid',
      '设置 LIANQUN_MAIL 或 LIANQUN_SMS 时也要设置 LIANQUN_ADDRESS（LIANQUN_ADDRESS is needed as well）',
    );
  // Left unsaid, all would go into the embedded database.
  if (s.DATABASE_OWNER_URL && !s.DATABASE_URL)
    throw new Refused('invalid', '设置 DATABASE_OWNER_URL 时也要设置 DATABASE_URL（DATABASE_URL is needed as well）');
  const collector = s.OTEL_EXPORTER_OTLP_ENDPOINT ? new URL(s.OTEL_EXPORTER_OTLP_ENDPOINT) : undefined;
  if (collector?.protocol === 'http:' && !isHere(collector.hostname) && s.OTEL_EXPORTER_OTLP_INSECURE !== 'true')
    throw new Refused(
      'invalid',
      '设置 OTEL_EXPORTER_OTLP_ENDPOINT 指向另一台主机，应是 https 地址；确实不加密时另设 OTEL_EXPORTER_OTLP_INSECURE=true（another host is reached by https only, unless this says otherwise）',
    );
  return {
    port: s.PORT,
    host: s.HOST,
    data: resolve(root, s.LIANQUN_DATA),
    secret: s.LIANQUN_SECRET,
    tiles: s.LIANQUN_TILES,
    mapNumber: s.LIANQUN_MAP_NUMBER,
    rates: s.LIANQUN_RATES === 'on',
    proxy: s.LIANQUN_PROXY === 'on',
    demo: s.LIANQUN_DEMO === 'on',
    secondFactor: s.LIANQUN_SECOND_FACTOR ?? (s.LIANQUN_DEMO === 'on' ? 'organisations' : 'members'),
    address: s.LIANQUN_ADDRESS,
    mail: s.LIANQUN_MAIL,
    mailFrom: s.LIANQUN_MAIL_FROM ?? `链群 <lianqun@${new URL(s.LIANQUN_ADDRESS ?? 'http://localhost').hostname}>`,
    sms: s.LIANQUN_SMS,
    databaseUrl: s.DATABASE_URL,
    databaseOwnerUrl: s.DATABASE_OWNER_URL,
    log: s.LIANQUN_LOG,
    metrics: s.LIANQUN_METRICS,
    traces: s.OTEL_EXPORTER_OTLP_ENDPOINT
      ? { endpoint: s.OTEL_EXPORTER_OTLP_ENDPOINT, headers: s.OTEL_EXPORTER_OTLP_HEADERS, serviceName: s.OTEL_SERVICE_NAME }
      : undefined,
    logsToo: s.OTEL_LOGS_EXPORTER === 'otlp',
  };
}
