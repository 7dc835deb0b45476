import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) =>
  readNews(text).observations.map(({ subject, indicator, value, period, rank, rank_scope }) => [
    subject,
    indicator,
    value,
    period,
    rank,
    rank_scope,
  ]);

describe('rows of names and figures behind a head', () => {
  it.each([
    [
      '前三季度全省工业投资增速前三名：\n昆山 12.3%\n太仓 11.8%\n常熟 9.7%',
      [
        ['昆山', '工业投资增速', 12.3, '前三季度', 1, '全省'],
        ['太仓', '工业投资增速', 11.8, '前三季度', 2, '全省'],
        ['常熟', '工业投资增速', 9.7, '前三季度', 3, '全省'],
      ],
    ],
    [
      '2024年各镇规上工业产值如下：\n岳城镇：52.3亿元\n沙洲镇：47.1亿元',
      [
        ['岳城镇', '规上工业产值', 52.3, '2024年', null, null],
        ['沙洲镇', '规上工业产值', 47.1, '2024年', null, null],
      ],
    ],
    [
      '全市26个小微企业园亩均税收排名前两位的是：黄岩模具小镇52.7万元/亩、路桥蓬街科创园47.1万元/亩。',
      [
        ['黄岩模具小镇', '亩均税收', 52.7, null, 1, '全市'],
        ['路桥蓬街科创园', '亩均税收', 47.1, null, 2, '全市'],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(told(text)).toEqual(wanted);
  });

  it('takes the growth of a head that names a rate', () => {
    expect(readNews('各县规上工业增加值增速：\n余姚 8.3%\n慈溪 7.9%').observations.map(({ growth }) => growth)).toEqual([
      { type: null, direction: 'up' },
      { type: null, direction: 'up' },
    ]);
  });
});
