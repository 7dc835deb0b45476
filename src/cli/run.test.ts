import { expect, test } from 'vitest';
import { Refused } from '#shared/refused.ts';
import { heard } from '../../tests/heard.ts';
import type { Command, Run } from './commands.ts';
import { commands } from './commands.ts';
import { run } from './run.ts';
import { ReaderLeft } from './terminal.ts';
import { Usage } from './usage.ts';

type Heard = { code: number; out: string; err: string };

async function say(args: string[], work: Run = async () => 0, english = false): Promise<Heard> {
  const { io, said } = heard();
  const open = () => Promise.reject(new Error('no database was asked for'));
  const table: Command[] = [
    { name: 'parse', summary: ['读懂一句话', 'Read a sentence'], usage: '[FILE]', load: async () => work },
    { name: 'match', summary: ['匹配', 'Match'], usage: '', load: async () => work },
  ];
  const code = await run(args, { io, open, english, table });
  return { code, ...said() };
}

const failing = (error: unknown) => async () => {
  throw error;
};

test('help without a name lists every command, in Chinese or in English', async () => {
  const chinese = await say(['help']);
  expect(chinese).toMatchObject({ code: 0, err: '' });
  expect(chinese.out).toContain('parse  读懂一句话');
  expect((await say([], undefined, true)).out).toContain('match  Match');
});

test('help with a name, and --help after a name, give its usage', async () => {
  expect((await say(['help', 'parse'])).out).toContain('./lianqun parse [FILE]');
  expect((await say(['parse', '--help'])).out).toContain('./lianqun parse [FILE]');
});

test('where a command explains its parts, it explains every option of its usage, in both languages', async () => {
  const explaining = commands.filter(command => command.parts);
  expect(explaining.map(command => command.name)).toEqual(['parse', 'extract', 'advert', 'match']);
  for (const english of [false, true])
    for (const { name, usage, parts = [] } of explaining) {
      const { io, said } = heard();
      await run(['help', name], { io, open: () => Promise.reject(new Error('no database')), english });
      const told = said()
        .out.split('\n')
        .map(line => line.trim().split(/\s{2,}/));
      for (const option of usage.match(/--\w+/g) ?? []) expect(told, name).toContainEqual([option, expect.stringMatching(/./)]);
      for (const [part, zh, en] of parts) expect(told).toContainEqual([part, english ? en : zh]);
    }
});

test('an unknown command suggests the nearest one and ends with 2', async () => {
  expect(await say(['prase'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('“parse”') });
  expect((await say(['mat'], undefined, true)).err).toContain('"match"');
  expect((await say(['zzzzzzzz'])).err).not.toContain('是不是');
});

test('a command gets what follows its name and decides the exit code', async () => {
  expect((await say(['match', 'a', '-b'], async args => args.length)).code).toBe(2);
});

test('a refusal prints its words and the word of each field, and ends with 1', async () => {
  const refused = new Refused('invalid', '请修改下面的内容', { rent: '租金要填数字' });
  expect(await say(['parse'], failing(refused))).toEqual({ code: 1, out: '', err: '请修改下面的内容\n  rent: 租金要填数字' });
});

test('with --json the same refusal is one JSON object', async () => {
  const refused = new Refused('invalid', '请修改下面的内容', { rent: '租金要填数字' });
  const { code, err } = await say(['parse', '--json'], failing(refused));
  expect({ code, ...JSON.parse(err) }).toEqual({
    code: 1,
    error: { code: 1, words: '请修改下面的内容', reason: 'invalid', fields: { rent: '租金要填数字' } },
  });
});

test('a wrong option or a Usage prints the usage and ends with 2', async () => {
  const { parseArgs } = await import('node:util');
  const strict = async (args: string[]) => Number(Boolean(parseArgs({ args, options: {} })));
  expect(await say(['parse', '--nothing'], strict)).toMatchObject({
    code: 2,
    err: expect.stringContaining('./lianqun parse [FILE]'),
  });
  expect((await say(['parse', '--nothing'], strict)).err).toContain('没有“--nothing”这个选项');
  expect((await say(['parse', 'more'], strict)).err).toContain('这里不需要“more”');
  expect((await say(['parse', '--nothing'], strict, true)).err).toContain('Unknown option');
  const valued = async (args: string[]) =>
    Number(Boolean(parseArgs({ args, options: { proof: { type: 'string' }, now: { type: 'boolean' } } })));
  expect((await say(['parse', '--proof'], valued)).err).toContain('选项“--proof”后面缺少内容');
  expect((await say(['parse', '--proof', '--now'], valued)).err).toContain('选项“--proof”后面缺少内容');
  expect((await say(['parse', '--now=3'], valued)).err).toContain('选项“--now”后面不带内容');
  expect((await say(['parse'], failing(new Usage('缺少文件')))).err).toContain('缺少文件');
});

test('a reader that leaves (| head) is no fault of the program', async () => {
  await expect(say(['parse'], failing(new ReaderLeft()))).rejects.toBeInstanceOf(ReaderLeft);
});

test('a held data folder and a database stopped meanwhile end with 75, a fault with 70 and where it happened', async () => {
  const held = Object.assign(new Error('数据文件夹正由另一个链群进程使用'), { name: 'FolderHeld' });
  expect(await say(['parse'], failing(held))).toEqual({ code: 75, out: '', err: held.message });
  expect((await say(['parse'], failing(Object.assign(new Error('gone'), { code: '57P01' })))).code).toBe(75);
  const fault = await say(['parse'], failing(new TypeError('x is not a function')));
  expect(fault.code).toBe(70);
  expect(fault.err).toContain('run.test.ts');
});

test('every command has a summary in both languages and code behind it', async () => {
  for (const { name, summary, load } of commands) {
    expect(
      summary.every(words => words.length > 3),
      name,
    ).toBe(true);
    expect(await load(), name).toBeTypeOf('function');
  }
});
