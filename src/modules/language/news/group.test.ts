import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) => readNews(text).observations.map(({ subject, indicator, value }) => [subject, indicator, value]);

describe('several taken up by their number', () => {
  it.each([
    [
      '6月1日，松江区22个项目集中签约。22个项目涉及工业用地面积近1000亩，计划总投资超过300亿元。',
      [
        ['松江', '集中签约项目数', 22],
        ['22个项目', '工业用地面积', 1000],
        ['22个项目', '计划总投资', 300],
      ],
    ],
    [
      '金华市此次集中开工的项目共五个。五个项目总投资38.2亿元，总用地面积613亩。全市规上企业540家。',
      [
        ['五个项目', '总投资', 38.2],
        ['五个项目', '总用地面积', 613],
        ['金华', '规上企业数', 540],
      ],
    ],
    [
      '湖南省有28家国家级园区。28家园区生产总值占长株潭地区生产总值比重达36.8%。',
      [
        ['湖南省', '国家级园区数', 28],
        ['28家园区', '生产总值占比', 36.8],
      ],
    ],
    ['江都区百强企业名单出炉。全区百强企业去年实现开票销售756.8亿元。', [['百强企业', '开票销售', 756.8]]],
    // Counted for the first time they are of the one who has them.
    [
      '松江区51个重大产业项目启动，总投资336.5亿元。',
      [
        ['松江', '启动重大产业项目数', 51],
        ['松江', '启动重大产业项目总投资', 336.5],
      ],
    ],
    // Told again to tell of some of them.
    [
      '松江区57个项目集中开工。57个项目当中，招商引资产业项目5个，总投资达107.2亿元。',
      [
        ['松江', '集中开工项目数', 57],
        ['松江', '招商引资产业项目数', 5],
        ['松江', '招商引资产业项目总投资', 107.2],
      ],
    ],
  ])('%s', (text, figures) => expect(told(text)).toEqual(figures));
});

describe('a meeting taken up', () => {
  it.each([
    ['2月14日，投资四川·成都都市圈全球投资推介会在上海举行。\n活动共吸引知名企业180余家。', '投资四川·成都都市圈全球投资推介会'],
    ['苏州国际精英创业周开幕。截至目前，本届创业周已完成签约项目2277个。', '苏州国际精英创业周'],
  ])('%s', (text, subject) => expect(readNews(text).observations[0]!.subject).toBe(subject));
});
