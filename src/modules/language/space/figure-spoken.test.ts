import { describe, expect, it } from 'vitest';
import { readSpace } from './read.ts';

const read = (text: string) => readSpace(text).values;

describe('an area as people say it', () => {
  it.each([
    ['求租千把平仓库', 1000, 1000],
    ['求租万把方厂房', 10000, 10000],
    ['厂房出租 5k平', 5000, 5000],
    ['求租3k-5k平仓库', 3000, 5000],
    ['求租万方以内的仓库', null, 10000],
    ['厂房出租，一楼有一千八，二楼也是一千六', 1600, 3400],
    ['厂房出租 1层2600/2层2400/3层2400', 2400, 7400],
    ['厂房出租 三楼1300平 四楼半层700', 700, 2000],
    ['厂房出租 两栋 1900 2300 一起4200可拆', 1900, 4200],
    ['仓库出租，一间120平，一共五间', 120, 600],
    ['厂房招租 上下各1800，两层可拆开', 1800, 3600],
    ['厂房出租，两千六，二十一块', 2600, 2600],
    ['厂房出租 总共一万方不到一点（9600）', 9600, 9600],
    ['仓库出租，5200平左右可以割，900起', 900, 5200],
    ['厂房3500平对外出租，随便割，800起', 800, 3500],
    ['商铺65平出租，可以隔一层', 65, 65],
    ['仓库出租1万平，可分成两个5000', 5000, 10000],
    ['厂房转租，合同上写的860平，实际能摆机器的也就七百来平', 860, 860],
    ['厂房拍卖，建筑面积3000平，另有钢棚500平，不计入', 3000, 3000],
    ['园区总建面8万平，现剩1号楼2层、4号楼1层，分别1200平、1600平招租', 1200, 2800],
    ['园区招租\n1F：1200㎡\n2F（仓储）：1000㎡\n3F（办公）：800㎡', 800, 3000],
    ['在租房源2套：\n1）厂房 2000㎡\n2）办公楼300㎡', 300, 2300],
    ['甲类库2间各750㎡，可单租，另有丙类库1800㎡', 750, 3300],
  ])('%s', (text, min, max) => expect(read(text).area_m2).toEqual({ min, max }));

  it('counts no floor or house that is let already', () => {
    expect(read('厂房出租，一共四层，每层1100平，一楼已租，其余可看').area_m2).toEqual({ min: 1100, max: 3300 });
    expect(read('一二三层各4000平出租 三层已签掉').area_m2).toEqual({ min: 4000, max: 8000 });
    expect(read('厂房出租 A幢3100平 B幢2700平 C幢1800平 B幢已租').area_m2).toEqual({ min: 1800, max: 4900 });
  });

  it('takes what is offered now of a park, and the smallest that is let', () => {
    expect(read('产业园总建筑面积9.6万㎡，本次推出5#、6#楼计2.2万㎡，最小分割800㎡，招租').area_m2).toEqual({
      min: 800,
      max: 22000,
    });
    expect(read('厂房两栋招租，1#楼5200㎡，2#楼7100㎡，可分层租，每层约1500㎡').area_m2).toEqual({ min: 1500, max: 12300 });
    expect(read('厂区总建筑面积21500㎡，本次出租2幢、5幢，面积依次为3100㎡、4200㎡，合计7300㎡').area_m2).toEqual({
      min: 3100,
      max: 7300,
    });
    expect(read('6号地块4.1万㎡厂房，按幢2600-4800㎡出售').area_m2).toEqual({ min: 2600, max: 41000 });
  });

  it('leaves out rooms inside the whole and the thresholds of a rule', () => {
    expect(read('厂房1900平出租 装修好的 万级净化700平在里面').area_m2).toEqual({ min: 1900, max: 1900 });
    expect(read('标准厂房招租2600㎡，按建筑面积1000平方米折1亩计税').area_m2).toEqual({ min: 2600, max: 2600 });
  });

  it('takes the buildings where land is sold with them', () => {
    expect(read('工业用地转让，土地使用权面积18,600平方米，建筑面积14,210平方米，转让价7200万元').area_m2).toEqual({
      min: 14210,
      max: 14210,
    });
    expect(read('地块编号 | 位置 | 土地面积(㎡) | 容积率\n7 | 城东镇 | 21450.6 | ≥1.5\n以上工业用地挂牌出让').area_m2).toEqual({
      min: 21450.6,
      max: 21450.6,
    });
  });
});

describe('what a seeker has now', () => {
  it.each([
    ['我们厂在东港，老车间1900平转不开，要再租一个3000平上下的厂房', 3000, 3000],
    ['现址在蜀山，厂房7000㎡已抵押，要求租赁单体厂房15000㎡以上', 15000, null],
    ['实验室设在漕河泾，租期至明年底，面积1800㎡。希望迁往青浦，面积不低于2200㎡，不高于2600㎡', 2200, 2600],
    ['现有经营地：王江泾，自有，6500㎡\n新增：厂房1.2万㎡\n求购', 12000, 12000],
  ])('is no size sought: %s', (text, min, max) => expect(read(text).area_m2).toEqual({ min, max }));

  it('tells nothing of the hall sought', () => {
    const values = read('因原厂层高只有5.2米，原厂房承重仅500公斤，求租单层厂房6000平，檐口净高9米以上，地面承重3吨');
    expect(values.clear_height_m).toEqual({ min: 9, max: null });
    expect(values.floor_load_t_m2).toBe(3);
    expect(read('公司2025年纳税380万元，拟租用厂房7000平，新厂预计年税收可到850万元').tax_10k_yuan_year).toBe(850);
    expect(read('求购厂房3000平，现用1200㎡（奉贤，租）').deal).toEqual(['sale']);
  });
});

describe('a rent as people say it', () => {
  it.each([
    ['厂房出租 一楼三十五二楼二十六一个月一个平方', 26, 35, 'yuan/m2/month'],
    ['厂房出租 租金 1.2 0.9 0.9', 0.9, 1.2, 'yuan/m2/day'],
    ['厂房出租 30/26/22元每月每平', 22, 30, 'yuan/m2/month'],
    ['厂房出租 1F：1.3 2F：0.9 单位元/㎡/天', 0.9, 1.3, 'yuan/m2/day'],
    ['厂房出租 一层1.4 二层1.1（元/天）', 1.1, 1.4, 'yuan/m2/day'],
    ['厂房出租 层高4.5 一个平方一年一百五', 150, 150, 'yuan/m2/year'],
    ['厂房出租 1800平 一平一年160', 160, 160, 'yuan/m2/year'],
    ['厂房出租 每天1.15', 1.15, 1.15, 'yuan/m2/day'],
    ['厂房出租 一楼一年8万 楼上一层5万', 5, 8, '10k_yuan/year'],
    ['两个车间出租 12万和18万 一年', 12, 18, '10k_yuan/year'],
    ['办公出租 两块一含物业', 2.1, 2.1, 'yuan/m2/day'],
    ['厂房转租 原来交1.4现在1.2就转', 1.2, 1.2, 'yuan/m2/day'],
    ['厂房出租 租金32月付', 32, 32, 'yuan/m2/month'],
    ['厂房出租 房东要1块4，我帮你谈到1块3', 1.3, 1.3, 'yuan/m2/day'],
    ['厂房出租 一楼27一平，二楼21', 21, 27, 'yuan/m2/month'],
    ['厂房公开招租 起租价均为每月每平方米9.2元，物业服务费每月每平方米0.8元', 9.2, null, 'yuan/m2/month'],
  ])('%s', (text, min, max, unit) => expect(read(text).price).toEqual({ min, max, unit }));

  it('is the sum that a seeker names, not what others pay', () => {
    const { price } = read('求租单层厂房2600平，听说那边一平一年一百多，我总共30万一年封顶');
    expect(price).toEqual({ min: null, max: 30, unit: '10k_yuan/year' });
  });
});

describe('other facts of mixed halls', () => {
  it('reads heights and loads floor by floor', () => {
    expect(read('厂房出租 首层7米 上面4.2').clear_height_m).toEqual({ min: 4.2, max: 7 });
    expect(read('厂房出租 | 8/6/6米 | 2.0/1.2/1.2吨').floor_load_t_m2).toBe(2);
    expect(read('厂房出租 首层承重2吨 楼上1吨 4台5吨货梯').freight_lift_t).toBe(5);
    expect(read('厂房出租 货梯两部，一部2吨一部5吨').freight_lift_t).toBe(2);
  });

  it('tells a hall of one storey from the size of a storey', () => {
    expect(read('两层标准厂房出租，单层2600一共5200').single_storey).toBeNull();
    expect(read('2幢为三层框架，5幢为单层轻钢，公开招租').single_storey).toBeNull();
    expect(read('厂房出租 单层 6100平').single_storey).toBe(true);
  });

  it('knows what is denied, of the trade or asked for', () => {
    expect(read('喷涂有证 厂房出租400平').property_cert).toBeNull();
    expect(read('求购厂房 要产权能过户').property_cert).toBe(true);
    expect(read('产业用房全部自持，只租不售').deal).toEqual(['rent']);
    expect(read('求租厂房，只要首层').ground_floor).toBe(true);
    expect(read('找个一楼小厂房租，做打版').ground_floor).toBe(true);
  });

  it('keeps both ends of land, and none of a rule', () => {
    expect(read('寻地：需工业用地30亩±5亩').land_mu).toEqual({ min: 25, max: 35 });
    expect(read('诚征地块，求购工业用地20亩起、35亩以内').land_mu).toEqual({ min: 20, max: 35 });
    expect(read('招商：12亩以下不单独供地，现有标准厂房招租').land_mu).toBeNull();
  });
});

describe('where the seeker sits now', () => {
  it('is no place that is wanted, and what is sought there now is no size of old', () => {
    const home = read('公司现在马桥租2000平不够用，想在松江或嘉善找3500平独栋');
    expect([home.places, home.area_m2]).toEqual([['松江', '嘉善'], { min: 3500, max: 3500 }]);
    for (const words of ['现在松江求租3000平厂房', '目前松江求租3000平厂房', '现在在松江求租3000平厂房'])
      expect([read(words).places, read(words).area_m2]).toEqual([['松江'], { min: 3000, max: 3000 }]);
    expect(read('目前昆山租着2000平厂房，想在松江租3000平').area_m2).toEqual({ min: 3000, max: 3000 });
  });
});
