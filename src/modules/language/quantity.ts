import { type Fraction, readFraction } from './fraction.ts';
import { coinBefore, readCoin } from './money.ts';
import { readNumber, tidy } from './number.ts';
import { joinPer, noPer, type Per, perBefore, readPer, termsPerYear } from './per.ts';
import { type Bound, qualifierAfter, qualifierBefore } from './qualifier.ts';
import { type Numbers, readNumbers } from './range.ts';
import { standsAt, startersOf } from './starters.ts';
import { type Dimension, readUnit, type Unit } from './unit.ts';

/**
 * A number, range or list with its unit, in plain-text offsets. Values are in the base of the dimension: ㎡, 亩, m, t, t/㎡, kVA, kW, kWh, yuan
 * (or the foreign coin), per cent; counts as they are. `start` to `end` covers number, unit and what follows (以上), `head` also the qualifier before.
 */
export type Quantity = {
  kind: 'quantity';
  dimension: Dimension;
  /** The word that the unit stands for: 平方米, 元, 家; empty without a unit. */
  unit: string;
  /** What one of the written unit is worth in the base. */
  factor: number;
  low: number;
  high: number;
  /** Every value of a list (5/10/16吨); the two ends of a range. */
  values: readonly number[];
  /** Whether a mark of range stands between two values. */
  range: boolean;
  /** The multiplier written (1e4 for 万), and what one more in the last written place is worth in the base. */
  scale: number;
  step: number;
  per: Per;
  bound: Bound | null;
  /** 起 behind the number: the smallest or the first of more. */
  from: boolean;
  /** Whether 元, 块 or a sign names the coin. */
  named: boolean;
  han: boolean;
  head: number;
  start: number;
  numberEnd: number;
  /** Where the unit and what it is counted by end. */
  unitEnd: number;
  end: number;
};

const starts = startersOf('0123456789零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百千万亿廿卅半');

/** Reads the quantity whose number begins at `at`; null where none does. Linear: what it looks at is bounded. */
export function readQuantity(text: string, at: number): Quantity | null {
  if (!standsAt(starts, text, at)) return null;
  const whole = readNumber(text, at);
  const fraction = readFraction(text, at, whole);
  if (fraction) return ofFraction(text, at, fraction);
  const numbers = readNumbers(text, at, whole);
  return numbers && withUnit(text, at, numbers);
}

function ofFraction(text: string, start: number, fraction: Fraction): Quantity {
  const quantity = blank(start, { ...fraction, few: false, scale: 1 });
  quantity.dimension = fraction.dimension;
  quantity.unit = fraction.dimension === 'percent' ? '%' : 'share';
  setValues(quantity, fraction.values);
  return qualified(text, quantity, null);
}

/** A quantity of which only the numbers are known. */
function blank(start: number, { values, range, scale, step, few, han, end }: Numbers): Quantity {
  return {
    kind: 'quantity',
    dimension: 'bare',
    unit: '',
    factor: 1,
    low: values[0]!,
    high: values[0]!,
    values,
    range,
    scale,
    step,
    per: noPer(),
    bound: few ? 'more' : null,
    from: false,
    named: false,
    han,
    head: start,
    start,
    numberEnd: end,
    unitEnd: end,
    end,
  };
}

function setValues(quantity: Quantity, values: readonly number[]): void {
  quantity.values = values;
  quantity.low = values[0]!;
  quantity.high = values[0]!;
  for (let i = 1; i < values.length; i++) {
    quantity.low = Math.min(quantity.low, values[i]!);
    quantity.high = Math.max(quantity.high, values[i]!);
  }
}

function scaleBy(quantity: Quantity, factor: number, extra: number): void {
  quantity.factor = factor;
  quantity.step = extra > 0 ? 0.1 : quantity.step * factor;
  setValues(quantity, factor === 1 && extra === 0 ? quantity.values : quantity.values.map(value => tidy(value * factor + extra)));
}

function withUnit(text: string, start: number, numbers: Numbers): Quantity {
  let at = numbers.end;
  // 1500左右平, 5000以内/平: the qualifier may stand before the unit.
  const early = qualifierAfter(text, at);
  if (early && early.bound !== 'from') at = early.end;
  // 总投资3.2亿 年纳税, 投资5200万 亩税: behind a space another statement begins.
  // 房租 28 内 月 付三押一: a qualifier ends the sum.
  const isApart =
    text[at] === ' ' &&
    ((numbers.scale >= 1e4 && /(?:[年月]|亩(?!地))[\u4e00-\u9fff]/.test(text.slice(at + 1, at + 3))) ||
      (early?.bound === 'max' && text[at + 1] === '月'));
  const written = isApart ? null : readUnit(text, at);
  const unit = written && isWordBehind(text, at, written, numbers) ? null : written;
  const coin = unit && !isCounter(unit) ? null : readCoin(text, at, numbers.han);
  // What a size is for stands behind its unit, and is read there.
  const { per, end } =
    unit && !isCounter(unit) ? { per: noPer(), end: at } : readPer(text, coin?.end ?? at, coin !== null || numbers.scale >= 1e4);
  const hasPer = per.area !== null || per.time !== null || (per.other !== null && termsPerYear.has(per.other));
  const quantity = blank(start, numbers);
  quantity.unitEnd = at;
  if (coin && !(unit && unit.end > coin.end)) {
    setMoney(quantity, coin.unit, true, per, end);
    scaleBy(quantity, coin.factor, coin.extra);
  } else if ((unit === null || isCounter(unit)) && hasPer && (end > (unit?.end ?? 0) || isSumBefore(unit!, numbers))) {
    setMoney(quantity, '元', false, per, end);
    scaleBy(quantity, 1, 0);
  } else if (unit) measure(text, quantity, unit);
  else {
    const sign = coinBefore(text, start);
    if (sign) setMoney(quantity, sign, true, quantity.per, at);
    scaleBy(quantity, 1, 0);
  }
  if (quantity.unitEnd === numbers.end && early) quantity.unitEnd = numbers.end;
  return qualified(text, quantity, early);
}

/** 租金62万 门窗均可, 租金22 楼上16: behind a space the unit begins another word. */
function isWordBehind(
  text: string,
  at: number,
  { word, dimension, end }: Unit & { end: number },
  { scale, values }: Numbers,
): boolean {
  // 租金35月付: no month has that number.
  if (word === '月' && end === at + 1 && text[end] === '付' && values[0]! > 12) return true;
  if (text[at] !== ' ' || end !== at + 2) return false;
  const next = text[end] ?? '';
  // 层高15 跨度30, 6 层高8米
  if (word === '跨' || word === '层') return next === (word === '跨' ? '度' : '高');
  // 面积3000 月租28元
  if (word === '月') return next !== '' && '租底末初供'.includes(next);
  // 一百三 单租也行
  if (word === '单') return next !== '' && '租价层独间跨'.includes(next);
  return word === '楼' ? next === '上' || next === '下' : scale >= 1e4 && dimension === 'count' && /[\u4e00-\u9fff]/.test(next);
}

/** 3.8万年: ten thousands for a year, no span of 38,000 years. */
const isSumBefore = ({ word }: Unit, { scale, han }: Numbers) => scale === 1e4 && !han && (word === '年' || word === '月');

const isCounter = ({ dimension }: Unit) =>
  dimension === 'count' || dimension === 'time' || dimension === 'floor' || dimension === 'house';

function setMoney(quantity: Quantity, unit: string, named: boolean, per: Per, end: number): void {
  quantity.dimension = 'money';
  quantity.unit = unit;
  quantity.named = named;
  quantity.per = per;
  quantity.unitEnd = end;
}

const perFloor = / ?(?:\/|每|一)(?:平方米|平方|平米|平|㎡|m2|sqm|m|方)(?![湖台])/y;
const floorBehind = /(?:㎡|m2)/y;
// 每平方米承重3吨
const loadBefore =
  /每(?:平方米|平方|平米|平|㎡|m2)(?:地面|楼面)?(?:可?(?:承重|荷载|载荷|载重|承载)(?:力|量|能力)?)?(?:可?达|为|约|[:： ])?$/;
const perUnit =
  /(?:\/|每(?!年|天|个?月\d))(?:平方米|平方公里|㎡|m2|亩|公顷|人|个?月|年|天|日|吨|千瓦时|度|kwh|千瓦|件|台|户|套|间|次|立方米|公里|小时)/y;

function measure(text: string, quantity: Quantity, unit: Unit & { end: number }): void {
  quantity.dimension = unit.dimension;
  quantity.unit = unit.unit;
  quantity.unitEnd = unit.end;
  scaleBy(quantity, unit.factor, 0);
  if (unit.dimension === 'mass') {
    const floorEnd = loadEnd(text, quantity.start, unit.end);
    if (floorEnd > 0) {
      quantity.dimension = 'load';
      quantity.unitEnd = floorEnd;
      return;
    }
  }
  // 三米八, 5米5, 三成五, 一亩半: a part of one behind the unit.
  const part = partBehind(text, unit) * unit.factor;
  if (part > 0) {
    setValues(
      quantity,
      quantity.values.map(value => tidy(value + part)),
    );
    quantity.step /= 10;
    quantity.unitEnd = unit.end + 1;
    return;
  }
  // 85折 is 8.5折.
  if (unit.word === '折' && quantity.low >= 10) scaleBy(quantity, 0.1, 0);
  const next = text[unit.end];
  if ((next !== '/' && next !== '每') || unit.dimension === 'time') return;
  perUnit.lastIndex = unit.end;
  const found = perUnit.exec(text);
  if (!found) return;
  quantity.per = readPer(text, unit.end, false).per;
  quantity.unitEnd = unit.end + found[0].length;
}

/** Where the words end that make a mass the load of a floor (3吨/㎡, 每平方米承重3吨); 0 where none stand. */
function loadEnd(text: string, start: number, unitEnd: number): number {
  for (const pattern of [perFloor, floorBehind]) {
    pattern.lastIndex = unitEnd;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return loadBefore.test(text.slice(Math.max(0, start - 14), start)) ? unitEnd : 0;
}

/** 首层8米|二三层5米, 一层7米|二、三层5米: the number of a floor is no part of a metre. */
const tenthBehind =
  /^[1-9一二三四五六七八九](?![\d.万千百十个米楼栋吨平台道家]|层(?!高(?!约?\d))|[、至到和-]?[一二三四五六七八九][层楼])/;
const halved: ReadonlySet<Dimension> = new Set(['mu', 'mass', 'length', 'times', 'percent', 'time']);

/** 层高五米|半以上, but 3吨|半成品 */
const halfOfWord = /^(?:[年天月日小径成导岛数价个]|以(?![上下内]))/;

function partBehind(text: string, { word, dimension, end }: Unit & { end: number }): number {
  const next = text[end] ?? ' ';
  if (next === '半') return halved.has(dimension) && !halfOfWord.test(text.slice(end + 1, end + 3)) ? 0.5 : 0;
  if (word !== '米' && word !== '成') return 0;
  const tenths = tenthBehind.exec(text.slice(end, end + 5));
  return tenths ? readNumber(tenths[0], 0)!.value / 10 : 0;
}

function qualified(text: string, quantity: Quantity, early: ReturnType<typeof qualifierAfter>): Quantity {
  const late = qualifierAfter(text, quantity.unitEnd);
  quantity.end = Math.max(late?.end ?? quantity.unitEnd, quantity.unitEnd);
  const behind = late ?? (early && quantity.unitEnd >= early.end ? early : null);
  const ahead = qualifierBefore(text, quantity.start, Math.max(0, quantity.start - 14));
  if (ahead) quantity.head = ahead.start;
  // 0.45元起每平每天: 起 stands between the coin and what the sum is for.
  const behindNumber =
    quantity.dimension === 'money' && quantity.unitEnd - quantity.numberEnd > 1
      ? text.slice(quantity.numberEnd, quantity.unitEnd)
      : '';
  const inside = behindNumber !== '' && fromInside.test(behindNumber);
  // 2000元以内一个月
  const isWithin = behindNumber !== '' && quantity.per.time !== null && boundWithin.test(behindNumber);
  quantity.from = inside || behind?.bound === 'from';
  // 控制在400万上下: about as much, no ceiling.
  if (ahead && behind?.bound === 'about' && text.startsWith('控制在', ahead.start)) quantity.bound = 'about';
  else if (ahead && ahead.bound !== 'about' && !(behind && behind.bound !== 'about' && behind.bound !== 'more'))
    quantity.bound = ahead.bound;
  else quantity.bound = behind?.bound ?? ahead?.bound ?? (inside ? 'from' : isWithin ? 'max' : quantity.bound);
  if (quantity.dimension === 'money' || quantity.dimension === 'bare') {
    // 每亩68万元、总价5100万元: the whole is for no single one.
    const tail = clauseTail(text, quantity.start, quantity.dimension === 'bare');
    const words = tail.slice(tail.lastIndexOf('、总') + 1);
    if (words !== '') quantity.per = joinPer(quantity.per, perBefore(words));
  }
  return quantity;
}

const fromInside = /起[/每一·]/;
const boundWithin = /以[下内]|之内/;
const clauseEnds = startersOf('，。；;!？?\n|');
const periodic = startersOf('平㎡m方亩天日月年季');

/** The words since the last comma, space or full stop before a number; empty where they name nothing that a sum is for. */
function clauseTail(text: string, at: number, isBare: boolean): string {
  let start = at;
  let tells = false;
  for (; start > 0 && at - start < 16; start--) {
    const code = text.charCodeAt(start - 1);
    if (clauseEnds[code] === 1) break;
    tells ||= periodic[code] === 1;
  }
  if (!tells) return '';
  // 月租2.8万 净高5.2: behind a sum and a space another statement begins.
  const all = text.slice(start, at).replace(/^.*\d[万元块] (?!.{1,2}[楼层])/, '');
  // 16元每平每月 整租优先（每层约2860）: words of its own stand in the bracket.
  const words = isBare ? all.replace(/^.*[(（](?=[^()（）]*[\u4e00-\u9fff]{2}[^()（）]*$)/, '') : all;
  // 28一平一月 可分2000起: behind a space another figure begins.
  const gap = words.lastIndexOf(' ');
  if (gap <= 0) return words;
  const ahead = words.slice(0, gap);
  // 每平100 面积5600
  const isNext = isBare && /每(?:平|方|㎡|亩|天|月|年)(?:米|方米?)?\d/.test(ahead);
  return isNext || /\d[元块]?[一每](?:平|方|㎡|亩|天|月|年)/.test(ahead) ? words.slice(gap + 1) : words;
}
