import { createHmac } from 'node:crypto';
import { Refused } from '#shared/refused.ts';
import type { Clock } from './clock.ts';

/** Whose group robot an address belongs to: 企业微信, 钉钉 or 飞书. */
export type RobotKind = 'wecom' | 'dingtalk' | 'feishu';

/** A message to a group: a heading, lines of text, and an address to open. */
export type RobotMessage = { title: string; lines: readonly string[]; link?: { words: string; url: string } };

export type Robot = { kind: RobotKind; url: string; key: string | null };

/** Hosts of the three, with what their addresses look like; nothing else is ever called, so that no address inside the house can be. */
const hosts: readonly { kind: RobotKind; host: string; path: RegExp; token: string | null }[] = [
  { kind: 'wecom', host: 'qyapi.weixin.qq.com', path: /^\/cgi-bin\/webhook\/send$/, token: 'key' },
  { kind: 'dingtalk', host: 'oapi.dingtalk.com', path: /^\/robot\/send$/, token: 'access_token' },
  { kind: 'feishu', host: 'open.feishu.cn', path: /^\/open-apis\/bot\/v2\/hook\/[\w-]{8,80}$/, token: null },
  { kind: 'feishu', host: 'open.larksuite.com', path: /^\/open-apis\/bot\/v2\/hook\/[\w-]{8,80}$/, token: null },
];

/** The hosts of group robots, all reached by https. */
export const robotHosts: readonly string[] = hosts.map(({ host }) => host);

const patience = 10_000;
/** WeCom takes 4,096 bytes of Markdown; the others take more. */
const mostBytes = 3800;
const mostTitle = 60;

/** Reads the address of a group robot as its maker shows it, with the key for signatures where one is set; refuses every other address. */
export function robotOf(address: string, key: string | null = null): Robot {
  const url = URL.parse(address.trim());
  const known =
    url && url.protocol === 'https:' && url.port === '' && url.username === ''
      ? hosts.find(({ host, path }) => url.hostname === host && path.test(url.pathname))
      : undefined;
  const token = known?.token ? url!.searchParams.get(known.token) : '';
  if (!known || token === null || !/^[\w-]{0,128}$/.test(token) || (known.token && token.length < 8))
    throw new Refused('invalid', [
      '这不是企业微信、钉钉或飞书群机器人的地址，请从群设置里复制完整的 Webhook 地址',
      'This is no address of a group robot of WeCom, DingTalk or Feishu; copy the whole webhook address from the settings of the group',
    ]);
  const clean = new URL(`https://${known.host}${url!.pathname}`);
  if (known.token) clean.searchParams.set(known.token, token);
  return { kind: known.kind, url: clean.href, key: key?.trim() || null };
}

/** The request that a message becomes: address and body, signed where the robot asks for it (DingTalk in the address, Feishu in the body). */
export function requestOf({ kind, url, key }: Robot, message: RobotMessage, now: Date): { url: string; body: object } {
  if (kind === 'wecom') return { url, body: { msgtype: 'markdown', markdown: { content: markdownOf(message) } } };
  if (kind === 'dingtalk') {
    const signed = new URL(url);
    if (key) {
      const timestamp = String(now.getTime());
      signed.searchParams.set('timestamp', timestamp);
      signed.searchParams.set('sign', createHmac('sha256', key).update(`${timestamp}\n${key}`).digest('base64'));
    }
    return {
      url: signed.href,
      body: { msgtype: 'markdown', markdown: { title: message.title.slice(0, mostTitle), text: markdownOf(message) } },
    };
  }
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = key ? { timestamp, sign: createHmac('sha256', `${timestamp}\n${key}`).update('').digest('base64') } : {};
  const text = (words: string) => [{ tag: 'text', text: words }];
  const content = [
    ...message.lines.map(line => text(line)),
    ...(message.link ? [[{ tag: 'a', text: message.link.words, href: message.link.url }]] : []),
  ];
  return {
    url,
    body: { ...signature, msg_type: 'post', content: { post: { zh_cn: { title: message.title.slice(0, mostTitle), content } } } },
  };
}

/** Sends a message to a group; throws where the robot refuses it or cannot be reached, with its own words. */
export async function tellRobot(robot: Robot, message: RobotMessage, clock: Clock, call: typeof fetch = fetch): Promise<void> {
  const { url, body } = requestOf(robot, message, clock());
  const answer = await call(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  const said = (await answer.json().catch(() => null)) as {
    errcode?: number;
    code?: number;
    errmsg?: string;
    msg?: string;
  } | null;
  const code = said?.errcode ?? said?.code;
  if (!answer.ok || code !== 0)
    throw new Error(
      `${robot.kind} robot answered ${answer.status} ${code ?? ''} ${(said?.errmsg ?? said?.msg ?? '').slice(0, 200)}`,
    );
}

function markdownOf({ title, lines, link }: RobotMessage): string {
  const foot = link ? `\n\n[${escaped(link.words)}](${link.url.replace(/[()\s<>]/g, encodeURIComponent)})` : '';
  let text = `### ${escaped(title.slice(0, mostTitle))}`;
  for (const line of lines) {
    const next = `${text}\n\n${escaped(line)}`;
    if (Buffer.byteLength(next + foot) > mostBytes) return `${text}\n\n…${foot}`;
    text = next;
  }
  return text + foot;
}

/** What people wrote shows as they wrote it: no mark of Markdown, no mention of everybody, no tag. */
function escaped(words: string): string {
  return words
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]()#>~|!]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/@/g, '＠');
}
