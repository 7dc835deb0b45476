import { longest, markdownOf, type Run } from './inline.ts';

export type Block =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'rule' }
  | { kind: 'code'; text: string; language: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; start: number | null; items: Block[][]; word: boolean }
  | { kind: 'table'; rows: Run[][][] };

/** The blocks as Markdown without an end of line at the end; empty ones leave nothing. */
export function printBlocks(blocks: readonly Block[]): string {
  const out: string[] = [];
  let last: Block | null = null;
  let other = false;
  for (const block of blocks) {
    // Two lists in a row would be read as one, and two quotations too; lists change their sign, quotations do with being one.
    other = block.kind === 'list' && last?.kind === 'list' && (block.start === null) === (last.start === null) ? !other : false;
    const text = print(block, other);
    if (text === '') continue;
    out.push(text);
    last = block;
  }
  return out.join('\n\n');
}

function print(block: Block, other: boolean): string {
  switch (block.kind) {
    case 'paragraph':
      return markdownOf(block.runs, 'paragraph');
    case 'heading': {
      const text = markdownOf(block.runs, 'heading');
      return text === '' ? '' : `${'#'.repeat(block.level)} ${text}`;
    }
    case 'rule':
      return '***';
    case 'code': {
      const fence = '`'.repeat(Math.max(3, longest(block.text, '`') + 1));
      return block.text.trim() === '' ? '' : `${fence}${block.language}\n${block.text}\n${fence}`;
    }
    case 'quote': {
      const text = printBlocks(block.blocks);
      return text === '' ? '' : linesWith('> ', '> ', text);
    }
    case 'list':
      return printList(block, other);
    case 'table':
      return printTable(block.rows);
  }
}

function printList(list: Block & { kind: 'list' }, other: boolean): string {
  const items: string[] = [];
  let simple = true;
  let number = list.start ?? 0;
  for (const blocks of list.items) {
    const text = printItem(blocks);
    if (text.trim() === '') continue;
    if (text.includes('\n\n')) simple = false;
    const marker = list.start === null ? (other ? '+ ' : '- ') : `${number}${other ? ')' : '.'} `;
    items.push(linesWith(marker, ' '.repeat(marker.length), text));
    number++;
  }
  return items.join(simple ? '\n' : '\n\n');
}

/** A list below a paragraph stands right under it where Markdown lets it: a numbered one only when it begins with 1. */
function printItem(blocks: readonly Block[]): string {
  const [first, second] = blocks;
  if (blocks.length === 2 && first?.kind === 'paragraph' && second?.kind === 'list' && (second.start ?? 1) === 1) {
    return [printBlocks([first]), printBlocks([second])].filter(Boolean).join('\n');
  }
  return printBlocks(blocks);
}

function linesWith(first: string, next: string, text: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first + line : line === '' ? next.trimEnd() : next + line))
    .join('\n');
}

/** The first row is the heading, as Markdown has no table without one. */
function printTable(rows: readonly Run[][][]): string {
  const cells = rows.map(row => row.map(runs => markdownOf(runs, 'cell')));
  const filled = cells.filter(row => row.some(cell => cell !== ''));
  if (filled.length === 0) return '';
  const columns = filled.reduce((most, row) => Math.max(most, row.length), 0);
  const [head, ...body] = filled;
  while (head!.length < columns) head!.push('');
  return [line(head!), `|${' --- |'.repeat(columns)}`, ...body.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
