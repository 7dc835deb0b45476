import { before, clauseAfter, clauseBefore, type Draft, type Mark, type Read } from './draft.ts';
import { largestOf, smallestOf, tidy } from './number.ts';
import type { Quantity } from './quantity.ts';
import type { Interval } from './space.ts';

type Role = 'main' | 'total' | 'lettable' | 'unit' | 'plate' | 'site' | 'part' | 'none';

// The label nearest before a number decides; longer labels first.
const labels: readonly (readonly [RegExp, Role])[] = [
  [/单层面积|标准层|每层|单层约?|层面积|单跨|一层约/g, 'plate'],
  [
    /可租面积|可租|可出租|现有空置|空置|剩余?|待租|余|在租|招租面积|计租|在招|出让面积|出让|净用地|可售|现有?房源?|目前(?:可租)?|只剩/g,
    'lettable',
  ],
  [
    /起租面积|最小可租|最小面积|最小分割|最小|起租|起分|可分割|可分租|分割|单元|单套|每套|单间|每间|单栋|每栋|单体|单幢|户型|最低/g,
    'unit',
  ],
  [/总建筑面积|总建面|总面积|总可租面积|总|合计|共计|合起来|总共|共|体量|产业空间|一共|整体|面积合计/g, 'total'],
  [
    /占地面积|占地|土地使用权面积|土地面积|用地面积|土地|用地|地块|场地面积|院子|空地|绿化|净地|在建|还要建|二期|规划|预留|拟建/g,
    'site',
  ],
  [/办公楼?|办公室|宿舍楼?|食堂|公寓|洁净车间|展厅|餐厅|辅房|附属用房|附房|门卫/g, 'part'],
  [/建筑面积|建面|厂房面积|仓库面积|面积|厂房|仓库|车间|建筑|需求|使用/g, 'main'],
];

type Sized = { quantity: Quantity; role: Role; line: number };

/** Reads floor area in ㎡. An offer's several areas give the smallest unit and the whole; land counts only where land is all there is. */
export function readArea(draft: Draft): Read<Interval> | null {
  const sized = areasOf(draft);
  const useful = sized.filter(({ role }) => role !== 'site' && role !== 'none');
  if (draft.isLand) return ofLand(sized);
  if (useful.length === 0) return bareArea(draft);
  return draft.side === 'need' ? ofNeed(draft, useful) : ofOffer(draft, useful);
}

function areasOf(draft: Draft): Sized[] {
  const { plain, quantities } = draft;
  const sized: Sized[] = [];
  let line = 0;
  let at = 0;
  for (const [i, quantity] of quantities.entries()) {
    for (; at < quantity.start; at++) if (plain[at] === '\n') line++;
    if (quantity.dimension !== 'area') continue;
    const previous = quantities[i - 1];
    sized.push({ quantity, role: roleOf(draft, quantity, previous, sized.at(-1)), line });
  }
  return sized;
}

function roleOf({ plain }: Draft, quantity: Quantity, previous: Quantity | undefined, last: Sized | undefined): Role {
  const right = clauseAfter(plain, quantity.end, 8);
  if (
    quantity.low < 5 ||
    /^(?:每|约?合|为?计算?|建筑高)/.test(right) ||
    /(?:每|一)$/.test(clauseBefore(plain, quantity.start, 1))
  )
    return 'none';
  if (/(?:=|1亩|折算)$/.test(clauseBefore(plain, quantity.start, 3))) return 'none';
  if (/^ ?(?:洁净车间|办公(?!楼?出租|室?出租)|宿舍|空地|院子|绿化|展厅|食堂)/.test(right))
    return /^ ?(?:空地|院子|绿化)/.test(right) ? 'site' : 'part';
  const floor = previous && previous.dimension !== 'floor' && previous.dimension !== 'count' ? previous.end : 0;
  const near = clauseBefore(plain, quantity.start, Math.min(14, quantity.start - floor));
  const wide = before(plain, quantity.start, Math.min(18, quantity.start - floor));
  const role = labelled(near) ?? labelled(wide) ?? 'main';
  if (/^(?:左右|上下)? ?\)?(?:起租|起分|可租|起售|一层起)/.test(right) || quantity.from) return 'unit';
  if (role === 'plate' && /(?:厂房|钢结构|全|独栋|仓库|为)单层约?$/.test(near)) return 'main';
  if (role === 'main' && /^[单双]层/.test(right) && /空间/.test(right)) return 'plate';
  if (role === 'main' && last && last.role === 'unit' && near === '' && /[、/]$/.test(plain.slice(0, quantity.start).slice(-1)))
    return 'unit';
  return role;
}

function labelled(words: string): Role | null {
  let best: { end: number; length: number; role: Role } | null = null;
  for (const [pattern, role] of labels) {
    for (const match of words.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const start = match.index;
      if (!best || end > best.end || (end === best.end && match[0].length > best.length)) {
        // 总建筑面积 ends with 建筑面积: the longer label that holds the shorter one wins.
        best = { end, length: end - start, role };
      } else if (start <= best.end - best.length && end >= best.end) best = { end, length: end - start, role };
    }
  }
  if (best?.role === 'main')
    for (const [pattern, role] of labels)
      if (role !== 'main')
        for (const match of words.matchAll(pattern))
          if (match.index <= best.end - best.length && match.index + match[0].length >= best.end - best.length) return role;
  return best?.role ?? null;
}

const marked = (items: readonly Sized[], rule: string): Mark[] =>
  items.map(({ quantity }) => [quantity.start, quantity.end, rule]);

function ofNeed({ plain }: Draft, items: readonly Sized[]): Read<Interval> {
  const main = items.filter(({ role }) => role !== 'part' && role !== 'plate');
  const chosen = main[0] ?? items[0]!;
  const { quantity } = chosen;
  const marks = marked([chosen], 'area.need');
  const share = /(?:上下差|上下浮动|浮动|正负|±) ?(\d{1,2})%/.exec(plain.slice(quantity.end, quantity.end + 16));
  if (share) {
    const part = Number(share[1]) / 100;
    return { value: { min: tidy(quantity.low * (1 - part)), max: tidy(quantity.high * (1 + part)) }, marks };
  }
  const further = /^[^，。\n]{0,3}[，,]?(?:可|能)?(?:扩展|扩大|扩)(?:至|到)/.exec(plain.slice(quantity.end, quantity.end + 12));
  const second = main[1]?.quantity;
  if (further && second) return { value: { min: quantity.low, max: second.high }, marks: marked(main.slice(0, 2), 'area.need') };
  return { value: interval(quantity), marks };
}

function interval({ low, high, bound }: Quantity): Interval {
  if (low !== high) return { min: low, max: high };
  if (bound === 'min') return { min: low, max: null };
  if (bound === 'max') return { min: null, max: high };
  return { min: low, max: high };
}

function ofOffer({ plain, quantities }: Draft, items: readonly Sized[]): Read<Interval> | null {
  const divisible =
    /可分割|可分租|可整租|分割|大小可分|起租(?![期价金])|起分|整租分租|整租.{0,3}分租|分租均可|可分(?!期)|按层租/.test(plain);
  const units = items.filter(({ role }) => role === 'unit');
  const lettable = items.filter(({ role }) => role === 'lettable');
  const totals = items.filter(({ role }) => role === 'total');
  const mains = unique(
    items.filter(({ role }) => role === 'main'),
    quantities,
  );
  const parts = unique(
    items.filter(({ role }) => role === 'part'),
    quantities,
  );
  const plates = items.filter(({ role }) => role === 'plate');
  const smallest = units.length > 0 ? smallestOf(units.map(({ quantity }) => quantity.low)) : null;
  const times = units.length === 1 ? countOf(plain, units[0]!.quantity, quantities) : 1;
  if (lettable.length > 0) {
    const most = largestOf(lettable.map(({ quantity }) => quantity.high));
    const least = smallestOf(lettable.map(({ quantity }) => quantity.low));
    return {
      value: { min: smallest ?? (divisible ? null : Math.min(least, most)), max: most },
      marks: marked([...lettable, ...units], 'area.lettable'),
    };
  }
  const whole = totals.length > 0 ? largestOf(totals.map(({ quantity }) => quantity.high)) : null;
  const several = mains.filter(({ quantity }) => quantity.high !== whole);
  if (whole !== null) {
    const smallestMain = several.length > 0 ? smallestOf(several.map(({ quantity }) => quantity.low)) : null;
    const floorUnit = smallest ?? smallestMain;
    const alone = floorUnit === null && !divisible && !isPark(plain);
    return {
      value: { min: floorUnit ?? (alone ? whole : null), max: whole },
      marks: marked([...totals, ...units, ...several], 'area.total'),
    };
  }
  if (mains.length === 0 && units.length > 0) {
    const most = largestOf(units.map(({ quantity }) => quantity.high));
    const sum = units.length > 1 ? units.reduce((all, { quantity }) => all + quantity.high, 0) : most * times;
    const open = times === 1 && units.every(({ quantity }) => quantity.low === quantity.high) && units.length === 1;
    return { value: { min: smallest, max: open ? null : tidy(Math.max(most, sum)) }, marks: marked(units, 'area.units') };
  }
  if (mains.length === 0 && plates.length > 0) {
    const plate = plates[0]!.quantity;
    const floors = floorsOf(plain, plate, quantities);
    return { value: { min: plate.low, max: tidy(plate.high * floors) }, marks: marked(plates.slice(0, 1), 'area.plate') };
  }
  if (mains.length === 0)
    return parts.length > 0 ? { value: interval(parts[0]!.quantity), marks: marked(parts.slice(0, 1), 'area.part') } : null;
  const many = /(?:[2-9]|\d\d|[二两三四五六七八九十])[栋幢](?!楼?(?:[一二三四五六七八\d]层|共))/.test(plain);
  return fromMains(mains, parts, smallest, divisible, many, marked([...mains, ...units], 'area.offer'));
}

function fromMains(
  mains: Sized[],
  parts: readonly Sized[],
  smallest: number | null,
  divisible: boolean,
  many: boolean,
  marks: Mark[],
): Read<Interval> {
  const highs = mains.map(({ quantity }) => quantity.high);
  const most = largestOf(highs);
  const rest = highs.reduce((sum, size) => sum + size, 0) - most;
  // The largest is the sum of the others: a whole and its parts.
  const sum = tidy(mains.length > 2 && Math.abs(rest - most) < 1 ? most : rest + most);
  const extra = parts.filter(({ quantity }) => quantity.high < most).reduce((all, { quantity }) => all + quantity.high, 0);
  const least = smallestOf(mains.map(({ quantity }) => quantity.low));
  const max = tidy((mains.length === 1 ? most : sum) + extra);
  const single = mains.length === 1 && extra === 0;
  const only = mains[0]!.quantity;
  if (single && only.low !== only.high) return { value: { min: smallest ?? only.low, max: only.high }, marks };
  if (single && only.bound === 'max' && smallest === null) return { value: { min: null, max: only.high }, marks };
  if (single) return { value: { min: smallest ?? (divisible || many ? null : least), max }, marks };
  return { value: { min: smallest ?? least, max }, marks };
}

/** The same size said twice (title and body) counts once, unless the lines are rows of a table. */
function unique(items: Sized[], _quantities: readonly Quantity[]): Sized[] {
  const lines = new Map<number, number>();
  for (const { line } of items) lines.set(line, (lines.get(line) ?? 0) + 1);
  const rows =
    items.length >= 3 &&
    [...lines.keys()].length === items.length &&
    [...lines.keys()].every((line, i, all) => i === 0 || line === all[i - 1]! + 1);
  if (rows) return items;
  const seen = new Set<number>();
  const onLine = new Set<string>();
  return items.filter(({ quantity, line }) => {
    const place = `${line} ${quantity.high}`;
    const repeated = seen.has(quantity.high) && !onLine.has(place);
    seen.add(quantity.high);
    onLine.add(place);
    return !repeated;
  });
}

/** 2栋, 单栋1800: how many units of the stated size there are. */
function countOf(plain: string, unit: Quantity, quantities: readonly Quantity[]): number {
  if (
    !/(?:单栋|每栋|单幢|每幢|每间|每套|单间|单体)[\u4e00-\u9fff约]{0,6}$/.test(clauseBefore(plain, unit.start, 10)) &&
    !/^(?:的)?(?:\/|每)?(?:栋|间|套)/.test(plain.slice(unit.end, unit.end + 3))
  )
    return 1;
  const houses = quantities.filter(
    ({ dimension, end, start }) =>
      dimension === 'count' && /[栋幢间套座]/.test(plain[end - 1]!) && Math.abs(start - unit.start) < 60 && start !== unit.start,
  );
  const named = plain.slice(Math.max(0, unit.start - 40), unit.start).match(/\d{1,3}(?:#|号)/g);
  return unit.low !== unit.high ? 1 : Math.max(1, houses[0]?.low ?? named?.length ?? 1);
}

/** 每层1600㎡ of 共5层 or 1-6层. */
function floorsOf(plain: string, plate: Quantity, quantities: readonly Quantity[]): number {
  let floors = 1;
  for (const { dimension, start, end, low, high } of quantities) {
    if (dimension !== 'floor' || Math.abs(start - plate.start) > 40 || !/[层f]/.test(plain[end - 1]!)) continue;
    if (low !== high) floors = Math.max(floors, high - low + 1);
    else if (!/(?:第|[#号]楼?)$/.test(plain.slice(Math.max(0, start - 2), start)) && high < 30) floors = Math.max(floors, high);
  }
  const named = before(plain, plate.start, 20).match(/[一二三四五六七八九](?=[楼层])/g);
  return named && named.length > 1 ? named.length : floors;
}

function isPark(plain: string): boolean {
  return /产业园|工业园|园区|科技园|\d栋|四期|一期|平台/.test(plain);
}

function ofLand(items: readonly Sized[]): Read<Interval> | null {
  const offered = items.find(({ role }) => role === 'lettable') ?? items.find(({ role }) => role === 'site') ?? items[0];
  return offered ? { value: interval(offered.quantity), marks: marked([offered], 'area.land') } : null;
}

/** 求租800厂房: a number without unit right before the kind of space or behind 面积. */
function bareArea({ plain, quantities, side }: Draft): Read<Interval> | null {
  for (const quantity of quantities) {
    if (quantity.dimension !== 'bare' || quantity.low < 50 || quantity.high > 200_000) continue;
    const right = clauseAfter(plain, quantity.end, 6);
    const left = clauseBefore(plain, quantity.start, 5);
    if (
      !/^(?:左右|上下|多)?(?:的)?(?:厂房|仓库|独栋|单层|库房|车间|厂子|办公|出租)/.test(right) &&
      !/(?:面积|独栋|厂房|仓库)[:：约]?$/.test(left)
    )
      continue;
    return {
      value: side === 'need' ? interval(quantity) : { min: quantity.low, max: quantity.high },
      marks: [[quantity.start, quantity.end, 'area.bare']],
    };
  }
  return null;
}

/** Reads land in 亩; sums of money or output per 亩 are other fields. */
export function readLand({ plain, quantities }: Draft): Read<Interval> | null {
  for (const quantity of quantities) {
    if (quantity.dimension !== 'mu' || quantity.high < 1) continue;
    if (
      /(?:每|一|=|税收|产值|投资|强度)$/.test(clauseBefore(plain, quantity.start, 3)) ||
      (quantity.low === 1 && plain[quantity.start] === '一')
    )
      continue;
    if (/(?:距|总规划|规划面积)/.test(clauseBefore(plain, quantity.start, 5))) continue;
    return { value: interval(quantity), marks: [[quantity.start, quantity.end, 'land.mu']] };
  }
  return null;
}
