import { tidy } from '../number.ts';
import type { Draft, Mark, Read } from './draft.ts';
import type { Interval, PriceUnit } from './reading.ts';

type Cell = { start: number; end: number; word: string };
/** What the sheet of a notice says of one plot. */
export type LandSheet = {
  area: Read<Interval> | null;
  land: Read<Interval> | null;
  price: Read<Interval & { unit: PriceUnit }> | null;
  taxPerMu: Read<number> | null;
};

/** Headings of the sheets in which land is put up for sale. */
const head =
  /^(?:序号|编号|地块|宗地|位置|坐落|土地|出让|规划|面积|用途|使用|年限|年期|容积|建筑|密度|绿[地化]|起[始挂拍叫]|挂牌|竞|保证金|[增加]价|幅度|增幅|投资|固定资产|固投|产出|亩均|税收|限高|高度|产业|行业|设定|准入|开发|现状|指标|备注|上限|最高|评估|实际|净用地|拍卖|交易|报名|单位)/;
const sizes = /^(?:实际|拟)?(?:出让|宗地|土地|用地|地块|供地)?(?:总|净)?(?:用地)?面积|^净用地/;
const planned = /^规划/;
const prices = /^(?:挂牌|拍卖|竞买|出让|网上|首次)?(?:起[始挂拍叫]|竞买起始)(?:报)?(?:总|单|地)?价/;
const ceilings = /^(?:上限|最高|封顶)(?:限)?价/;
const taxes = /^(?:地|年)?亩均(?:年)?税收/;
const number = /^[≥≤><=不低于少]{0,4}(\d[\d,]*(?:\.\d+)?)/;
const units = /(?:万元 ?[/∕] ?亩|元 ?[/∕] ?(?:㎡|m2|平方米|平米|平)|万元|元|公顷|㎡|m2|平方米|亩)/;
const ownUnit = new RegExp(`^ ?${units.source}`);
const fewest = 3;
const most = 400;

/** The cells of a text: what stands between bars and line ends. */
function cellsOf(plain: string): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (let at = 0; at <= plain.length && cells.length < most; at++) {
    if (at < plain.length && plain[at] !== '|' && plain[at] !== '\n') continue;
    const raw = plain.slice(start, at);
    const word = raw.trim();
    if (word !== '') {
      const from = start + raw.indexOf(word);
      cells.push({ start: from, end: from + word.length, word });
    }
    start = at + 1;
  }
  return cells;
}

const isHead = ({ word }: Cell) =>
  word.length <= 18 && head.test(word) && !/[:：，,。；;]/.test(word) && !/\d/.test(word.replace(/m2/g, ''));

/** Pairs every heading with the cell below or behind it: a run of so many headings before as many values. */
function pairsOf(cells: readonly Cell[]): Map<string, { heading: Cell; value: Cell }> {
  const pairs = new Map<string, { heading: Cell; value: Cell }>();
  for (let at = 0; at < cells.length; ) {
    let end = at;
    while (end < cells.length && isHead(cells[end]!)) end++;
    const count = end - at;
    if (count === 0) {
      at++;
      continue;
    }
    for (let i = 0; i < count; i++) {
      const [heading, value] = [cells[at + i]!, cells[end + i]];
      if (value && !pairs.has(heading.word)) pairs.set(heading.word, { heading, value });
    }
    at = end + count;
  }
  return pairs;
}

/** Reads the sheet of a notice that puts one plot up for sale, its headings in a row or each before its value (出让面积(㎡) | 14850, 起始价(万元) | 442). */
export function readLandSheet({ plain, side, isLand }: Pick<Draft, 'plain' | 'side' | 'isLand'>): LandSheet | null {
  if (side !== 'offer' || !isLand || !/[|\n]/.test(plain) || !/起[始挂拍叫]/.test(plain)) return null;
  const pairs = [...pairsOf(cellsOf(plain)).values()];
  if (pairs.length < fewest) return null;
  const find = (pattern: RegExp) => pairs.find(({ heading }) => pattern.test(heading.word) && !planned.test(heading.word));
  const size = find(sizes);
  const ceiling = find(ceilings);
  return {
    area: size ? areaIn(size.heading, size.value) : null,
    land: size ? landIn(size.value) : null,
    price: priceIn(find(prices), ceiling),
    taxPerMu: taxIn(find(taxes)),
  };
}

const figureIn = (word: string): number | null => {
  const found = number.exec(word);
  return found ? Number(found[1]!.replaceAll(',', '')) : null;
};

/** The unit in a cell, or else that of its heading. */
const unitIn = (heading: Cell, { word }: Cell) =>
  (ownUnit.exec(word.replace(number, '').slice(0, 10)) ?? units.exec(heading.word.replace(/^[^(（]*(?=[(（])/, '')))?.[0]
    .replaceAll(' ', '')
    .replace('∕', '/');

const markOf = ({ start, end }: Cell, rule: string): Mark => [start, end, rule];

function areaIn(heading: Cell, cell: Cell): Read<Interval> | null {
  const [value, unit] = [figureIn(cell.word), unitIn(heading, cell)];
  if (value === null || !unit || !/^(?:㎡|m2|平方米|公顷)$/.test(unit)) return null;
  const area = tidy(unit === '公顷' ? value * 1e4 : value);
  return { value: { min: area, max: area }, marks: [markOf(cell, 'area.sheet')] };
}

/** 31509.76(合47.26亩), 31509.76合47.26(亩) */
function landIn(cell: Cell): Read<Interval> | null {
  const found = /(\d[\d,]*(?:\.\d+)?) ?[(（]?亩/.exec(cell.word);
  if (!found) return null;
  const value = Number(found[1]!.replaceAll(',', ''));
  return { value: { min: value, max: value }, marks: [markOf(cell, 'land.sheet')] };
}

type Pair = { heading: Cell; value: Cell };

function priceIn(pair: Pair | undefined, ceiling: Pair | undefined): LandSheet['price'] {
  if (!pair) return null;
  const [value, unit] = [figureIn(pair.value.word), unitIn(pair.heading, pair.value)];
  if (value === null || !unit || /公顷|^(?:㎡|m2|平方米|亩)$/.test(unit)) return null;
  const isPlain = unit === '元';
  const named: PriceUnit = unit === '万元/亩' ? '10k_yuan/mu' : unit.startsWith('元/') ? 'yuan/m2' : '10k_yuan';
  const top = ceiling && unitIn(ceiling.heading, ceiling.value) === unit ? figureIn(ceiling.value.word) : null;
  const scaled = (one: number) => tidy(isPlain ? one / 1e4 : one);
  return {
    value: { min: scaled(value), max: top === null ? null : scaled(top), unit: named },
    marks: [markOf(pair.value, `price.${named}`)],
  };
}

function taxIn(pair: Pair | undefined): Read<number> | null {
  const value = pair ? figureIn(pair.value.word) : null;
  return pair && value !== null && unitIn(pair.heading, pair.value) === '万元/亩'
    ? { value, marks: [markOf(pair.value, 'tax.sheet')] }
    : null;
}
