import { describe, expect, it } from 'vitest';
import { readNews } from './read.ts';

const typesOf = (text: string) => readNews(text, '2025-12-19').events.map(({ type }) => type);

describe('the condition of a policy and a count of what was chosen are no acts', () => {
  it.each([
    '新政力度更大。获批省级技术创新中心的，一次性奖励300万元。',
    '通过验收的企业给予补助50万元，获评国家级绿色工厂者奖励100万元。',
    '园区对首次入选领航企业的单位，最高奖励80万元。',
    '申报企业须通过高新技术企业认定。',
    '12月3日，评审结果显示，其中九城市入选优秀案例31个，占总数的31%。',
  ])('%s', text => {
    expect(typesOf(text)).toEqual([]);
  });

  it.each([
    ['12月3日，湖州皓澜医药获评省级绿色工厂，获奖励100万元。', ['award']],
    ['12月3日，嘉兴恒川生物的新药获批上市，公司给予研发团队奖励200万元。', ['approval']],
  ])('%s', (text, types) => {
    expect(typesOf(text)).toEqual(types);
  });
});
