import { expect, test } from 'vitest';
import { readNews } from './news/read.ts';
import { typesetGaps } from './typeset.ts';

const page =
  '无锡经济总量超过 1 万亿元，创造了全国 1.2% 的 GDP。G60 科创走廊集聚高新技术企业 917 家，占全市总量 1/3。2025 年，研发强度达 3.6%。';

test('the spaces that a page sets around digits and letters part nothing', () => {
  const told = (text: string) =>
    readNews(text).observations.map(({ subject, indicator, value, unit, share_of }) => [
      subject,
      indicator,
      value,
      unit,
      share_of,
    ]);
  const joined = page.replace(/ /g, '');
  expect(told(page)).toEqual(told(joined));
  expect(told(page)).toContainEqual(['无锡', 'GDP占比', 1.2, '%', '全国']);
});

test.each([
  ['a text without spaces', page.replace(/ /g, '')],
  ['a text with a space now and then', `${page.replace(/ /g, '')}年产 20 万套。`],
  ['lines of fields', '松江 3000平 28元 2楼\n青浦 1200平 30元 1楼\n昆山 800平 26元 3楼'],
])('%s keeps its spaces', (_, text) => expect(typesetGaps(text).size).toBe(0));

test('offsets are those of the spaces alone', () => {
  const gaps = [...typesetGaps(page)];
  expect(gaps.length).toBeGreaterThan(8);
  expect(gaps.every(at => page[at] === ' ')).toBe(true);
});
