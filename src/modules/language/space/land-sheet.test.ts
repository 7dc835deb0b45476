import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

const read = (text: string) => readSpace(text).values;
const land = '某市自然资源和规划局挂牌出让国有建设用地使用权\n';

test.each([
  // Each heading before its value.
  [
    `${land}| 用途 |\n二类工业用地 |\n| 出让面积(㎡) |\n12640 |\n| 容积率 |\n1.5-2.5 |\n| 起始价(万元) |\n388 |\n上限价格(万元) |\n460 |`,
    { area_m2: { min: 12640, max: 12640 }, price: { min: 388, max: 460, unit: '10k_yuan' } },
  ],
  // A row of headings before a row of values, a cell a line.
  [
    `${land}编号 |\n位置 |\n面积(㎡) |\n用途 |\n保证金(万元) |\n起始总价 |\n增幅 |\n2025-7 |\n云桥镇创业路北侧 |\n2460.5(3.69亩) |\n工业用地 |\n30 |\n58.2万元 |\n5万元或整数倍 |`,
    {
      area_m2: { min: 2460.5, max: 2460.5 },
      land_mu: { min: 3.69, max: 3.69 },
      price: { min: 58.2, max: null, unit: '10k_yuan' },
    },
  ],
  [
    `${land}地块 | 规划面积(m2) | 出让面积(m2) | 用途 | 起始价(元/m2) | 亩均税收(万元/亩) |\n城南3号 | 9100 | 8700 | 工业用地 | 410 | ≥25 |`,
    { area_m2: { min: 8700, max: 8700 }, price: { min: 410, max: null, unit: 'yuan/m2' }, tax_10k_yuan_per_mu: 25 },
  ],
  [
    `${land}编号 | 净用地(平方米) | 用途 | 起始价 | 保证金(万元) |\n7 | 20460.2合30.69(亩) | 工业用地 | 35万元/亩 | 900 |`,
    {
      area_m2: { min: 20460.2, max: 20460.2 },
      land_mu: { min: 30.69, max: 30.69 },
      price: { min: 35, max: null, unit: '10k_yuan/mu' },
    },
  ],
  // The price of a hall is another table.
  ['厂房招租\n序号 | 面积(㎡) | 起始价(元/月)\n1 | 600 | 9000', { type: 'factory' }],
])('the sheet of a plot: %s', (text, wanted) => {
  expect(read(text)).toMatchObject(wanted);
});
