import { describe, expect, it } from 'vitest';
import { extractFacts } from './extract.ts';
import { daysOf } from './period.ts';

const figures = (text: string, published?: string) =>
  extractFacts(text, { published: published ?? null }).observations.map(({ value, unit, comparator }) => [
    value,
    unit,
    comparator,
  ]);
const one = (text: string, published?: string) => extractFacts(text, { published: published ?? null }).observations[0]!;

describe('what other packages get wrong in news', () => {
  it.each<[string, (readonly [number | null, string | null, string])[]]>([
    ['三百五十六亿元的产值', [[356, '亿元', 'eq']]],
    ['产值1.2万亿元', [[12000, '亿元', 'eq']]],
    ['产值3,456.7亿元', [[3456.7, '亿元', 'eq']]],
    ['融资10亿美元', [[10, '亿美元', 'eq']]],
    ['产能占全国的三分之一', [[1 / 3, 'share', 'eq']]],
    ['税收5000万元', [[0.5, '亿元', 'eq']]],
    ['年产3万吨铜箔', [[30000, '吨', 'eq']]],
    ['达产后年产20GWh电池', [[20, 'GWh', 'eq']]],
    ['园区占地约1500亩', [[1500, '亩', 'approx']]],
    ['占比提高0.3个百分点', [[0.3, '百分点', 'eq']]],
    ['服务企业1200余家', [[1200, '家', 'gt']]],
    ['集聚企业近三百家', [[300, '家', 'approx']]],
    ['引进人才超8万人', [[80000, '人', 'gt']]],
    ['产业规模突破万亿元', [[10000, '亿元', 'gt']]],
    ['形成八千亿元的产业', [[8000, '亿元', 'eq']]],
    ['订单达1,100万件', [[11000000, '件', 'eq']]],
    [
      '订单增长1.5倍，产量120万辆、专利35件、企业12家',
      [
        [1.5, '倍', 'eq'],
        [1200000, '辆', 'eq'],
        [35, '件', 'eq'],
        [12, '家', 'eq'],
      ],
    ],
    ['移动4/5G网络已经覆盖', []],
    ['正迈向八千亿级集群', []],
    ['从百亿级走向千亿级', []],
    ['覆盖100', []],
    [
      '建成16个联盟，完成90亿元，总数30家',
      [
        [16, '个', 'eq'],
        [90, '亿元', 'eq'],
        [30, '家', 'eq'],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(figures(text)).toEqual(wanted);
  });

  it.each([
    ['2023年1—9月产值80亿元', '2023年1—9月', '2023-01-01', '2023-09-30'],
    ['上半年产值80亿元', '上半年', '2024-01-01', '2024-06-30'],
    ['“十四五”期间产值80亿元', '“十四五”期间', '2021-01-01', '2025-12-31'],
    ['去年底企业80家', '去年底', '2023-12-31', '2023-12-31'],
    ['今年3月15日企业80家', '今年3月15日', '2024-03-15', '2024-03-15'],
    ['2018年12月企业80家', '2018年12月', '2018-12-01', '2018-12-31'],
    ['前三季度企业80家', '前三季度', '2024-01-01', '2024-09-30'],
    ['3月1日至5日接待80人', '3月1日至5日', '2024-03-01', '2024-03-05'],
    ['第一季度产值80亿元', '第一季度', '2024-01-01', '2024-03-31'],
  ])('%s is dated %s', (text, words, from, to) => {
    const { period, days } = one(text, '2024-10-08');
    expect([period, days]).toEqual([words, { from, to }]);
  });

  it('leaves vague times without days and does not guess a year that nothing tells', () => {
    expect(daysOf('近日', '2024-10-08')).toBeNull();
    expect(daysOf('5月5日', null)).toBeNull();
  });

  it('keeps the scope of a rank and knows the words put in the place of 第一', () => {
    expect(one('产量全球第三')).toMatchObject({ rank: 3, rank_scope: '全球', adLaw: false });
    expect(one('规上工业企业1633家,位居全市头部')).toMatchObject({ value: 1633, rank: 1, rank_scope: '全市', adLaw: true });
    expect(figures('联盟头部企业845家')).toEqual([[845, '家', 'eq']]);
    expect(one('联盟头部企业845家').rank).toBeNull();
  });

  it('does not take a decline that narrows for growth', () => {
    expect(one('外贸降幅收窄0.3个百分点')).toMatchObject({ value: 0.3, unit: '百分点', growth: { direction: 'narrowed' } });
    expect(one('产值翻两番')).toMatchObject({ value: 3, unit: '倍', growth: { direction: 'up' } });
  });

  it('tells plans and expectations from facts', () => {
    expect(one('力争到2027年产值达到500亿元').status).toBe('forecast');
    expect(one('去年产值达到500亿元').status).toBe('fact');
  });
});

describe('the interval that the wording implies', () => {
  it.each([
    ['产值1.2万亿元', 11500, 12500],
    ['产值约50亿元', 45, 55],
    ['全长约17.2公里', 17.15, 17.25],
    ['企业近100家', 90, 100],
    ['企业超100家', 100, 110],
    ['产能利用率不足60%', 54, 60],
    ['企业100家以上', 100, null],
    ['奖励不超过500万元', null, 0.05],
  ])('%s lies between %s and %s', (text, lo, hi) => {
    expect(one(text).interval).toEqual({ lo, hi });
  });

  it('gives a range as two observations of one interval', () => {
    const { observations } = extractFacts('园区企业500-800家');
    expect(observations.map(({ value, comparator, interval }) => [value, comparator, interval])).toEqual([
      [500, 'ge', { lo: 500, hi: 800 }],
      [800, 'lt', { lo: 500, hi: 800 }],
    ]);
  });
});

describe('events', () => {
  const types = (text: string) => extractFacts(text, { published: '2024-05-10' }).events.map(({ type }) => type);

  it.each([
    ['松江区与云杉集团将于5月签署协议。', []],
    ['上半年签约项目64个。', []],
    ['成立以来，联盟服务企业300家。', []],
    ['项目计划明年开工，预计2026年竣工。', []],
    ['5月8日，云杉智造基地首根钢柱吊装完成。', ['construction_start']],
    ['5月8日，云杉研究院在松江揭牌。', ['opening']],
    ['5月8日，云杉智造工厂启动试生产。', ['opening']],
    ['5月8日，云杉集团当选智能装备产业联盟理事长单位。', ['award']],
  ])('%s', (text, wanted) => {
    expect(types(text)).toEqual(wanted);
  });

  it('reads the day of publication from the head of a page', () => {
    const { events } = extractFacts('https://news.example.org/a/12\n2023-05-09\n5月8日，云杉研究院在松江揭牌。');
    expect(events[0]!.date).toBe('2023-05-08');
  });

  it('dates what happened on the same day, and keeps a headline only where the body does not tell it in full', () => {
    const { observations, events } = extractFacts(
      '松江案例在全国评选中位居头部\n5月5日，云杉研讨会在松江举行。当天，云杉产业联盟成立。\n松江区某案例在全国年度优秀案例评选中，评分位居全国头部。',
      { published: '2024-05-10' },
    );
    expect(events.map(({ type, date }) => [type, date])).toEqual([
      ['meeting', '2024-05-05'],
      ['founding', '2024-05-05'],
      ['award', null],
    ]);
    expect(observations.map(({ quote, rank, rank_scope }) => [quote, rank, rank_scope])).toEqual([
      ['评分位居全国头部', 1, '全国'],
    ]);
  });
});
