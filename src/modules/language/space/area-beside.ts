import type { Role, Sized } from './area-role.ts';
import { before, clauseBefore, type Draft } from './draft.ts';

const offered: readonly Role[] = ['main', 'let', 'unit', 'plate', 'total'];
/** （全库三层，每层1.1万㎡）: the house around what is free, in brackets behind it. */
const houseInBrackets =
  /[（(](?:[全整](?:库|楼|园|厂|[栋幢座]|个?园区)|该[楼栋库]|本[楼栋库]|大楼|整个?[楼库厂])[^（()）\n]{0,20}$/;
/** 全园8.6万㎡，出租率92%: the park around what is free, told behind it. */
const parkAround =
  /(?:全园|整园|全库|全厂|(?:整个?|全)(?:园|厂|库)区|园区(?:总?(?:建筑)?面积|总?建面|总?体量)|(?:园区|项目)总)(?:总?(?:建筑)?面积|总?建面|体量|规模|一?共|合计|总|约|有|为|是|[:：])*$/;
/** 86间，每间28平 */
const roomAhead = /(?:每|单)[间套]房?(?:约|大概|是|有|为)*$/;
const largestRoom = 80;
const gross = /(?:总?建筑面积|总?建面|总面积|[总一]?共|合计)(?:约|为|是|有|[:：])*$/;

/** What of an offer's sizes only tells of the house or the park around it, or of rooms that a whole holds, is no more of it. */
export function besideOffer({ plain, side }: Draft, sized: readonly Sized[]): Sized[] {
  const items = [...sized];
  if (side === 'need' || items.length < 2) return items;
  const whole = items.find(
    ({ role, quantity }) =>
      (role === 'main' || role === 'total') &&
      quantity.low === quantity.high &&
      gross.test(clauseBefore(plain, quantity.start, 10)),
  );
  let largest = 0;
  for (const [i, item] of items.entries()) {
    const { quantity, role, times } = item;
    if (!offered.includes(role)) continue;
    const isRoom =
      whole !== undefined &&
      whole !== item &&
      quantity.high <= largestRoom &&
      quantity.high * times <= whole.quantity.high &&
      roomAhead.test(clauseBefore(plain, quantity.start, 8));
    const isAround =
      largest > 0 &&
      quantity.high > largest &&
      (parkAround.test(clauseBefore(plain, quantity.start, 14)) || houseInBrackets.test(before(plain, quantity.start, 26)));
    if (isRoom) items[i] = { ...item, role: 'inner' };
    else if (isAround) items[i] = { ...item, role: 'none' };
    else largest = Math.max(largest, quantity.high);
  }
  return items;
}
