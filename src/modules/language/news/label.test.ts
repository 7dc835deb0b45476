import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const told = (text: string) =>
  readNews(text).observations.map(({ subject, indicator, value, unit }) => [subject, indicator, value, unit]);

describe('a figure behind a label', () => {
  it.each([
    ['芜湖发布年度指标。\n规上工业产值：3120.5亿元', [['芜湖', '规上工业产值', 3120.5, '亿元']]],
    [
      '- 有效发明专利:412件\n- 科技型中小企业:突破300家',
      [
        [null, '有效发明专利数', 412, '件'],
        [null, '科技型中小企业数', 300, '家'],
      ],
    ],
    ['▸ 省级企业技术中心:27个', [[null, '省级企业技术中心数', 27, '个']]],
    ['湖州晒出成绩单。战新产业产值占比:46%', [['湖州', '战新产业产值占比', 46, '%']]],
    [
      '嘉兴晒出成绩单。合作园区：9个。亩均税收:31万元',
      [
        ['嘉兴', '合作园区数', 9, '个'],
        ['嘉兴', '亩均税收', 31, '万元/亩'],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(told(text)).toEqual(wanted);
  });
  it('leaves rows of places to their names', () => {
    expect(told('2024年各区产值如下:\n松江区：38.2亿元;青浦区：22亿元。')).toEqual([
      ['松江', '产值', 38.2, '亿元'],
      ['青浦区', '产值', 22, '亿元'],
    ]);
  });
});

describe('a sum without its coin', () => {
  it.each([
    ['今年上半年，金华工固投实现84.7亿，增长5%。', ['金华', '工固投', 84.7, '亿元']],
    ['绍兴累计授信超过50亿。', ['绍兴', '授信', 50, '亿元']],
    ['2023年，恒川集团营收12.5亿，净利3000万。', ['恒川集团', '营收', 12.5, '亿元']],
  ])('%s', (text, wanted) => {
    expect(told(text)[0]).toEqual(wanted);
  });
  it.each(['宁波快递业务量完成12.3亿。', '平台浏览量突破3亿。', '全国人口14亿。'])('takes none for %s', text => {
    expect(told(text)).toEqual([]);
  });
});

describe('a place that only stands around', () => {
  it.each([
    ['芜湖三年前起步。在长三角G60科创走廊国家战略牵引下，制造业占主导地位。今年上半年，规上工业企业1633家。', '芜湖'],
    ['宣城发展提速。借助长三角一体化的东风，进出口额增长5%。', '宣城'],
    ['合肥拍卖季启动。8月11日上午，湖州德清，拍卖会落槌。现场成交52宗。', '合肥'],
    ['芜湖七年来发展为贯穿一市三省九座城市的走廊。高新技术企业300家。', '芜湖'],
  ])('%s', (text, subject) => {
    expect(told(text).at(-1)![0]).toBe(subject);
  });
  it('nor does a meeting lend its place', () => {
    expect(told('6月16日，上海全球投资促进大会上松江已有26个项目签约。')).toEqual([['松江', '签约项目数', 26, '个']]);
  });
  it('nor do those who are counted lend theirs', () => {
    expect(told('某某拍卖会开槌。昆山手握电子信息、装备制造2个千亿级产业集群。').at(-1)![0]).toBe('昆山');
  });
});

describe('what a list of named things stands for', () => {
  it.each([
    ['恒川泵业、安澜电气等13个内资项目签约。', ['签约内资项目数', 13]],
    ['清屿能源、沪光零部件等优质企业已有960多家。', ['优质企业数', 960]],
    ['东莞有521家“倍增计划”试点企业。', ['“倍增计划”试点企业数', 521]],
  ])('%s', (text, wanted) => {
    expect(told(text).map(([, indicator, value]) => [indicator, value])[0]).toEqual(wanted);
  });
  it('shares out what 分别 tells of a list with 等', () => {
    expect(
      told('化工、汽车制造、电子信息等重点行业产值分别增长2.8%、4.2%和3.9%。').map(([, indicator, value]) => [indicator, value]),
    ).toEqual([
      ['化工产值增速', 2.8],
      ['汽车制造产值增速', 4.2],
      ['电子信息产值增速', 3.9],
    ]);
  });
});

describe('what only the headline tells', () => {
  it('counts, where the text below comes near it nowhere', () => {
    expect(told('某区30个重大项目签约、开工\n本次签约项目25个，总投资285亿元。').map(([, , value]) => value)).toEqual([
      30, 25, 285,
    ]);
    expect(told('总投资超280亿元！某区项目签约\n本次签约项目25个，总投资285亿元。').map(([, , value]) => value)).toEqual([
      25, 285,
    ]);
  });
});

describe('where a report begins', () => {
  it('is behind its dateline', () => {
    expect(
      told('浙江在线10月31日讯(记者 沈某)81个重大产业项目在湖州市吴兴区集中签约，总投资411.2亿元。').map(([subject]) => subject),
    ).toEqual(['湖州市吴兴区', '湖州市吴兴区']);
  });
  it('is the original headline where the page has no other', () => {
    expect(told('原标题:松江非公企业党组织覆盖率超81%\n今年初,全市第一家集群党委成立。')).toEqual([
      ['松江', '非公企业党组织覆盖率', 81, '%'],
    ]);
  });
});

describe('acts in a row', () => {
  it('have each its own', () => {
    expect(
      readNews('上海松江区有25个重大产业项目签约、5个项目开工，总投资285亿元。').events.map(({ type, object }) => [type, object]),
    ).toEqual([
      ['signing', '25个重大产业项目'],
      ['construction_start', '5个项目'],
    ]);
  });
  it('are of the place whose projects they are', () => {
    expect(readNews('金华10个项目签约。').events.map(({ parties, object }) => [parties, object])).toEqual([
      [['金华'], '10个项目'],
    ]);
  });
});

it('a report is about the place it is sent from until it names another', () => {
  expect(
    told('某某日报 数字报纸\n本报嘉兴4月24日电 (记者 沈某)集中签约项目8个，总投资50亿元。').map(([subject]) => subject),
  ).toEqual(['嘉兴', '嘉兴']);
  expect(told('2024 11/28\n湖州10个项目签约。').map(([, , value]) => value)).toEqual([10]);
});

it('what has settled is the thing, and not what is told of it', () => {
  expect(readNews('由他牵头的石墨烯产业园已经落户金义都市新区。').events[0]?.object).toBe('石墨烯产业园');
});
