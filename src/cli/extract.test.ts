import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import { Usage } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianqun-extract-'));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: string[], stdin = '') {
  const out: string[] = [];
  const err: string[] = [];
  const code = await extract(args, { stdout: line => out.push(line), stderr: line => err.push(line), stdin: async () => stdin });
  return { code, out, err };
}

const figures = file('figures.txt', '截至6月底，松江区规上工业企业1633家，位居全市第二。');
const act = file('act.txt', '5月8日，云杉研究院在松江揭牌。');
const broken = file('broken.txt', Uint8Array.from([0xb3, 0xa7, 0xb7, 0xbf]));

describe('lianqun extract', () => {
  it('prints one object a file in the order given, with the fields of facts in their order', async () => {
    const { code, out, err } = await run(['--jsonl', '--date', '2024-05-10', act, figures]);
    expect([code, err, out.length]).toEqual([0, [], 2]);
    const [first, second] = out.map(line => JSON.parse(line));
    expect(first).toEqual({
      observations: [],
      events: [
        {
          quote: '5月8日，云杉研究院在松江揭牌',
          type: 'opening',
          date: '2024-05-08',
          parties: [],
          object: '云杉研究院',
          amount: null,
          unit: null,
        },
      ],
    });
    expect(Object.entries(second.observations[0])).toEqual([
      ['quote', '松江区规上工业企业1633家，位居全市第二'],
      ['subject', '松江'],
      ['indicator', '规上工业企业数'],
      ['value', 1633],
      ['unit', '家'],
      ['comparator', 'eq'],
      ['share_of', null],
      ['period', '截至6月底'],
      ['rank', 2],
      ['rank_scope', '全市'],
    ]);
  });

  it('reads standard input and prints it over several lines', async () => {
    const { out } = await run([], '园区有企业86家。');
    expect(out[0]).toContain('\n');
    expect(JSON.parse(out[0]!).observations[0]).toMatchObject({ value: 86, unit: '家' });
  });

  it('adds interval, days, growth and offsets on demand', async () => {
    const { out } = await run(['--full', '--jsonl', '--date', '2024-07-02', figures]);
    expect(JSON.parse(out[0]!).observations[0]).toMatchObject({
      interval: { lo: 1632.5, hi: 1633.5 },
      days: { from: '2024-06-30', to: '2024-06-30' },
      status: 'fact',
      growth: null,
      spans: { value: { start: 15, end: 20 } },
    });
  });

  it('says which file cannot be read or is no UTF-8, prints nothing for it and goes on', async () => {
    const { code, out, err } = await run(['--jsonl', join(folder, 'missing.txt'), broken, figures]);
    expect([code, out.length, err.length]).toEqual([1, 1, 2]);
    expect(err[0]).toContain('missing.txt');
    expect(err[1]).toContain('UTF-8');
    const told = await run(['--json', broken]);
    expect(JSON.parse(told.err[0]!)).toMatchObject({ error: { code: 1 } });
  });

  it('refuses what is no day and unknown options', async () => {
    await expect(run(['--date', '2024-02-30', figures])).rejects.toThrow(Usage);
    await expect(run(['--date', '去年', figures])).rejects.toThrow('去年');
    await expect(run(['--wat'])).rejects.toThrow('--wat');
  });
});
