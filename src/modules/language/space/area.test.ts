import { expect, test } from 'vitest';
import { readSpace } from '#modules/language/index.ts';

test.each([
  // Let as a whole and in no other way.
  ['昆山陆家厂房 一楼1400平+二楼1400平 整租 20元', 2800, 2800],
  ['嘉善干窑 1楼900 2楼900 整租 一年28万', 1800, 1800],
  ['一层1200 二至四层各1350 每平8块5一个月 整租7块8', 1200, 5250],
  // Sections, flats and floors that are alike.
  ['高标库单个防火分区4800㎡，共3个分区，可分租', 4800, 14400],
  ['单体1.1万㎡仓库 两个防火分区', 11000, 11000],
  ['首层2200㎡，二层起每层1900㎡，共四层，可分层租', 1900, 7900],
  ['三层厂房，一楼1000平，其余每层900平，可单层租', 900, 2800],
  ['首层1200，二三层各1300，整栋优先，也可分层，厂房招租', 1200, 3800],
  ['每层两户，每户600㎡，共3层，厂房出租', 600, 3600],
  ['现房2200㎡一单元，共12个单元，可租可买', 2200, 26400],
  // Rows of parts.
  ['车间2000平，可隔成两间（1200+800），20元', 800, 2000],
  ['余姚厂房可分三间租（500、700、900）', 500, 2100],
  ['园区剩最后两套：一套1300平，一套2100平', 1300, 3400],
  ['金山厂房，单层900平两间，1500平一间', 900, 3300],
  ['双拼1200平，独栋2800平，联排900平，均价6500', 900, 2800],
  ['定制厂房，起步3000㎡，最大可做20000㎡', 3000, 20000],
  // What is left of a park or house.
  ['智造园现剩余A3、B1两栋，A3栋2500平，B1栋3500平，整园共5万平', 2500, 6000],
  ['厂房总面积5400平，目前空出来1800平', 1800, 1800],
  ['五层楼，一二层自用，三四五层出租，每层800平', 800, 2400],
  ['厂房5层，每层950平，现二、三层出租，可拆开租', 950, 1900],
  ['整栋四层6400㎡ 每层1600㎡ 首层已租', 1600, 4800],
  ['剩余仓库面积1.8万平，单库9000平，可分', 9000, 18000],
  // Yards.
  ['独栋单层厂房2600平，旁边另带1500平水泥场地', 2600, 2600],
  ['车间900平，场地有500平，一起8万', 900, 900],
  ['8500方钢构，10吨天车4台，空地5000方', 8500, 8500],
  ['硬化场地2000平出租，停车方便', 2000, 2000],
])('an offer: %s', (text, min, max) => {
  expect(readSpace(text).values.area_m2).toEqual({ min, max });
});

test.each([
  // What the seeker has and what it grows from.
  ['求租厂房，现在用2000，要找4000左右，嘉兴', 4000, 4000],
  ['在乔司有7000平满仓，要增开一仓5000平起', 5000, null],
  ['我们在嘉定有厂房1200平，再找一处800-1000平的仓库', 800, 1000],
  ['仓库从3000平扩到6000平，求租杭州周边', 6000, 6000],
  ['需要3个库，每个2000平，共6000平', 6000, 6000],
])('a need: %s', (text, min, max) => {
  const { side, area_m2 } = readSpace(text).values;
  expect(side).toBe('need');
  expect(area_m2).toEqual({ min, max });
});

test.each([
  ['嘉定厂房出租一楼28二楼22三楼18，每层1000平', 18, 28, 'yuan/m2/month'],
  ['宝山厂房出租 首层1.3 二层1.0', 1, 1.3, 'yuan/m2/day'],
  ['小仓库100平，2000元以内一个月，求租', null, 0.2, '10k_yuan/month'],
])('the rent of %s', (text, min, max, unit) => {
  expect(readSpace(text).values.price).toEqual({ min, max, unit });
});

test('heights and loads floor by floor are no rents', () => {
  expect(readSpace('厂房出租，层高一楼7.8 二楼4.5，2000平').values.price).toBeNull();
  expect(readSpace('厂房出租，承重一楼1.5 二楼0.8，2000平').values.price).toBeNull();
});

test('signs, lifts and times of everyday wording', () => {
  expect(readSpace('消防要丙二带喷淋，求仓库5000方').values.fire_class).toBe('丙');
  expect(readSpace('有货梯就行，2吨以上，求租厂房600平二楼').values.freight_lift_t).toBe(2);
  expect(readSpace('求租小仓库，200来平，一楼好装卸').values.ground_floor).toBe(true);
  expect(readSpace('厂房两层都行，一层要1000平，二层800平就够，求租').values.ground_floor).toBeNull();
  expect(readSpace('一楼车间900方，随时可以进场').values.available).toBe('随时');
  expect(readSpace('求租厂房4000平，2026年元月试产').values.available).toBe('2026年元月');
  expect(readSpace('我们要在光谷、左岭一带租2500平厂房').values.deal).toEqual(['rent']);
});

test.each([
  ['诚租江夏厂房，车间2000平，蒸汽最好有，中介勿扰，直接找房东', 'need'],
  ['恒曜照明搬厂，高邮、江都均考虑，厂房8000平', 'need'],
  ['昆山有无丙二仓库3000平', 'need'],
  ['嘉善魏塘厂房空着1500平，有要的联系', 'offer'],
  ['楼下500平楼上500平，单租楼下也行', 'offer'],
])('the side of %s', (text, side) => {
  expect(readSpace(text).values.side).toBe(side);
});
