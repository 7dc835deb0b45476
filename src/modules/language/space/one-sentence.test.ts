import { describe, expect, it } from 'vitest';
import { readSpace } from './read.ts';

const valuesOf = (text: string) => readSpace(text).values;

describe('one sentence of somebody who seeks', () => {
  it('is a need though it names no seeking: a question, who makes what, what comes first', () => {
    for (const text of [
      '松江经开区标准厂房出租吗？要3000平',
      '兰溪招商吗，占地100亩',
      '做热处理的，要有天然气，1200平',
      '小型模具厂找房，500平，太仓',
      '只要底楼，300平，泗泾优先，车墩也行',
      '现在办公在滨湖，想找锡山厂房',
      '我们从温州起家，准备在常州武进建厂',
      '镇海石化区附近有没有甲类仓库',
      '周边有无丙类仓库',
    ])
      expect(valuesOf(text).side, text).toBe('need');
    for (const text of [
      '松江底楼300平出租，做包装的优先',
      '厂房招租，1200平，有天然气，适合做热处理的',
      '有需要仓库的吗？嘉兴港区5000平',
      '附近有汽车厂，厂房2000平',
    ])
      expect(valuesOf(text).side, text).toBe('offer');
  });

  it('takes what a firm does for no name of it', () => {
    expect(valuesOf('精细化工公司，需要厂房1200平').company).toBeNull();
    expect(valuesOf('物流公司，需要仓库2万平').company).toBeNull();
  });

  it('takes a firm, a branch of a bank or an institute by its name', () => {
    expect(valuesOf('我们是海宁市天元经编公司，想找3000平厂房').company).toBe('海宁市天元经编公司');
    expect(valuesOf('长电绿能集团在找仓库1万平，昆山').company).toBe('长电绿能集团');
    expect(valuesOf('湖州银行吴兴支行拟租赁档案库房500㎡').company).toBe('湖州银行吴兴支行');
    expect(valuesOf('我们是外贸公司，需要仓库2000平').company).toBeNull();
  });

  it('leaves out where it rents now, told by what follows', () => {
    expect(valuesOf('我司目前在青浦租1800平，合同到期想搬到嘉善，面积3000㎡').places).toEqual(['嘉善']);
  });

  it('knows a town beside another district of its city', () => {
    expect(valuesOf('找实验室500平，张江或者松江').places).toEqual(['张江', '松江']);
  });

  it('reads the tons of cranes behind them, each by itself', () => {
    expect(valuesOf('松江找厂房，要带行车，10吨的两台').crane_t).toEqual([10]);
    expect(valuesOf('厂房出租，两台行车，一台5吨一台16吨').crane_t).toEqual([5, 16]);
    expect(valuesOf('厂房出租，航车有，5吨和10吨各一部').crane_t).toEqual([5, 10]);
    expect(valuesOf('厂房出租，行车5吨，货梯两部，一部3吨一部2吨').crane_t).toEqual([5]);
  });

  it('takes dormitories that come with a hall for no kind of it', () => {
    expect(valuesOf('织里童装产业园 800-5000平 12元/月 宿舍配套').type).toBe('factory');
  });
});

describe('a short advertisement', () => {
  it('tells the sum of a hall with its land without a word of selling', () => {
    const { deal, price } = valuesOf('长兴雉城，土地18亩，厂房9000方，1650万，手续全');
    expect(deal).toEqual(['sale']);
    expect(price).toEqual({ min: 1650, max: 1650, unit: '10k_yuan' });
    expect(valuesOf('厂房9000方，投资1650万改造，土地18亩').price).toBeNull();
  });

  it('has rents by floor behind their word, and a least price in brackets', () => {
    expect(valuesOf('厂房出租 租金底层0.9 二楼以上0.65').price).toEqual({ min: 0.65, max: 0.9, unit: 'yuan/m2/day' });
    expect(valuesOf('【底价】年租金86.4万元').price).toEqual({ min: 86.4, max: null, unit: '10k_yuan/year' });
  });

  it('is an offer where it says whom it does not want', () => {
    expect(valuesOf('埭溪化妆品基地，十万级车间800平现成，可直接投产，非化妆品企业免谈').side).toBe('offer');
  });

  it('names the least that is let of a floor, and when it is wanted, not when that was announced', () => {
    expect(valuesOf('研发办公出租，单层1380平，最小300平可租').area_m2).toEqual({ min: 300, max: 1380 });
    expect(valuesOf('2026年9月采购意向，仓库租赁800平，2026-10启动').available).toBe('2026-10');
  });
});

describe('what an owner refuses', () => {
  it.each([
    ['厂房招租，玻璃、陶瓷等“两高”项目不予准入', ['玻璃', '陶瓷']],
    ['厂房招租，园区规定：餐饮、洗车一律不进', ['餐饮', '洗车']],
    ['厂房招租，典当、培训类公司不予注册', ['典当', '培训']],
    ['厂房招租，丝印、移印等有VOCs排放的项目无法通过环评，请绕道', ['丝印', '移印']],
    ['厂房招租，油漆、泡沫这些消防过不了的别问', ['油漆', '泡沫']],
    ['优先智能制造；印刷、家具制造限制进入', ['印刷', '家具制造']],
    ['楼上出租，可做轻加工，振动大的冲压、锻打不允许上楼', ['冲压', '锻打']],
    ['厂房转租，房东要求不能转做餐饮和KTV', ['餐饮', 'KTV']],
  ] as const)('%s', (text, trades) => {
    const { excluded_industries, industries } = valuesOf(text);
    expect(excluded_industries).toEqual(trades);
    for (const trade of trades) expect(industries).not.toContain(trade);
  });
});
