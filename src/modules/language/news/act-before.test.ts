import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const acts = (text: string) =>
  readNews(text, '2025-12-19').events.map(({ type, date, parties, object, amount }) => [type, date, parties, object, amount]);

describe('an act told behind what a thing costs or takes is about the thing', () => {
  it.each([
    ['三期项目计划投资12亿元，用地80亩，12月1日正式开工。', [['construction_start', '2025-12-01', [], '三期项目', 12]]],
    ['恒川科技园三期工程占地64亩，上月竣工。', [['completion', '2025-11', [], '恒川科技园三期工程', null]]],
    [
      '上海皓澜半导体有限公司二期项目已经封顶。该项目总投资9.8亿元，去年10月动工，达产后预计年产值15亿元。',
      [['construction_start', '2024-10', ['上海皓澜半导体有限公司'], '二期项目', 9.8]],
    ],
    [
      '年产6万吨再生铜项目主厂房封顶，该项目由浙江恒川铜业投资5.4亿元建设，已于今年2月开工。',
      [['construction_start', '2025-02', ['浙江恒川铜业'], '再生铜项目', 5.4]],
    ],
    [
      '皓澜智造园二期建筑面积9万平方米，由嘉善城投集团投资4.6亿元建设，今年11月竣工。',
      [['completion', '2025-11', ['嘉善城投集团'], '皓澜智造园二期', 4.6]],
    ],
    [
      '金华恒川电子有限公司的模组产线11月28日竣工。该产线占地56亩，12月10日正式投产。',
      [
        ['completion', '2025-11-28', ['金华恒川电子有限公司'], '模组产线', null],
        ['production_start', '2025-12-10', ['金华恒川电子有限公司'], '模组产线', null],
      ],
    ],
  ])('%s', (text, events) => {
    expect(acts(text)).toEqual(events);
  });
});

describe('a thing of 该公司, 企业 or 其 is that of the firm they mean', () => {
  it.each([
    [
      '位于德清的湖州皓澜汽车部件有限公司是供应商之一。今年5月，该公司压铸车间投产，新增年产能40万套。',
      [['production_start', '2025-05', ['湖州皓澜汽车部件有限公司'], '压铸车间', null]],
    ],
    [
      '安徽恒川高分子材料有限公司租下两栋厂房。11月下旬，企业首条薄膜产线投产。',
      [['production_start', '2025-11', ['安徽恒川高分子材料有限公司'], '首条薄膜产线', null]],
    ],
    [
      '今年8月，安徽皓澜半导体完成1.2亿元A轮融资；同月，其滁州封测基地破土。',
      [
        ['financing', '2025-08', ['安徽皓澜半导体'], 'A轮融资', 1.2],
        ['construction_start', '2025-08', ['安徽皓澜半导体'], '滁州封测基地', null],
      ],
    ],
    // 企业服务中心 is a body, and no centre of the firm.
    ['12月3日，松江区企业服务中心揭牌。', [['opening', '2025-12-03', [], '松江区企业服务中心', null]]],
  ])('%s', (text, events) => {
    expect(acts(text)).toEqual(events);
  });
});
