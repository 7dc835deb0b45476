import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inRoot } from '#platform/root.ts';
import { parse } from './parse.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianqun-parse-'));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: string[], stdin = '') {
  const out: string[] = [];
  const err: string[] = [];
  const code = await parse(args, { stdout: line => out.push(line), stderr: line => err.push(line), stdin: async () => stdin });
  return { code, out, err };
}

const rent = file('rent.txt', '松江九亭3000平厂房出租，租金1.2元/㎡/天');
const want = file('want.txt', '求租嘉兴平湖厂房800平');
const broken = file('broken.txt', Uint8Array.from([0xb3, 0xa7, 0xb7, 0xbf]));

describe('lianqun parse', () => {
  it('prints one object a file in the order given, with the keys of a space text in their order', async () => {
    const { code, out, err } = await run(['--jsonl', want, rent]);
    expect([code, err]).toEqual([0, []]);
    expect(out.map(line => JSON.parse(line).side)).toEqual(['need', 'offer']);
    expect(out.every(line => !line.includes('\n'))).toBe(true);
    expect(Object.keys(JSON.parse(out[0]!)).join(' ')).toBe(
      'side deal type places area_m2 land_mu price clear_height_m floor_load_t_m2 power_kva crane_t freight_lift_t single_storey standalone ' +
        'ground_floor sprinkler dock property_cert eia fire_class industries excluded_industries tax_10k_yuan_year tax_10k_yuan_per_mu ' +
        'investment_10k_yuan company contact phone available',
    );
  });

  it('reads standard input and prints it over several lines', async () => {
    const { out } = await run([], '宣城求购工业用地20亩');
    expect(out[0]).toContain('\n');
    expect(JSON.parse(out[0]!)).toMatchObject({ side: 'need', deal: ['sale'], type: 'land', land_mu: { min: 20, max: 20 } });
  });

  it('adds the words behind the values on demand', async () => {
    const { out } = await run(['--spans', '--jsonl', rent]);
    const { values, spans } = JSON.parse(out[0]!);
    expect(values.area_m2).toEqual({ min: 3000, max: 3000 });
    expect(spans).toContainEqual({ field: 'area_m2', start: 4, end: 9, rule: 'area.offer' });
  });

  it('prints one object an advert with --split, and where each stands with --spans', async () => {
    const chat = '张三 2026/11/23 10:24\n松江九亭厂房1200平出租，1.2元/平/天\n\n李四 2026/11/23 10:26\n求租嘉善2000平厂房\n早';
    const { out } = await run(['--split', '--jsonl'], chat);
    expect(out.map(line => JSON.parse(line))).toMatchObject([
      { side: 'offer', area_m2: { min: 1200, max: 1200 } },
      { side: 'need', area_m2: { min: 2000, max: 2000 } },
    ]);
    const [first] = (await run(['--split', '--spans', '--jsonl'], chat)).out.map(line => JSON.parse(line));
    expect(chat.slice(first.start, first.end)).toBe('松江九亭厂房1200平出租，1.2元/平/天');
    const area = first.spans.find((span: { field: string }) => span.field === 'area_m2');
    expect(chat.slice(area.start, area.end)).toBe('1200平');
    expect((await run(['--split'], '大家早')).out).toEqual([]);
  });

  it('says which file cannot be read or is no UTF-8, prints nothing for it and goes on', async () => {
    const { code, out, err } = await run(['--jsonl', join(folder, 'missing.txt'), broken, rent]);
    expect(code).toBe(1);
    expect(out).toHaveLength(1);
    expect(err).toHaveLength(2);
    expect(err[0]).toContain('missing.txt');
    expect(err[1]).toContain('UTF-8');
  });

  it('tells of an unreadable file in JSON where that is asked for', async () => {
    const { code, err } = await run(['--json', join(folder, 'missing.txt')]);
    expect(code).toBe(1);
    expect(JSON.parse(err[0]!).error).toMatchObject({ code: 1, words: expect.stringContaining('missing.txt') });
  });

  it('refuses an unknown option', async () => {
    await expect(run(['--wat'])).rejects.toThrow('--wat');
  });

  it('keeps the order of files and standard input', async () => {
    const { code, out } = await run(['--jsonl', rent, '-', want], '宣城求购工业用地20亩');
    expect(code).toBe(0);
    expect(out.map(line => JSON.parse(line).places)).toEqual([['松江', '九亭'], ['宣城'], ['嘉兴', '平湖']]);
  });

  it('an empty text states nothing and is no error', async () => {
    const { code, out } = await run(['--jsonl'], '');
    expect(code).toBe(0);
    const values: unknown[] = Object.values(JSON.parse(out[0]!));
    expect(values.every(value => value === null || (Array.isArray(value) && value.length === 0))).toBe(true);
  });

  it('a file that is no text gets a sentence of its own', async () => {
    const { code, out, err } = await run([file('noughts.bin', new Uint8Array(64)), folder]);
    expect([code, out]).toEqual([1, []]);
    expect(err).toEqual([expect.stringContaining('不是文本文件'), expect.stringContaining('无法读取')]);
  });

  it.each([
    ['text', Buffer.from('求租嘉兴平湖厂房800平'), 0, '"平湖"', ''],
    ['another encoding', Buffer.from('b3a7b7bf', 'hex'), 1, '', 'UTF-8'],
  ])('as a program, %s from a pipe', async (_, bytes, wanted, said, complained) => {
    const child = spawn(process.execPath, [inRoot('src', 'cli', 'index.ts'), 'parse', '--jsonl', '-'], { stdio: 'pipe' });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', words => {
      out += words;
    });
    child.stderr.setEncoding('utf8').on('data', words => {
      err += words;
    });
    child.stdin.end(bytes);
    const [code] = await once(child, 'close');
    expect(code).toBe(wanted);
    expect(out).toContain(said);
    expect(err).toContain(complained);
    if (wanted !== 0) expect(out).toBe('');
  });
});
