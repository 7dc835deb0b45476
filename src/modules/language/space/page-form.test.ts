import { expect, test } from 'vitest';
import { readSpace } from './read.ts';

const read = (text: string) => readSpace(text).values;

test.each([
  // Whom a list is for stands behind it.
  ['云桥园区厂房招租\n工业机器人、储能设备、生物制药的企业优先', ['工业机器人', '储能设备', '生物制药']],
  ['云桥园区厂房招租，退城入园的木业优先', ['木业']],
  ['云桥园区厂房招租，电子信息、食品加工请进', ['电子信息', '食品加工']],
  ['云桥园区招租：收食品、五金、机械制造', ['食品', '五金', '机械制造']],
  ['云桥镇出让工业用地30亩，只安排医疗器械', ['医疗器械']],
  // Who may bid, and how the firm does, are no trades.
  ['云桥镇标准厂房出租，自然人、法人、其他组织均可报名', []],
  ['请给缝纫机产业再找42亩，生产、研发、物流都集中到一起', []],
  ['公司越做越大，求购云桥镇土地30亩', []],
  // The cell beside a heading.
  ['企业用房需求\n| 主要产品 | 绢花 |\n| 需要 | 租厂房 |', ['绢花']],
  ['企业用房需求\n| 做什么 | 绢花 |\n| 需要 | 租厂房 |', ['绢花']],
  ['企业用房需求\n| 行业 | 面积 |\n| 注塑 | 3000 |\n租厂房', ['注塑']],
  ['企业用房需求\n| 行业 | 不限 |\n租厂房', []],
])('what is a trade on a page: %s', (text, industries) => {
  expect(read(text).industries).toEqual(industries);
});

test('ground that is refused is no trade', () => {
  expect(read('求购云桥镇土地20亩，村集体地免谈').excluded_industries).toEqual([]);
});

test.each([
  ['拟建针织车间、仓库，地选在云桥工业园，要35亩，总投资8000万元', 'land'],
  ['企业说设备没处放，请给缝纫机产业再找42亩', 'land'],
  ['求购独院厂房，或15亩左右国有工业地', ['factory', 'land']],
  ['云桥智造园厂房发售中\n一期用地96亩，9万方；食堂、公寓自带', 'factory'],
  ['求租厂房2000平，要带行车', 'factory'],
])('what kind a text is about: %s', (text, type) => {
  expect(read(text).type).toEqual(type);
});

test('a project tells its land in a row of its own', () => {
  expect(
    read(
      '公司拟申请用地建设饮片加工厂\n一、用地：云桥园区东路，33000平方米(合49.5亩)。\n二、规模：车间共8000平方米，库房9000平方米',
    ).type,
  ).toBe('land');
});

test.each([
  ['求租厂房，1800-2200平(一楼)', true],
  ['云桥镇厂房出租，900平(一楼)', true],
  ['拟租办公用房300平方米，位于鹤鸣路8号(1 楼)', true],
  ['云桥镇厂房出租，900平(一楼)，600平(二楼)', null],
])('the floor in brackets: %s', (text, ground) => {
  expect(read(text).ground_floor).toBe(ground);
});

test.each([
  ['云桥园区厂房招租，喷塑要有环保手续', null],
  ['云桥园区厂房招租，有环保手续', true],
  ['求租厂房2000平，要有环评', true],
])('a paper that the tenant must bring: %s', (text, eia) => {
  expect(read(text).eia).toBe(eia);
});

test.each([
  ['云桥园区工业地只租不售，厂商不必先拿一大笔钱买地，还剩2公顷可以申租', ['rent']],
  ['公司拟租用云桥镇厂房1200平方米，去年股权收购已经完成', ['rent']],
  ['求购云桥镇厂房1200平', ['sale']],
])('what is spared or bought otherwise is no deal: %s', (text, deal) => {
  expect(read(text).deal).toEqual(deal);
});

test.each([
  ['【信息时间:2025/03/04】云桥村校舍出租900平方米', null],
  ['求租云桥镇仓库900平，公司2004年5月办起来', null],
  ['求租云桥镇仓库900平，2026年5月入驻', '2026年5月'],
])('a day of the page is not when it is free: %s', (text, available) => {
  expect(read(text).available).toBe(available);
});

test('a unit in brackets behind a sum', () => {
  expect(read('云桥村校舍出租900平方米\n起始价:4200元(元/年)').price).toEqual({ min: 0.42, max: null, unit: '10k_yuan/year' });
});

test('a bound in the cell of a height', () => {
  expect(read('求租厂房\n| 首层层高 | 不低于7m |').clear_height_m).toEqual({ min: 7, max: null });
});

test.each([
  [
    '研究所2022年起在鹤鸣路66号(1520.5m2)过渡。两个小组各要300平米。因此想在五公里以内租一块实验场地，1100平米左右',
    { min: 1100, max: 1100 },
  ],
  ['公司拟租用物流公司的房产，三年\n单位:万元\n某次股权收购 1843.22', null],
])('how much is to be taken: %s', (text, area) => {
  expect(read(text).area_m2).toEqual(area);
});

test.each([
  ['常州同城 厂房出租', ['常州']],
  ['武进区湖塘镇陶家村:新建的展销中心招租', ['武进区', '湖塘镇', '陶家村']],
  ['武进区湖塘镇松江村厂房出租', ['武进区', '湖塘镇', '松江村']],
])('a portal is no place and a village is: %s', (text, places) => {
  expect(read(text).places).toEqual(places);
});
