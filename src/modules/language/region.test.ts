import { describe, expect, it } from 'vitest';
import { readRegion } from '#modules/reference/index.ts';
import { isCorridor, patternsOf } from './region.ts';

describe('a region is what its file calls it', () => {
  const twin = patternsOf(
    readRegion(
      [
        '# source: for this test',
        'kind,word',
        'member,500100',
        'subject,双城',
        'together,成渝双城',
        'together,双城两地',
        'short,双城',
        'corridor,成渝地区双城经济圈',
        'mark,成渝',
        'area,西部',
        'noun,经济圈',
      ].join('\n'),
    ),
  );

  it.each([
    ['成渝地区双城经济圈沿线', '成渝地区双城经济圈沿线'],
    ['西部成渝地区双城经济圈共有', '西部成渝地区双城经济圈'],
    ['双城两地专精特新企业', '双城两地'],
    ['双城共建园区', '双城'],
    ['整个经济圈内', '整个经济圈内'],
    ['双城墙', undefined],
    ['九城市共有', undefined],
    ['G60科创走廊', undefined],
  ])('%s', (words, name) => {
    expect(new RegExp(`^(?:${twin.called})`, 'i').exec(words)?.[0]).toBe(name);
    if (name) expect(twin.calledStarts).toContain(name[0]);
  });

  it('and what it has no word for fits nothing, rather than everything', () => {
    const bare = patternsOf({ areas: [], corridors: [], marks: [], noun: '都市圈', short: [], together: ['五城'] });
    expect(bare.endsAsRegion.test('某某产业园')).toBe(false);
    expect(new RegExp(bare.oneMark).test('某某科技')).toBe(false);
    expect(bare.whole.test('')).toBe(false);
    expect(new RegExp(`^(?:${bare.called})`).exec('五城共有')?.[0]).toBe('五城');
    expect(new RegExp(`^(?:${bare.called})`).exec('有企业')).toBeNull();
    expect(() => readRegion('# source\nkind,word\nmember,500100')).toThrow('subject');
  });

  it('and the whole of it is told from a part', () => {
    expect(twin.whole.test('成渝地区双城经济圈')).toBe(true);
    expect(twin.whole.test('成渝地区双城经济圈产业联盟')).toBe(false);
  });
});

it.each([
  ['长三角G60科创走廊', true],
  ['G60科创走廊沿线九城市', true],
  ['九个城市', true],
  ['九城市产业联盟', false],
  ['G60科创走廊产业联盟', false],
])('%s is the whole region: %s', (words, is) => {
  expect(isCorridor(words)).toBe(is);
});
