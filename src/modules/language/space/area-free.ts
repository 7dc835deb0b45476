import { matchesOf } from '../matches.ts';
import { readNumber } from '../number.ts';
import { before } from './draft.ts';

const digit = '[\\d一二三四五六七八九十首底]';
/** 二三楼, 2F-6F, 一、二层 */
const floors = `${digit}{1,3}[层楼f]?(?:[-至到~、和及]?${digit}{1,3}[层楼f]?){0,4}`;
const taken = new RegExp(
  `(?<![共有])(${floors})(?<=[层楼f])(?:整层)?(?:的| ?[:：]| )?(?:都|均|全部?)?(?:(?:已经?|刚刚?|早就?)(?:全部?|被)?(?:出租|预[订定租]|签约|自用|[租签订定售满卖])|自用|自己用|在租|有租客|有人租|满租|租掉|租完|租出去|签掉|订完|留用|留作自用|留着自用|租给)`,
  'g',
);
const free = new RegExp(
  `(?<![共有])(${floors})(?<=[层楼f])(?:整层)?(?:都|均|还|现在?|目前)?(?:空(?!调|压|间|地)|可以租|能租|可租|可出租|待租|待招租|对外出租)`,
  'g',
);
/** 每层1200 已出租一二楼 */
const takenBehind = new RegExp(`(?:已经?(?:出租|租|签|订)|租掉)(?:了|掉|出)?(${floors})(?<=[层楼f])`, 'g');
/** 厂房5层，每层980平，现二、三层出租 */
const nowLet = new RegExp(`(?:现在?|目前|本次)(${floors})(?<=[层楼f])(?:整层)?(?:对外)?(?:出租|招租|转租)`, 'g');
const beside = new RegExp(`(?:^|[^共\\d第])(${floors})(?<=[层楼f])(?:各|每层|均|都是|整层|全层|也?是|有|约| )*$`);

const takenHouse =
  /([a-z]\d{1,2}(?=[已自在满])|(?:[a-z]\d{0,2}|\d{1,2})(?=[栋幢座#号]))(?:[栋幢座]|[#号](?:楼|[栋幢]|厂房|车间|仓库?)?)?(?:整[栋幢])?(?:(?:已经?|刚刚?)(?:全部?)?(?:出租|预[订定租]|签约|自用|[租签订定售满卖])|自用|在租|有租客|满租|租掉|签掉|订完|留作自用)/g;
const houseBefore = /([a-z]\d{0,2}|\d{1,2})(?:[栋幢座]|[#号]楼?)[^\d，,。；]{0,4}$/;

/** The floors and houses that a text says are let or kept already, and those it says are free. `takenIn`: the floors with their houses, where any is named (A栋1-3层已租). */
export type Occupancy = {
  taken: ReadonlySet<number>;
  takenIn: readonly { house: string; floor: number }[];
  free: ReadonlySet<number>;
  takenHouses: ReadonlySet<string>;
};

/** What every one of them holds: a floor or house, and what is told of it. */
const mayTell = /[层楼f栋幢座#号\d](?:整[层栋幢])?(?:的| ?[:：]| )?[都均全还现目已刚早自在有满租签订留空可能待对出招转]/;

/** Which floors a text tells to be taken or free: 一楼已租 二三楼空; 1F已订完，2F-6F可租. */
export function occupancyOf(plain: string): Occupancy {
  const gather = (pattern: RegExp) => new Set(matchesOf(plain, pattern).flatMap(([, words]) => floorsIn(words!)));
  if (!/已|租|自用|留|签|订/.test(plain) || !(mayTell.test(plain) || /已出?租[\d一二三四五六首底]/.test(plain)))
    return { taken: new Set(), takenIn: [], free: new Set(), takenHouses: new Set() };
  const houses = new Set(matchesOf(plain, takenHouse).map(found => found[1]!));
  const inHouses = [...matchesOf(plain, taken), ...matchesOf(plain, takenBehind)].flatMap(({ index, 1: words }) => {
    const house = houseRightBefore.exec(plain.slice(Math.max(0, index - 6), index))?.[1] ?? '';
    return floorsIn(words!).map(floor => ({ house, floor }));
  });
  return {
    taken: new Set(inHouses.map(({ floor }) => floor)),
    takenIn: inHouses.some(({ house }) => house !== '') ? inHouses : [],
    free: new Set([...gather(free), ...gather(nowLet)]),
    takenHouses: houses,
  };
}

const houseRightBefore = /([a-z]|\d{1,2})(?:[栋幢座]|[#号]楼?)[的 ]?$/;
const anyHouse = /([a-z]|\d{1,2})(?:[栋幢座]|[#号]楼?)/g;

/** The house named last in a few words; empty where none is. */
function lastHouse(words: string): string {
  return matchesOf(words, anyHouse).at(-1)?.[1] ?? '';
}

/** How many of so many floors of one size are free. `at`: where the size begins; `floors`: which floors they are, where a text says so elsewhere. */
export function freeOf(plain: string, at: number, count: number, occupancy: Occupancy, floors?: readonly number[]): number {
  const named = floors ?? namedBefore(plain, at);
  const all = named.length === count ? named : Array.from({ length: count }, (_, i) => i + 1);
  const told = all.filter(floor => occupancy.free.has(floor));
  // 办公楼五层空置，每层760平: all of the five.
  if (told.length > 0 && told.length < count && !(told.length === 1 && told[0] === count)) return told.length;
  const house = occupancy.takenIn.length > 0 ? lastHouse(before(plain, at, 20)) : '';
  const isTaken = (floor: number) =>
    occupancy.takenIn.length > 0 && house !== ''
      ? occupancy.takenIn.some(one => one.floor === floor && (one.house === house || one.house === ''))
      : occupancy.taken.has(floor);
  const left = all.filter(floor => !isTaken(floor)).length;
  return left > 0 ? left : count;
}

/** The house that stands right before a size: A幢3200; empty where none does. */
export const houseNamed = (plain: string, at: number): string => houseBefore.exec(before(plain, at, 9))?.[1] ?? '';

/** The floors that stand right before a size: 二楼1200平, 二三层各5000. */
export function namedBefore(plain: string, at: number): number[] {
  const found = beside.exec(before(plain, at, 20));
  return found ? floorsIn(found[1]!) : [];
}

function floorsIn(words: string): number[] {
  const range = /^(.{1,3}?)[层楼f]?[-至到~](.{1,3}?)[层楼f]?$/.exec(words);
  if (range) {
    const [low, high] = [numberOf(range[1]!), numberOf(range[2]!)];
    return high > low && high < 40 ? Array.from({ length: high - low + 1 }, (_, i) => low + i) : [];
  }
  // 二三楼 are two of them, 十二楼 is one.
  return (words.match(/\d{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九首底]/g) ?? []).map(numberOf);
}

const numberOf = (words: string) => (/[首底]/.test(words) ? 1 : (readNumber(words, 0)?.value ?? 0));
