import { expect, test } from 'vitest';
import { checkAdvert } from './check.ts';

const page = { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true };
const grave = (text: string) =>
  checkAdvert({ title: '', text, kind: 'post', page }).findings.filter(
    ({ level }) => level === 'prohibited' || level === 'needs_proof',
  );

test.each([
  ['patent', 'needs_proof', '采用专利技术的防静电托盘，批量采购可谈。'],
  ['patent', 'prohibited', '新款夹具已递交发明专利申请，专利产品仿冒必究，欢迎来样试用。'],
  ['patent', 'prohibited', '专利产品，专利去年到期，认准我们家。'],
  ['gift', 'needs_proof', '本月签订保洁合同就送大礼包，欢迎来电。'],
  ['data', 'needs_proof', '换上我们的空压机，电费比以前省了38%。'],
  ['price', 'needs_proof', '厂房出租，租金比周边同类低两成，来电看房。'],
  ['price', 'needs_proof', '原价3680元的焊机，到手只要1280元，现货。'],
] as const)('%s: %s where number, kind or source are missing: %s', (family, level, sentence) => {
  expect(grave(sentence).map(one => [one.family, one.level])).toContainEqual([family, level]);
});

test.each([
  '采用专利技术的防静电托盘，专利号ZL202310123456.7，批量采购可谈。',
  '代办专利申请，专利产品备案一站办，欢迎来电。',
  '该企业拥有发明专利36项。',
  '前50名到店客户每人送雨伞一把，欢迎光临。',
  '据第三方检测报告，换上我们的空压机后电费比以前省了38%。',
  '改造后，工厂用电成本下降12%。',
])('nothing is asked for where it is told, served or only reported: %s', sentence => {
  expect(grave(sentence)).toEqual([]);
});
