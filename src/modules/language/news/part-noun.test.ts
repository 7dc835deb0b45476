import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const indicatorsOf = (text: string) => readNews(text).observations.map(({ value, indicator }) => [value, indicator]);

describe('some of those that were counted are named with them', () => {
  it.each<readonly [string, readonly (readonly [number, string])[]]>([
    [
      '全市上市公司45家，其中科创板18家，创业板9家。',
      [
        [45, '上市公司数'],
        [18, '科创板上市公司数'],
        [9, '创业板上市公司数'],
      ],
    ],
    [
      '现有船舶企业53家，其中规上41家。',
      [
        [53, '船舶企业数'],
        [41, '规上船舶企业数'],
      ],
    ],
    [
      '新引进企业63家，其中大模型类21家、具身智能类8家。',
      [
        [63, '新引进企业数'],
        [21, '新引进大模型类企业数'],
        [8, '新引进具身智能类企业数'],
      ],
    ],
    [
      '签约项目20个，开工项目15个，其中制造业8个、服务业4个。',
      [
        [20, '签约项目数'],
        [15, '开工项目数'],
        [8, '开工制造业项目数'],
        [4, '开工服务业项目数'],
      ],
    ],
    [
      '计划实施重大产业项目112个，其中续建63个、新建49个。',
      [
        [112, '实施重大产业项目数'],
        [63, '续建重大产业项目数'],
        [49, '新建重大产业项目数'],
      ],
    ],
    // What names its kind itself, or is told of nobody counted before, stays as it is.
    [
      '成员单位96家，其中规上企业30家。',
      [
        [96, '成员单位数'],
        [30, '规上企业数'],
      ],
    ],
    [
      '新增企业20家，规上41家。',
      [
        [20, '新增企业数'],
        [41, '规上数'],
      ],
    ],
  ])('%s', (text, told) => expect(indicatorsOf(text)).toEqual(told));
});

describe('a class goes by how much is told of each', () => {
  it.each<readonly [string, readonly (readonly [number, string])[]]>([
    [
      '签约项目16个，总投资121亿元，其中投资过10亿元的有4个、5亿元以上的有6个。',
      [
        [16, '签约项目数'],
        [121, '签约项目总投资'],
        [4, '投资过10亿元签约项目数'],
        [6, '投资5亿元以上签约项目数'],
      ],
    ],
    [
      '亿元以上项目新签约20个、新开工15个、竣工8个。',
      [
        [20, '亿元以上项目新签约数'],
        [15, '新开工亿元以上项目数'],
        [8, '竣工亿元以上项目数'],
      ],
    ],
    [
      '工业百强企业产值过了万亿，达10099亿元，同比增长10.2%。',
      [
        [10099, '工业百强企业产值'],
        [10.2, '工业百强企业产值增速'],
      ],
    ],
    ['我们现在新签约项目39个。', [[39, '新签约项目数']]],
    ['推动成立面料、设计、电商3个功能型党支部。', [[3, '功能型党支部数']]],
    [
      '新签约项目17个，计划总投资204亿元，同比增加5个。',
      [
        [17, '新签约项目数'],
        [204, '新签约项目计划总投资'],
        [5, '新签约项目增加数'],
      ],
    ],
    [
      '集聚企业103家，占全国的三分之一，比2020年增加74家。',
      [
        [103, '企业数'],
        [0.333333333333, '企业占比'],
        [74, '企业增加数'],
      ],
    ],
  ])('%s', (text, told) => expect(indicatorsOf(text)).toEqual(told));
});

it('a sum is one without its coin too where what it is spent on follows', () => {
  const sums = (text: string) => readNews(text).observations.map(({ value, unit }) => [value, unit]);
  expect(sums('公司投资3000万新建厂房。')).toEqual([[0.3, '亿元']]);
  expect(sums('公司投资1.5个亿建厂房。')).toEqual([[1.5, '亿元']]);
  expect(sums('园区投入1.2万平方米厂房。')).toEqual([[12_000, '平方米']]);
});

describe('what is measured holds no verb, no time and no half of a name', () => {
  it.each([
    ['去年建成“未来工厂”3家。', '未来工厂数'],
    ['今年新增省级“灯塔工厂”2家。', '新增省级“灯塔工厂”数'],
    ['同日有36家企业集中签约入驻。', '集中签约入驻企业数'],
    ['云廊由23幢塔楼组成。', '塔楼数'],
    ['到2027年氢能重卡要突破1500辆。', '氢能重卡数'],
    ['租金只要0.9元/平方米/天。', '租金'],
    ['形成会议纪要12份。', '会议纪要数'],
  ])('%s', (text, indicator) => expect(indicatorsOf(text)[0]![1]).toBe(indicator));
});
