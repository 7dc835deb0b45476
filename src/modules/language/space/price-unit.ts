import type { Quantity } from '../quantity.ts';
import type { Figure } from './bind.ts';
import { clauseBefore, type Draft, says } from './draft.ts';
import type { PriceUnit } from './reading.ts';

export type Deal = 'rent' | 'sale';

/** Up to here a rent without a period is by the day, up to the second by the month (元/㎡). */
const mostPerDay = 5;
export const mostPerMonth = 60;
/** Less than this is a price by the ㎡ even where no ㎡ is written. */
export const leastSum = 400;
/** No rent by the ㎡ is as large as this. */
const mostByArea = 10_000;

/** Bare numbers whose words say that they are a rent by the ㎡ and period, as large as such rents are. */
export function isWrittenRent({ per, low, high, scale }: Quantity): boolean {
  if (scale > 1 || per.other !== null) return false;
  if (per.area !== 'm2')
    return per.area === null && per.time === 'day' && low >= 0.3 && high <= mostPerDay && !Number.isInteger(low);
  const [least, most] =
    per.time === 'day' ? [0.2, 12] : per.time === 'month' ? [3, 200] : per.time === 'year' ? [40, 2000] : [0, 0];
  return low >= least && high <= most && most > 0;
}

/** 1.05: a digit with decimals, as rents by the day are written. */
export const isDecimal = (plain: string, { start, numberEnd }: Quantity) => /^\d\.\d{1,2}$/.test(plain.slice(start, numberEnd));

const landPrice = /(?:单价|亩价|均价)[^，。；;\d]{0,4}$/;
/** 地价9.6万 */
const groundPrice = /(?:地价|供地价格?|土地价格?)[:： 为约才只要]{0,3}$/;
const mostGround = 1.5e6;
const isByMu = (left: string, high: number) => landPrice.test(left) || (high <= mostGround && groundPrice.test(left));

/** The unit of a sum: what is written, else what its size and the deal leave; null where it is none. */
export function unitOf(
  plain: string,
  { quantity, label, topic, isWhole }: Figure,
  deal: readonly Deal[],
  { side, isLand }: Draft,
  column: PriceUnit | null,
): PriceUnit | null {
  const { per, low, high, dimension, scale } = quantity;
  if (per.area === 'mu') return per.time ? null : '10k_yuan/mu';
  const word = label?.word ?? '';
  // 80亩工业地，单价150万以内
  if (isLand && !per.area && !per.time && high >= 5e4 && high <= 1e7 && isByMu(clauseBefore(plain, quantity.head, 8), high))
    return '10k_yuan/mu';
  // 一年一付85万
  const paid = dimension === 'bare' && scale >= 1e4 ? payment.exec(clauseBefore(plain, quantity.head, 6)) : null;
  const time =
    per.time ??
    // 3000元(元/年)
    (per.area === null ? (coinBehind.exec(plain.slice(quantity.end, quantity.end + 8))?.[1] === '年' ? 'year' : null) : null) ??
    (/(?:首年|一年|每年|全年)[^，。；\d]{0,6}$/.test(clauseBefore(plain, quantity.head, 12)) && high >= 1e4 ? 'year' : null) ??
    (paid ? (paid[0].includes('年') ? 'year' : 'month') : null) ??
    (budgetTime.exec(clauseBefore(plain, quantity.head, 7))?.[1] === '年' ? 'year' : null) ??
    (budgetTime.test(clauseBefore(plain, quantity.head, 7)) ? 'month' : null) ??
    (word.startsWith('年') ? 'year' : word.startsWith('月') ? 'month' : word.startsWith('日') ? 'day' : null);
  const sells = deal.includes('sale') && (!deal.includes('rent') || topic === 'price.sale');
  if (per.area === 'm2') {
    // 一年36万 每平米承重3吨: the ㎡ is of what follows.
    if (time && high >= mostByArea) return time === 'year' ? '10k_yuan/year' : time === 'month' ? '10k_yuan/month' : null;
    if (time) return `yuan/m2/${time}`;
    if (isLand) return 'yuan/m2';
    // 起始820元/㎡: land under the hammer.
    return sells || high >= 1200 || (topic === 'price.start' && high >= 200) ? 'yuan/m2' : guessed(high);
  }
  // 2元/天, 25元每月 without an area: too small for a whole hall, so a rent by the ㎡.
  // 租金首年7元: no rent of a whole year.
  if (time === 'year' && high <= mostPerMonth && !isWhole) return guessed(high);
  if (time && high < leastSum && !isWhole) return time === 'day' && high > mostPerDay ? null : `yuan/m2/${time}`;
  if (time) return time === 'year' ? '10k_yuan/year' : time === 'month' ? '10k_yuan/month' : null;
  if (column === 'yuan/m2' && dimension === 'bare' && low >= 800 && high < 30_000) return column;
  if (high < leastSum) {
    // 日租1.15…楼上0.7（元/平）: a rent, though only the ㎡ is written.
    if (column) return column === 'yuan/m2' && !sells ? guessed(high) : column;
    if (dimension === 'bare' && sells && topic !== 'price.rent') return null;
    return deal.includes('rent') || side === 'need' || topic !== null || low >= 0.3 ? guessed(high) : null;
  }
  if (sells && high < 20_000 && low >= 800 && /单价|均价|售价|价$/.test(word) && !/总/.test(word)) return 'yuan/m2';
  if (dimension === 'bare' && high < 1e4) return sells || topic !== 'price.rent' ? null : '10k_yuan/month';
  if (high < 1e4 && topic === null) return null;
  if (deal.includes('rent') && !deal.includes('sale') && topic === 'price.rent')
    return high < 5e4 ? '10k_yuan/month' : '10k_yuan/year';
  return '10k_yuan';
}

const coinBehind = /^ ?[(（]万?元?\/(年)[)）]/;
/** 预算年60万 */
const budgetTime = /预算(?:为|是|约)?(年|月)均?约?$/;
const payment = /(?:[一1每]年[一1]?次?付?|年付|年租|[一每]个?月|月付)[:： ]?$/;

const area = '(?:平方米|平方|平米|平|方|㎡|m2)';
const column = new RegExp(
  `(?:^|[^\\d.万])元 ?\\/ ?${area} ?[/·] ?(天|日|月|年)|(?:^|[^\\d.万])元 ?\\/ ?(天|日|月|年) ?[/·] ?${area}|[按每]个?(天|月|年)每${area}(?! ?\\d)|每${area}每个?(天|月|年)(?! ?[\\d一二两三四五六七八九十])|一个?(天|月|年)一个?(?:平方|平|方)(?![\\d千百万])|一(?:平方|平|方)一?个?(天|月|年)(?!\\d)|[(（]元 ?\\/ ?(天|日)[)）]`,
);
/** 一楼36, 底楼1.15: a number right behind a floor. */
export const floorBefore =
  /(?:[一二三四五六七八九\d][楼层f](?:及?以上)?|[首底顶]层|底楼|楼上|其余|其它|其他|[整分零单散]租)(?:租金?|价格?)?[:： ]?$/;

const floorRents =
  /[一二三四五首底1-6][层楼f][:： ]?(?:\d{2}|\d\.\d{1,2})[，,、 /]{0,2}(?:[二三四五2-6][层楼f]|楼上)[:： ]?(?:\d{2}|\d\.\d{1,2})(?![\d.]|米|m|吨|t|平|方|㎡|层)/;
/** 整租15 分租17 */
const shareRents =
  /[整分零单散]租[:： ]?(?:\d{2}|\d\.\d{1,2})[，,、 /]{0,2}[整分零单散]租[:： ]?(?:\d{2}|\d\.\d{1,2})(?![\d.]|米|m|吨|t|平|方|㎡|层|万|年|个|天|月底)/;
/** 一楼28二楼22三楼18, 首层1.3 二层1.0: rents of a square metre floor by floor, without a word of rent. */
export function isFloorRent(plain: string, { quantity, topic }: Figure): boolean {
  const { dimension, scale, low, high, start, end } = quantity;
  if (dimension !== 'bare' || scale !== 1 || !(topic === null || topic === 'area')) return false;
  if (!(high <= 60 && low >= 13 && Number.isInteger(low)) && !(high <= 2.4 && isDecimal(plain, quantity))) return false;
  return (
    floorBefore.test(clauseBefore(plain, start, 6)) &&
    /^(?:$|[，,。；;\n |/、]|[二三四五2-6][层楼f]|楼上|[整分零单散]租)/.test(plain.slice(end, end + 2)) &&
    (floorRents.test(plain.slice(Math.max(0, start - 14), end + 12)) ||
      shareRents.test(plain.slice(Math.max(0, start - 14), end + 12)))
  );
}

/** 一楼5200 二楼3600 (元/平): whether one unit in brackets makes the numbers without a unit prices by the ㎡. */
export const isPricedByArea = (plain: string) => says(plain, unitInBrackets);
const unitInBrackets = /[(（]元 ?\/ ?(?:平方米|平方|平米|平|㎡)[)）]/;

/** 一楼22元，二楼15元(元/㎡/月): a unit that stands without a number holds for the numbers that stand without a unit. */
export function columnUnit(plain: string): PriceUnit | null {
  const found = column.exec(plain);
  if (!found) return isPricedByArea(plain) ? 'yuan/m2' : null;
  const time = found.slice(1).find(word => word !== undefined);
  return time === '月' ? 'yuan/m2/month' : time === '年' ? 'yuan/m2/year' : 'yuan/m2/day';
}

function guessed(value: number): PriceUnit {
  return value < mostPerDay ? 'yuan/m2/day' : value <= mostPerMonth ? 'yuan/m2/month' : 'yuan/m2/year';
}

/** 价底楼1.1|二楼, 租金底层18|二层 */
export const ofFloors =
  /(?:价格?|租金|单价)[:： ]?(?:[首底一1][层楼]\d{1,2}(?:\.\d{1,2})?(?:元)?[ 、，,]?)?(?:[首底一二三四五1-5][层楼](?:以上)?|楼上)$/;

/** A3 高台库 5,200㎡ 净高9.5m 0.95: the last number of a row with a size, below which 单位元/㎡/天 stands. */
export function isLastCell(plain: string, { start, end, low, high, scale, dimension }: Quantity, column: PriceUnit): boolean {
  if (dimension !== 'bare' || scale !== 1 || !/^ ?(?:$|\n)/.test(plain.slice(end, end + 2))) return false;
  const [least, most] = column === 'yuan/m2/day' ? [0.2, 8] : column === 'yuan/m2/month' ? [5, 200] : [60, 2000];
  if (low < least || high > most || !/[ |｜]$/.test(plain.slice(Math.max(0, start - 1), start))) return false;
  const row = plain.slice(Math.max(0, start - longestRow), start);
  return sizeInRow.test(row.slice(row.lastIndexOf('\n') + 1));
}

const longestRow = 48;
const sizeInRow = /\d(?:㎡|平米?|方|平方米?|m2)[ ，,|｜]/;
