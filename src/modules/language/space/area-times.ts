import { matchesOf } from '../matches.ts';
import { readNumber } from '../number.ts';
import type { Quantity } from '../quantity.ts';
import { tokensIn } from '../token.ts';
import { freeOf, type Occupancy } from './area-free.ts';
import { before, clauseBefore, type Draft } from './draft.ts';

/** How far from a size the number of its floors or buildings may stand, in characters. */
const widest = 64;
const number = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const house = '(?:单元|[座栋幢间套跨层块宗个楼f])';
const timesBehind = new RegExp(`^ ?[×x*] ?${number} ?${house}?`);
const timesBefore = new RegExp(`(?<![\\d.])(\\d{1,2}|[一二两三四五六七八九十]{1,3}) ?${house}? ?[×x*] ?$`);
const eachBefore =
  /(?:各|每(?:单元|[座栋幢间套跨块区层库仓户])(?:[一二两三四五六七八九单\d]层)?|单[座栋幢间套跨]|[每单]个?(?:防火)?分?区|每个|单体)(?:面积|建筑面积|约|为|[:：])*$/;
const oneBefore =
  /(?:每|单|(?<![十第\d东西南北二三四五六七八九])一)(单元|[座栋幢间套跨])(?:房|仓|库|厂房)?(?:面积|建筑面积|大概|差不多|大约|约|为|是|有|[:：])*$/;
/** 五百平一间，共有六间 */
const oneBehind = /^ ?[/每一](单元|[座栋幢间套跨])/;
const inAll = new RegExp(`(?:一?共有?|合计|总共|总计|现有|都是)${number} ?个?(单元|[座栋幢间套跨])`);
const restAhead = new RegExp(`(?:[剩余]|空出|空着)(?:下|着|了|最后)?${number} ?(单元|[座栋幢间套跨])`);
const rowsAhead =
  /([两二三四五六七八九]|[2-9]) ?(?:连(?=跨))?([排格档户仓库组]|(?<=连)跨)[^。；;\n\d]{0,12}每([排格档户仓库组跨])(?:面积)?(?:约|是|有)?$/;
const countedAhead = new RegExp(
  `${number} ?(单元|[座栋幢间套跨])[^，。；;\\d]{0,8}[，,：:]一(单元|[座栋幢间套跨])(?:约|是|有)?$`,
);
const allHalls = new RegExp(`^[，, ]?(?:一?共|合计|总共)${number} ?[栋幢座]`);
const perHouse = /^ ?[/每一](?:座|栋|幢|间|套)/;
const floorList = /((?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})[楼层f#栋幢、和及与号 ]{1,3}){2,6})(?:各|每层|均)?[^，。\d]{0,4}$/;
/** 12个门, 20个月台: counts of other things. */
const section = /^(?:防火)?分?区/;
const otherCount = /^(?:门|泊位|车位|柱|月|工位|床位|托盘|货位|卸货|停车|点|平台)/;
const hanFloors = /(?:^|[^\d十百])([一二三四五六七八九](?:[、和及][一二三四五六七八九]){1,5})[层楼]/;
const pickedFloors = /(?<![\d.])(\d{1,2}(?:[层楼f]?[、和及]\d{1,2}){1,5})[层楼f]/;
const floorRun = /(?:^|[^\d十百一二三四五六七八九])([一二三四五六七八九]{2,5})[楼层] ?(?:各|每层|均|都是?|均为)约?$/;
const leftFloors = /(?:空出|空了|空着|还剩|只剩|仅剩|腾出|剩余?|尚余)([两二三四五六七八\d])层[^\d。；\n]{0,6}$/;
const floorsAhead = /(?:^|[^\d十百一二三四五六七八九])([一二三四五六七八九]{2,5})[楼层][^\d。；\n]{0,8}$/;
const floorRange =
  /(\d{1,2}|[一二三四五六七八九十]{1,2})[层楼栋幢跨#f]?[-至到~][a-z]?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:[层楼f栋幢跨#号库间]|分?区|(?=每[栋幢座]))/g;

/** How many floors, buildings or bays of the stated size there are: 1800㎡×2栋, 2座（各720㎡）, 二至五层每层2050方; 1 where nothing says so. */
export function timesOf(draft: Pick<Draft, 'plain' | 'tokens'>, area: Quantity, isPlate: boolean, occupancy: Occupancy): number {
  const times = statedTimes(draft, area, isPlate);
  // 每层八百平，三四楼可以租
  if (times === 1 && isPlate && occupancy.free.size > 1) return occupancy.free.size;
  const isOfFloors =
    times > 1 && (isPlate || /[层楼f](?:(?:各|每层|均|都是)约?| ?[×x*] ?)$/.test(clauseBefore(draft.plain, area.start, 6)));
  if (!isOfFloors) return times > 1 ? times - housesGone(draft.plain, area, times, occupancy) : 1;
  // 2-5楼出租 每层950平，一楼自用: which floors they are.
  const range = rangeBefore(before(draft.plain, area.start, 24));
  const named =
    range && range[1] - range[0] + 1 === times
      ? Array.from({ length: times }, (_, i) => range[0] + i)
      : // 一二层自用，三四五层出租，每层800平
        (floorsAhead
          .exec(before(draft.plain, area.start, 20))?.[1]
          ?.split('')
          .map(countOf) ??
        // 1F、3F可租，每层1260㎡
        pickedFloors
          .exec(before(draft.plain, area.start, 24))?.[1]
          ?.match(/\d{1,2}/g)
          ?.map(Number));
  return freeOf(draft.plain, area.start, times, occupancy, named);
}

/** 三栋各2100㎡，1号栋自用: how many of the houses counted are let or kept, unless the size names its own. */
function housesGone(plain: string, area: Quantity, times: number, { takenHouses }: Occupancy): number {
  if (takenHouses.size === 0 || takenHouses.size >= times) return 0;
  // A栋已租，B、C两栋全空: those that are left are counted already.
  if (
    /[余剩空][^，。；;\n]{0,2}[两二三四五六\d][栋幢座]|[两二三四五六\d][栋幢座](?:全部?|都|均|还)?空/.test(
      plain.slice(area.unitEnd, area.unitEnd + 40),
    )
  )
    return 0;
  return /\d[#号栋幢座]|[a-z][栋幢座]/.test(before(plain, area.start, 24)) ? 0 : takenHouses.size;
}

/** 480平/间, 1200㎡一栋 */
const isPerHouse = (plain: string, { unitEnd, per }: Quantity) =>
  perHouse.test(plain.slice(unitEnd, unitEnd + 4)) || (per.other !== null && '座栋幢间套'.includes(per.other));

const storeysEach = new RegExp(`(?<![-至到~、和\\d])${number}层(?:楼|厂房)?各$`);

function statedTimes({ plain, tokens }: Pick<Draft, 'plain' | 'tokens'>, area: Quantity, isPlate: boolean): number {
  const quantities = tokensIn(tokens, area.start - widest, area.unitEnd + widest).filter(token => token.kind === 'quantity');
  // 单栋1200-3800㎡: sizes to choose from.
  if (area.range && (area.dimension === 'bare' || /单[栋幢座]约?$/.test(plain.slice(Math.max(0, area.start - 4), area.start))))
    return 1;
  const behind = timesBehind.exec(plain.slice(area.unitEnd, area.unitEnd + 8));
  if (behind) return countOf(behind[1]!);
  const left = plain.slice(Math.max(0, area.start - 10), area.start);
  const ahead = timesBefore.exec(left);
  if (ahead) return countOf(ahead[1]!);
  const clause = clauseBefore(plain, area.start, 24);
  // 5栋厂房，每栋2层每层1500平
  const plates = isPlate ? platesAhead.exec(before(plain, area.start, 26)) : null;
  if (plates) return countOf(plates[1]!) * countOf(plates[2]!);
  const ofList = countInList(plain, area);
  if (ofList > 0) return ofList;
  // 每层两户每户420平，4层; 一梯两户
  const flats = clause.includes('户') || clause.includes('间') ? flatsAhead.exec(before(plain, area.start, 20)) : null;
  if (flats) return countOf(flats[1]!) * storeysNear(plain, area, quantities);
  const stated = countBehind(plain, area, clause);
  if (stated > 0) return stated;
  // 首层2100㎡，二层以上每层1800㎡，共四层
  const upper = upperFrom(clause);
  const storeysInAll = upper > 1 ? storeysNear(plain, area, quantities) : 0;
  if (storeysInAll >= upper && upper > 1 && !/[两二三四五六\d]层各$/.test(clause)) return storeysInAll - upper + 1;
  // 单层面积5400㎡共6幢: halls of one storey.
  const halls = isPlate ? allHalls.exec(plain.slice(area.unitEnd, area.unitEnd + 10)) : null;
  if (halls) return countOf(halls[1]!);
  if (isPlate && !isPerHouse(plain, area)) return floorsOf(plain, area, quantities);
  if (isPerHouse(plain, area)) return Math.max(1, houseNear(plain, area, quantities, 18) ?? 1);
  // 空了两层，一层980
  const freed = /(?:^|[，, ])一层(?:大概|约|是|有)?$/.test(clause) ? leftFloors.exec(before(plain, area.start, 14)) : null;
  if (freed) return countOf(freed[1]!);
  // 二三四楼 各1200方, 一二三楼均为2500平方
  const alike = floorRun.exec(clause);
  if (alike) return alike[1]!.length;
  if (!eachBefore.test(clause)) return 1;
  const storeys = storeysEach.exec(clause);
  // 一二三层各5000方 names three of them.
  if (storeys && !/^[一二三四五六七八九]{2,}$/.test(storeys[1]!)) return countOf(storeys[1]!);
  if (/(?:上下(?:两?层)?楼?|楼上楼下|楼下楼上)各$/.test(clause)) return 2;
  const wings = /([两二三四五六2-6])[进排边侧头块片处间] ?各约?$/.exec(clause);
  if (wings) return countOf(wings[1]!);
  // 一楼1.1元 二楼0.8元，各1500平
  const two = /^(?:各|每层)约?$/.test(clause) ? floorsInSentence(before(plain, area.start, 26)) : 0;
  if (two > 1) return two;
  const range = lastRange(before(plain, area.start, 24));
  if (range > 1) return range;
  const list = floorList.exec(clause);
  // 9栋三层 每栋5400㎡ lists no floors.
  if (list && !(list[1]!.includes('栋') && list[1]!.includes('层'))) {
    const names = list[1]!.match(/\d{1,2}|[一二三四五六七八九十]{1,2}/g)!;
    // 5#、6#、9# 三栋: the last one counts the others.
    return countOf(names.at(-1)!) === names.length - 1 ? names.length - 1 : names.length;
  }
  // 2#、3#车间; 衡阳路119号 is where they stand.
  const named = plain.slice(Math.max(0, area.start - 40), area.start).match(/(?<![路街道弄巷村\d])\d{1,3}(?:#|号)/g);
  return Math.max(1, houseNear(plain, area, quantities, 60) ?? (named && named.length > 1 ? named.length : 1));
}

/** 一间大概80平，共四间; 每幢6840㎡，共7幢: how many of the house named before the size there are in all; 0 where nothing says so. */
function countBehind(plain: string, area: Quantity, clause: string): number {
  const house = oneBefore.exec(clause)?.[1] ?? oneBehind.exec(plain.slice(area.unitEnd, area.unitEnd + 5))?.[1];
  // 剩两套：一套1260平，一套2080平
  if (house && isListed(plain, area, house)) return 1;
  // 两排，每排700平
  const rows = clause.includes('每') ? rowsAhead.exec(before(plain, area.start, 24)) : null;
  if (rows && rows[2] === rows[3]) return countOf(rows[1]!);
  if (!house) return 0;
  // 两间小车间，一间260平
  const counted = countedAhead.exec(before(plain, area.start, 24));
  if (
    counted &&
    counted[2] === counted[3] &&
    !/[，,、]?另?一(?:单元|[座栋幢间套跨])/.test(plain.slice(area.unitEnd, area.unitEnd + 12))
  )
    return countOf(counted[1]!);
  // 共20栋，当前仅余3栋，单栋1500㎡
  const left = restAhead.exec(before(plain, area.start, 24));
  if (left && left[2] === house) return countOf(left[1]!);
  for (const words of [plain.slice(area.unitEnd, area.unitEnd + 20), before(plain, area.start, 24)]) {
    const found = inAll.exec(words);
    if (found && found[2] === house) return countOf(found[1]!);
  }
  return 0;
}

/** Whether each of the houses has its size: 一套1260平，一套2080平; 一栋三层4500平，另一栋单层2000平. */
function isListed(plain: string, { start, unitEnd }: Quantity, house: string): boolean {
  const next = /^[，,、；;+＋和 ]{0,2}(?:另外?|还有)?一(单元|[座栋幢间套跨])[^，。；;\d]{0,6}\d/.exec(
    plain.slice(unitEnd, unitEnd + 16),
  );
  if (next?.[1] === house) return true;
  const last =
    /一(单元|[座栋幢间套跨])[^，。；;\d]{0,6}\d[\d.]{1,6}(?:平米?|方|㎡|平方米?)?[，,、；;+＋和 ]{0,2}(?:另外?|还有)?一(单元|[座栋幢间套跨])[^，。；;\d]{0,6}$/.exec(
      plain.slice(Math.max(0, start - 30), start),
    );
  return last !== null && last[1] === house && last[2] === house;
}

const listStarts =
  /^ ?([一两二三四五六\d])([间套栋幢跨个])[，,、和及+＋ ]{1,2}(?:另|还有)?[^\d，。；;]{0,4}\d{3,5}(?:平米?|方|㎡|平方米?) ?[一两二三四五六\d]([间套栋幢跨个])/;
const listGoesOn =
  /\d(?:平米?|方|㎡|平方米?) ?[一两二三四五六\d]([间套栋幢跨个])[，,、和及+＋ ]{1,2}(?:另|还有)?[^\d，。；;]{0,4}$/;

/** 900平两间，1500平一间: how many there are of the size; 0 where no such list stands around it. */
function countInList(plain: string, { start, unitEnd }: Quantity): number {
  const behind = /^ ?([一两二三四五六\d])([间套栋幢跨个])/.exec(plain.slice(unitEnd, unitEnd + 3));
  if (!behind) return 0;
  const starts = listStarts.exec(plain.slice(unitEnd, unitEnd + 24));
  if (starts && starts[2] === starts[3]) return countOf(behind[1]!);
  return listGoesOn.exec(plain.slice(Math.max(0, start - 12), start))?.[1] === behind[2] ? countOf(behind[1]!) : 0;
}

const platesAhead =
  /([二两三四五六七八九]|[2-9]|1\d)[栋幢座](?!楼?\d)[^。；;\n\d]{0,10}?([二两三四五六七八九]|[2-9])层[^。；;\n\d]{0,8}[每单]层(?:面积)?约?$/;
/** How many floors of their own a few words name. */
const floorsInSentence = (words: string) => new Set(words.match(/[一二三四五六首底1-6](?=[层楼f])/g) ?? []).size;
const flatsAhead =
  /(?:每层|一[梯层])([一二两三四五六\d])(?:户|间|套|个?单元)[^。；;\n\d]{0,4}[每单](?:户|间|套|个?单元)(?:面积)?(?:约|为|是)?$/;
const upperAhead =
  /(?:^|[^\d第])(?:([二三四2-4])[层楼f]?(?:及|或)?(?:起|以上|往上|开始|之上)|其[余它他]|标准层|楼上|上面)[^，。；;\d]{0,4}[每各]层?[^，。；;\d]{0,3}$/;

/** 二层起每层1200㎡, 其余每层900平: the lowest of the floors that are alike; 0 where the clause before a size names none. */
export function upperFrom(clause: string): number {
  const found = clause.includes('每') || clause.includes('各') ? upperAhead.exec(clause) : null;
  return found ? countOf(found[1] ?? '二') : 0;
}

const isOther = /(?:另外?|其余|其他|还有)$/;
const isFree = /^(?:都|还|也|现在?)?(?:空|没租|可租|待租|出租|招租)/;
const isRest = /(?:剩|余|空出|空着|空了|现空)(?:下|着|出|了)?(?:最后)?$/;

/** The nearest count of buildings, bays or fire sections within so many characters before the size, else behind it. */
function houseNear(text: string, area: Quantity, quantities: readonly Quantity[], reach: number): number | null {
  // 单体1.1万㎡，两个防火分区: the sections of the house.
  const isWhole = /单体(?:面积|约|为|[:：])*$/.test(clauseBefore(text, area.start, 6));
  const houses = quantities.filter(
    ({ dimension, unit, values, start, end }) =>
      (dimension === 'house' ||
        (dimension === 'count' &&
          (/[跨块宗]|单元/.test(unit) ||
            (unit === '个' &&
              !otherCount.test(text.slice(end, end + 3)) &&
              !(isWhole && section.test(text.slice(end, end + 4))))))) &&
      values.length === 1 &&
      start !== area.start,
  );
  const left = houses.find(
    ({ start }) => start >= area.unitEnd && start - area.unitEnd < 8 && '剩余空'.includes(text[start - 1] ?? '-'),
  );
  if (left) return left.low;
  // 4栋每栋3850平，1栋已租，余2栋出租
  const rest = houses.find(
    ({ start, end }) =>
      start >= area.unitEnd &&
      start - area.unitEnd < 40 &&
      (isRest.test(before(text, start, 6)) ||
        (isOther.test(before(text, start, 4)) && isFree.test(text.slice(end, end + 4))) ||
        /^(?:全部?|都|均)空/.test(text.slice(end, end + 3))),
  );
  if (rest) return rest.low;
  const ahead = houses.findLast(({ end }) => end <= area.start && area.start - end < reach);
  const behind = houses.find(({ start }) => start >= area.unitEnd && start - area.unitEnd < reach);
  return (ahead ?? behind)?.low ?? null;
}

/** 每层1600㎡ of 共5层, of 1-6层, of 四楼、五楼. */
function floorsOf(plain: string, plate: Quantity, quantities: readonly Quantity[]): number {
  // B栋5层（每层1980平）
  const beside = floorsBeside.exec(plain.slice(Math.max(0, plate.start - 10), plate.start));
  if (beside) return countOf(beside[1]!);
  const range = lastRange(before(plain, plate.start, 18));
  if (range > 1) return range;
  // 一层28元，二层起20元，每层1000平，共3层
  const inAllFloors = allFloors.exec(before(plain, plate.start, 12)) ?? allFloors.exec(clauseBehind(plain, plate));
  if (inAllFloors) return countOf(inAllFloors[1]!);
  // 每层960㎡，现有三层可选
  const open = floorsOpen.exec(plain.slice(plate.unitEnd, plate.unitEnd + 16));
  if (open) return countOf(open[1]!);
  // 每层600㎡，目前三、四、五层空着
  const behind = floorsNamedBehind.exec(plain.slice(plate.unitEnd, plate.unitEnd + 28));
  if (behind) return behind[1]!.split(/[、和及]/).length;
  const floors = storeysNear(plain, plate, quantities);
  const han = hanFloors.exec(before(plain, plate.start, 24));
  if (han) return han[1]!.split(/[、和及]/).length;
  // 第2、4层公开招租，每层2016㎡; 2F、4F、5F，每层1580平
  const picked = pickedFloors.exec(before(plain, plate.start, 24));
  if (picked) return picked[1]!.split(/[、和及]/).length;
  // 四层厂房空出两层，每层1600平
  const left = leftFloors.exec(before(plain, plate.start, 18));
  if (left) return countOf(left[1]!);
  // 二三四楼出租 每层1100平
  const run = floorsAhead.exec(before(plain, plate.start, 20));
  if (run) return run[1]!.length;
  // 二楼三楼 每层1200平, 2楼3楼，每层1700平
  const named = before(plain, plate.start, 20).match(/[一二三四五六七八九](?=[楼层])|(?<![\d.#号栋幢])[1-9](?=楼)/g);
  return named && named.length > 1 ? named.length : floors;
}

/** The most floors that a text names near a size: 共5层, 1-6层; 1 where it names none. */
function storeysNear(plain: string, plate: Quantity, quantities: readonly Quantity[]): number {
  let floors = 1;
  for (const { dimension, start, end, low, high } of quantities) {
    if (dimension !== 'floor' || Math.abs(start - plate.start) > 40 || !/[层f]$/.test(plain.slice(start, end))) continue;
    if (low !== high) floors = Math.max(floors, high - low + 1);
    else if (
      high < 30 &&
      (!/(?:第|[#号]楼?)$/.test(plain.slice(Math.max(0, start - 2), start)) ||
        /^[ ，,：:]{0,2}[每单]层$/.test(plain.slice(end, plate.start)))
    )
      floors = Math.max(floors, high);
  }
  return floors;
}

const clauseBehind = (plain: string, { unitEnd }: Quantity) => /^[^。；;\n]{0,8}/.exec(plain.slice(unitEnd, unitEnd + 8))![0];
const allFloors = /(?:一共|总共|共计|共)([两二三四五六七八九]|\d{1,2})层(?!楼?高|平)/;
const floorsOpen =
  /^(?:左右)?[，,；; ]{1,2}(?:现|目前|尚|仍|还)?(?:有|空|余|剩|空余|剩余|空出)?([两二三四五六七八九]|\d{1,2})个?(?:整?层|层楼)(?:可[选租供]|待租|空[着置房]|任选|都空|均空|在租|招租|出租)/;
const floorsNamedBehind =
  /^(?:左右)?[，,；; ]{1,2}(?:现在?|目前|尚|仍|还|现有|只有|仅有)?((?:[一二三四五六七八九]|\d{1,2})(?:[层楼f]?[、和及](?:[一二三四五六七八九]|\d{1,2})){1,5})[层楼f](?:都|均|全)?(?:空[着置出]|可租|待租|在租|招租|出租)/;
const floorsBeside = /(?:^|[栋幢座楼#共])([2-9两二三四五六七八九]|1\d)层[（(](?:每层|单层|层均)(?:面积)?约?$/;

function lastRange(words: string): number {
  const range = rangeBefore(words);
  return range ? range[1] - range[0] + 1 : 1;
}

/** The two ends of the last range of floors or houses in a few words (二至五层). */
function rangeBefore(words: string): [number, number] | null {
  let range: [number, number] | null = null;
  for (const [, from, to] of matchesOf(words, floorRange)) {
    const [low, high] = [countOf(from!), countOf(to!)];
    if (high > low && high < 40) range = [low, high];
  }
  return range;
}

function countOf(words: string): number {
  return readNumber(words, 0)?.value ?? 1;
}
