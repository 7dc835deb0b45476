import { patternGroup } from '../pattern-group.ts';
import type { Quantity } from '../quantity.ts';
import { bareCell, cutInto, eachFloor, floorEach, isBareArea, terseSize } from './area-bare.ts';
import { besideOffer } from './area-beside.ts';
import { houseNamed, namedBefore, type Occupancy, occupancyOf } from './area-free.ts';
import { namedRole } from './area-named.ts';
import { offeredRole } from './area-offered.ts';
import { isDelivered, isGone, isGrown, isOldHall, isShared } from './area-taken.ts';
import { timesOf } from './area-times.ts';
import { leftOfWhole, withinWhole } from './area-whole.ts';
import type { Figure } from './bind.ts';
import { before, clauseAfter, clauseBefore, type Draft, lineAround, type Mark } from './draft.ts';
import type { Interval } from './reading.ts';
import { sizeCells } from './table.ts';

/** What is asked about the words before an area and behind it. */
const ahead = patternGroup();
const behind = patternGroup();

/** What an area is the area of: the whole on offer, what of it is free, the smallest unit, one floor, the site, a part such as the offices, a room inside the whole, or nothing that counts. */
export type Role = 'main' | 'total' | 'let' | 'unit' | 'plate' | 'site' | 'part' | 'inner' | 'none';

/** An area with its role, the line it stands on and how many such floors or buildings there are; `isBeside`: the floor or building that has it stands right before (二楼, 5#楼 整栋); `isCell`: it stands in the column of a table. */
export type Sized = { quantity: Quantity; role: Role; line: number; times: number; isBeside: boolean; isCell?: boolean };

const besideFloor =
  /(?:[首底顶一二三四五六七八九十\d][楼层f]|楼|栋|幢|库|座|[东西南北]半?区|[东西南北]侧|[a-z]区|\d[号#](?:车间|厂房|仓库?|库房)?|[\d一二三四五]跨)(?:整[栋幢层]|全层|半层|整体|剩余?|空置|[东西南北]半|还?有|也?是|大概| )* ?$/;

/** A size is held against so many before it: no advert of one space names more, and a list of thousands is read in time linear to it. */
const mostBefore = 60;

/** All areas of a text with their roles, in the order of the text. */
export function areasOf(draft: Draft, figures: readonly Figure[]): Sized[] {
  const { plain } = draft;
  const sized: Sized[] = [];
  const hasGross = /建筑面积|建面|证上|产证(?:面积| ?\d)|证载|合同(?:面积|[上里]?写)/.test(plain);
  const occupancy = occupancyOf(plain);
  const cells = new Set(sizeCells(plain, draft.isLand).map(({ start }) => start));
  let line = 0;
  let at = 0;
  for (const figure of figures) {
    const { quantity } = figure;
    const before = sized.at(-1);
    if (before && isExact(plain, quantity, before.quantity)) {
      before.quantity = { ...before.quantity, low: quantity.low, high: quantity.high, values: quantity.values, bound: null };
      continue;
    }
    const isCell = quantity.dimension === 'bare' && cells.has(quantity.start);
    if (quantity.dimension !== 'area' && !isCell && !isBareArea(draft, figure)) continue;
    for (; at < quantity.start; at++) if (plain[at] === '\n') line++;
    const role = isTakenLine(plain, quantity)
      ? 'none'
      : isCell
        ? 'main'
        : roleOf(draft, figure, sized.slice(-mostBefore), hasGross);
    sized.push({
      quantity,
      role,
      line,
      times:
        role === 'none' || /(?:合计|共计|总计|共|^合|隔成?)$/.test(clauseBefore(plain, quantity.start, 3))
          ? 1
          : timesOf(draft, quantity, role === 'plate', occupancy),
      isBeside: besideFloor.test(clauseBefore(plain, quantity.start, 6)),
      ...(isCell && { isCell }),
    });
  }
  const alone = sized.length > 0 ? undefined : (bareCell(draft, figures) ?? terseSize(draft, figures));
  return alone
    ? [{ quantity: alone.quantity, role: 'main', line: 0, times: 1, isBeside: false }]
    : besideOffer(draft, withinWhole(draft, leftOfWhole(draft, withoutTaken(plain, sized, occupancy))));
}

/** 四万方不到（39600）: the exact figure in brackets behind a round one. */
function isExact(plain: string, { dimension, low, high, start, end }: Quantity, round: Quantity): boolean {
  if ((dimension !== 'bare' && dimension !== 'area') || low !== high || start - round.unitEnd > 8) return false;
  if (Math.abs(low - round.high) > round.high * 0.1 || round.low !== round.high) return false;
  return (
    /^(?:不到|多|左右|出头|上下|[一点儿不到])*[(（](?:准确|实测|精确|实际|具体)?(?:是|为|[:：])?$/.test(
      plain.slice(round.unitEnd, start),
    ) && /^(?:平方米|平|㎡|m2)?[)）]/.test(plain.slice(end, end + 4))
  );
}

/** 一楼2000平二楼2000平，一楼已租: a floor of its own size that is let already counts no more, as long as another stays. */
function withoutTaken(plain: string, sized: Sized[], { taken, takenHouses }: Occupancy): Sized[] {
  if (taken.size === 0 && takenHouses.size === 0) return sized;
  const isTaken = ({ quantity }: Sized) => {
    const named = namedBefore(plain, quantity.start);
    return (named.length > 0 && named.every(floor => taken.has(floor))) || takenHouses.has(houseNamed(plain, quantity.start));
  };
  const left = sized.filter(item => !isTaken(item));
  return left.some(({ role }) => role !== 'none') ? left : sized;
}

/** A row of a table that is let already (A5栋 3200㎡ 在租). */
function isTakenLine(plain: string, { start, end }: Quantity): boolean {
  const line = lineAround(plain, start, end, 40);
  return (
    line !== null &&
    line.length < 40 &&
    !plain.startsWith(line) &&
    /在租(?![:：])|已租|已出租|已售|租出|已预?[订定](?![制价金])/.test(line) &&
    !/可租|空/.test(line)
  );
}

const present =
  /(?:^|[，,：:；;\s])(?:情况[:：])?(?:(?:现租赁?|目前租赁?|现在租)[^，,；;。]{0,10}|(?:目前|现在?|眼下)在?[^，,；;。]{2,12}(?<![求招想要拟需寻急出])租(?:了|用|着|赁)?约?)$/;
/** 现有场地：无锡4000㎡: where one who seeks is. */
const presentLabel =
  /(?:现有|现用|原有|目前|现在|现)(?:的|使用)?(?:场地|厂房|厂区|仓库|库房|车间|面积|租赁面积|使用面积|经营场所)[:： 是为在]{0,3}[^，。；;\n]{0,14}$/;
const partBehind = behind.add(/^ ?(?:洁净车间|办公(?!楼?出租|室?出租)|宿舍|展厅|食堂)(?!\D{0,2}\d)/);
const siteBehind = behind.add(/^ ?(?:空地|院子|绿化|雨棚|堆场|场地)(?!\D{0,2}\d)/);
const leased = /^(?:左右)?[（(]?(?:(?:免费)?赠送|租[约期][到至]|[^，。；;\n]{0,4}到期后?续租)/;
/** 2000㎡一层，共两层 */
const isFloorOf = /^(?:左右)?[一每]层[，, ](?:一?共|有)[两二三四五六2-9]层/;
const freed =
  /^(?:左右)?(?:的)?(?:厂房|车间|仓库)?(?:租约)?(?:\d{1,2}月[初底份]?|[月年]底|下个?月|马上|近期|现在?|目前)?(?:到期)?[，,]?(?:可以?|会|将|要|准备|对外)?(?:放出来|空出来?|腾出来?|空着|空置|闲置|出租|招租|可租|转租|放租)/;
const listed =
  /^[、,，；; ]{1,2}[\da-z#号\-一二三四五六七八九十东西南北前后]{0,6}(?:半?区|侧|跨|段|半|楼|层|f|栋|幢|库|座)[\da-z]{0,2}[楼层f]? ?$/;

const uncounted =
  /^(?:左右|多)?(?:的?[\u4e00-\u9fff]{2,4})?[，,（( ]{0,2}(?:均|都|也)?(?:[不未]计(?:入|算|在|面积|租(?![期约])|价|费)|不算(?:在内|入|进|面积|钱)|不包?含在内|不在内)/;
/** A3｜, 5#楼 : the house that a row is about. */
const houseCell = /(?:^|\n)[^\n]{0,4}[a-z\d#号栋幢座楼库](?:厂房|车间)? ?[ |] ?$/;
const roomsAndSize = /[每单]层(?:约|有|共)?\d{1,3}(?:间|套|户|个房间)(?:房|宿舍)?[、，,/ ]{0,2}(?:面积|合计|共|约)*$/;
const oneStorey = /^单层(?:$|[，,。；;\n ](?!(?:一?共|总共|有)?[两二三四五六2-6]层|(?:一?共|总共)))/;
const housesByStorey =
  /[两二三四五六2-9][栋幢](?:厂房|房|楼)?(?:出售|出租|招租|转让)?[：:，, ]{1,2}单层约?[\d.]+万?(?:平米?|㎡|方)?(?:[、，,+；; ]{1,2}[二三四五六]层约?[\d.]+|$)/;

const converted = ahead.add(/(?:(?<![<>])=|1亩|折算|折合)$/);
const takenAhead = ahead.add(/(?:已出租|已租|已售|已满)(?:约|了)?$/);
const eachAhead = ahead.add(/(?<![一二三四五六七八九十\d])[每一]$/);
const givenFree = ahead.add(
  /(?:^|[^\u4e00-\u9fff]|[平方米])(?:再|另|还|免费)?(?:赠送|附赠|送)(?:露台|平台|夹层|阁楼|天台|院子?|花园)?约?$/,
);
const ofThat = ahead.add(/(?:其中|包?含|包括|内有)[^，,]{0,6}$/);
const ofRooms = ahead.add(/(?:宿舍|公寓)[^，。；;]{0,8}[每单]?[间套]$/);
const supplied = ahead.add(
  /(?:日供|供气|供水|用水|排水|日处理|天然气日?|可建(?:设|筑)?|(?:[日月年时]|用气|用水|蒸汽|天然气)(?:用量|耗量|用气量?|用水量?|消耗量?))约?$/,
);
const hasRented = ahead.add(/租(?:了|有着?)约?$/);
const isRented = ahead.add(/租(?:用|下)?[的着]约?$/);
const onceRented = ahead.add(/(?:原租|原来租|当初租)(?:用|赁|了)?约?$/);
const cutUp = ahead.add(
  /(?:可?隔(?:成|出)?(?:为)?(?:[两二三四五六\d][间户半块])?|[切分]割?[成为][两二三四五六\d]{1,2}[间户块个套])约?$/,
);
const inUse = ahead.add(/在用约?$/);
const storeyAhead = ahead.add(/层约?$/);
const netAhead = ahead.add(/(?:实用|实际|实测|使用|套内)(?:建筑)?(?:面积)?(?:约|为|[:：])?$/);
const netOrStored = ahead.add(
  /(?:实用|实际使用|使用面积|套内(?:面积)?|净面积|得房|实得)(?:面积)?(?:约|为|[:：])?$|实际上?(?:能|可以?)[用摆放堆装][^\d]{0,8}$/,
);
const amongThat = ahead.add(/其中(?:的|有)?约?$/);
const leastAhead = ahead.add(/(?:最小|最少|至少)(?:的|一间)?约?$/);
const halfAhead = ahead.add(/半[层栋]约? ?$/);
const perHouse = ahead.add(/每(?:库|栋|幢|座|间|跨|户)约?$/);
const namedUnit = ahead.add(/(?:[a-z甲乙丙丁东西南北]|[栋幢座库楼层]\d{1,2})单元(?:约| )?$/);
const houseBySize = ahead.add(/(?:独栋|单栋|每栋|栋均|按[栋幢层套间]|[单每][幢套间户]|户型)约?$/);
const allStoreys = ahead.add(/(?:共|合计)(?:[二两三四五六七八九2-9]|1\d)层(?:楼|厂房)?约?$/);
const wholeHouse = ahead.add(/(?:[号#\d]车间|[栋幢座楼库])(?:整[栋幢])?(?:[\d一二三四五六]{1,2}层)?(?:共|合计)$/);
const wholeStorey = ahead.add(/整层约?$/);
const insideThat = ahead.add(/(?:其中|内含|包含|含|包括|内有)[^，,]{0,6}$/);
const ofOneStorey = ahead.add(
  /(?:厂房|车间|钢结构|全|独栋|独院|仓库|为|纯|出租|招租|栋|幢|座|\d[#号]楼?|\d[米m])单层约? ?$|单层(?!建?筑?面积)[\u4e00-\u9fff]{2,6} ?$/,
);
const noSize = behind.add(/^(?:每|约?合|为?计算?|建筑高)/);
const takenBehind = behind.add(/^ ?[（(]?(?:已出租|已租|已售|在租|已满|满租|已?预[订定]|已订|已定出)/);
const letBehind = behind.add(/^(?:左右)? ?(?:出租|招租|转租|对外)/);
const perStorey = behind.add(/^ ?\/层/);
const mayBeLet = behind.add(/^(?:左右)?(?:可租|可出租|起)/);
const vacant = behind.add(/^(?:左右|上下)? ?\)?(?:可租|可出租|待租|空置|空着|还空|空了|还?没租(?!金))(?!面积|率|时间|[:：])/);
const leastBehind = behind.add(/^(?:左右|上下)? ?\)?(?:起租|起分|起售|一层起)/);
const storeysBehind = behind.add(/^[单双]层/);

function roleOf(draft: Draft, figure: Figure, earlier: readonly Sized[], hasGross: boolean): Role {
  const { plain, side } = draft;
  const { quantity } = figure;
  const last = earlier.at(-1);
  const right = clauseAfter(plain, quantity.unitEnd, 9);
  const left = clauseBefore(plain, quantity.start, 14);
  const [inLeft, inRight] = [ahead.heldBy(left), behind.heldBy(right)];
  if (quantity.low < 5 || noSize.test(right, inRight) || converted.test(left, inLeft)) return 'none';
  if (
    (takenBehind.test(right, inRight) &&
      !/^ ?[（(]?已(?:出?租|售|预[订定]|订)(?:了|掉|出)?[一二三四五六首底\d半几]/.test(right)) ||
    takenAhead.test(left, inLeft)
  )
    return 'none';
  // 单层面积1260㎡，合3780㎡
  if (left === '合' && last !== undefined) return 'total';
  if (eachAhead.test(left, inLeft) && !figure.topic) return 'none';
  // 另有无证棚屋600㎡，不计入
  if (side === 'offer' && earlier.length > 0 && uncounted.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 12)))
    return 'none';
  // 送30㎡露台, 送露台380㎡
  if (givenFree.test(left, inLeft)) return 'none';
  // 每层1100方 宿舍食堂齐: behind a space the next thing begins.
  const isApart = right.startsWith(' ') && (figure.topic === 'area.plate' || earlier.length === 0);
  if (!isApart && partBehind.test(right, inRight)) return ofThat.test(left, inLeft) ? 'none' : 'part';
  // 提供宿舍20间（每间30方）
  if (quantity.high < 100 && earlier.length > 0 && ofRooms.test(left, inLeft)) return 'none';
  // 日供8000方, 可建3万平, 园区规划面积6.8平方公里
  if (supplied.test(left, inLeft) || quantity.unit === '平方公里') return 'none';
  // 租了2400平厂房分出900平
  if (
    (hasRented.test(left, inLeft) && /[分腾拿空]出|用不[完掉]|多出/.test(plain.slice(quantity.end, quantity.end + 12))) ||
    (isRented.test(left, inLeft) && /[分腾拿空让匀]出(?:来|其中)?约?\d/.test(plain.slice(quantity.end, quantity.end + 32))) ||
    (side === 'offer' && onceRented.test(left, inLeft))
  )
    return 'none';
  if (side === 'offer' && (isGone(plain, quantity) || isShared(plain, quantity))) return 'none';
  if (side === 'offer' && earlier.length > 0 && isDelivered(plain, quantity)) return 'none';
  // 二楼900㎡现空，一楼900㎡租约到2028年; 办公120㎡（赠送）
  if (side === 'offer' && earlier.length > 0 && leased.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 14))) return 'none';
  if (cutUp.test(left, inLeft)) return 'unit';
  if (siteBehind.test(right, inRight)) return 'site';
  if (side === 'need' && (isOldHall(plain, quantity) || inUse.test(left, inLeft))) return 'none';
  // 总建筑面积12000平，现有一层2000平出租
  if (side === 'offer' && last?.role === 'total' && letBehind.test(right, inRight)) return 'let';
  if (side === 'need' && isGrown(plain, quantity)) return 'none';
  // 现租赁齐贤厂房4000㎡: where the seeker is, not what is sought.
  if (
    side === 'need' &&
    !/(?:要求|需求|需要|求租|求购|收购|购买|租赁)[:： ]?现有[^，。；;\n]{0,14}$/.test(clauseBefore(plain, quantity.start, 24)) &&
    (present.test(clauseBefore(plain, quantity.start, 24)) || presentLabel.test(clauseBefore(plain, quantity.start, 24)))
  )
    return 'none';
  // 三栋：单层6200、三层4600: houses by their storeys.
  if (storeyAhead.test(left, inLeft) && housesByStorey.test(plain.slice(Math.max(0, quantity.start - 26), quantity.end)))
    return 'main';
  // 每层32间、960㎡
  if (side === 'offer' && roomsAndSize.test(before(plain, quantity.start, 16))) return 'plate';
  if (quantity.dimension === 'bare' && eachFloor.test(left)) return offeredRole(draft, quantity, 'plate', earlier) ?? 'plate';
  // 可隔成800+1350 too
  if (
    quantity.dimension === 'bare'
      ? floorEach.test(left) || cutInto.test(before(plain, quantity.start, 26))
      : partedBefore(plain, quantity)
  )
    return 'unit';
  if (netAhead.test(left, inLeft) && hasGross) return 'none';
  // 2000平（使用率90%，实用1800平）
  if (
    side === 'offer' &&
    last &&
    quantity.high > last.quantity.high * 0.5 &&
    quantity.high < last.quantity.high &&
    netOrStored.test(left, inLeft)
  )
    return 'none';
  // 2.5万方，其中1.5万方7月到期放出来
  if (side === 'offer' && amongThat.test(left, inLeft) && freed.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 18)))
    return 'let';
  if (last?.role === 'let' && listed.test(plain.slice(last.quantity.end, quantity.start))) return 'let';
  if (
    perStorey.test(right, inRight) ||
    quantity.per.other === '层' ||
    isFloorOf.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 10))
  )
    return 'plate';
  // 单层1380平，最小300平可租: the least that is let.
  if (mayBeLet.test(right, inRight) && leastAhead.test(left, inLeft)) return 'unit';
  if (
    vacant.test(right, inRight) &&
    !quantity.from &&
    // 整层1580㎡或半层790㎡可租
    !(halfAhead.test(left, inLeft) && last && Math.abs(last.quantity.high - quantity.high * 2) < quantity.high * 0.04)
  )
    return 'let';
  if (leastBehind.test(right, inRight) || quantity.from) return 'unit';
  const role = namedRole(plain, figure, earlier);
  // 太仓4800平单层，价18: a hall of one storey, told behind its size.
  if (
    role === 'plate' &&
    side === 'offer' &&
    figure.label?.word === '单层' &&
    figure.label.start === quantity.end &&
    oneStorey.test(plain.slice(quantity.end, quantity.end + 14))
  )
    return 'main';
  // 1-3号冷库整体或分库，每库6800㎡
  if (role === 'total' && perHouse.test(left, inLeft)) return 'unit';
  // 3号库A单元6200㎡: the name of one, not the size of each.
  if (role === 'unit' && side === 'offer' && namedUnit.test(left, inLeft)) return 'main';
  const other = offeredRole(draft, quantity, role, earlier);
  if (other) return other;
  // 3万方 独栋1200-4500㎡: the sizes of the houses of a park.
  if (
    role === 'main' &&
    quantity.range &&
    last?.role === 'main' &&
    last.quantity.low > quantity.high * 3 &&
    houseBySize.test(left, inLeft)
  )
    return 'unit';
  // 需3000㎡以上单层
  if (role === 'plate' && side === 'need' && figure.label && figure.label.start >= quantity.end) return 'main';
  // 共三层5400平，三层1800平出租
  if (role === 'main' && allStoreys.test(left, inLeft)) return 'total';
  // 2号车间整栋3层共5400㎡: the whole of one building.
  if (role === 'total' && wholeHouse.test(left, inLeft)) return 'main';
  // 食品车间1680平 带冷冻库80平: a room of it.
  if (
    role === 'main' &&
    last?.role === 'main' &&
    quantity.high * 4 < last.quantity.low &&
    /(?:^|[^\u4e00-\u9fff])(?:自?带|附带?|内含|含|内设|内有|配有?)[\u4e00-\u9fff]{0,5}(?:库|室|间|仓|棚)$/.test(
      plain.slice(Math.max(0, quantity.start - 10), quantity.start),
    )
  )
    return 'inner';
  // 7200㎡（整层2400㎡，共三层）: a floor of the whole.
  if (role === 'main' && last?.role === 'main' && quantity.high < last.quantity.low && wholeStorey.test(left, inLeft))
    return 'plate';
  // 其中车间4300平办公900平
  if (
    last?.role === 'inner' &&
    (role === 'part' || role === 'main') &&
    /^[、和及+ \u4e00-\u9fff]{0,8}$/.test(plain.slice(last.quantity.end, quantity.start))
  )
    return 'inner';
  // 3000平，其中办公300平: counted in the whole already.
  if ((role === 'part' || role === 'main') && insideThat.test(left, inLeft)) return 'inner';
  if (role === 'plate' && ofOneStorey.test(left, inLeft)) return 'main';
  // A3｜单层｜4260㎡: a cell that tells of the house.
  if (
    role === 'plate' &&
    figure.label?.word === '单层' &&
    /[ |]/.test(plain[figure.label.start - 1] ?? '') &&
    houseCell.test(plain.slice(Math.max(0, figure.label.start - 8), figure.label.start)) &&
    /[ |]/.test(plain[figure.label.end] ?? '')
  )
    return 'main';
  // 单层小厂房 430平 450平
  if (role === 'plate' && last?.role === 'main' && /^[ 、，/]{1,2}$/.test(plain.slice(last.quantity.end, quantity.start)))
    return 'main';
  if (role === 'main' && storeysBehind.test(right, inRight) && /空间/.test(right)) return 'plate';
  if (role === 'main' && last?.role === 'unit' && figure.topic === null && /[、/]/.test(plain.charAt(quantity.start - 1)))
    return 'unit';
  return role;
}

const partedBefore = (plain: string, { start }: Quantity) =>
  /[+＋]/.test(plain.charAt(start - 1)) && cutInto.test(before(plain, start, 26));

/** The marks of areas under one rule. */
export const marked = (items: readonly Sized[], rule: string): Mark[] =>
  items.map(({ quantity }) => [quantity.start, quantity.end, rule]);

/** One stated size as an interval: both ends, or the one its qualifier leaves. */
export function intervalOf({ low, high, bound }: Quantity): Interval {
  if (low !== high) return { min: low, max: high };
  if (bound === 'min' || bound === 'over' || bound === 'from') return { min: low, max: null };
  if (bound === 'max' || bound === 'below') return { min: null, max: high };
  return { min: low, max: high };
}
