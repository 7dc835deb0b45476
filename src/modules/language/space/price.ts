import { tidy } from '../number.ts';
import { patternGroup } from '../pattern-group.ts';
import type { Quantity } from '../quantity.ts';
import type { Figure } from './bind.ts';
import { clauseAfter, clauseBefore, type Draft, type Mark, type Read, says } from './draft.ts';
import { aboveHall } from './height.ts';
import { isPresent } from './present.ts';
import { inColumn, withSharedTime } from './price-shared.ts';
import { mayStandAlone, negotiable } from './price-talk.ts';
import {
  columnUnit,
  type Deal,
  floorBefore,
  isDecimal,
  isFloorRent,
  isLastCell,
  isWrittenRent,
  leastSum,
  mostPerMonth,
  ofFloors,
  unitOf,
} from './price-unit.ts';
import { isTaxPerMu, isTaxTold } from './promise.ts';
import type { Interval, PriceUnit } from './reading.ts';
import { isForLand } from './spent.ts';
import { priceCells } from './table.ts';

/** What is asked about the words before a price. */
const ahead = patternGroup();

type Price = Interval & { unit: PriceUnit };
type Candidate = { figure: Figure; unit: PriceUnit; low: number; high: number; rank: number };

/** Reads rent or price with its unit. A need's price is a ceiling, 底价 and 起 are floors; where no period is written: below 5 元/㎡ a day, up to 60 a month. */
export function readPrice(draft: Draft, figures: readonly Figure[], deal: readonly Deal[]): Read<Price> | null {
  const column = columnUnit(draft.plain);
  // 底价：库房7.5元/㎡/月，罩棚5元/㎡/月: the second of one list.
  const isNext = ({ quantity }: Figure, i: number) => {
    const { quantity: one, topic } = figures[i - 1]!;
    return (
      topic === 'price.start' &&
      one.per.area === 'm2' &&
      quantity.per.area === 'm2' &&
      one.per.time === quantity.per.time &&
      /^[，、；; ][\u4e00-\u9fff]{1,8}$/.test(draft.plain.slice(one.end, quantity.head))
    );
  };
  const cells = draft.plain.includes('元') ? priceCells(draft.plain) : new Map<number, string>();
  const told = withSharedTime(draft.plain, inColumn(figures, cells)).map((figure, i) =>
    i > 0 && figure.topic === null && isNext(figure, i) ? { ...figure, topic: figures[i - 1]!.topic } : figure,
  );
  const candidates: Candidate[] = [];
  for (const figure of told) {
    const candidate = candidateOf(draft, figure, deal, column);
    if (candidate) candidates.push(candidate);
  }
  const best = candidates.reduce<Candidate | null>((top, one) => (top && top.rank >= one.rank ? top : one), null);
  if (!best) return negotiable(draft.plain, draft.side);
  const group =
    draft.side === 'need'
      ? [best]
      : candidates.filter(
          ({ unit, rank, figure }) => unit === best.unit && rank > best.rank - 1.2 && sortOf(figure) === sortOf(best.figure),
        );
  return {
    value: { ...bounds(draft, group), unit: best.unit },
    marks: group.map(({ figure: { quantity } }): Mark => [quantity.start, quantity.end, `price.${best.unit}`]),
  };
}

/** 12万/层/年, 7万一年一层: what one floor costs. */
const isFloorSum = ({ per, scale, low }: Quantity) =>
  per.other === '层' && per.area === null && per.time !== null && (scale >= 1e4 || low >= 1000);

const sortOf = ({ topic }: Figure) =>
  topic === 'price.start' || topic === 'price.budget' || topic === 'price.appraised' ? topic : 'price';

const partOf = ahead.add(/(?:含|包括|其中)[\u4e00-\u9fff]{0,8}$/);
const including = ahead.add(/含[税租物水电管暖]|全含$/);
const otherPayment = ahead.add(/(?:代理|返|满|(?<![年月次季一两三半交])付|每度|送|[托板货]位|每托)$/);
const perMu = ahead.add(/亩均$/);
const ofBeds = ahead.add(/(?:每[间套床位人]|宿舍|公寓|床位|车位|停车费?)[^，,。\d ]{0,6}$/);
const ofSupport = ahead.add(/(?:补|奖|(?<!免)费|免(?!费)|贷).{0,2}$/);
const formerPrice = ahead.add(
  /(?:^|[^\u4e00-\u9fff])(?:原来?|之前|以前|去年|前年|老)的?(?:租金?|报?价|月租|年租|房租)?[:： 是为]*$/,
);
const hearsay = ahead.add(/(?:听说|据说|行情|市场价|人家|隔壁)[^，。；;]{0,12}$/);
const ofLease = ahead.add(/租约|带租|现租|原租|目前租金|周边/);

function candidateOf(draft: Draft, figure: Figure, deal: readonly Deal[], column: PriceUnit | null): Candidate | null {
  const { plain, isLand } = draft;
  const { quantity, topic } = figure;
  const { per } = quantity;
  const terse = isTerse(draft, figure);
  if ((per.other !== null && !isFloorSum(quantity)) || !(terse || isSum(draft, figure, column))) return null;
  // 需落税，0.85元/㎡/天: a price by the ㎡ is neither tax nor investment.
  // 税收承诺1000元/㎡: so much tax is.
  const isOfTax = per.time === null && figure.label !== null && quantity.head - figure.label.end < 4;
  const isMisplaced = per.area === 'm2' && (topic === 'tax' || topic === 'invest') && !isOfTax;
  // 装修 鞋服优先 16元/㎡/月: a word so far away says nothing of a rent by the ㎡.
  const isFar =
    topic === 'none' &&
    ((per.area === 'm2' && per.time !== null && figure.label !== null && isFarFrom(plain, figure.label.end, quantity.start)) ||
      isFitted(plain, figure));
  if (
    (topic === 'none' && !isFar) ||
    (topic?.startsWith('area') &&
      !terse &&
      !isFloorRent(plain, figure) &&
      !(column && floorBefore.test(clauseBefore(plain, quantity.start, 6))) &&
      !per.time &&
      !(per.area === 'm2' && quantity.named) &&
      !isWholeSum(figure)) ||
    ((topic === 'tax' || topic === 'invest') && !isMisplaced)
  )
    return null;
  const left = clauseBefore(plain, quantity.head, 12);
  const inLeft = ahead.heldBy(left);
  // 报价2380万(含设备300万): a part of the sum. 代理费, 返税: other payments.
  if (partOf.test(left, inLeft) && !including.test(left, inLeft) && !isForLand(draft, quantity)) return null;
  if (otherPayment.test(left, inLeft)) return null;
  const unit = unitOf(plain, figure, deal, draft, column);
  if (!unit) return null;
  if (unit === 'yuan/m2' && isPower(plain, quantity)) return null;
  const isWhole = unit.startsWith('10k') && unit !== '10k_yuan/mu';
  if (isMisplaced && isWhole) return null;
  if ((topic === null || isWholeSum(figure)) && isWhole && !mayStandAlone(draft, quantity, deal)) return null;
  if (perMu.test(left, inLeft) || isTaxPerMu(plain, quantity) || (topic === null && isTaxTold(plain, quantity))) return null;
  // 人才公寓租金每间900元/月: beds beside the halls.
  if (isWhole && ofBeds.test(left, inLeft) && says(plain, halls)) return null;
  if (topic === null && isWhole && ofSupport.test(left, inLeft)) return null;
  const divide = unit.startsWith('10k') ? 1e4 : 1;
  let rank =
    topic === 'price.start'
      ? 5
      : topic === 'price.budget'
        ? 4.5
        : topic === 'price.appraised'
          ? 1
          : topic?.startsWith('price')
            ? 4
            : 3;
  if (per.area && per.time) rank += 1;
  else if (per.area) rank += 0.6;
  if (isWhole && topic === 'price.budget') rank += 0.5;
  if (terse && !per.time) rank = 1;
  if (isLand && unit === '10k_yuan/mu') rank += 1;
  // 原租金12，现在10块
  if (formerPrice.test(left, inLeft)) rank -= 2.5;
  // 听说那边一平一年一百多: what others pay.
  if (hearsay.test(left, inLeft)) rank -= 2.5;
  if (ofLease.test(left, inLeft) && deal.includes('sale')) rank -= 3;
  // 现址每平方米每月48元，新场地不高于45元
  if (draft.side === 'need' && isPresent(plain, quantity.head)) rank -= 3;
  if (figure.label?.word.startsWith('总') && deal.includes('sale')) rank += 0.5;
  return { figure, unit, low: tidy(quantity.low / divide), high: tidy(quantity.high / divide), rank };
}

/** Whether more than what a sum is for stands between a word and the sum: not in 物业服务费每月每平方米0.6元. */
const isFarFrom = (plain: string, from: number, to: number) =>
  to - from > 4 && !/^(?:[:： 按为约]|[每一]个?(?:月|年|天|平方米|平方|平米|平|㎡))*$/.test(plain.slice(from, to));

/** 精装修 20元: how the hall is fitted, and behind a space what it costs. */
const isFitted = (plain: string, { label, quantity }: Figure) =>
  label !== null &&
  /^(?:装修|设备|物业)$/.test(label.word) &&
  (/^ +$/.test(plain.slice(label.end, quantity.head)) ||
    // 带装修35元/㎡/月
    (label.end === quantity.head &&
      quantity.per.area === 'm2' &&
      /[带含精简豪全]$/.test(plain.slice(0, label.start).slice(-1)))) &&
  // ｜物业 3元/㎡·月: a cell of its own is the fee.
  (label.word !== '物业' || /[\u4e00-\u9fff]/.test(plain.charAt(label.start - 1)));

/** 用电按每平米80W分配: watts, and no ten thousands. */
const isPower = (plain: string, { head, unitEnd, end }: Quantity) =>
  plain.slice(head, unitEnd).includes('w') &&
  /电|负荷|功率|照明|分配/.test(clauseBefore(plain, head, 14) + clauseAfter(plain, end, 8));

/** 整体3300万: the whole for a sum. */
const isWholeSum = ({ topic, label, quantity }: Figure) =>
  topic === 'area.total' &&
  quantity.dimension === 'bare' &&
  quantity.scale >= 1e4 &&
  /整体|打包|一起|全部/.test(label?.word ?? '');

/** 一个月6000; 28以内, 1.1 alone in a clause: what brokers write of a rent without its coin. */
function isTerse({ plain, side, isLand }: Draft, { quantity, topic }: Figure): boolean {
  const { dimension, scale, low, high, head, start, end, numberEnd, bound, per } = quantity;
  if (dimension !== 'bare' || scale > 1 || isLand) return false;
  if (per.time === 'month' || per.time === 'year')
    return (
      low >= 300 &&
      topic === null &&
      /(?<![间人位床套]|[间人位床套]每)(?:一个?月|每个?月|一年|每年)[:： ]?$/.test(plain.slice(Math.max(0, start - 7), start))
    );
  if (per.area || per.time || (topic !== null && !topic.startsWith('area')) || low < 0.4 || high > mostPerMonth) return false;
  // | 22/19/18 |: rents floor by floor in a cell of their own.
  if (
    side === 'offer' &&
    low >= 13 &&
    topic === null &&
    /(?:^|[，,\n |｜])(?:\d\d(?:\.\d)?\/)*$/.test(plain.slice(Math.max(0, start - 16), start)) &&
    /^(?:\/\d\d(?:\.\d)?)*(?:$|[，,。；;\n |｜])/.test(plain.slice(end, end + 16)) &&
    (plain.charAt(start - 1) === '/' || plain[end] === '/')
  )
    return true;
  // ，1.35/1.25/1.15，
  if (
    side === 'offer' &&
    topic === null &&
    isDecimal(plain, quantity) &&
    high <= 3.5 &&
    (plain.charAt(start - 1) === '/' || plain[end] === '/') &&
    decimalsBefore.test(plain.slice(Math.max(0, start - 16), start)) &&
    decimalsBehind.test(plain.slice(end, end + 16))
  )
    return true;
  // 原来交1.3现在1.1就转
  const left = clauseBefore(plain, head, 10);
  if (high <= 3.5 && isDecimal(plain, quantity) && /(?:现在|现价|只要|降到|跌到|低到|原来?\d\.?\d{0,2}元?现)$/.test(left))
    return true;
  if (
    !/(?:^|[，,。；;!\n |]报?|[^\d]\/)$/.test(plain.slice(Math.max(0, head - 2), head)) ||
    !/^(?:$|[，,。；;!\n |]|\/[^\d]|起?(?:$|[，,。；;!\n |])|不?含[税物水管]|不[议还讲]价)/.test(plain.slice(end, end + 3))
  )
    return false;
  if (high <= 3.5 && /^\d\.\d{1,2}(?:-\d\.\d{1,2})?$/.test(plain.slice(start, numberEnd))) return true;
  return side === 'need' && (bound === 'max' || bound === 'below') && (high <= 3.5 || low >= 8) && end > numberEnd;
}

const halls = /厂房|仓库|车间|研发/;
const decimalsBefore = /(?:^|[，,。；;\n |｜])(?:\d\.\d{1,2}\/)*$/;
const decimalsBehind = /^(?:\/\d\.\d{1,2})*(?:$|[，,。；;\n |｜])/;

/** Whether a figure is money: named so, written with 万 where no size is meant, or a bare number right behind a word of rent. */
function isSum({ plain, side }: Draft, { quantity, topic, label }: Figure, column: PriceUnit | null): boolean {
  const { dimension, scale, start, unitEnd, low, high, unit } = quantity;
  if (dimension === 'money') return unit === '元';
  if (dimension !== 'bare' || low <= 0) return false;
  // 一平一年170, 每天1.05
  if (isWrittenRent(quantity) && (topic === null || topic.startsWith('price') || topic.startsWith('area'))) return true;
  if (side === 'offer' && isFloorRent(plain, { quantity, topic, label } as Figure)) return true;
  // 二层1.0 三层0.95
  if (
    (topic === null || topic === 'price.rent') &&
    isDecimal(plain, quantity) &&
    high <= 2.4 &&
    floorBefore.test(clauseBefore(plain, start, 6)) &&
    /^(?:$|[，,。；;\n |/])/.test(plain.slice(quantity.end, quantity.end + 1))
  )
    return true;
  // 租金 1.1 0.8 0.8: one after the other.
  if (
    topic?.startsWith('price') &&
    (!label || /^[:： ]?[\d. /]+$/.test(plain.slice(label.end, start))) &&
    scale === 1 &&
    high <= mostPerMonth &&
    /\d[ /]$/.test(plain.slice(Math.max(0, start - 2), start))
  )
    return true;
  if (/^ ?(?:平|㎡|方|亩(?!均)|米|吨|台|人|户|家|套|个)/.test(plain.slice(unitEnd, unitEnd + 3))) return false;
  if (scale >= 1e4) return topic === null || topic.startsWith('price') || isWholeSum({ quantity, topic, label } as Figure);
  if (
    column &&
    (column === 'yuan/m2' ? low >= 800 && high < 30_000 : high < leastSum) &&
    (topic?.startsWith('price') ||
      ((topic === null || (topic === 'area' && high <= 200)) &&
        floorBefore.test(clauseBefore(plain, start, 6)) &&
        // 首层9米 二三层5.5 18元: a height.
        !aboveHall.test(plain.slice(Math.max(0, start - 12), start))) ||
      // 1号楼1800㎡ 13
      ((topic === null || topic === 'area') &&
        high <= 200 &&
        /(?:\d(?:㎡|平米?|方|平方米)[ ，,]|[|｜] ?)$/.test(plain.slice(Math.max(0, start - 6), start)) &&
        /^ ?(?:$|[；;\n|｜(（])/.test(plain.slice(quantity.end, quantity.end + 2))) ||
      isLastCell(plain, quantity, column) ||
      /[年月天日] ?$/.test(plain.slice(Math.max(0, start - 2), start)))
  )
    return true;
  // 每月12000以下; 0.8以内 alone in a clause of a need
  if (side === 'need' && scale === 1 && quantity.bound === 'max' && (topic === null || topic.startsWith('price'))) {
    if (quantity.per.time !== null && low >= 1000) return true;
    if (
      topic === null &&
      low >= 0.3 &&
      high < 4 &&
      !Number.isInteger(low) &&
      clauseBefore(plain, quantity.head, 3) === '' &&
      clauseAfter(plain, quantity.end, 3).trim() === ''
    )
      return true;
  }
  // 价底楼1.1二楼0.85: by the floor, a month's rent of so little would be none.
  if (
    scale === 1 &&
    ((low >= 0.2 && high < 4 && !Number.isInteger(low)) || (low >= 6 && high <= mostPerMonth)) &&
    ofFloors.test(plain.slice(Math.max(0, start - 20), start))
  )
    return true;
  if (!topic?.startsWith('price') || !label || high > 100_000) return false;
  const gap = plain.slice(label.end, start);
  return (
    /^(?:每平米?|每方|每㎡|一平|一个月|每个?月|在|为|约|不超|可到|可接受|不超过|不高于|低于|小于|不大于|别高于|不要超过|(?:改|提|调|放宽|放|涨|加|降|压)到(?:了)?|卡死?|别超过?|最多|最高|顶天|控制在|上限|≤|<=?|[首底一]层|[底一]楼|[:： ])*$/.test(
      gap,
    ) &&
    // 价17以下 of one who seeks
    (label.word.length > 1 || (side === 'need' && gap === '' && quantity.bound === 'max'))
  );
}

function bounds({ plain, side }: Draft, group: readonly Candidate[]): Interval {
  const low = group.reduce((low, item) => Math.min(low, item.low), Number.POSITIVE_INFINITY);
  const high = group.reduce((high, item) => Math.max(high, item.high), 0);
  // 底价：一标7.5元，二标5元: the least of several lower ends.
  if (
    low !== high &&
    group.length > 1 &&
    group.every(({ figure: { topic, quantity } }) => (topic === 'price.start' || quantity.from) && !quantity.range)
  )
    return { min: low, max: null };
  // 15-22元/㎡/月 and several units keep both ends.
  if (low !== high) return { min: low, max: high };
  const { quantity, topic } = group[0]!.figure;
  // 18±1元
  const swing = /^ ?(?:±|\+-|正负) ?(\d{1,3}(?:\.\d)?)(?!%|\d)/.exec(plain.slice(quantity.numberEnd, quantity.numberEnd + 8));
  if (swing && Number(swing[1]) < low) return { min: tidy(low - Number(swing[1])), max: tidy(high + Number(swing[1])) };
  if (side === 'need') return isAbout(plain, quantity) ? { min: low, max: high } : { min: null, max: high };
  const isOpening = /(?:公开挂牌 首年|起拍|底价[】\])）])[^，,。；;\d]{0,4}$|(?:底|起始|起拍|起租)价[ \n|｜:：]{1,8}$/.test(
    plain.slice(Math.max(0, quantity.head - 14), quantity.head),
  );
  if (topic === 'price.start' || isOpening || quantity.from || quantity.bound === 'min' || quantity.bound === 'over')
    return { min: low, max: null };
  if (quantity.bound === 'max' || quantity.bound === 'below') return { min: null, max: high };
  return { min: low, max: high };
}

function isAbout(plain: string, { bound, numberEnd, end }: Quantity): boolean {
  if (bound === 'max' || bound === 'below') return false;
  return (
    bound === 'about' ||
    /左右|上下/.test(plain.slice(numberEnd, end)) ||
    /^(?:\/|每|一|平|月|天|㎡| )*(?:左右|上下)/.test(clauseAfter(plain, end, 8))
  );
}
