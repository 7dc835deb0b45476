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
    ])
      expect(valuesOf(text).side, text).toBe('need');
    for (const text of ['松江底楼300平出租，做包装的优先', '厂房招租，1200平，有天然气，适合做热处理的'])
      expect(valuesOf(text).side, text).toBe('offer');
  });

  it('takes what a firm does for no name of it', () => {
    expect(valuesOf('精细化工公司，需要厂房1200平').company).toBeNull();
    expect(valuesOf('物流公司，需要仓库2万平').company).toBeNull();
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
