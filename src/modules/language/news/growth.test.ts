import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

describe('how a rate goes', () => {
  it.each([
    [
      '外贸进出口935亿元，由一季度的下降5.1%转为增长0.4%。',
      [
        ['外贸进出口降幅', 5.1, null, 'down'],
        ['外贸进出口增速', 0.4, null, 'up'],
      ],
    ],
    [
      '今年三季度产值增速转正，达到3.3%，而一季度、二季度分别为-6.1%和-2.4%。',
      [
        ['产值增速', 3.3, null, 'up'],
        ['产值降幅', 6.1, null, 'down'],
        ['产值降幅', 2.4, null, 'down'],
      ],
    ],
    [
      '1—10月累计产值575亿元，同比增长9.9%，较前三季度回落0.8个百分点。',
      [
        ['产值增速', 9.9, '同比', 'up'],
        ['产值增速', 0.8, null, 'down'],
      ],
    ],
    ['三地合计产值1102亿元，占规上工业比重较上年末提高2.2个百分点。', [['三地产值占比增速', 2.2, '较上年', 'up']]],
    ['9月，民间投资降幅继续收窄，1—9月累计下降1.9%。', [['民间投资降幅', 1.9, null, 'down']]],
    [
      '【数说2024】桐乡市：\n工业投资179亿元，↑15.4%；\n外贸出口↓3.2%；\n高新技术产业增加值占规上工业比重68.9%，同比+1.7个百分点。',
      [
        ['工业投资增速', 15.4, null, 'up'],
        ['外贸出口降幅', 3.2, null, 'down'],
        ['高新技术产业增加值占比增速', 1.7, '同比', 'up'],
      ],
    ],
    [
      '工业用电量52亿千瓦时，同比▲9.1%；研发投入强度3.65%，较上年-0.12个百分点。',
      [
        ['工业用电量增速', 9.1, '同比', 'up'],
        ['研发投入强度降幅', 0.12, '较上年', 'down'],
      ],
    ],
    ['出口额较2020年翻了两番。', [['出口额增速', 3, null, 'up']]],
    [
      '技改投资、民间投资同比分别增长12.4%、下降3.1%。',
      [
        ['技改投资增速', 12.4, '同比', 'up'],
        ['民间投资降幅', 3.1, '同比', 'down'],
      ],
    ],
    [
      '全市用电量、用气量分别下降2.2%和增长7.5%。',
      [
        ['用电量降幅', 2.2, null, 'down'],
        ['用气量增速', 7.5, null, 'up'],
      ],
    ],
  ])('%s', (text, wanted) => {
    const told = readNews(text).observations.filter(({ growth }) => growth !== null);
    expect(told.map(({ indicator, value, growth }) => [indicator, value, growth?.type, growth?.direction])).toEqual(wanted);
  });

  it('has the year that the brackets before it name', () => {
    const told = readNews('【数说2024】桐乡市：\n工业投资179亿元，↑15.4%。').observations;
    expect(told.map(({ period }) => period)).toEqual(['2024', '2024']);
  });

  it('is ahead of the rate of another', () => {
    const told = readNews('数字经济增加值1389亿元，同比增长8.7%，高于GDP增速2.5个百分点，占GDP比重首次超过三成。').observations;
    expect(told.map(({ indicator, value, growth }) => [indicator, value, growth?.type])).toEqual([
      ['数字经济增加值', 1389, undefined],
      ['数字经济增加值增速', 8.7, '同比'],
      ['数字经济增加值增速', 2.5, undefined],
      ['数字经济增加值占比', 30, undefined],
    ]);
  });
});
