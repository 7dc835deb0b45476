import { startersOf } from './starters.ts';

const arrows = startersOf('↑⬆↓⬇');
/** The ends of units that a size may have: ㎡, 平, 方, 米, m, 亩, 吨, t, kva. */
const sizeEnds = startersOf('㎡²2平方米亩吨mMtTaA');
const areaEnds = startersOf('㎡²2平方米亩');
const stop = /^\ufe0f?(?:$|[\s，,。；;、|)）\u4e00-\u9fff])/;
const more = '+'.charCodeAt(0);
const within = '内'.charCodeAt(0);

const movers = startersOf('↑⬆▲↓⬇▼');
const raises = startersOf('↑⬆▲');
const less = '-'.charCodeAt(0);
const rate = /^\ufe0f? ?\d{1,4}(?:\.\d+)?(?:%|％|个?百分点)/;
/** What a triangle before a rate stands behind; elsewhere it is a bullet. */
const moved = /[\u4e00-\u9fff]$/;

/** 同比↑8.4%, 工业投资▼3%: an arrow before a rate is its sign; 0 where it is none. */
function signOfArrow(raw: string, at: number): number {
  const given = raw.charCodeAt(at);
  if (movers[given] !== 1 || !rate.test(raw.slice(at + 1, at + 14))) return 0;
  if (arrows[given] !== 1 && !moved.test(raw.slice(Math.max(0, at - 1), at))) return 0;
  return raises[given] === 1 ? more : less;
}

/** What an arrow behind a size stands for (2000㎡↑ is that much or more, 800平↓ no more than that) or before a rate (↑7.8%); 0 where it is a bullet or tells how a price moves. */
export function boundOfArrow(raw: string, at: number): number {
  const given = raw.charCodeAt(at);
  const sign = signOfArrow(raw, at);
  if (sign > 0 || arrows[given] !== 1) return sign;
  const isUp = raises[given] === 1;
  const ahead = raw.charCodeAt(at - 1);
  if ((isUp ? sizeEnds : areaEnds)[ahead] !== 1 || !size.test(raw.slice(Math.max(0, at - 9), at))) return 0;
  return stop.test(raw.slice(at + 1, at + 3)) ? (isUp ? more : within) : 0;
}

const size = /\d ?万?(?:㎡|m²|m2|平方米?|平米?|方|米|m|亩|吨|t|kva)$/i;
