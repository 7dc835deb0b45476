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
    if (columns && rows > 0 && (isSum(words) || isGroup(parts, words))) continue;
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
/** 东区商铺 |: what the rows below have in common. */
const isGroup = ([first]: readonly Cell[], words: readonly string[]) =>
  first?.isBarred === true && words.filter(word => word !== '').length < 2;
const priced = (word: string) =>
  /^元\/(?:㎡|平方米|平)[·/.](?:天|日|月|年)$|租金|租价|[年月]租|单价|售价|价格|报价|底价|起拍价|起始价|起租价|挂牌价|限价|起价|参考价/.test(
    word,
  ) &&
  word.length < 20 &&
  /元/.test(word) &&
  !/总价|保证金|押金|幅度|加价|增价|评估|物业|涨|增/.test(word);
const measure = /^\d[\d,]*(?:\.\d+)?(?:m|米|t|吨)?$/;

/** Where the bare figures stand in the column of prices of every table, with their heading, which names the coin (价格（元/㎡·月）). */
export function priceCells(plain: string): Map<number, string> {
  // 单位：元/月/平方米 beside the table, with bare headings in it.
  const unit = plain.includes('单位') ? unitBeside.exec(plain)?.[1] : undefined;
  if (!unit) return cellsUnder(plain, priced, figure);
  const cells = cellsUnder(plain, word => priced(word) || priced(`${word}元`), figure);
  return new Map([...cells].map(([at, heading]) => [at, heading.includes('元') ? heading : `${heading}(${unit})`]));
}
const unitBeside = /单位[:： ]{0,2}(?:[^\n)）|]{0,16}[、，, ])?(万?元(?:\/[^，。；;、\n)） ]{1,10})?)/;

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
    if (columns && (isSum(words) || isGroup(parts, words))) continue;
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
    const rows = line.includes('序号') ? rowsOfLine(line, start) : null;
    start += line.length + 1;
    if (rows) {
      if (row.length > 0) yield row;
      row = [];
      isOpen = false;
      yield* rows;
      continue;
    }
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

/** … 序号 | 名称 | 面积(㎡) | 1 | 东楼 | 300 | 2 | 西楼 | 280: a table that was written into one line. */
function rowsOfLine(line: string, start: number): Cell[][] | null {
  const cells: { word: string; at: number }[] = [];
  let at = 0;
  for (const word of line.split('|')) {
    cells.push({ word: word.trim(), at: at + word.length - word.trimStart().length });
    at += word.length + 1;
  }
  const head = cells.findIndex(({ word }) => word.endsWith('序号'));
  const first = cells.findIndex(({ word }, i) => i > head && word === '1');
  const count = first - head;
  if (head < 0 || count < fewestColumns || count > mostColumns) return null;
  const rows: Cell[][] = [];
  for (let from = head; from < cells.length; from += count)
    rows.push(
      cells
        .slice(from, from + count)
        .flatMap(({ word, at }) => (word === '' ? [] : [{ start: start + at, end: start + at + word.length, isBarred: true }])),
    );
  return rows;
}
const mostColumns = 16;

const betweenSpaces = /\S+/g;

/** The cells of a row: between bars the empty ones too, but not those outside the bars at its ends. */
function cellsOf(line: string, start: number): Cell[] {
  const isBarred = line.includes('|');
  if (!isBarred)
    return matchesOf(line, betweenSpaces).map(({ 0: word, index }) => ({
      start: start + index,
      end: start + index + word.length,
      isBarred,
    }));
  const cells: Cell[] = [];
  let at = start;
  const words = line.split('|');
  for (const [i, word] of words.entries()) {
    const trimmed = word.trim();
    const from = at + word.length - word.trimStart().length;
    if (trimmed !== '' || (i > 0 && i < words.length - 1)) cells.push({ start: from, end: from + trimmed.length, isBarred });
    at += word.length + 1;
  }
  return cells;
}
