import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionsFromQuery, conditionsToQuery } from './address.ts';
import { anyConditions } from './arbitrary.ts';
import { conditionsSchema } from './schema.ts';
import { conditionWords } from './words.ts';

test('an address reads back to the same conditions', () => {
  fc.assert(
    fc.property(anyConditions, conditions => {
      expect(conditionsFromQuery(new URLSearchParams(conditionsToQuery(conditions)))).toEqual({ conditions, problems: [] });
    }),
    { numRuns: 300 },
  );
});

test('every condition that an address can hold is accepted by the API', () => {
  fc.assert(
    fc.property(anyConditions, conditions => {
      expect(conditionsSchema.parse(conditions)).toEqual(conditions);
    }),
  );
});

test('an address is short enough to read', () => {
  const { conditions, problems } = conditionsFromQuery(
    new URLSearchParams('place=310117,330400,-330482&area=3000-5000&height=8-&rent=25&eia=1&wish=eia,rent&q=x&page=2'),
  );
  expect(problems).toEqual([]);
  expect(conditionsToQuery(conditions)).toBe('place=310117,330400,-330482&area=3000-5000&height=8-&rent=-25&eia=1&wish=rent,eia');
  expect(conditions.map(one => conditionWords(one, 'zh'))).toEqual([
    '地点 上海 · 松江、嘉兴，不含嘉兴 · 平湖',
    '面积 3,000–5,000 ㎡',
    '层高 ≥ 8 m',
    '租金 ≤ 25 元/㎡/月（希望）',
    '可环评（希望）',
  ]);
});

test.each([
  ['height=900', '层高应在 1.8–60 m 之间'],
  ['height=-8', '层高请写最低要求'],
  ['area=5000-3000', '面积的下限大于上限'],
  ['area=', '面积请写数字'],
  ['place=1', '地点里没有“1”'],
  ['place=松江', '地点读不懂“松江”'],
  ['family=castle', '类型里没有“castle”'],
  ['family=toString', '类型里没有“toString”'],
  ['eia=maybe', '可环评读不懂“maybe”'],
  ['available=2026-02-30', '入驻时间应是 2000 年到 2100 年间的一天'],
  ['fire=c&fire=d', '火灾危险性写了两次，只用了第一次的'],
  ['wish=height', '“height”列为希望，但没有这个条件'],
])('%s is answered in words', (query, words) => {
  expect(conditionsFromQuery(new URLSearchParams(query)).problems.map(problem => problem.words)).toEqual([words]);
});

test('nothing in an address makes reading it throw', () => {
  const key = fc.constantFrom(
    'place',
    'area',
    'rent',
    'fire',
    'eia',
    'available',
    'industry',
    'wish',
    '__proto__',
    'constructor',
  );
  const hostile = fc.array(
    fc.tuple(key, fc.oneof(fc.string(), fc.constantFrom('1e9', '-', '--', '9'.repeat(400), 'NaN', '-1-', '1,'.repeat(900)))),
  );
  fc.assert(
    fc.property(hostile, pairs => {
      const { conditions } = conditionsFromQuery(new URLSearchParams(pairs));
      expect(conditionsSchema.safeParse(conditions).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});
