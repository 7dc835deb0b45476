import type { Figure } from './bind.ts';
import { refusesLess } from './bound-refused.ts';
import { clauseAfter, clauseBefore, type Draft, lineAround, type Read } from './draft.ts';
import type { Interval } from './reading.ts';
import { measureCells } from './table.ts';

const lowest = 2;
const highest = 45;
const vehicles = /^(?:\(?高\)?)?(?:车|卡车|大车|货车|挂车|宽|长|深|跨|半挂|平板|集卡|处|远|内有|左右有|厢|爬梯)/;
const floorBefore =
  /(?:[一二三四五六七八\d][楼层]高?|首层|底层|楼[上下]|底楼|余层|[上下]层|其余|其他|标准层|以上|[1-9]f)(?:楼层|各层|均|都|为|是|约)*[:： ]*$/;

/** Reads the clear height in m: several floors from lowest to highest; a bare height is the lower end. Planning limits, trucks, spans and distances are none. */
export function readHeight(draft: Draft, figures: readonly Figure[]): Read<Interval> | null {
  const listed = figures.some(({ quantity: { numberEnd, values } }) => values.length > 1 || draft.plain[numberEnd] === '/')
    ? floorsOf(draft.plain)
    : null;
  if (listed) return listed;
  const cells = measureCells(draft.plain, /层高|净高/);
  const heights = figures.filter(
    figure =>
      (isHeight(draft, figure) || isCell(cells, figure)) &&
      (!draft.isLand ||
        /层高|净高/.test(figure.label?.word ?? '') ||
        (figure.topic === 'height' && figure.label === null) ||
        floorBefore.test(clauseBefore(draft.plain, figure.quantity.start, 8))),
  );
  if (heights.length === 0) return null;
  const low = heights.reduce((low, { quantity }) => Math.min(low, quantity.low), highest);
  const high = heights.reduce((high, { quantity }) => Math.max(high, quantity.high), 0);
  const { bound } = heights[0]!.quantity;
  const isLeast = draft.side === 'need' && refusesLess(draft.plain, heights[0]!.quantity);
  return {
    value:
      low !== high
        ? { min: low, max: high }
        : (bound === 'max' || bound === 'below') && !isLeast
          ? { min: null, max: high }
          : { min: low, max: null },
    marks: heights.map(({ quantity: { start, end } }) => [start, end, 'height']),
  };
}

const isCell = (cells: ReadonlyMap<number, string>, { quantity: { dimension, start, low, high } }: Figure) =>
  cells.has(start) && (dimension === 'bare' || dimension === 'length') && low > 2.4 && high < 25;

/** 层高：6.2/5/5, 三层 7.2/5/5: the heights of the floors in their order. */
const floors =
  /(?:(?:层高|净高)(?:为|约|分别)?[:： ]?|[一二三四五六1-6]层[，, ])(\d{1,2}(?:\.\d{1,2})?(?:\/\d{1,2}(?:\.\d{1,2})?){1,5})(?![\d./]| ?(?:吨|t|元|块|平|㎡|号|%|万))/;

function floorsOf(plain: string): Read<Interval> | null {
  const found = floors.exec(plain);
  if (!found) return null;
  const values = found[1]!.split('/').map(Number);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low < lowest || high > 20 || (!found[1]!.includes('.') && !/高/.test(found[0]))) return null;
  const end = found.index + found[0].length;
  return {
    value: low === high ? { min: low, max: null } : { min: low, max: high },
    marks: [[end - found[1]!.length, end, 'height.floors']],
  };
}

export const aboveHall =
  /\d(?:米|m)(?:高)?[ ，,、]{0,2}(?:上面|楼上|其余|其他|上层|标准层|[二三四五2-4]{1,4}[楼层f](?:以上)?|二[至到][三四五六]层|2-[3-9][楼层f])(?:都?是|均|为)?[ ]?$/;

/** Whether a bare number stands right behind the floor that opens its line, in a text that tells heights. */
function isRowOfFloor(plain: string, start: number, end: number): boolean {
  return (
    /(?:^|\n)(?:[1-9]f|[一二三四五六][楼层]) ?$/.test(plain.slice(Math.max(0, start - 4), start)) &&
    /^ ?(?:荷载|承重|\d+(?:\.\d+)?(?:t|吨))/.test(plain.slice(end, end + 6)) &&
    /层高|净高/.test(plain)
  );
}

function isHeight({ plain, tokens, side }: Draft, { quantity, topic, label, at }: Figure): boolean {
  const { dimension, low, high, start, unitEnd, end, bound } = quantity;
  // 2幢9层高层厂房
  if (plain.startsWith('层高层', quantity.numberEnd)) return false;
  // 一楼高5.5 二楼高4; 层高一层6.6 二层4.2
  if (dimension === 'bare' && topic === 'height' && low > 2.4 && high < 25 && floorBefore.test(clauseBefore(plain, start, 8)))
    return true;
  // 首层8米 上面4.5; a row 2F 5.2 荷载1T
  if (
    dimension === 'bare' &&
    (topic === null || topic === 'area' || topic === 'area.plate') &&
    low > 2.4 &&
    high <= 16 &&
    (aboveHall.test(plain.slice(Math.max(0, start - 12), start)) || isRowOfFloor(plain, start, end))
  )
    return true;
  if (dimension === 'bare')
    return (
      topic === 'height' &&
      low > 2.4 &&
      high < 25 &&
      label !== null &&
      start - label.end < 4 &&
      !'宽长深'.includes(plain[start - 1] ?? ' ')
    );
  if (dimension !== 'length' || low < lowest || high > highest) return false;
  if (vehicles.test(plain.slice(unitEnd, unitEnd + 4))) return false;
  if (topic === 'height') return label === null || !isOfSomethingElse(plain, label.start, label.word);
  if (topic !== null) return false;
  if (
    /^ ?(?:的)?高(?![速压铁于出])/.test(plain.slice(unitEnd, unitEnd + 3)) &&
    !/^ ?高(?:度|\d|[:：])/.test(plain.slice(unitEnd, unitEnd + 3))
  )
    return true;
  // 1F：2680㎡ 8m 3t/㎡: a row of a floor.
  if (low <= 16 && /^(?:\d{1,2}f|[一二三四五六七八\d]{1,3}[楼层])[:： ]/.test(lineAround(plain, start, start, 60) ?? ''))
    return true;
  // 低于8米的不看: nothing else stands in the clause.
  if (
    side === 'need' &&
    low >= 3.5 &&
    low <= 16 &&
    refusesLess(plain, quantity) &&
    clauseBefore(plain, quantity.head, 4).trim() === ''
  )
    return true;
  // 厂房要高点六米朝上
  if (low >= 3.5 && low <= 16 && /高(?:一?[点些])[，, ]?$/.test(plain.slice(Math.max(0, start - 4), start))) return true;
  // 首层7米余4.5米: the floors above.
  if (low <= 16 && /[米m][ ，,]?其?余(?:下|层)?(?:均|都)?(?:为|是)?$/.test(plain.slice(Math.max(0, start - 7), start)))
    return true;
  // 一楼8米二楼6米: the floor stands right before.
  const previous = tokens[at - 1];
  // 首层1100平5.9米: the size of the floor stands between.
  if (
    /(?:[首底一二三四五六1-9][层楼])(?:约|面积)?[\d.,]+(?:平方?米?|㎡|方)[ ，]?$/.test(
      plain.slice(Math.max(0, start - 14), start),
    ) &&
    low <= 16
  )
    return true;
  // 单层2250㎡，8.5米，行车: a length alone in its clause; 单层12m厂房
  const isBounded = bound === 'min' || /^[及或]?(?:以上|左右)$/.test(plain.slice(unitEnd, end));
  // B栋单层2900㎡（11米，10吨行车）
  if (
    low >= 3.5 &&
    low <= 16 &&
    /(?:[栋幢楼座库房间㎡平方层]|m2)[(（]$/.test(plain.slice(Math.max(0, start - 3), start)) &&
    /^[，,、)）]/.test(plain.slice(unitEnd, unitEnd + 1))
  )
    return true;
  if (low >= 3.5 && low <= 16 && isAlone(plain, start, isBounded ? end : unitEnd)) return true;
  const isFloor =
    (previous?.kind === 'quantity' && previous.dimension === 'floor' && previous.end === start) ||
    floorBefore.test(clauseBefore(plain, start, 8));
  return isFloor && !/^[宽长深]/.test(clauseAfter(plain, unitEnd, 1));
}

/** Whether nothing but a length fills a clause, or 单层 stands before it. */
function isAlone(plain: string, start: number, end: number): boolean {
  const left = plain.slice(Math.max(0, start - 2), start);
  const right = plain.slice(end, end + 2);
  if (left === '单层' && /^(?:$|[，,。；; \n/]|厂|钢|车|高)/.test(right)) return true;
  return (/(?:^|[，,。；;\n ] ?)$/.test(left) || start === 0) && /^(?:$|[，,。；;\n ])/.test(right);
}

/** 月台高1.3米, 限高30米, 建筑高度: heights of other things. */
function isOfSomethingElse(plain: string, at: number, word: string): boolean {
  if (word !== '高' && word !== '高度') return false;
  return /(?:限|轨|月台|平台|建筑|围墙|门|门洞|大门|车|台|坎|货架|总|绿化)$/.test(plain.slice(Math.max(0, at - 3), at));
}
