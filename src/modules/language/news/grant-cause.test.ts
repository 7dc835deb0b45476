import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const indicators = (text: string) => readNews(text, '2025-06-10').observations.map(({ indicator }) => indicator);

describe('a class gets its grant as often as the one before', () => {
  it.each([
    ['博士每月可领租房补贴4000元，硕士2000元，本科生1000元。', ['元/月', '元/月', '元/月']],
    ['博士每月可领租房补贴4000元，硕士购房补贴20万元。', ['元/月', '亿元']],
  ])('%s', (text, units) => {
    expect(readNews(text).observations.map(({ unit }) => unit)).toEqual(units);
  });
});

describe('a grant is called by what it is given for', () => {
  it.each([
    ['嘉善县对企业数字化改造按设备投资额的20%给予补助，单家企业最高200万元。', ['数字化改造补助占比', '单家企业补助']],
    ['对新引进的整机企业，按固定资产投资额的8%给予奖励。', ['整机企业奖励占比']],
    ['获批国家级工程研究中心的，一次性奖励500万元。', ['获批国家级工程研究中心奖励']],
    ['博士生活补贴5000元/月，硕士、本科分别为2500元/月和1200元/月。', ['博士生活补贴', '硕士生活补贴', '本科生活补贴']],
    ['博士后每月可领租房补贴4000元，硕士2000元。', ['博士后每月可领租房补贴', '硕士租房补贴']],
    ['去年，全市兑现稳岗补贴2.1亿元，惠及企业860家，其中外贸企业获得8600万元。', ['兑现稳岗补贴', '惠及企业数', '稳岗补贴']],
  ])('%s', (text, names) => {
    expect(indicators(text)).toEqual(names);
  });
});
