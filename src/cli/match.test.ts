import { expect, test } from 'vitest';
import { rolledBackDatabase } from '../../tests/database.ts';
import type { Io } from './io.ts';
import { match } from './match.ts';

async function say(args: string[], offers: object[]): Promise<string[]> {
  const lines: string[] = [];
  const io: Io = {
    stdout: line => lines.push(line),
    stderr: () => {},
    stdin: async () => '',
    bytes: async () => new Uint8Array(),
  };
  await rolledBackDatabase(async database => {
    await database.write(async tx => {
      await tx`insert into reference.place (code, level, name, short_name, city, district)
        values (310100, 'city', '上海市', '上海', 310100, null), (310117, 'district', '松江区', '松江', 310100, 310117) on conflict do nothing`;
      for (const [index, offer] of offers.entries()) {
        const row = { ...plain, code: `CLI-${index}`, ...offer };
        await tx`insert into offer.offer ${tx(row)}`;
      }
    });
    expect(await match(args, io, async () => database)).toBe(0);
  });
  return lines;
}

const plain = {
  kind: 'space',
  title: '虚构厂房',
  origin: 'demo',
  invented: true,
  city: 310100,
  district: 310117,
  publication: 'listed',
  verification: 'site',
  space_type: 'standard_factory',
  available_area: 3000,
  clear_height: 9,
};

const sentence = '求租松江厂房，面积3000平方米，层高8米以上，要能环评';

test('a sentence is answered in JSON with conditions, scores that their parts make up, verdicts and what moving a condition yields', async () => {
  const [line] = await say(['--json', sentence], [{ eia_possible: 'yes' }, { eia_possible: 'no' }, {}]);
  const answer = JSON.parse(line!);
  expect(Object.keys(answer)).toEqual(['conditions', 'results', 'relax']);
  expect(Object.keys(answer.results[0])).toEqual(['offer', 'score', 'parts', 'verdicts', 'cost']);
  expect(Object.keys(answer.results[0].parts[0])).toEqual(['criterion', 'weight', 'fit', 'contribution']);
  expect(Object.keys(answer.results[0].verdicts[0])).toEqual(['criterion', 'verdict', 'wanted', 'has']);
  expect(Object.keys(answer.relax[0]).sort()).toEqual(['criterion', 'more', 'smallest']);
  const read = answer.conditions.map((one: { criterion: string }) => one.criterion);
  expect(read).toEqual(expect.arrayContaining(['place', 'family', 'area', 'height', 'eia']));
  expect(answer.results.map((one: { offer: { code: string } }) => one.offer.code)).toEqual(['CLI-0', 'CLI-2']);
  const [best] = answer.results;
  expect(best.parts.reduce((sum: number, part: { contribution: number }) => sum + part.contribution, 0)).toBeCloseTo(
    best.score,
    9,
  );
  expect(best.verdicts.map((one: { criterion: string; verdict: string }) => one.verdict)).not.toContain('missed');
  expect(answer.relax.find((one: { criterion: string }) => one.criterion === 'eia')).toMatchObject({
    more: 1,
    smallest: { gain: 1, want: null },
  });
});

test('the same for people, with what to move where nothing is found', async () => {
  const lines = (await say([sentence], [{ eia_possible: 'yes', clear_height: 7.5 }])).join('\n');
  expect(lines).toContain('没有符合的房源。');
  expect(lines).toContain('层高 8 → 7.5 m：多 1 处');
  expect(lines).toContain('◐ 接近  层高：7.5 m（要 ≥ 8 m）');
});

test('without a sentence the command says how to use it', async () => {
  await expect(say([], [])).rejects.toThrow(/请写一句话/);
});

test('land and what is for sale stand with the price that is asked, and only what states none is to be asked', async () => {
  const parcel = { kind: 'land', space_type: null, available_area: null, clear_height: null, land_area: 20000 };
  const lines = await say(
    ['松江'],
    [{ ...parcel, land_price: 38, title: '虚构地块' }, { sale_price: 4500, title: '虚构待售' }, { title: '虚构无价' }],
  );
  const line = (title: string) => lines.find(one => one.includes(title));
  expect(line('虚构地块')).toContain('地价 38 万元/亩');
  expect(line('虚构待售')).toContain('售价 4,500 元/㎡');
  expect(line('虚构无价')).toContain('价格待问');
});
