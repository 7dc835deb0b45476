import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import { run as runCommand } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianqun-extract-'));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Heard = { code: number; out: string[]; err: string[] };

/** Runs the command as ./lianqun does, so that wrong usage becomes words and an exit code. */
async function run(args: string[], stdin = ''): Promise<Heard> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdout: (line: string) => void out.push(line),
    stderr: (line: string) => void err.push(line),
    stdin: async () => stdin,
    bytes: async () => new Uint8Array(),
  };
  const open = () => Promise.reject(new Error('no database was asked for'));
  const table = [
    { name: 'extract', summary: ['', ''] as const, usage: '[FILE…|-] [--date YYYY-MM-DD] [--jsonl]', load: async () => extract },
  ];
  const code = await runCommand(['extract', ...args], { io, open, english: false, table });
  return { code, out, err };
}

const figures = file('figures.txt', '松江规上企业1633家，位居全市头部。');
const acts = file('acts.txt', '去年9月，嘉兴氢能产业园开工。');
const broken = file('broken.txt', Uint8Array.from([0xb3, 0xa7, 0xb7, 0xbf]));
const binary = file('binary.bin', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff]));
const noughts = file('noughts.bin', new Uint8Array(64));
const missing = join(folder, 'missing.txt');

describe('lianqun extract', () => {
  it('prints one object a file in the order given, with the keys of figures and acts in their order', async () => {
    const { code, out, err } = await run([acts, figures, '--jsonl', '--date', '2026-05-10']);
    expect([code, err]).toEqual([0, []]);
    expect(out.every(line => !line.includes('\n'))).toBe(true);
    const [first, second] = out.map(line => JSON.parse(line));
    expect([first, second].map(one => Object.keys(one))).toEqual([
      ['observations', 'events'],
      ['observations', 'events'],
    ]);
    expect(Object.keys(first.events[0]).join(' ')).toBe('quote type date parties object amount unit');
    expect(first).toMatchObject({ observations: [], events: [{ type: 'construction_start', date: '2025-09' }] });
    expect(Object.keys(second.observations[0]).join(' ')).toBe(
      'quote subject indicator value unit comparator share_of period rank rank_scope',
    );
    expect(second).toMatchObject({
      observations: [{ subject: '松江', value: 1633, unit: '家', rank: 1, rank_scope: '全市' }],
      events: [],
    });
  });

  it('reads standard input where no file or - is named, among files too, and prints over several lines', async () => {
    const words = '园区集聚企业1200余家。';
    const { out } = await run([], words);
    expect(out).toHaveLength(1);
    expect(out[0]).toContain('\n');
    expect(JSON.parse(out[0]!).observations[0]).toMatchObject({ value: 1200, comparator: 'gt' });
    expect((await run(['-'], words)).out).toEqual(out);
    const three = await run(['--jsonl', figures, '-', acts], words);
    expect(three.out.map(line => JSON.parse(line).observations.map((one: { value: number }) => one.value))).toEqual([
      [1633],
      [1200],
      [],
    ]);
  });

  it('an empty text tells nothing and is no error', async () => {
    const { code, out } = await run(['--jsonl', file('empty.txt', '')]);
    expect([code, out]).toEqual([0, ['{"observations":[],"events":[]}']]);
  });

  it('passes over a byte-order mark and Windows line ends', async () => {
    const { out } = await run(['--jsonl', file('windows.txt', '\ufeff松江专精特新企业974家。\r\n嘉兴有12家。\r\n')]);
    expect(JSON.parse(out[0]!).observations).toMatchObject([
      { subject: '松江', value: 974, quote: expect.not.stringContaining('\ufeff') },
      { value: 12 },
    ]);
  });

  it('a day of publication dates words such as 去年; without it they stay undated', async () => {
    expect(JSON.parse((await run([acts])).out[0]!).events[0].date).toBeNull();
    expect(JSON.parse((await run([acts, '--date', '2024-01-02'])).out[0]!).events[0].date).toBe('2023-09');
  });

  it.each(['2026-13-01', '2026-02-30', '2026/05/10', '10.5.2026', '去年', '', '2026-5-1'])(
    'refuses “%s” as a day with a sentence and its usage, before anything is read',
    async day => {
      const { code, out, err } = await run([figures, '--date', day]);
      expect([code, out]).toEqual([2, []]);
      expect(err[0]).toContain(`“${day}” 不是日期`);
      expect(err[0]).toContain('YYYY-MM-DD');
    },
  );

  it.each([
    ['a missing file', missing, '没有这个文件'],
    ['a folder', folder, '它是文件夹'],
    ['another encoding', broken, 'UTF-8'],
    ['a picture', binary, '不是文本文件'],
    ['noughts', noughts, '不是文本文件'],
  ])('%s gets a sentence of its own, and the others are still read', async (_, path, words) => {
    const { code, out, err } = await run(['--jsonl', figures, path, acts]);
    expect(code).toBe(1);
    expect(out).toHaveLength(2);
    expect(err).toEqual([expect.stringContaining(words)]);
    expect(err[0]).toContain(path);
    expect(err[0]).not.toContain('at ');
  });

  it('tells of what went wrong in JSON where that is asked for', async () => {
    const { code, err } = await run(['--json', '--jsonl', missing, figures]);
    expect(code).toBe(1);
    expect(JSON.parse(err[0]!).error).toMatchObject({ code: 1, words: expect.stringContaining('missing.txt') });
    const day = await run(['--json', '--date', 'x', figures]);
    expect(JSON.parse(day.err[0]!).error).toMatchObject({ code: 2, words: expect.stringContaining('不是日期') });
  });

  it('adds intervals, days and offsets on demand', async () => {
    const { out } = await run(['--full', '--jsonl', figures]);
    const [one] = JSON.parse(out[0]!).observations;
    expect(one).toMatchObject({ adLaw: true, status: 'fact', interval: { lo: 1633, hi: 1633 } });
    expect('松江规上企业1633家，位居全市头部。'.slice(one.spans.value.start, one.spans.value.end)).toBe('1633家');
  });

  it('refuses an unknown option with its usage', async () => {
    const { code, out, err } = await run(['--wat', figures]);
    expect([code, out]).toEqual([2, []]);
    expect(err[0]).toContain('--wat');
  });
});
