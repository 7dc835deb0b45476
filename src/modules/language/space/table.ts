import { matchesOf } from '../matches.ts';

/** A stretch of the plain text. */
type Cell = { start: number; end: number; isBarred: boolean };

const heading = /面积/;
const otherSize = /土地|占地|用地|宗地|亩|空地|公摊|分摊/;
/** A column of land counts where land is all there is, and in ㎡ only. */
const landSize = /(?:土地|占地|用地|宗地|出让)?面积[^亩]*$/;
const figure = /^\d[\d,]*(?:\.\d+)?$/;
const fewestColumns = 3;

/**
 * The bare figures in the column of sizes of every table: rows under a heading with 面积, their cells parted by bars or spaces. Where a cell of
 * words holds spaces itself, the column is counted from the right. `isLand`: sizes of land count too.
 */
export function sizeCells(plain: string, isLand = false): Cell[] {
  if (!heading.test(plain)) return [];
  const cells: Cell[] = [];
  let columns: { index: number; count: number } | null = null;
  let rows = 0;
  for (const parts of rowsOf(plain)) {
    const words = parts.map(cell => plain.slice(cell.start, cell.end));
    const index = words.findIndex(word => (isLand ? landSize : heading).test(word) && (isLand || !otherSize.test(word)));
    if (index >= 0 && parts.length >= fewestColumns && !words.some(word => figure.test(word))) {
      columns = { index, count: parts.length };
      rows = 0;
      continue;
    }
    if (columns && rows > 0 && isSum(words)) continue;
    const cell: Cell | undefined = columns ? cellIn(parts, words, columns) : undefined;
    if (cell) {
      cells.push(cell);
      rows++;
    } else if (rows > 0) columns = null;
  }
  return cells;
}

/** 合计 | 1200: the sum of the rows. */
const isSum = ([first]: readonly string[]) => /^(?:合计|总计|小计|共计|计$)/.test(first ?? '');
const priced = (word: string) =>
  /租金|租价|[年月]租|单价|售价|价格|报价|底价|起拍价|起始价|起租价|挂牌价|限价|起价|参考价/.test(word) &&
  /元/.test(word) &&
  !/总价|保证金|押金|幅度|加价|增价|评估|物业|涨|增/.test(word);
const measure = /^\d[\d,]*(?:\.\d+)?(?:m|米|t|吨)?$/;

/** Where the bare figures stand in the column of prices of every table, with their heading, which names the coin (价格（元/㎡·月）). */
export const priceCells = (plain: string): Map<number, string> => cellsUnder(plain, priced, figure);

/** Where the figures stand in the columns of a table whose heading a pattern finds (层高(m), 荷载). */
export const measureCells = (plain: string, heading: RegExp): Map<number, string> =>
  heading.test(plain) && plain.includes('\n') ? cellsUnder(plain, word => heading.test(word), measure) : new Map();

function cellsUnder(plain: string, isHeading: (word: string) => boolean, isValue: RegExp): Map<number, string> {
  const cells = new Map<number, string>();
  let columns: { index: number; count: number; heading: string } | null = null;
  for (const parts of rowsOf(plain)) {
    const words = parts.map(cell => plain.slice(cell.start, cell.end));
    const index = words.findIndex(word => isHeading(word) && !/\d/.test(word));
    if (index >= 0 && parts.length > 1 && !words.some(word => /^\d/.test(word))) {
      columns = { index, count: parts.length, heading: words[index]! };
      continue;
    }
    if (columns && isSum(words)) continue;
    const cell = columns && parts.length > 1 ? cellIn(parts, words, columns, isValue) : undefined;
    if (cell && columns) cells.set(cell.start, columns.heading);
    else columns = null;
  }
  return cells;
}

function cellIn(
  parts: readonly Cell[],
  words: readonly string[],
  { index, count }: { index: number; count: number },
  isValue = figure,
): Cell | undefined {
  // Between bars a row has more cells than its heading where the last of them are parted again.
  const isSplit = parts.length > count && parts[0]!.isBarred;
  const at = parts.length === count || isSplit ? index : parts.length - count + index;
  return isValue.test(words[at] ?? '') ? parts[at] : undefined;
}

const oneCell = /^\|?[^|]*\|$/;

/** The rows of a text: its lines, and where a table has a cell a line (| 1 |, 库房 |, 900 |) those from one bar at the head of a line to the next. */
function* rowsOf(plain: string): Generator<Cell[]> {
  let row: Cell[] = [];
  let isOpen = false;
  let start = 0;
  for (const line of plain.split('\n')) {
    const cells = cellsOf(line, start);
    start += line.length + 1;
    const isCell = oneCell.test(line);
    if (isOpen && isCell && line[0] !== '|') {
      row.push(...cells);
      continue;
    }
    if (row.length > 0) yield row;
    isOpen = isCell && line[0] === '|';
    row = cells;
  }
  if (row.length > 0) yield row;
}

const betweenBars = /[^|]+/g;
const betweenSpaces = /\S+/g;

function cellsOf(line: string, start: number): Cell[] {
  const cells: Cell[] = [];
  const isBarred = line.includes('|');
  for (const { 0: words, index } of matchesOf(line, isBarred ? betweenBars : betweenSpaces)) {
    const trimmed = words.trim();
    if (trimmed === '') continue;
    const from = start + index + words.indexOf(trimmed);
    cells.push({ start: from, end: from + trimmed.length, isBarred });
  }
  return cells;
}
