import { expect, test } from 'vitest';
import { industryIndex } from './index.ts';

const industries = industryIndex();

test('GB/T 4754-2017 has 20 sections and 97 divisions, the region seven strategic industries', () => {
  const count = Object.fromEntries(
    [...Map.groupBy(industries.all, ({ level }) => level)].map(([level, list]) => [level, list.length]),
  );
  expect(count).toEqual({ section: 20, division: 97, strategic: 7 });
  const numbers = industries.all.filter(({ level }) => level === 'division').map(({ code }) => Number(code.slice(1)));
  expect(numbers).toEqual(Array.from({ length: 97 }, (_, i) => i + 1));
});

test('every division stands in a section and every strategic industry draws on real divisions', () => {
  for (const one of industries.all) {
    if (one.level === 'division') expect(industries.byCode(one.parent!)?.level, one.code).toBe('section');
    for (const code of one.divisions) expect(industries.byCode(code)?.level, code).toBe('division');
    expect(one.level === 'strategic').toBe(one.divisions.length > 0);
  }
});

test.each([
  ['汽车零部件', ['C36']],
  ['汽车零部件生产', ['C36']],
  ['注塑', ['C29']],
  ['注塑模具', ['C35']],
  ['精密机加工', ['C33', 'C34']],
  ['食品', ['C13', 'C14']],
  ['食品机械', ['C35']],
  ['半导体', ['C39', 'IC']],
  ['ｃｎｃ', ['C34']],
  ['生物医药', ['BIO']],
  ['医药制造业', ['C27']],
  ['冷链物流', ['G54']],
])('%s stands for %j', (word, codes) => {
  expect(industries.findByWord(word).map(({ code }) => code)).toEqual(codes);
});

test('a word of no industry finds none', () => {
  expect(industries.findByWord('独门独院')).toEqual([]);
});
