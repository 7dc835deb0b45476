import { expect, it } from 'vitest';
import { checkAdvert } from './check.ts';

const page = { hasContact: true, hasLink: false, hasQrCode: false, isOpenToAll: true };

it.each([
  ['经专家评审，该市三家企业的产品被认定为国内首台（套）重大技术装备。', 'exempt'],
  ['我司的剪板机列入省首台（套）装备名单，欢迎来厂看样。', 'exempt'],
  ['我们的剪板机是全国首台（套）技术装备，欢迎来厂看样。', 'needs_proof'],
  ['全省首台激光剪板机，欢迎来厂看样订购。', 'needs_proof'],
])('reads 首台（套） as a title only where it was recognised: %s', (sentence, level) => {
  expect(checkAdvert({ title: '', text: sentence, kind: 'post', page }).findings.map(one => one.level)).toEqual([level]);
});
