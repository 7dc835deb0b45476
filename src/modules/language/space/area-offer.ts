import { tidy } from '../number.ts';
import { highest, isBesideOther, lowest, type Piece, sortsOf, spanOf } from './area-choice.ts';
import { intervalOf, marked, type Sized } from './area-role.ts';
import { upperFrom } from './area-times.ts';
import { leastStated, ofUnits, sumOf, varied } from './area-units.ts';
import {
  houseSold,
  isLetWhole,
  isOfAllHouses,
  isOneHouse,
  isOnlyWhole,
  isPartlyLet,
  isTable,
  oneFree,
  restOfWhole,
  soldAtOnce,
  subtotal,
  sumOfRows,
  undivided,
  unique,
  wholeLet,
  yardSold,
} from './area-whole.ts';
import { before, clauseBefore, type Draft, type Read } from './draft.ts';
import { isSoldWithLand } from './kind-house.ts';
import type { Interval } from './reading.ts';

const divide =
  /(?<!不|不想|不能|拒绝)可分租|可整租|分割|大小可分|(?<![年月日号后底初末周]可?以?|随时可?|\d\.\d{1,2})起租(?![期价金日]|半年|[\d一二三四五六]{1,2}(?:年|个月))|起分|整租分租|半租|整租[^不]{0,8}分租|分租均可|(?<!可合)可分(?!期)|可拆|按层(?:(?:对外)?(?:[出招]?[租卖售])|[或、/]按[栋幢])|可单层|分层|可割|单租|分套|按层竞租|只要一半|可以?[隔劈切割](?!断|音|热|离|[一个]?层)|(?<!一起也)可以[分拆](?![期红摊享析]|开[^租出卖])|(?<![不职功性])能[割切拆](?!断)|随[便意][割切分隔]|可按[层栋幢跨间库]|可(?:以)?从?中间(?:隔|砌|分)|[切分]一半|(?<!只)租一半|对半[切分]|可对半/;
const several =
  /(?:(?<![a-z\d.号园区城谷港期路镇村厂-])(?:[2-9]|\d\d)|[二两三四五六七八九十])[栋幢](?! ?\||楼?(?: ?第?[一二三四五六七八\d][层楼]|共))/;
const together =
  /(?<![可谈能])整体(?:租(?!金|给|掉)|出租|招租|出售|转让|拍卖|租赁)|打包(?!或|也|、)|不分割|一起卖|一起转|不拆|(?<![可能])一起租(?! ?(?:只要)?\d|[^，。；;\n]{0,2}(?:便宜|优惠|另谈|再谈|打折)|[价有折也都可或更]|的话|好商量|好谈)|一起年租|整租不分|要租?就整[栋幢层]?租|[只必仅]须?整租|不零租|整个?院子?(?:一起)?(?:出租|招租|转让|出售)|一把租|一并(?:出租|租)|整[栋幢厂](?:出售|转让|卖|拍卖)/;
const batch = /(?:本批|本次|这批|首批|现推|新推|(?:首|一)期(?:已|现)?(?:交付|竣工|招商|建成))[^。；\n]{0,28}$/;
/** From here on a whole is a park that lets in parts, ㎡. */
const parkSize = 20_000;

/** An offer's areas: the smallest unit and the whole. Every size counts as often as there are such floors or buildings. */
export function ofOffer(draft: Draft, items: readonly Sized[]): Read<Interval> | null {
  const divisible = divide.test(draft.plain);
  const read = piecesOf(draft, items, divisible);
  // 一楼1300平+二楼1300平 整租
  const isWhole = !divisible && isLetWhole(draft.plain);
  const rest = draft.plain.includes('已') ? restOfWhole(draft.plain, items) : null;
  const isSplit = divisible || items.some(({ role }) => role === 'unit');
  if (rest) return isSplit ? { ...rest, value: { ...rest.value, min: read?.value.min ?? null } } : rest;
  if (!isWhole || !read || read.value.min === null || read.value.max === null) return read;
  return { ...read, value: { min: read.value.max, max: read.value.max } };
}

function piecesOf({ plain }: Draft, items: readonly Sized[], divisible: boolean): Read<Interval> | null {
  const isWhole =
    (together.test(plain) || soldAtOnce(plain)) && !/单租|单层租|也可分|可单|(?<!不想|不)分租|[拆分]开租/.test(plain);
  const pieces = unique(
    items.filter(({ role }) => role === 'main' || role === 'plate' || role === 'unit' || role === 'part'),
  ).map(
    // 300/450/780平: rooms beside each other.
    (item): Piece => ({
      ...item,
      whole:
        item.quantity.values.length > 2 && !item.quantity.range
          ? item.quantity.values.reduce((sum, value) => sum + value, 0)
          : item.quantity.high * item.times,
    }),
  );
  const mains = pieces.filter(({ role }) => role === 'main');
  const units = pieces.filter(({ role }) => role === 'unit');
  const plates = pieces.filter(({ role }) => role === 'plate');
  const parts = pieces.filter(({ role }) => role === 'part');
  const span = spanOf(plain, pieces) ?? sortsOf(plain, pieces);
  if (span) return span;
  // ABC三个库各3000平，现C库空
  const [sole] = pieces;
  if (sole && pieces.length === 1 && sole.times > 1 && plain.includes('空') && oneFree.test(plain))
    return { value: intervalOf(sole.quantity), marks: marked(pieces, 'area.free') };
  const free = items.filter(({ role }) => role === 'let');
  const largest = highest(mains);
  const totals = items.filter(({ role }) => role === 'total');
  const stated = totals.filter(({ quantity }) => quantity.high >= largest);
  // 合计418㎡ of a few rooms beside larger halls is one of them.
  for (const item of totals) if (item.quantity.high < largest) mains.push({ ...item, whole: item.quantity.high });
  const smallest = units.length > 0 ? lowest(units) : null;
  const sum = subtotal(plain, items);
  if (sum && !isWhole && (sum.total.quantity.high < highest(items) || sum.isBehind)) {
    const { total, group } = sum;
    return {
      value: { min: Math.min(smallest ?? Number.POSITIVE_INFINITY, lowest(group)), max: total.quantity.high },
      marks: marked([...group, total], 'area.sum'),
    };
  }
  if (free.length > 0 && !(mains.length > 0 && free.every(({ quantity }) => quantity.from)))
    return ofFree(plain, free, mains, plates, smallest ?? (divisible && plates.length > 0 ? lowest(plates) : null), divisible);
  if (stated.length > 0) return ofTotal(plain, stated, pieces, smallest, divisible, isWhole);
  if (mains.length > 0) return ofMains(plain, { mains, units, plates, parts }, smallest, divisible, isWhole);
  if (plates.length > 0 && (smallest === null || smallest < highest(plates))) {
    const [plate] = plates;
    // 三层每层2500平，现空出第三层: one floor of them.
    if (
      plates.length === 1 &&
      /(?:空出|仅剩|只剩|剩余?|现空)(?:第[一二三四五六七八\d]{1,2}[层楼]|[一1]层|[一二三四五六七八\d]{1,2}楼)(?!高)/.test(plain)
    )
      return {
        value: { min: smallest ?? (divisible ? null : plate!.quantity.low), max: plate!.quantity.high },
        marks: marked([plate!, ...units], 'area.plate'),
      };
    const whole = tidy(plates.length > 1 ? sumOf(plates) : plate!.whole);
    // 2-4层，单层1500，只整租
    if (smallest === null && !divisible && isOnlyWhole(plain))
      return { value: { min: whole, max: whole }, marks: marked(plates, 'area.plate') };
    return {
      value: { min: smallest ?? lowest(plates), max: whole },
      marks: marked([...plates, ...units], 'area.plate'),
    };
  }
  if (units.length > 0) return ofUnits(plain, units, parts);
  if (parts.length > 1) return { value: { min: lowest(parts), max: tidy(sumOf(parts)) }, marks: marked(parts, 'area.part') };
  return parts[0] ? { value: intervalOf(parts[0].quantity), marks: marked([parts[0]], 'area.part') } : null;
}

/** 一楼空出来了 大概2000平: the floor that a size belongs to stands a few words before. */
const floorAhead = /(?:^|[^\d第])[一二三四五六首底\d][楼层f][^\d层楼栋幢]{0,9}$/;
/** B栋5层（每层1980平）: another house, all of whose floors are free. */
const houseOfFloors = /(?:[a-z\d一二三四][栋幢座]|\d[#号]楼?)[^\d，。；;]{0,3}\d{1,2}层[（(，, ]?[^\d，。；;]{0,4}$/;
/** 还剩两套：一套1260平，一套2080平 */
const oneAhead = /一[套栋幢间层块处个户][^\d，。；;]{0,5}$/;
const inList = /^[^。；;\n\d]{0,2}[+＋、和及/] ?(?:[a-z]?\d{1,2}[#号栋幢座楼库]{0,2} ?)?[^\d。；;\n]{0,8}$/;

function ofFree(
  plain: string,
  free: readonly Sized[],
  mains: readonly Piece[],
  plates: readonly Piece[],
  smallest: number | null,
  divisible: boolean,
): Read<Interval> {
  // 1#楼一层剩2600㎡, 5#楼整栋9400㎡: halls beside each other, not a whole and what is left of it.
  const halls =
    free.length === 1 && free[0]!.isBeside
      ? [
          ...mains.filter(({ isBeside, quantity }) => isBeside || floorAhead.test(clauseBefore(plain, quantity.head, 14))),
          ...plates.filter(({ times, quantity }) => times > 1 && houseOfFloors.test(before(plain, quantity.head, 16))),
        ]
      : [];
  const all = [...free, ...halls];
  const isList =
    free.length > 1 &&
    free.every(({ quantity }, i) => i === 0 || inList.test(plain.slice(free[i - 1]!.quantity.end, quantity.head)));
  const eachOne = free.length > 1 && free.every(({ quantity }) => oneAhead.test(clauseBefore(plain, quantity.head, 10)));
  const byFloor =
    halls.length > 0 || isList || eachOne || free.some(({ times }) => times > 1) || free.every(({ isBeside }) => isBeside);
  const most = byFloor ? all.reduce((sum, { quantity, times }) => sum + quantity.high * times, 0) : highest(free);
  return {
    value: {
      min:
        smallest ??
        ((divisible && !(byFloor && all.length > 1)) ||
        (mains.length === 0 && several.test(plain) && !free.every(({ quantity }) => isOneHouse(plain, quantity.head)))
          ? null
          : Math.min(lowest(all), most)),
      max: tidy(most),
    },
    marks: marked(all, 'area.let'),
  };
}

function ofTotal(
  plain: string,
  totals: readonly Sized[],
  pieces: readonly Piece[],
  smallest: number | null,
  divisible: boolean,
  isWhole: boolean,
): Read<Interval> {
  // 总建面12.4万㎡，本批推出6栋，共2.36万㎡: what is on offer now.
  const now = totals.filter(({ quantity }) => batch.test(before(plain, quantity.start, 30)));
  const whole = sumOfRows(plain, totals) || highest(now.length > 0 ? now : totals);
  const inner = pieces.filter(({ quantity, role }) => quantity.high < whole && (role !== 'part' || quantity.range));
  const marks = marked([...totals, ...inner], 'area.total');
  const isSplit =
    divisible || inner.length > 1 || inner.some(({ times, quantity, role }) => times > 1 || quantity.range || role !== 'plate');
  const unit = inner.length > 0 && isSplit ? lowest(inner) : smallest;
  // 每层1720㎡，总8600㎡，一楼已租
  const [plate] = pieces;
  if (pieces.length === 1 && plate!.role === 'plate' && isPartlyLet(plain, plate!, whole))
    return { value: { min: smallest ?? plate!.quantity.low, max: plate!.whole }, marks };
  const soldWhole =
    smallest === null && !divisible && houseSold(plain) && inner.every(({ role, isBeside }) => role === 'plate' || isBeside);
  if (isWhole || soldWhole) return { value: { min: whole, max: whole }, marks };
  const alone = unit === null && !divisible && whole < parkSize && (!several.test(plain) || wholeLet.test(plain));
  return { value: { min: unit ?? (alone ? whole : null), max: whole }, marks };
}

const onFloor = /(?:^|[^号#\d])[一二三四五六首底1-6][层楼](?:面积|约|为)*$/;
const upperFloors =
  /[2-9二三四五六七八九](?:[层楼f]?[-至到~、和][\d一二三四五六七八九十]+|[三四五六七八九]{1,4})[层楼f] ?(?:各|均|都|每层)/;

const floorPrices =
  /[一首1](?:层|楼|f)[^，。；;\n\d]{0,4}\d{1,2}(?:\.\d{1,2})?(?:元|块|毛)[^。；;\n]{0,6}[，、；;/ ][^，。\d]{0,3}[二2](?:层|楼|f)[^，。；;\n\d]{0,6}\d/;

type Pieces = { mains: Piece[]; units: Piece[]; plates: Piece[]; parts: Piece[] };

function ofMains(
  plain: string,
  { mains, units, plates, parts }: Pieces,
  smallest: number | null,
  divisible: boolean,
  isWhole: boolean,
): Read<Interval> {
  const marks = marked([...mains, ...units], 'area.offer');
  // 双拼1200-1600㎡，独栋3000-6000㎡: sizes to choose from.
  const isRange = mains.length > 1 && mains.every(({ quantity }) => quantity.range);
  if (isRange || (mains.length > 2 && varied.test(plain))) return { value: { min: lowest(mains), max: highest(mains) }, marks };
  const most = mains.reduce((high, { whole }) => Math.max(high, whole), 0);
  const rest = sumOf(mains) - most;
  // The largest is the sum of the others: a whole and its parts. So are units that fill it.
  const lesser = sumOf(parts.filter(({ quantity }) => quantity.high < most));
  const within = rest + sumOf(units.filter(({ times }) => times > 1));
  const isHeld =
    ((mains.length > 2 || mains.some(({ times }) => times > 1)) && Math.abs(rest - most) < 1 && !isTable(mains)) ||
    (mains.length > 1 && within > rest && [within, within + lesser].some(sum => Math.abs(sum - most) < 1));
  const halls = isHeld ? most : rest + most;
  const extra = isHeld && within > rest ? 0 : lesser;
  // 一楼1800平，2-4楼每层2200平; units of which there are several beside the halls: 3000㎡/栋，共7栋
  const isApart = plates.every(plate => mains.every(({ line }) => line !== plate.line));
  // 4800平，每层1600平: the floors that make the whole.
  const fills = ({ quantity, times }: Piece) =>
    times < 2 || (most > quantity.high * 1.5 && Math.abs(most / quantity.high - Math.round(most / quantity.high)) < 0.02);
  // 首层2000平，2-4层每层1800平
  const isUpper = ({ quantity }: Piece) =>
    mains.length === 1 &&
    mains[0]!.isBeside &&
    (upperFloors.test(clauseBefore(plain, quantity.start, 14)) || upperFrom(clauseBefore(plain, quantity.start, 14)) > 1);
  const isNew = (plate: Piece) =>
    isApart || isUpper(plate) || !(plates.some(({ whole, quantity }) => whole >= most && quantity.high <= most) || fills(plate));
  const upper = plates.filter(plate => plate.times > 1 && isNew(plate));
  const blocks = units.filter(
    unit =>
      unit.times > 1 &&
      (isUpper(unit) ||
        isBesideOther(plain, unit, mains) ||
        (!unit.quantity.from && Math.abs(unit.whole - most) >= most * 0.05 && !divisible)),
  );
  const above = sumOf(upper) + (isHeld && within > rest ? 0 : sumOf(blocks));
  const max = tidy(halls + extra + above);
  const all = [...mains, ...upper, ...units, ...(divisible ? plates.filter(({ quantity }) => quantity.low < most) : [])];
  // 独栋2层，1楼1200平，2楼1200平，出售
  const isSold =
    mains.length > 1 &&
    houseSold(plain) &&
    /出售|转让/.test(plain) &&
    mains.every(({ quantity }) => onFloor.test(clauseBefore(plain, quantity.start, 6)));
  if (isWhole || isSold) return { value: { min: max, max }, marks };
  if (isHeld && within > rest) return { value: { min: lowest([...mains, ...units, ...parts]), max }, marks };
  if (mains.length > 1 || mains[0]!.times > 1 || extra + above > 0)
    return {
      value: { min: leastStated(plain, units) ?? Math.min(smallest ?? Number.POSITIVE_INFINITY, lowest(all)), max },
      marks,
    };
  const only = mains[0]!.quantity;
  if (only.values.length > 2 && !only.range && !varied.test(plain)) return { value: { min: only.low, max }, marks };
  if (only.low !== only.high) return { value: { min: smallest ?? only.low, max: only.high }, marks };
  if (only.bound === 'max' && smallest === null) return { value: { min: null, max: only.high }, marks };
  if (smallest !== null) return { value: { min: smallest, max }, marks };
  // 每层2100㎡，一层22元，二层15元: floors with prices of their own.
  const [plate] = plates;
  // 整栋四层6400㎡，每层1600㎡，首层已租
  if (plate && plates.length === 1 && isPartlyLet(plain, plate, most))
    return { value: { min: smallest ?? plate.quantity.low, max: plate.whole }, marks };
  if (plate && plate.times > 1 && floorPrices.test(plain) && !wholeLet.test(plain))
    return { value: { min: plate.quantity.low, max }, marks };
  if (divisible) return { value: { min: plates[0]?.quantity.low ?? null, max }, marks };
  // 中小企业产业园新建厂房4.1万平方米: a park lets in parts.
  const isPark =
    only.low >= parkSize * 2 &&
    /产业园|小微园|工业园|企业园|科技园|园区|开发区|高新区|工业集中区/.test(plain) &&
    /入园|入驻|招商|承接|引进|项目|招引/.test(plain) &&
    !/独栋|单层|整租|整体|一栋|出售/.test(plain);
  return {
    value: {
      min:
        isPark ||
        (several.test(plain) &&
          !undivided.test(plain) &&
          !wholeLet.test(plain) &&
          !yardSold(plain) &&
          !isOneHouse(plain, only.head) &&
          !isOfAllHouses(plain, only.unitEnd) &&
          !isSoldWithLand(plain))
          ? null
          : only.low,
      max,
    },
    marks,
  };
}
