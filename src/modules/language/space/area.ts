import { tidy } from '../number.ts';
import type { Quantity } from '../quantity.ts';
import type { Token } from '../scan.ts';
import { firstFrom } from '../token.ts';
import { ofNeed } from './area-need.ts';
import { ofOffer } from './area-offer.ts';
import { areasOf, intervalOf, marked, type Role, type Sized } from './area-role.ts';
import type { Figure } from './bind.ts';
import { before, clauseBefore, type Draft, type Read } from './draft.ts';
import { isPresent } from './present.ts';
import type { Family, Interval } from './reading.ts';

/** Reads floor area in ㎡. An offer's several areas give the smallest unit and the whole; land counts only where land is all there is, parts such as offices where the text is about them. */
export function readArea(draft: Draft, figures: readonly Figure[], kinds: readonly Family[]): Read<Interval> | null {
  const all = areasOf(draft, figures);
  // 8500方钢构，空地5000方: the yard of a hall is no more of it.
  const isYard = kinds.includes('yard') && !all.some(({ role }) => role === 'main' || role === 'let');
  const counts = (role: Role) =>
    (role === 'part' && kinds.some(kind => kind === 'office' || kind === 'dormitory' || kind === 'shop')) ||
    (role === 'site' && isYard);
  const sized = all.map(item => (counts(item.role) ? { ...item, role: 'main' as const } : item));
  if (draft.isLand) {
    const built = builtOf(draft, sized);
    // A park let or sold by its houses; 土地20010㎡，建筑面积15772㎡: a works sold with its land.
    if (built.length > 0 && (built.some(({ role }) => role === 'unit') || isPark.test(draft.plain))) return ofOffer(draft, built);
    const isOnSite = built.length > 0 && sized.some(({ role }) => role === 'site');
    return ofLand(draft, isOnSite ? built : sized);
  }
  const whole = sized.filter(({ role }) => role !== 'site' && role !== 'none' && role !== 'inner');
  const useful =
    whole.length > 0 ? whole : sized.filter(({ role }) => role === 'inner').map(item => ({ ...item, role: 'main' as const }));
  // 总面积5万平，已租2万平，其余招租: neither of them is on offer, but what is left.
  if (useful.length === 0 && (all.length === 0 || draft.side === 'need')) return null;
  return draft.side === 'need' ? ofNeed(draft, useful) : ofOffer(draft, useful);
}

const isPark = /(?:产业园|园区|基地|加速器|创新园|小微园)[^。]{0,40}(?:计容|定制厂房|标准厂房|[\d二三四五六七八九十]{1,2}[栋幢])/;
const houseBehind = /^(?:的|多层|标准|定制|高标|单层|新建)*(?:厂房|车间|仓库|标厂)/;
const houseAhead =
  /(?:建筑面积|建面|计容(?:面积|建面)?|厂房(?:面积)?|单[幢栋](?:面积)?|[每各][幢栋]|[栋幢](?:共|合计)?|最小一[栋幢])[ 约为:：]*$/;

/** 用地6.67公顷，建13.2万㎡定制厂房: the buildings that an offer of land is really about. */
function builtOf({ plain, side }: Draft, items: readonly Sized[]): Sized[] {
  if (side !== 'offer') return [];
  const built = items.filter(({ role }) => role !== 'site' && role !== 'none' && role !== 'inner');
  const isHouse = ({ quantity }: Sized) =>
    houseBehind.test(plain.slice(quantity.end, quantity.end + 8)) || houseAhead.test(clauseBefore(plain, quantity.start, 10));
  return built.some(isHouse) ? built : [];
}

function ofLand({ plain }: Draft, items: readonly Sized[]): Read<Interval> | null {
  const stated = items.filter(({ role }) => role !== 'none' && role !== 'inner');
  // Several parcels in one notice.
  const parcels = stated.filter(
    ({ role, line, quantity }, i) =>
      (role === 'main' || role === 'site') &&
      (line !== stated[i - 1]?.line || /地块.{0,3}$|[a-z\d]号?[(（]$/.test(clauseBefore(plain, quantity.start, 6))),
  );
  if (parcels.length > 1 && parcels.length === stated.length)
    return {
      value: {
        min: parcels.reduce((low, { quantity }) => Math.min(low, quantity.low), Number.POSITIVE_INFINITY),
        max: tidy(parcels.reduce((sum, { quantity }) => sum + quantity.high, 0)),
      },
      marks: marked(parcels, 'area.parcels'),
    };
  const offered = stated.find(({ role }) => role === 'let') ?? stated.find(({ role }) => role === 'site') ?? stated[0];
  return offered ? { value: intervalOf(offered.quantity), marks: marked([offered], 'area.land') } : null;
}

/** Reads land in 亩; sums of money or output per 亩 are other fields. */
export function readLand({ plain, tokens, side, isLand }: Draft): Read<Interval> | null {
  const stated = tokens.filter((token): token is Quantity => {
    if (token.kind !== 'quantity' || token.dimension !== 'mu' || token.high < 1) return false;
    // 15亩以下不单独供地; 10亩以内的小地块 is what a need wants.
    if (
      (token.bound === 'max' || token.bound === 'below') &&
      /^(?:的?[，,]?不|的)/.test(plain.slice(token.end, token.end + 3)) &&
      !(
        side === 'need' &&
        /^的[\u4e00-\u9fff]{0,3}?(?:土?地|地块|用地)(?:[，,。；;]|$)/.test(plain.slice(token.end, token.end + 8))
      )
    )
      return false;
    // 现厂土地18亩
    if (side === 'need' && isPresent(plain, token.head)) return false;
    const left = clauseBefore(plain, token.start, 6);
    if (
      /(?:每|=|税收|产值|投资|强度|亩均|用地不足|不足)$/.test(left) ||
      // 宗地面积66,667平方米（折合100亩）: the same land in other words.
      (/折合(?:约)?$/.test(left) &&
        !(isLand && /(?:平方米|平米?|㎡|m2|公顷)[（(，, ]{0,2}折合约?$/.test(before(plain, token.start, 10)))) ||
      (token.low === 1 && (plain[token.start] === '一' || left.endsWith('折')))
    )
      return false;
    return !/(?:距|总规划|规划面积|总规划面积)(?:约)?$/.test(left);
  });
  const [first] = stated;
  if (!first) return null;
  // 供地200亩，可分宗; 320亩，最小出让20亩
  if (
    side === 'offer' &&
    stated.length === 1 &&
    /^[^。\n]{0,6}(?:可分宗|可分割|可拆|可分块)/.test(plain.slice(first.end, first.end + 12))
  )
    return { value: { min: null, max: first.high }, marks: [[first.start, first.end, 'land.mu']] };
  if (side === 'offer')
    return ofParcels(plain, tokens, stated) ?? { value: intervalOf(first), marks: [[first.start, first.end, 'land.mu']] };
  // 20亩±3亩; 25亩起、40亩以内
  const next = stated[1];
  const swing = /^ ?(?:±|\+-|正负|上下浮动|上下) ?(\d{1,3})亩?/.exec(plain.slice(first.unitEnd, first.unitEnd + 10));
  if (swing && first.low === first.high)
    return {
      value: { min: first.low - Number(swing[1]), max: first.high + Number(swing[1]) },
      marks: [[first.start, first.end, 'land.mu']],
    };
  // 由200亩加到300亩: the last one holds.
  const grown = /[由从原]/.test(before(plain, first.start, 14))
    ? stated.find(({ start }, i) => i > 0 && grownTo.test(before(plain, start, 8)))
    : undefined;
  if (grown) return { value: intervalOf(grown), marks: [[grown.start, grown.end, 'land.grown']] };
  // 10亩+
  const { min, max } = plain.charAt(first.end - 1) === '+' ? { min: first.low, max: null } : intervalOf(first);
  if (
    next &&
    min !== null &&
    max === null &&
    intervalOf(next).min === null &&
    /^[，,、；; ]?(?:但|最多)?$/.test(plain.slice(first.end, next.head))
  )
    return { value: { min, max: next.high }, marks: [first, next].map(({ start, end }) => [start, end, 'land.mu']) };
  return { value: { min, max }, marks: [[first.start, first.end, 'land.mu']] };
}

const grownTo = /(?<![可能期再])(?:追加|扩大|扩|增加|加|增|调整|提高)[到至为]约?$/;

/** Whether a size of land stands in a row of parcels of its own: ② 九梓大道西侧 118亩; LS-04地块，净地147亩. */
function isParcel(plain: string, { start }: Quantity): boolean {
  return /(?:[东西南北]侧|旁|地块[，,]?(?:净地)?|宗地?)[ 约:]*$/.test(plain.slice(Math.max(0, start - 8), start));
}

/** 50亩、82亩、135亩; 甲地块120亩 乙地块86亩; 52.6亩，可拆成26亩和26.6亩: several parcels on offer, the smallest and the whole. */
function ofParcels(plain: string, tokens: readonly Token[], stated: readonly Quantity[]): Read<Interval> | null {
  const [first] = stated;
  const units = stated.filter(
    ({ start, unitEnd }) =>
      /(?:最小|起步|单宗|最小出让)[^，。]{0,4}$/.test(clauseBefore(plain, start, 8)) ||
      // 空地18亩，3亩起租
      (stated.length > 1 && /^(?:左右)?起(?:租|分|售|让|供|出)?(?:$|[，,。；;、 \n租])/.test(plain.slice(unitEnd, unitEnd + 4))),
  );
  const total = stated.find(({ start }) => /(?:总量|合计|总计|共计?)(?:约|为)?$/.test(clauseBefore(plain, start, 5)));
  if (total && units.length > 0)
    return {
      value: { min: Math.min(...units.slice(0, 8).map(({ low }) => low)), max: total.high },
      marks: [...units, total].map(({ start, end }) => [start, end, 'land.parcels']),
    };
  const isUnit = new Set(units);
  const parcels = stated.filter(one => !isUnit.has(one));
  if (parcels.length === 1 && units.length > 0)
    return {
      value: { min: units.reduce((least, { low }) => Math.min(least, low), Number.POSITIVE_INFINITY), max: parcels[0]!.high },
      marks: [...units, parcels[0]!].map(({ start, end }) => [start, end, 'land.parcels']),
    };
  const isOwn = (one: Quantity) => isParcel(plain, one) || isRow(plain, tokens, one);
  const list = [parcels[0] ?? first!];
  for (const next of parcels.slice(1)) {
    const gap = plain.slice(list.at(-1)!.end, next.start);
    if (
      !/^(?:[、和及 ,，]|另)?[一甲乙丙丁\dA-Z]?(?:地块|块|宗地?|处)?[一二三四五六甲乙丙\da-z]?(?:约|为|面积|:)?$/.test(gap) &&
      !/^，?可拆成?/.test(gap) &&
      !(isOwn(next) && isOwn(list[0]!))
    )
      break;
    list.push(next);
  }
  if (list.length === 1) return null;
  const sum = list.reduce((all, { high }) => all + high, 0);
  const most = list.reduce((high, one) => Math.max(high, one.high), 0);
  // 52.6亩，可拆成26亩和26.6亩: the whole first; several places are no parts of one.
  const isHeld = Math.abs(sum - 2 * most) < 0.5 && !list.every(isOwn);
  const low = [...units, ...list].reduce((least, one) => Math.min(least, one.low), most);
  return {
    value: { min: low, max: tidy(isHeld ? most : sum) },
    marks: [...list, ...units].map(({ start, end }) => [start, end, 'land.parcels']),
  };
}

/** ①广德新杭42亩，11万/亩；②长兴和平镇25亩; 海安30亩、如皋50亩: nothing but its place, or the number of its item, stands before the size of a parcel. */
function isRow(plain: string, tokens: readonly Token[], { start }: Quantity): boolean {
  const left = plain.slice(Math.max(0, start - rowReach), start);
  const words = rowWords.exec(left)?.[0].length ?? 0;
  if (words === 0) return rowItem.test(left);
  const from = start - words;
  const token = tokens[firstFrom(tokens, from)];
  return token?.start === from && token.kind === 'word' && token.places !== null && rowEdge.test(left.slice(0, -words) || '\n');
}

const rowReach = 20;
const rowWords = /[\u4e00-\u9fff]{2,10} ?(?:约 ?)?$/;
const rowItem =
  /(?:^|[\n；;。:：，, ])[(（]?(?:\d|[一二三四五六])[.、)）] ?(?:约 ?)?$|(?:^|[\n；;。:，])\| ?(?:约 ?)?$|(?:^|[\n；;。:：，, ])[a-z]{1,3}-?\d{1,3}(?:号|地块)? ?(?:净地)? ?$/;
const rowEdge = /[\n；;。:：，,、 |｜.)）]$/;
