import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

describe('a part of a whole, however it is told', () => {
  it.each([
    ['每年贡献全市汽车出口的六成。', [['汽车出口占比', 60, 'eq', '全市']]],
    ['第一大客户贡献了营收的三成多。', [['营收占比', 30, 'gt', '营收']]],
    [
      '园区用不到全市2%的土地，贡献了超过四成的规上工业产值。',
      [
        ['土地占比', 2, 'lt', '全市'],
        ['规上工业产值占比', 40, 'gt', '全市'],
      ],
    ],
    [
      'A类企业12家，不足全部参评企业的2%。',
      [
        ['A类企业数', 12, 'eq', null],
        ['A类企业占比', 2, 'lt', '全部参评企业'],
      ],
    ],
    ['光通信产品国际市场份额稳定在25%以上。', [['光通信产品国际市场份额', 25, 'ge', '国际']]],
    [
      '牛奶产量占自治区的32%、奶粉产量占全国逾10%。',
      [
        ['牛奶产量占比', 32, 'eq', '自治区'],
        ['奶粉产量占比', 10, 'gt', '全国'],
      ],
    ],
    ['算力规模突破150EFLOPS。', [['算力规模', 150, 'gt', null]]],
    ['五年前全镇只有两家袜机厂。', [['袜机厂数', 2, 'eq', null]]],
  ])('%s', (text, wanted) => {
    const told = readNews(text).observations;
    expect(told.map(({ indicator, value, comparator, share_of }) => [indicator, value, comparator, share_of])).toEqual(wanted);
  });

  it.each([
    ['产能利用率不足全国平均水平的八成。', null],
    ['两地合计贡献了其中的68%。', null],
  ])('%s names no whole', (text, wanted) => {
    expect(readNews(text).observations.map(({ share_of }) => share_of)).toEqual([wanted]);
  });
});
