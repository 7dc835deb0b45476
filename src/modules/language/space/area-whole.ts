import { tidy } from '../number.ts';
import type { Role, Sized } from './area-role.ts';
import { before, clauseAfter, clauseBefore, type Draft, type Read } from './draft.ts';

const parts: readonly Role[] = ['main', 'part', 'plate', 'inner', 'unit'];
const floorAhead = /(?<![楼公舍房])[首底一二三四五六\d][层楼f](?:各|每层|约|有|是)*$/;
/** A house that a text counts and then the whole of: 冷库：2栋，共28000㎡. */
const housesOf = /(?:^|\n)[^\d\n：:]{2,8}[：:][^\n]{0,3}\d{1,2}[栋幢座][^\n]{0,16}(?:共|合计|总计)约?$/;

/** 冷库：2栋，共28000㎡ and 常温仓：3栋，共41000㎡ in rows below each other are wholes beside each other; 0 where the totals are no such rows. */
export function sumOfRows(plain: string, totals: readonly Sized[]): number {
  if (totals.length < 2 || new Set(totals.map(({ line }) => line)).size < totals.length) return 0;
  const isRow = ({ quantity: { start } }: Sized) => housesOf.test(plain.slice(Math.max(0, start - 36), start));
  return totals.every(isRow) ? totals.reduce((sum, { quantity }) => sum + quantity.high, 0) : 0;
}

/** Whether a text only sells. */
const isSold = (plain: string) => /出售|转让|卖|售价/.test(plain) && !/出租|招租|租金|可租|月租|年租|整租/.test(plain);
/** How far the parts may miss the whole: people round the whole. */
const tolerance = 0.005;
/** How much of the whole such a list may leave out. */
const leftOut = 0.2;
const divides = /可分|(?<!不)分租|(?<!不|不可|不能)分割|可拆|单租|起租|可单|按层|按[栋幢]|可切|可隔|(?<!不|不能)分开租/;
/** 每层18元，整租16.5元: a price for a floor and another for the whole. */
const twoPrices = /\d(?:元|块|毛)[^。；;\n]{0,24}整租[:： ]{0,2}\d/;
/** Whether a text lets the whole and names no price for a part of it. */
export const isOnlyWhole = (plain: string): boolean => wholeLet.test(plain) && !twoPrices.test(plain);
/** 整租23元: let as a whole and in no other way. */
export const wholeLet = /(?<![可能、或/])整租(?![、或/分零优也]|.{0,4}(?:分租|零租|优先|价|优惠))/;
/** 一楼1300平+二楼1300平 整租22元: no floor is let alone; 一层1200 二层1350 8块5 整租7块8 names a price for a floor too. */
export function isLetWhole(plain: string): boolean {
  const at = plain.indexOf('整租');
  if (at < 0 || /[分零单散拆]租|[分逐按]层|可单|单栋|整租(?:优先|也|价|另谈|再谈|更|便宜|可谈|\d+平|或)/.test(plain))
    return false;
  return wholeLet.test(plain) && !/[元块毛]/.test(plain.slice(0, at));
}
export const undivided = /不想分租|不分割|不可分|不能分|不拆|不分租|不分层|不单租|不零租/;
/** Nothing but a bracket that stays open stands between a whole and the last of its parts. */
const inBrackets = /^(?:左右)?[（(][^（()）。；;\n]*$/;
const isHead = /办公|宿舍|食堂|综合楼|展厅|辅房|附房|门卫|配套/;
/** 一至三层车间各2300，四层办公1100: a list behind a colon that says what the whole is made of, even where it leaves something out. */
const isListed = (words: string) => /[:：][^。；;\n]*$/.test(words) && !/另|还有|配套|附|外|备注/.test(words);

/**
 * 3800方，办公三层600方，车间3200方: where the sizes behind a whole make it up, they are no more space beside it. Where the whole can be divided
 * they are its units, otherwise rooms of it.
 */
export function withinWhole({ plain, side }: Draft, sized: readonly Sized[]): Sized[] {
  const items = [...sized];
  if (side === 'need' || items.length < 3) return items;
  const stated = items.filter(({ role }) => role !== 'none' && role !== 'site');
  const [whole] = stated;
  if (
    !whole ||
    (whole.role !== 'main' && whole.role !== 'unit' && whole.role !== 'total') ||
    whole.times > 1 ||
    whole.quantity.low !== whole.quantity.high
  )
    return items;
  const slack = whole.quantity.high * tolerance;
  let rest = whole.quantity.high;
  const inside: Sized[] = [];
  for (const item of stated.slice(1)) {
    if (!parts.includes(item.role) || item.quantity.high >= whole.quantity.high) break;
    const all = item.quantity.high * item.times;
    rest -= all < rest + slack ? all : item.quantity.high;
    inside.push(item);
    if (rest <= slack) break;
  }
  const isNearly =
    whole.role === 'main' &&
    rest > 0 &&
    rest < whole.quantity.high * leftOut &&
    isListed(plain.slice(whole.quantity.end, Math.min(inside[0]?.quantity.start ?? 0, whole.quantity.end + 40)));
  if (inside.length < 2 || (Math.abs(rest) > slack && !isNearly)) return items;
  const hasHead = inside.some(
    ({ role, quantity }) =>
      role === 'part' ||
      isHead.test(clauseBefore(plain, quantity.start, 8)) ||
      isHead.test(clauseAfter(plain, quantity.unitEnd, 8)),
  );
  const byFloor = inside.some(({ quantity }) => floorAhead.test(clauseBefore(plain, quantity.start, 6))) && !isSold(plain);
  const isSplit =
    !undivided.test(plain) && !(wholeLet.test(plain) && !divides.test(plain)) && (divides.test(plain) || byFloor || !hasHead);
  // 建面7200平，其中车间6000平、办公1200平，可分租: what the whole is made of, not what it is divided into.
  // 共2000平（仓1800+办公200），可分租
  const isMade =
    hasHead &&
    !byFloor &&
    (inside.every(item => item.role === 'inner') ||
      inBrackets.test(plain.slice(whole.quantity.unitEnd, Math.min(inside.at(-1)!.quantity.start, whole.quantity.unitEnd + 60))));
  const role: Role = isSplit && !isMade ? 'unit' : 'inner';
  const isInside = new Set(inside);
  return items.map(item =>
    isInside.has(item) ? { ...item, role, times: 1 } : item === whole ? { ...item, role: 'main' } : item,
  );
}

/** 总面积8900方，一层2000方已租，现余2-5层6900方: a whole that is made up of what is gone and what is left is not on offer. */
export function leftOfWhole({ plain, side }: Draft, sized: readonly Sized[]): readonly Sized[] {
  if (side === 'need' || sized.length < 2) return sized;
  const houses = leftHouses.exec(plain);
  if (houses) return besidePark(plain, sized, houses.index);
  if (sized.length < 3) return sized;
  const gone = sized.filter(({ role }) => role === 'none').reduce((sum, { quantity }) => sum + quantity.high, 0);
  if (gone === 0) return sized;
  const stated = sized.filter(({ role }) => role === 'main' || role === 'total' || role === 'let');
  const [whole, ...rest] = stated.toSorted((one, two) => two.quantity.high - one.quantity.high);
  const left = rest.reduce((sum, { quantity }) => sum + quantity.high, 0);
  // 园区规划建面18万方，一期6万方已满租，二期3.2万方新交付: what is to become of all of it.
  const isPlanned = whole && left > 0 && planned.test(clauseBefore(plain, whole.quantity.start, 14));
  if (isPlanned) return sized.map(item => (item === whole ? { ...item, role: 'none' as const } : item));
  const isMade = whole && left > 0 && Math.abs(gone + left - whole.quantity.high) <= whole.quantity.high * tolerance;
  return isMade ? sized.map(item => (item === whole ? { ...item, role: 'none' as const } : item)) : sized;
}

const planned = /(?:总?规划|全园|整体|全部建成)(?:总)?(?:建筑)?(?:面积|建面|体量|规模)?(?:约|为|是|[:：])*$/;
/** 现剩余A3、B1两栋, 只剩3栋: how many houses are left. */
const leftHouses =
  /(?:[剩余]|空出|空着|空了)(?:下|着|了|的|有|最后)*(?:[a-z]?\d{0,2}[栋幢座#号楼层、和及 ]{0,2}){0,6}[两二三四五六七八九\d]{1,2}个?(?:[栋幢座套间层]|单元)/;
/** 整园共5万平, 园区总面积8万平 */
const ofPark =
  /(?:整个?(?:园|厂)区?|全园|园区|项目|一期|二期|总)(?:的)?(?:总?(?:建筑)?面积|总?建面|体量|规模|一?共|合计|总|约|有|为|是|[:：])*$/;

/** 只剩2号楼3层和5号楼1层，分别为1500㎡、1200㎡ */
const apiece = /(?:分别|依次)(?:为|是|约|有)?(?:[\d.,]{1,8}(?:平米?|平方米?|㎡|方|m2)[、，和及]){0,4}约?$/;

/** 整园共5万平，现剩A3、B1两栋，A3栋2400平，B1栋3600平: the whole park beside the houses left of it is not on offer. */
function besidePark(plain: string, sized: readonly Sized[], left: number): readonly Sized[] {
  const houses = new Set(
    sized.filter(
      ({ role, quantity, isBeside, times }) =>
        quantity.start > left &&
        (isBeside || times > 1 || role === 'let' || role === 'unit' || apiece.test(before(plain, quantity.start, 40))) &&
        role !== 'none' &&
        role !== 'site',
    ),
  );
  let sum = 0;
  for (const { quantity, times } of houses) sum += quantity.high * times;
  if (sum === 0) return sized;
  return sized.map(item =>
    (item.role === 'main' || item.role === 'total') &&
    !houses.has(item) &&
    item.quantity.high > sum * 1.1 &&
    (item.quantity.start < left || ofPark.test(clauseBefore(plain, item.quantity.start, 14)))
      ? { ...item, role: 'none' as const }
      : item,
  );
}

/** 独门独院 三幢 出售: a works with all its houses. */
export const yardSold = (plain: string) => /独门独院|独院/.test(plain) && /出售|转让/.test(plain) && !/租/.test(plain);

/** 厂房6栋，起拍价1.2亿元: what comes under the hammer for one sum goes as a whole. */
export const soldAtOnce = (plain: string) =>
  plain.includes('起拍') &&
  hammered.exec(plain) !== null &&
  !lots.test(plain) &&
  plain.indexOf('起拍价') === plain.lastIndexOf('起拍价');
const hammered = /起拍价[:： 为约]{0,3}[\d.,]{1,12}(?:万|亿|元)(?!元?\/)/;
const lots = /租赁权|承租权|[年月首]租|出租|招租|每[间套层]|标的[一二三12]|分别|单独|各标的|逐一|可分|分拍|\n[^\n]{0,40}\|/;

/** 独栋出售，每层850平，共4250平: one house for sale; how large its floors are does not say that they are sold one by one. */
export const houseSold = (plain: string) =>
  (/独栋|独门独院|独院|独幢/.test(plain) &&
    !/分|按层|单租|逐层|层租|[二两三四五六七八九十\d][栋幢]|(?:1楼|一楼|首层|二楼|2楼)(?!约?\d{1,2}(?:\.\d{1,2})?[米m]|层?高|挑高|荷载|承重)/.test(
      plain,
    )) ||
  (/独栋|独门独院|独院|独幢/.test(plain) && /出售|转让/.test(plain) && !/租|[二两三四五六七八九十\d][栋幢]/.test(plain));

const counted: readonly Role[] = ['main', 'part', 'plate', 'inner'];

/** 2幢、3幢依次为4610㎡、5275㎡，合计9885㎡: a total and the sizes right before or behind it that make it. */
export function subtotal(
  plain: string,
  items: readonly Sized[],
): { total: Sized; group: readonly Sized[]; isBehind: boolean } | null {
  for (const [i, total] of items.entries()) {
    const isTotal =
      total.role === 'total' || (total.role === 'main' && /(?:共|合计)约?$/.test(clauseBefore(plain, total.quantity.start, 4)));
    if (!isTotal) continue;
    let rest = total.quantity.high;
    for (let first = i - 1; first >= 0 && rest > 0; first--) {
      if (items[first]!.role === 'none' || items[first]!.role === 'site') break;
      rest -= items[first]!.quantity.high;
      if (Math.abs(rest) < 1 && i - first > 1) return { total, group: items.slice(first, i), isBehind: false };
    }
    // 三栋共13600平，单层6200、二层4800、办公楼2600
    rest = total.quantity.high;
    for (let last = i + 1; last < items.length && rest > 0; last++) {
      if (!counted.includes(items[last]!.role)) break;
      rest -= items[last]!.quantity.high;
      if (Math.abs(rest) < 1 && last - i > 1) return { total, group: items.slice(i + 1, last + 1), isBehind: true };
    }
  }
  return null;
}

/** Whether sizes stand in rows below each other, one a line. */
export function isTable(items: readonly Sized[]): boolean {
  const lines = [...new Set(items.map(({ line }) => line))];
  return items.length >= 3 && lines.length === items.length && lines.every((line, i) => i === 0 || line === lines[i - 1]! + 1);
}

/** The same size said twice (title and body) counts once, unless the lines are rows of a table. */
export function unique(items: Sized[]): Sized[] {
  if (isTable(items)) return items;
  const sizes = new Set<number>();
  const onLine = new Set<string>();
  return items.filter(({ quantity, line, isBeside, isCell }) => {
    if (isBeside || isCell) return true;
    const place = `${line} ${quantity.high}`;
    const repeated = sizes.has(quantity.high) && !onLine.has(place);
    sizes.add(quantity.high);
    onLine.add(place);
    return !repeated;
  });
}

const size = '(\\d{1,6}(?:\\.\\d{1,4})?)(万)?(?:多)?';
const unit = '(?:平方米|平米?|平方|方|㎡|m2)';
const shareGone = `(?<![\\d.年月])${size}${unit}[^。；;\\n\\d]{0,12}[，,；;。 （(]{1,2}(?:目前|现在?|其中|前期)?已(?:经)?(?:出租|租出去?|出售|签约|去化|预[订定]|[租售签订])(?:掉|了|出)?约?${size}`;
const share = new RegExp(
  `${shareGone}${unit}?[，,；;。 ]{1,2}(?:现在?|目前)?(?:其余|剩余|余下|剩下|其他|其它|剩)(?:的|部分|面积|厂房|仓库)*(?:都|均|全部?|在|对外|正在|随时|现在?|诚意)*(?:招租|出租|待租|可分?租|可以租|能租|招商|出售|分租|可售|可整租)(?!给)`,
);
/** 8000平，已签约3000平 and nothing of what is left. */
const shareAlone = new RegExp(`${shareGone}${unit}`);

/** 总面积5万平，已租2万，其余招租: what is left of a whole, in a text that does not tell how much it is. `items`: the sizes on offer. */
export function restOfWhole(plain: string, items: readonly Sized[]): Read<{ min: number; max: number }> | null {
  const told = share.exec(plain);
  const found = told ?? shareAlone.exec(plain);
  if (!found) return null;
  const [, whole, ofWhole, gone, ofGone] = found;
  const all = tidy(Number(whole) * (ofWhole ? 1e4 : 1));
  // Where another size is on offer, that is what is left.
  if (!told && items.some(({ role, quantity }) => role !== 'unit' && quantity.high !== all)) return null;
  const rest = tidy(all - Number(gone) * (ofGone ? 1e4 : 1));
  if (rest < all * 0.02 || all < 200 || Number(gone) * (ofGone ? 1e4 : 1) < all * 0.02) return null;
  return { value: { min: rest, max: rest }, marks: [[found.index, found.index + found[0].length, 'area.rest']] };
}

const floorsGone =
  /[\d一二三四五六首底][层楼f](?:整层)?(?:都|均|全部?)?(?:(?:已经?|刚刚?)(?:出?租|自用|预[订定租]|[订签])|自用|在租|有租客|租掉|租出去|房东自用|老板自用)/;
/** Whether fewer floors of a whole are free than make it up, since others are let. */
export function isPartlyLet(plain: string, { quantity, times }: Sized, whole: number): boolean {
  const storeys = whole / quantity.high;
  return times < storeys - 0.5 && Math.abs(storeys - Math.round(storeys)) < 0.02 && floorsGone.test(plain);
}

/** 现C库空, 目前2号仓空着: one of several. */
export const oneFree =
  /(?:现在?|目前|眼下|[只仅]有?|[只仅][剩余])(?:最?[东西南北中前后]?[a-z\d一二三四]{1,2}[#号]?|最?[东西南北中][边侧面]?的?|有?[一1]个?)[栋幢座库仓间](?:还)?空(?!调|压|间|地)/;

/** 前幢已租，后幢2层2600平: one of several houses. */
export const isOneHouse = (plain: string, at: number) =>
  /(?:第[一二三四五六]|[前后东西南北左右](?:面|边|侧|头)?[那这]?|[那这]|另一?|[a-z]\d?|[余剩][1一])[幢栋座](?:[\d一二三四五六]层)?(?:约|还有|是|有|还?[余剩空]|剩余)?$/.test(
    clauseBefore(plain, at, 8),
  );

/** 建筑面积8642㎡，共三幢: how many houses have the size together. */
const housesInAll =
  /^(?:左右)?[，, （(]{0,2}(?:一?共|合计|计|总计|为)[两二三四五六七八九十\d]{1,2}[栋幢座](?:厂房|房屋|建筑物?)?(?:$|[，,。；;)）\n ])/;
/** Whether the houses that have a size together are counted behind it. */
export const isOfAllHouses = (plain: string, end: number) => housesInAll.test(plain.slice(end, end + 16));
