import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

it.each([
  [
    '上半年，长三角车用芯片销售额占全国的48.2%，上海、无锡分列长三角第一、第二位。',
    [
      ['上海', '车用芯片销售额排名', 1, '长三角'],
      ['无锡', '车用芯片销售额排名', 2, '长三角'],
    ],
  ],
  ['前三季度浙江省造船完工量812万载重吨，稳居全国首位，分别占全国和全球的25.8%和14.6%。', [['浙江省', '造船完工量', 1, '全国']]],
])('whose the places are: %s', (text, expected) => {
  expect(
    readNews(text)
      .observations.filter(({ rank }) => rank !== null)
      .map(({ subject, indicator, rank, rank_scope }) => [subject, indicator, rank, rank_scope]),
  ).toEqual(expected);
});

describe('places in a row without 分别', () => {
  it('have one rank each', () => {
    const { observations } = readNews('合肥高新区、金华经开区排在第12和第47，后者比上年前移了9位。');
    expect(observations.map(({ subject, rank }) => [subject, rank])).toEqual([
      ['合肥高新区', 12],
      ['金华经开区', 47],
      ['金华经开区', null],
    ]);
  });
});
