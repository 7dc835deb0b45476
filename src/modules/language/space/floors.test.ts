import { describe, expect, it } from 'vitest';
import { readListings } from './listings.ts';
import { readSpace } from './read.ts';

const valuesOf = (text: string) => readSpace(text).values;

describe('what is told floor by floor', () => {
  it.each([
    ['松江厂房出租，首层8米二三层5.5米', 5.5, 8],
    ['松江厂房出租，一层7米二、三层5米', 5, 7],
    ['松江厂房出租，层高8米二', 8.2, null],
    ['松江厂房出租，层高4米八，可隔层', 4.8, null],
    ['松江厂房2000平出租，层高首层10米，标准层4.8', 4.8, 10],
  ])('heights: %s', (text, min, max) => expect(valuesOf(text).clear_height_m).toEqual({ min, max }));

  it.each([
    ['南翔厂房出租1300平，价底楼1.1二楼0.85', 0.85, 1.1, 'yuan/m2/day'],
    ['南翔厂房出租1300平，价格一楼1.2、二楼0.9', 0.9, 1.2, 'yuan/m2/day'],
    ['常熟标准厂房每层2600㎡出租，租金底层18二层15，开专票', 15, 18, 'yuan/m2/month'],
    ['闵行仓库5600方出租，12米高，1.55不含税', 1.55, 1.55, 'yuan/m2/day'],
    ['求租芜湖厂房2000平，价格低于15', null, 15, 'yuan/m2/month'],
    ['求租松江厂房2000平，价格低于1.2', null, 1.2, 'yuan/m2/day'],
  ])('prices: %s', (text, min, max, unit) => expect(valuesOf(text).price).toEqual({ min, max, unit }));

  it.each([
    ['苏州研发总部6800㎡，出售均价8500元/㎡，税收承诺1000元/㎡', { min: 8500, max: 8500, unit: 'yuan/m2' }],
    ['松江厂房2000平，需落税，0.85元/㎡/天', { min: 0.85, max: 0.85, unit: 'yuan/m2/day' }],
    ['亭林工业区1700方单层，层高9，报1.05，看房提前', { min: 1.05, max: 1.05, unit: 'yuan/m2/day' }],
    ['太仓冷库出租4200㎡，按托位2.5元/天', null],
  ])('what is asked beside taxes and pallets: %s', (text, price) => expect(valuesOf(text).price).toEqual(price));

  it('a comparison with the market is no price', () => {
    expect(valuesOf('松江厂房出租2000平，价格低于市场价').price).toBeNull();
  });
});

describe('what stands beside a hall is no hall', () => {
  it.each([
    ['松江仓库出租，2300平+800平雨棚', 2300, 2300],
    ['松江厂房出租，2300平，800平空地', 2300, 2300],
    ['松江空地出租，2000平、3000平空地', 2000, 5000],
  ])('%s', (text, min, max) => expect(valuesOf(text).area_m2).toEqual({ min, max }));
});

describe('a house with its land', () => {
  it.each([
    ['平湖新仓独栋3层6300平，土地12.4亩，价格2350万', 'factory'],
    ['平湖新仓土地12.4亩，带三层楼6300平，出售', 'factory'],
    ['松江土地30亩出让，可建3层', 'land'],
    ['九亭办公带展厅450平转租', 'office'],
  ])('%s', (text, type) => expect(valuesOf(text).type).toBe(type));
});

it('a town is known behind what is done there', () => {
  expect(valuesOf('出租南翔蕰北公路厂房1300平').places).toEqual(['南翔', '蕰北公路']);
  expect(valuesOf('转让南翔厂房').places).toEqual(['南翔']);
  expect(valuesOf('长三角德清板块标准厂房出租2000平').places).toEqual(['德清']);
});

it('a hundred millions are told with 个 too', () => {
  expect(valuesOf('求购厂房5000平，资金1个亿以内').price).toEqual({ min: null, max: 10_000, unit: '10k_yuan' });
});

describe('the shorthand of brokers', () => {
  it.each([
    ['青浦白鹤3500/层高8/双雨棚/1.1/含税/丁类', 3500, 1.1, 'yuan/m2/day'],
    ['松江泗泾1800单层 8米高 0.9 可环评', 1800, 0.9, 'yuan/m2/day'],
    ['出:湖州织里双层4000 证全 1100万', 4000, 1100, '10k_yuan'],
    ['嘉定外冈厂房8200平 0.95起', 8200, 0.95, 'yuan/m2/day'],
  ])('%s', (text, area, price, unit) => {
    const values = valuesOf(text);
    expect(values.area_m2).toEqual({ min: area, max: area });
    expect([values.price?.min, values.price?.unit]).toEqual([price, unit]);
  });

  it('does not take every number for a size', () => {
    for (const text of ['松江4000', '松江沪松公路4000号 单层 行车5吨', '松江单层厂房 电400 行车5吨', '2026 松江单层厂房招租'])
      expect(valuesOf(text).area_m2, text).toBeNull();
  });
});

it('a line of shorthand is an advert of its own among others', () => {
  const { listings } = readListings(
    '青浦白鹤3500/层高8/双雨棚/1.1/含税/丁类\n\n松江泗泾独栋厂房出租6200平方米，层高9米\n\n平湖新仓独栋3层6300平，价格2350万',
  );
  expect(listings.map(({ reading }) => reading.values.area_m2?.max)).toEqual([3500, 6200, 6300]);
});

it('who asks whether there is land seeks it', () => {
  expect(valuesOf('芜湖三山有工业用地吗，30亩').side).toBe('need');
  expect(valuesOf('有要土地的吗，松江30亩').side).toBe('offer');
});
