import { createHmac } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { type RobotMessage, requestOf, robotOf, tellRobot } from './robot.ts';

const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
const dingtalk = 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef0123456789abcdef';
const feishu = 'https://open.feishu.cn/open-apis/bot/v2/hook/0123abcd-aaaa-bbbb-cccc-0123456789ab';
const now = new Date('2026-11-23T02:00:00.123Z');
const message: RobotMessage = {
  title: '需求 XQ-20261123-0001 已逾期',
  lines: ['受理时限：2026-11-24', '负责人：招商一部'],
  link: { words: '打开需求', url: 'https://lianqun.example/workspace/needs/1' },
};

test.each([
  ['wecom', wecom],
  ['dingtalk', dingtalk],
  ['feishu', feishu],
])('an address of %s is known by itself, and nothing added to it is kept', (kind, address) => {
  expect(robotOf(` ${address} `)).toEqual({ kind, url: address, key: null });
  expect(robotOf(`${address}${address.includes('?') ? '&' : '?'}debug=1#x`).url).toBe(address);
});

test.each([
  'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx',
  'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=693a91f6-7xxx',
  'https://user@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx',
  'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=693a91f6-7xxx',
  'https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=693a91f6-7xxx',
  'https://qyapi.weixin.qq.com/cgi-bin/webhook/send',
  'https://oapi.dingtalk.com/robot/send?access_token=a b',
  'https://127.0.0.1/robot/send?access_token=0123456789abcdef',
  'file:///etc/passwd',
  '',
])('%j is refused, so that nothing else is ever called', address => {
  expect(() => robotOf(address)).toThrow('群机器人');
});

describe('a message', () => {
  it('to WeCom is Markdown within its bytes, whatever people wrote', () => {
    const { body } = requestOf(
      robotOf(wecom),
      { ...message, lines: ['<@all> [点我](https://evil.example)', '长'.repeat(3000)] },
      now,
    );
    const { content } = (body as { markdown: { content: string } }).markdown;
    expect(content).toBe(
      '### 需求 XQ-20261123-0001 已逾期\n\n&lt;＠all\\> \\[点我\\]\\(https://evil.example\\)\n\n…\n\n[打开需求](https://lianqun.example/workspace/needs/1)',
    );
    expect(Buffer.byteLength(content)).toBeLessThan(4096);
  });

  it('to DingTalk is signed in its address', () => {
    const { url, body } = requestOf(robotOf(dingtalk, 'SECabc'), message, now);
    const sent = new URL(url).searchParams;
    expect(sent.get('timestamp')).toBe('1795399200123');
    expect(sent.get('sign')).toBe(createHmac('sha256', 'SECabc').update('1795399200123\nSECabc').digest('base64'));
    expect(body).toMatchObject({ msgtype: 'markdown', markdown: { title: '需求 XQ-20261123-0001 已逾期' } });
    expect(requestOf(robotOf(dingtalk), message, now).url).toBe(dingtalk);
  });

  it('to Feishu is signed in its body, with the key in the place of the text', () => {
    const { body } = requestOf(robotOf(feishu, 'k'), message, now);
    expect(body).toMatchObject({
      timestamp: '1795399200',
      sign: createHmac('sha256', '1795399200\nk').update('').digest('base64'),
      msg_type: 'post',
    });
    expect(JSON.stringify(body)).toContain('"tag":"a","text":"打开需求","href":"https://lianqun.example/workspace/needs/1"');
  });

  it.each([
    [wecom, { errcode: 93000, errmsg: 'invalid webhook url' }, 'wecom robot answered 200 93000 invalid webhook url'],
    [feishu, { code: 19021, msg: 'sign match fail' }, 'feishu robot answered 200 19021 sign match fail'],
    [dingtalk, '<html>', 'dingtalk robot answered 200'],
  ])('refused by its robot is an error with its words (%s)', async (address, answer, words) => {
    const call = async () => new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
    await expect(tellRobot(robotOf(address), message, () => now, call)).rejects.toThrow(words);
  });

  it('taken by its robot is sent once, to no other address', async () => {
    const seen: [string, RequestInit | undefined][] = [];
    const call = async (url: string | URL | Request, init?: RequestInit) => {
      seen.push([String(url), init]);
      return new Response('{"errcode":0,"errmsg":"ok"}');
    };
    await tellRobot(robotOf(wecom), message, () => now, call);
    expect(seen.map(([url]) => url)).toEqual([wecom]);
    expect(seen[0]![1]).toMatchObject({ method: 'POST', redirect: 'error' });
  });
});
