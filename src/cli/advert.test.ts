import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { advert } from './advert.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianqun-advert-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function run(args: string[], stdin = '') {
  const out: string[] = [];
  const err: string[] = [];
  const code = await advert(args, { stdout: line => out.push(line), stderr: line => err.push(line), stdin: async () => stdin });
  return { code, out, err };
}

const praise = file('praise.txt', '最好的厂房\n层高8米，欢迎来电。\n');
const plain = file('plain.txt', '园区新增企业48家。');

describe('lianqun advert', () => {
  it('prints one object a file in the order given, the first line taken for the title', async () => {
    const { code, out, err } = await run(['--jsonl', praise, plain]);
    expect([code, err]).toEqual([0, []]);
    const [first, second] = out.map(line => JSON.parse(line));
    expect(first).toMatchObject({ isAdvertisement: 'yes', overall: 'found', findings: [{ part: 'title', words: '最好' }] });
    expect(second).toMatchObject({ isAdvertisement: 'no', overall: 'none_found', findings: [] });
  });

  it('takes from its options what stands on the page and who sees it', async () => {
    const asked = async (...options: string[]) =>
      JSON.parse((await run(['--jsonl', ...options], '本地企业产品行业领先。')).out[0]!).isAdvertisement;
    expect(await asked()).toBe('no');
    expect(await asked('--contact')).toBe('yes');
    expect(await asked('--contact', '--members')).toBe('no');
    expect(await asked('--kind', 'listing')).toBe('yes');
  });

  it('says which file cannot be read, and goes on with the others', async () => {
    const { code, out, err } = await run([
      '--jsonl',
      join(folder, 'missing.txt'),
      file('broken.txt', Uint8Array.from([0xb3, 0xa7])),
      plain,
    ]);
    expect([code, out.length, err.length]).toEqual([1, 1, 2]);
    expect(JSON.parse((await run(['--json', join(folder, 'missing.txt')])).err[0]!).error.words).toContain('missing.txt');
  });

  it('refuses an unknown option and an unknown kind', async () => {
    await expect(run(['--wat'])).rejects.toThrow('--wat');
    await expect(run(['--kind', 'poem'])).rejects.toThrow('--kind');
  });

  it('an empty text is too little to judge and no error', async () => {
    const { code, out } = await run(['--jsonl'], '');
    expect([code, JSON.parse(out[0]!).overall]).toEqual([0, 'insufficient']);
  });
});
