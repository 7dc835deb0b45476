import { besideFloor, interval, marked, type Sized } from './area-role.ts';
import { before, clauseBefore, type Draft, type Read } from './draft.ts';
import { largestOf, readNumber, smallestOf, tidy } from './number.ts';
import type { Quantity } from './quantity.ts';
import type { Interval } from './space.ts';

const divide = /可分割|可分租|可整租|分割|大小可分|起租(?![期价金])|起分|整租分租|整租.{0,3}分租|分租均可|可分(?!期)|可拆|按层租/;
const varied = /户型|可选|任选|不等|多种|都有|均有|[两三四五六七八九]种/;

type Offer = {
  plain: string;
  quantities: readonly Quantity[];
  units: Sized[];
  mains: Sized[];
  parts: Sized[];
  plates: Sized[];
  /** The smallest stated unit. */
  smallest: number | null;
  divisible: boolean;
};

const sumOf = (items: readonly Sized[]) => items.reduce((sum, { quantity }) => sum + quantity.high, 0);
const highest = (items: readonly Sized[]) => largestOf(items.map(({ quantity }) => quantity.high));
const lowest = (items: readonly Sized[]) => smallestOf(items.map(({ quantity }) => quantity.low));

/** An offer's areas: the smallest unit and the whole. */
export function ofOffer({ plain, quantities }: Draft, items: readonly Sized[]): Read<Interval> | null {
  const having = (role: Sized['role']) => items.filter(item => item.role === role);
  const units = [...having('unit'), ...bareUnits(plain, quantities)];
  const offer: Offer = {
    plain,
    quantities,
    units,
    mains: unique(having('main')),
    parts: unique(having('part')),
    plates: having('plate'),
    smallest: units.length > 0 ? lowest(units) : null,
    divisible: divide.test(plain),
  };
  const lettable = having('lettable');
  if (lettable.length > 0) return ofLettable(offer, lettable);
  const totals = having('total');
  if (totals.length > 0) return ofTotal(offer, totals);
  const { mains, parts, plates, smallest } = offer;
  if (mains.length > 0) return ofMains(offer);
  if (plates[0] && (smallest === null || smallest < plates[0].quantity.high)) return ofPlate(offer, plates[0]);
  if (units.length > 0) return ofUnits(offer);
  return parts[0] ? { value: interval(parts[0].quantity), marks: marked([parts[0]], 'area.part') } : null;
}

function ofLettable({ plain, units, smallest, divisible }: Offer, lettable: readonly Sized[]): Read<Interval> {
  const byFloor = lettable.every(({ quantity }) => besideFloor.test(clauseBefore(plain, quantity.start, 4)));
  const most = byFloor ? sumOf(lettable) : highest(lettable);
  return {
    value: { min: smallest ?? (divisible ? null : Math.min(lowest(lettable), most)), max: tidy(most) },
    marks: marked([...lettable, ...units], 'area.lettable'),
  };
}

function ofTotal({ plain, mains, units, plates, smallest, divisible }: Offer, totals: readonly Sized[]): Read<Interval> {
  const whole = highest(totals);
  const several = mains.filter(({ quantity }) => quantity.high !== whole);
  const unit = smallest ?? (several.length > 0 ? lowest(several) : divisible && plates[0] ? plates[0].quantity.low : null);
  const alone = unit === null && !divisible && !isPark(plain);
  return {
    value: { min: unit ?? (alone ? whole : null), max: whole },
    marks: marked([...totals, ...units, ...several], 'area.total'),
  };
}

function ofPlate({ plain, quantities, units, smallest }: Offer, plate: Sized): Read<Interval> {
  const floors = floorsOf(plain, plate.quantity, quantities);
  return {
    value: { min: smallest ?? plate.quantity.low, max: tidy(plate.quantity.high * floors) },
    marks: marked([plate, ...units], 'area.plate'),
  };
}

function ofUnits({ plain, quantities, units, parts, smallest }: Offer): Read<Interval> {
  const most = highest(units);
  if (units.length > 1)
    return { value: { min: smallest, max: tidy(varied.test(plain) ? most : sumOf(units)) }, marks: marked(units, 'area.units') };
  const { quantity } = units[0]!;
  const times = countOf(plain, quantity, quantities);
  // One unit of unknown number, and no whole is stated.
  if (times === 1 && quantity.low === quantity.high)
    return { value: { min: smallest, max: null }, marks: marked(units, 'area.units') };
  return {
    value: { min: smallest, max: tidy(most * times + (times > 1 ? sumOf(parts) : 0)) },
    marks: marked(units, 'area.units'),
  };
}

function ofMains({ plain, units, mains, parts, plates, smallest, divisible }: Offer): Read<Interval> {
  const marks = marked([...mains, ...units], 'area.offer');
  if (mains.length > 2 && varied.test(plain)) return { value: { min: lowest(mains), max: highest(mains) }, marks };
  const most = highest(mains);
  const rest = sumOf(mains) - most;
  // The largest is the sum of the others: a whole and its parts.
  const halls = mains.length > 2 && Math.abs(rest - most) < 1 ? most : rest + most;
  const extra = sumOf(parts.filter(({ quantity }) => quantity.high < most));
  // 一楼1800平，2-4楼每层2200平
  const upper = plates.filter(({ quantity }) => floorsBefore(plain, quantity) > 1);
  const above = upper.reduce((sum, { quantity }) => sum + quantity.high * floorsBefore(plain, quantity), 0);
  const max = tidy(halls + extra + above);
  if (mains.length > 1 || extra + above > 0) return { value: { min: smallest ?? lowest([...mains, ...upper]), max }, marks };
  const only = mains[0]!.quantity;
  if (only.low !== only.high) return { value: { min: smallest ?? only.low, max: only.high }, marks };
  if (only.bound === 'max' && smallest === null) return { value: { min: null, max: only.high }, marks };
  if (smallest !== null) return { value: { min: smallest, max }, marks };
  if (divisible) return { value: { min: plates[0]?.quantity.low ?? null, max }, marks };
  const many = /(?:[2-9]|\d\d|[二两三四五六七八九十])[栋幢](?!楼?(?:[一二三四五六七八\d]层|共))/.test(plain);
  return { value: { min: many ? null : only.low, max }, marks };
}

/** 可分割300起: the smallest unit as a number alone. */
function bareUnits(plain: string, quantities: readonly Quantity[]): Sized[] {
  return quantities
    .filter(
      ({ dimension, low, from, start }) =>
        dimension === 'bare' &&
        from &&
        low >= 50 &&
        /(?:分割|分租|可分|可拆|最小)(?:至|到|约)?$/.test(clauseBefore(plain, start, 5)),
    )
    .map(quantity => ({ quantity, role: 'unit', line: 0 }));
}

/** The same size said twice (title and body) counts once, unless the lines are rows of a table. */
function unique(items: Sized[]): Sized[] {
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
    !/(?:单栋|每栋|单幢|每幢|每间|每套|单间|单体|每座|每个|各)[\u4e00-\u9fff约]{0,6}$/.test(
      clauseBefore(plain, unit.start, 10),
    ) &&
    !/^(?:的)?(?:\/|每)?(?:栋|间|套)/.test(plain.slice(unit.end, unit.end + 3))
  )
    return 1;
  const houses = quantities.filter(
    ({ dimension, end, start }) =>
      dimension === 'count' && /[栋幢间套座]/.test(plain[end - 1]!) && Math.abs(start - unit.start) < 60 && start !== unit.start,
  );
  const storeys = /([二两三四五六七八九十\d]{1,2})层(?:楼|厂房)?各$/.exec(clauseBefore(plain, unit.start, 8));
  if (storeys) return readNumber(storeys[1]!, 0)?.value ?? 1;
  const named = plain.slice(Math.max(0, unit.start - 40), unit.start).match(/\d{1,3}(?:#|号)/g);
  return unit.low !== unit.high ? 1 : Math.max(1, houses[0]?.low ?? named?.length ?? 1);
}

/** 每层1600㎡ of 共5层 or 1-6层. */
function floorsOf(plain: string, plate: Quantity, quantities: readonly Quantity[]): number {
  const stated = floorsBefore(plain, plate);
  if (stated > 1) return stated;
  let floors = 1;
  for (const { dimension, start, end, low, high } of quantities) {
    if (dimension !== 'floor' || Math.abs(start - plate.start) > 40 || !/[层f]/.test(plain[end - 1]!)) continue;
    if (low !== high) floors = Math.max(floors, high - low + 1);
    else if (!/(?:第|[#号]楼?)$/.test(plain.slice(Math.max(0, start - 2), start)) && high < 30) floors = Math.max(floors, high);
  }
  const named = before(plain, plate.start, 20).match(/[一二三四五六七八九](?=[楼层])/g);
  return named && named.length > 1 ? named.length : floors;
}

/** 2至7层每层1500平: the number of floors named right before; 1 where none are. */
function floorsBefore(plain: string, { start }: Quantity): number {
  const found =
    /(\d{1,2}|[一二三四五六七八九十]{1,2})[层楼]?[-至到~](\d{1,2}|[一二三四五六七八九十]{1,2})[层楼f][^，。；\d]{0,6}$/.exec(
      before(plain, start, 18),
    );
  const from = found && readNumber(found[1]!, 0)?.value;
  const to = found && readNumber(found[2]!, 0)?.value;
  return from && to && to > from ? to - from + 1 : 1;
}

function isPark(plain: string): boolean {
  return /产业园|工业园|园区|科技园|[\d二两三四五六七八九十][栋幢]|四期|一期|平台/.test(plain);
}
