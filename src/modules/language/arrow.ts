import { startersOf } from './starters.ts';

const arrows = startersOf('↑⬆↓⬇');
const ups = startersOf('↑⬆');
/** The ends of units that a size may have: ㎡, 平, 方, 米, m, 亩, 吨, t, kva. */
const sizeEnds = startersOf('㎡²2平方米亩吨mMtTaA');
const areaEnds = startersOf('㎡²2平方米亩');
const stop = /^\ufe0f?(?:$|[\s，,。；;、|)）\u4e00-\u9fff])/;
const more = '+'.charCodeAt(0);
const within = '内'.charCodeAt(0);

/** What an arrow behind a size stands for (2000㎡↑ is that much or more, 800平↓ no more than that); 0 where it is a bullet or tells how a price moves. */
export function boundOfArrow(raw: string, at: number): number {
  const given = raw.charCodeAt(at);
  if (arrows[given] !== 1) return 0;
  const isUp = ups[given] === 1;
  const ahead = raw.charCodeAt(at - 1);
  if ((isUp ? sizeEnds : areaEnds)[ahead] !== 1 || !size.test(raw.slice(Math.max(0, at - 9), at))) return 0;
  return stop.test(raw.slice(at + 1, at + 3)) ? (isUp ? more : within) : 0;
}

const size = /\d ?万?(?:㎡|m²|m2|平方米?|平米?|方|米|m|亩|吨|t|kva)$/i;
