import type { Block } from './block.ts';
import type { Run } from './inline.ts';
import type { Element } from './tree.ts';

/** A table as rows of cells, or, where it only arranged a page, as the blocks in it. `others` is what stood between its rows. */
export type Grid = { others: Element[] } & ({ rows: Run[][][] } | { blocks: Block[] });

const most = { columns: 100, span: 1000, filled: 20_000 };

/** Reads a table: merged cells leave empty ones beside and below them. A table of one row or column, or with tables or headings in it, is layout. */
export function readTable(
  table: Element,
  blocksOf: (cell: Element) => Block[],
  joined: (blocks: readonly Block[]) => Run[],
): Grid {
  const { rows, others } = rowsOf(table);
  const cells = rows.map(row => row.map(cell => ({ cell, blocks: blocksOf(cell) })));
  const columns = cells.reduce((wide, row) => Math.max(wide, row.length), 0);
  const all = cells.flat();
  if (columns < 2 || columns > most.columns || rows.length < 2 || all.some(({ blocks }) => blocks.some(isLayout))) {
    return { others, blocks: all.flatMap(({ blocks }) => blocks) };
  }
  const grid: Run[][][] = [];
  // How many rows below a column is still covered by a merged cell.
  const covered: number[] = [];
  let filled = 0;
  for (const row of cells) {
    const line: Run[][] = [];
    const cover = () => {
      while ((covered[line.length] ?? 0) > 0) {
        covered[line.length]!--;
        line.push([]);
        filled++;
      }
    };
    for (const { cell, blocks } of row) {
      cover();
      const rowSpan = span(cell.attribs.rowspan, most.span);
      const wide = filled > most.filled ? 1 : Math.min(span(cell.attribs.colspan, most.columns), most.columns - line.length);
      for (let column = 0; column < Math.max(1, wide); column++) {
        if (rowSpan > 1 && filled <= most.filled) covered[line.length] = rowSpan - 1;
        line.push(column === 0 ? joined(blocks) : []);
        if (column > 0) filled++;
      }
    }
    cover();
    grid.push(line);
  }
  return { others, rows: grid };
}

function isLayout(block: Block): boolean {
  if (block.kind === 'list') return block.items.some(item => item.some(isLayout));
  if (block.kind === 'quote') return block.blocks.some(isLayout);
  return block.kind !== 'paragraph';
}

function span(written: string | undefined, limit: number): number {
  return written !== undefined && /^\d{1,6}$/.test(written) ? Math.min(Math.max(1, Number(written)), limit) : 1;
}

const parts = new Set(['thead', 'tbody', 'tfoot']);

function rowsOf(table: Element): { rows: Element[][]; others: Element[] } {
  const rows: Element[][] = [];
  const others: Element[] = [];
  const read = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        if (child.trim() !== '') others.push({ name: 'p', attribs: {}, children: [child] });
      } else if (parts.has(child.name)) read(child);
      else if (child.name === 'tr') {
        const cells: Element[] = [];
        for (const cell of child.children) {
          if (typeof cell !== 'string' && (cell.name === 'td' || cell.name === 'th')) cells.push(cell);
          else if (typeof cell !== 'string' || cell.trim() !== '') others.push({ name: 'p', attribs: {}, children: [cell] });
        }
        rows.push(cells);
      } else if (child.name === 'td' || child.name === 'th') rows.push([child]);
      else others.push({ name: 'p', attribs: {}, children: [child] });
    }
  };
  read(table);
  return { rows, others };
}
