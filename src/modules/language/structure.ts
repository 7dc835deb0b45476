import { before, clauseAfter, clauseBefore, type Draft, isDenied, isWaived, type Mark, type Read } from './draft.ts';
import { largestOf, smallestOf, tidy } from './number.ts';
import type { Quantity } from './quantity.ts';
import type { Interval } from './space.ts';
import { matchesOf } from './text.ts';

const heightWord =
  /层高|净高|檐口高?度?|檐高|滴水高?度?|挑高|库高|底高|梁下高?度?|下弦|梁底|板底|净空|高度|(?<![提最限不太崇])高(?![新端铁标速压台层薪精]|(?:低|架|于))/g;
const otherLength =
  /跨度|单跨|跨|(?:宽|长|深)(?:度|约|为)*(?=$|\d)|柱距|道路|距离?|离|路程|轨高|轨顶|月台|平台|间距|进深|面宽|开间|门高|地铁|限高|建筑高度?|围墙|×|\*|(?:可进|车长|停)[^，]{0,4}$/g;
const floorWord =
  /(?:首层|首三层|一层|一楼|底层|底楼|二层|二楼|三层|三楼|四层|[一二三四五六七八\d]{1,2}[-至到~][一二三四五六七八\d]{1,2}[层楼]|[一二三四五六七八]{2,4}[层楼]|楼上|其余|其他|其它|标准层|以上|及以上|上层|[1-9]f|[1-9][层楼])(?:楼层|各层|均|都|为|是|层|约|楼)*[:： ]*$/;
const heightAfter = /^ ?(?:层高|净高|檐高|挑高|高(?![速压铁])|的?高度|单层高)(?![:：约为]?\d)/;
const otherAfter = /^ ?(?:\(?高\)?)?(?:车|卡车|大车|货车|挂车|宽|长|深|跨|半挂|平板|集卡|处|远|内有|左右有)/;

/** Reads the clear height in m: several floors from lowest to highest; a bare height is the lower end. Planning limits, trucks, spans and distances are none. */
export function readHeight({ plain, quantities, isLand }: Draft): Read<Interval> | null {
  if (isLand) return null;
  const heights: Quantity[] = [];
  for (const [i, quantity] of quantities.entries()) {
    if (
      quantity.dimension === 'bare' &&
      quantity.low > 2.4 &&
      quantity.high < 25 &&
      /(?:层高|净高|檐高)[:：约]?$/.test(clauseBefore(plain, quantity.start, 4))
    )
      heights.push(quantity);
    if (quantity.dimension !== 'length' || quantity.low < 2 || quantity.high > 45) continue;
    if (isHeight(plain, quantity, quantities[i - 1], heights.at(-1))) heights.push(quantity);
  }
  if (heights.length === 0) return null;
  const marks: Mark[] = heights.map(({ start, end }) => [start, end, 'height']);
  const low = smallestOf(heights.map(height => height.low));
  const high = largestOf(heights.map(height => height.high));
  if (low !== high) return { value: { min: low, max: high }, marks };
  const { bound } = heights[0]!;
  if (bound === 'max') return { value: { min: null, max: high }, marks };
  if (bound === 'min') return { value: { min: low, max: null }, marks };
  if (bound === 'about') return { value: { min: low, max: high }, marks };
  return { value: { min: low, max: null }, marks };
}

function isHeight(plain: string, quantity: Quantity, previous: Quantity | undefined, last: Quantity | undefined): boolean {
  const right = plain.slice(quantity.end, quantity.end + 6);
  if (otherAfter.test(right)) return false;
  if (heightAfter.test(right) && !/^ ?高(?:于|出)/.test(right)) return true;
  const near = clauseBefore(plain, quantity.start, 14);
  const word = lastIndex(near, heightWord);
  const other = lastIndex(near, otherLength);
  if (word >= 0 && word >= other && !/限高|建筑高|轨高/.test(near.slice(Math.max(0, word - 2)))) return true;
  if (other > word) return false;
  if (!floorWord.test(near) && !(previous?.dimension === 'floor' && previous.end === quantity.start)) return false;
  // 二层以上4.5m, 一楼8米二楼6米: a floor's number right before, with heights as the subject or nothing else said
  const wide = before(plain, quantity.start, 40);
  return last !== undefined || lastIndex(wide, heightWord) >= 0 || lastIndex(wide, otherLength) < 0;
}

function lastIndex(words: string, pattern: RegExp): number {
  let index = -1;
  for (const match of matchesOf(pattern, words)) index = match.index;
  return index;
}

const loadWord = /承重|荷载|载荷|活荷|承载力?|地坪|地面负荷|负重/g;
const craneWord = /行车梁?|航车|天车|行吊|桥吊|龙门吊|起重机|桁车|桁吊|吊车|牛腿|双梁吊|单梁吊|电动葫芦/g;
const liftWord = /货梯|电梯|升降机|货运梯|汽车梯|升降平台/g;
const otherMass = /车载|卡车|货车|排污|年产|产能|危废|日处理|蒸汽|锅炉|污水|产量|叉车|地磅|载重(?=\d+吨的?车)/g;

type MassRole = 'load' | 'crane' | 'lift' | 'other' | null;

/** Reads floor load (t/㎡), crane tonnages and the freight lift's load (t) from all masses of the text. */
export function readMasses({ plain, quantities, side }: Draft): {
  load: Read<number> | null;
  crane: Read<number[]> | null;
  lift: Read<number> | null;
} {
  const loads: Quantity[] = [];
  const cranes: Quantity[] = [];
  const lifts: Quantity[] = [];
  let role: MassRole = null;
  let end = -99;
  for (const quantity of quantities) {
    if (quantity.dimension !== 'mass' && quantity.dimension !== 'load') continue;
    const gap = plain.slice(end, Math.min(quantity.start, end + 12));
    // 10T+5T, 16吨4台、32吨1台: the subject goes on across numbers, counts and marks
    const goesOn =
      quantity.start - end <= 10 &&
      /^(?:[+、/×x*,， 和及与]|行车|航车|天车|行吊|桥吊|吊车|货梯|电梯|都有|\d+[台部辆]?|[一二两三四五六七八九十若干各]+[台部辆]|单梁|双梁)*$/.test(
        gap,
      );
    role = quantity.dimension === 'load' ? 'load' : massRole(plain, quantity, goesOn ? role : null);
    end = quantity.end;
    if (role === 'load' && quantity.high < 60) loads.push(quantity);
    if (role === 'crane' && quantity.high <= 1000) cranes.push(quantity);
    if (role === 'lift' && quantity.high <= 60) lifts.push(quantity);
  }
  return {
    load: loadOf(plain, loads),
    crane: cranesOf(plain, cranes, side),
    lift: lifts[0] ? { value: lifts[0].low, marks: [[lifts[0].start, lifts[0].end, 'lift']] } : null,
  };
}

function massRole(plain: string, quantity: Quantity, running: MassRole): MassRole {
  // 20吨+10吨行车: the crane stands behind the last of its tonnages.
  const right = clauseAfter(plain, quantity.end, 16).replace(/^(?:[+、/和及 ]*\d{1,3}(?:吨|t(?![a-z])))+/, '');
  if (/^ ?(?:的)?(?:双梁|单梁|级|桥式|\d台|[一两三四]部)?(?:行车|航车|天车|行吊|桥吊|龙门吊|起重|吊|桁车)/.test(right))
    return 'crane';
  if (/^ ?(?:的)?(?:\d台|客)?(?:货梯|电梯|汽车货梯|升降)/.test(right)) return 'lift';
  if (/^ ?(?:以上)?(?:承重|荷载|地坪|载荷)/.test(right)) return 'load';
  if (/^ ?(?:\/|每)?(?:天|日|年|h|小时|车|叉车|地磅|锅炉|蒸汽)/.test(right)) return 'other';
  const left = clauseBefore(plain, quantity.start, 18);
  const nearest = (
    [
      ['load', lastIndex(left, loadWord)],
      ['crane', lastIndex(left, craneWord)],
      ['lift', lastIndex(left, liftWord)],
      ['other', lastIndex(left, otherMass)],
    ] as const
  ).reduce((best, item) => (item[1] > best[1] ? item : best));
  if (nearest[1] >= 0) {
    // 货梯承重3吨, 货梯载重3吨: the lift is the subject
    if (nearest[0] === 'load' && /(?:货梯|电梯|升降机)(?:承重|载重|荷载|承载)[^，。 ]{0,3}$/.test(left)) return 'lift';
    return nearest[0];
  }
  if (running) return running;
  const wide = before(plain, quantity.start, 30);
  if (lastIndex(wide, loadWord) >= 0 && floorWord.test(left)) return 'load';
  if (/(?:二楼|楼上|其余|其他|其它|以上|首层)[\u4e00-\u9fff]{0,4}$/.test(left) && quantity.high <= 5) return 'load';
  return null;
}

/** The ground floor's load where it is named, else the first; of a range the lower end. */
function loadOf(plain: string, loads: readonly Quantity[]): Read<number> | null {
  const ground = loads.find(load =>
    /(?:首层|首三层|一层|一楼|底层|底楼|地面|1楼|1层)[^，。；\n]{0,8}$/.test(clauseBefore(plain, load.start, 12)),
  );
  const chosen = ground ?? loads[0];
  return chosen ? { value: tidy(chosen.low), marks: [[chosen.start, chosen.end, 'load']] } : null;
}

function cranesOf(plain: string, cranes: readonly Quantity[], _side: Draft['side']): Read<number[]> | null {
  if (cranes.length > 0) {
    const tons = [...new Set(cranes.flatMap(crane => (crane.low === crane.high ? [crane.low] : [crane.low, crane.high])))];
    return { value: tons, marks: cranes.map(({ start, end }) => [start, end, 'crane']) };
  }
  for (const match of matchesOf(craneWord, plain)) {
    if (
      isDenied(plain, match.index) ||
      /(?:可|能|可以|预留|无|可加)(?:安?装|加装|上|架|加)?$/.test(clauseBefore(plain, match.index, 5)) ||
      match[0] === '牛腿' ||
      isWaived(plain, match.index + match[0].length) ||
      match[0] === '行车梁'
    )
      continue;
    return { value: [], marks: [[match.index, match.index + match[0].length, 'crane.word']] };
  }
  return null;
}

/** Reads the power supply in kVA; kW and watts per ㎡ are other sizes. */
export function readPower({ plain, quantities }: Draft): Read<number> | null {
  for (const quantity of quantities) {
    const { dimension, low, start, end } = quantity;
    if (dimension === 'kva' && !/(?:可增容|增容|扩容|可扩)(?:至|到)?$/.test(clauseBefore(plain, start, 6)))
      return { value: low, marks: [[start, end, 'power']] };
    if (
      dimension === 'bare' &&
      low >= 50 &&
      low <= 50_000 &&
      /(?:配电|变压器|电容量?)[:：]?$/.test(clauseBefore(plain, start, 5)) &&
      !/^\s?(?:k|千|v)/.test(plain.slice(end, end + 2))
    )
      return { value: low, marks: [[start, end, 'power.bare']] };
  }
  return null;
}
