import { expect, it } from 'vitest';
import { otherWant } from './other-want.ts';
import { readSpace } from './read.ts';

const wantOf = (text: string) => otherWant(text, readSpace(text).values)?.want ?? null;

it.each([
  ['找压铸供应商', 'supplier'],
  ['苏州有没有做铝合金压铸的厂家', 'supplier'],
  ['注塑件外发加工，求代工', 'supplier'],
  ['机器人零部件找经销商', 'customer'],
  ['松江专精特新政策', 'policy'],
  ['高新技术企业认定有什么補貼', 'policy'],
  ['合肥招聘模具工程师', 'people'],
  ['嘉兴小微企业贷款', 'money'],
  ['湖州哪里能做材料检测', 'service'],
])('%s wants no space', (text, want) => {
  expect(wantOf(text)).toBe(want);
});

it.each([
  '松江3000平厂房，做压铸，靠近供应商',
  '检测实验室，苏州工业园区，500平',
  '供应链公司在嘉兴找仓库',
  '湖州20亩地，有补贴',
  '租金1元/平/天以内，客户要求能环评',
  '层高8米，能办认证',
  '松江泗泾',
  '做压铸',
  '',
])('%s wants a space, or does not say', text => {
  expect(wantOf(text)).toBeNull();
});
