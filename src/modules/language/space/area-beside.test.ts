import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

const read = (text: string) => readSpace(text).values;

test.each([
  // The house or the park around what is free.
  ['成都青白江冷库，三层空出4200㎡（整库四层，每层6000㎡），租金26元', 4200, 4200],
  ['合肥肥西仓库空置：A1 高台库 3100㎡；A2 平库 1450㎡，园区总建面7.2万㎡，出租率95%', 1450, 4550],
  ['太仓独栋厂房 900-2800㎡ 只售不租，已交付一期8.4万㎡，均价5600元/㎡', 900, 2800],
  ['无锡惠山厂房2600平出租（整园3万平，其余已满）', 2600, 2600],
  ['常熟仓库两间可租，东间800平，西间650平，北区整体租给快递公司了', 650, 1450],
  // Rooms and parts of a whole.
  ['吴江宿舍楼整栋出租，6层72间，每间30平，建筑面积2900平，年租58万', 2900, 2900],
  ['东西湖仓库分租，二楼，共1600平（仓1450+办公150），月付', 1600, 1600],
  ['花都厂房转租，一楼整层1200㎡，二楼半层500㎡，一楼300㎡十万级净化车间一起转，可分开租', 500, 1700],
  ['花都厂房转租，一楼1200㎡，二楼500㎡无尘车间', 500, 1700],
  ['临安厂房三楼整层1500㎡，送平台260㎡，22元/㎡·月', 1500, 1500],
  ['临安厂房三楼整层1500㎡，另有夹层300㎡不计租', 1500, 1500],
  // Parts told without a unit, a floor named once more, and the smallest room of a list.
  ['昆山厂房整层2600㎡出租，可隔成1000+1600', 1000, 2600],
  ['昆山厂房 一楼1800方出租 22块一平一个月\n二楼也有 1800 15块 可单租', 1800, 3600],
  ['杭州滨江房间出租\nA. 理化实验室 95㎡ 9000元/月\nB. 细胞实验室 70㎡ 8000元/月\nC. 办公小间 20㎡ 1500元/月', 20, 185],
  // What a seeker has.
  ['因现仓库（青羊区，450平方米）到期，拟租用库房不少于800平方米', 800, null],
])('the area of %s', (text, min, max) => {
  expect(read(text).area_m2).toEqual({ min, max });
});

test.each([
  // The last number of every row, whose unit stands below.
  [
    '常州仓库空置表\nC1 高台库 4,100㎡ 净高9m 0.88\nC2 平库 1,300㎡ 净高6m 0.72\n单位：元/㎡/天，不含物业',
    { deal: ['rent'], price: { min: 0.72, max: 0.88, unit: 'yuan/m2/day' } },
  ],
  [
    '昆山厂房余房\n1#楼 二层 1800㎡ 层高5米 22\n2#楼 一层 2400㎡ 层高8米 30\n单位 元/㎡/月',
    { price: { min: 22, max: 30, unit: 'yuan/m2/month' } },
  ],
  [
    '公司拟在广德开发区购地45亩，土地价款预计不超过2200万元，总投资2.5亿元',
    { price: { min: null, max: 2200, unit: '10k_yuan' } },
  ],
])('the price of %s', (text, values) => {
  expect(read(text)).toMatchObject(values);
});
