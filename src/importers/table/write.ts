import { stringify } from 'csv-stringify/sync';
import {
  type ExportedOffer as Exported,
  exportOffers,
  type Field,
  type FieldContent,
  type OfferInput,
  type OfferKind,
  offerFields,
  ownFields,
  unitOf,
} from '#modules/offer/index.ts';
import { placeIndex } from '#modules/reference/index.ts';
import type { Db } from '#platform/database.ts';
import type { Viewer } from '#shared/viewer.ts';
import { codeColumn, contactColumns, guarded, lessorColumn, placeColumns } from './column.ts';
import type { RowProblem } from './listing.ts';
import type { Cell } from './sheet.ts';
import { type SheetColumn, writeSheet } from './sheet-write.ts';

export type TableFormat = 'csv' | 'xlsx';

type TableColumn = { key: string; zh: string; unit: string; field: Field | null; say: (listing: Exported) => Cell };

const [kindField, titleField, ...otherOwn] = ownFields as [Field, Field, ...Field[]];
const lastOwn = otherOwn.map(fieldColumn);

/** The columns of an export, in the order of the field table; an import reads every one of them back. */
const exportColumns: readonly TableColumn[] = [
  { key: codeColumn[0], zh: codeColumn[1], unit: '', field: null, say: listing => listing.code },
  fieldColumn(kindField),
  fieldColumn(titleField),
  ...placeColumns.map(([key, zh]) => ({
    key,
    zh,
    unit: '',
    field: null,
    say: ({ offer }: Exported) => placeCell(key, offer),
  })),
  ...offerFields.map(fieldColumn),
  ...lastOwn,
  { key: lessorColumn[0], zh: lessorColumn[1], unit: '', field: null, say: listing => listing.lessor },
];

function fieldColumn(field: Field): TableColumn {
  return { key: field.key, zh: field.zh, unit: unitOf(field), field, say: ({ offer }) => saidOf(field, contentOf(field, offer)) };
}

function contentOf({ key }: Field, offer: OfferInput): FieldContent | null {
  return (key in offer ? (offer as unknown as Record<string, FieldContent | null>)[key] : offer.values[key]) ?? null;
}

/** A field's content in the words of its options: what readOfferForm reads back. */
function saidOf({ value }: Field, content: FieldContent | null): Cell {
  if (content === null) return null;
  const label = (code: string) => ('options' in value ? (value.options[code]?.[0] ?? code) : code);
  if (typeof content === 'boolean') return content ? '是' : '否';
  if (typeof content === 'number') return content;
  if (typeof content === 'string') return value.is === 'choice' ? label(content) : content;
  return content.map(part => label(String(part))).join('、');
}

function placeCell(key: string, { city, district, town }: OfferInput): Cell {
  const code = key === 'city' ? city : key === 'town' ? town : district === city ? null : district;
  return code === null ? null : (placeIndex().byCode(code)?.name ?? String(code));
}

/** A heading with its unit: 建筑面积（㎡）. */
function headingOf({ zh, unit }: TableColumn): string {
  return unit && unit !== '°' ? `${zh}（${unit}）` : zh;
}

const mark = '\ufeff';

/** Every listing that is not withdrawn as a CSV or .xlsx file, streamed; only the operator may. Contacts are left out. */
export function exportTable(db: Db, actor: Viewer, format: TableFormat): AsyncGenerator<Buffer> {
  return tableOf(exportColumns, exportedRows(db, actor), format);
}

async function* exportedRows(db: Db, actor: Viewer): AsyncGenerator<Cell[]> {
  for await (const batch of exportOffers(db, actor)) {
    for (const listing of batch) yield exportColumns.map(column => column.say(listing));
  }
}

/** An empty table for listings of one kind: headings, and a line that begins with ※ and says what each column takes. */
export function templateTable(kind: OfferKind, format: TableFormat): AsyncGenerator<Buffer> {
  const contact = contactColumns.map(([key, zh]) => ({ key, zh, unit: '', field: null, say: () => null }));
  const columns = [...exportColumns.filter(({ field }) => field?.kinds.includes(kind) ?? true), ...contact];
  return tableOf(columns, hintRows(columns, kind), format);
}

async function* hintRows(columns: readonly TableColumn[], kind: OfferKind): AsyncGenerator<Cell[]> {
  yield columns.map(({ key, field }) => {
    if (key === 'code') return '※ 填写说明（这一行不会导入）：编号留空则由系统编号';
    if (key === 'kind') return `${kind === 'space' ? '房源' : '地块'}；必填`;
    const must = key === 'title' || key === 'city' || (key === 'space_type' && kind === 'space') ? '必填；' : '';
    return must + (field ? hintOf(field) : key === 'phone' ? '加密保存，页面只显示首尾' : '');
  });
}

function hintOf({ value, hint }: Field): string {
  const parts: string[] = [];
  if ('options' in value)
    parts.push(
      Object.values(value.options)
        .map(([zh]) => zh)
        .join(value.is === 'choices' ? '、' : ' / '),
    );
  if (value.is === 'flag') parts.push('是 / 否');
  if (value.is === 'date') parts.push('如 2026-03-01');
  if (value.is === 'number' || value.is === 'numbers')
    parts.push(`${value.min}–${value.max}${value.is === 'number' && value.integer ? ' 整数' : ''}`);
  if (value.is === 'text') parts.push(`不超过 ${value.max} 字`);
  if (hint) parts.push(hint[0]);
  return parts.join('；');
}

async function* tableOf(
  columns: readonly TableColumn[],
  rows: AsyncIterable<Cell[]>,
  format: TableFormat,
): AsyncGenerator<Buffer> {
  const headings = columns.map(headingOf);
  if (format === 'xlsx') {
    yield* writeSheet(
      '房源',
      headings.map((heading, at) => sheetColumn(heading, columns[at]!)),
      rows,
    );
    return;
  }
  yield Buffer.from(mark + csvLines([headings]));
  let waiting: Cell[][] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < linesAtOnce) continue;
    yield Buffer.from(csvLines(waiting));
    waiting = [];
  }
  if (waiting.length > 0) yield Buffer.from(csvLines(waiting));
}

// One call of the formatter costs as much as twenty lines.
const linesAtOnce = 250;

function sheetColumn(heading: string, { field }: TableColumn): SheetColumn {
  const choices =
    field?.value.is === 'choice'
      ? Object.values(field.value.options).map(([zh]) => zh)
      : field?.value.is === 'flag'
        ? ['是', '否']
        : null;
  return { heading, choices };
}

function csvLines(rows: readonly (readonly Cell[])[]): string {
  const safe = rows.map(cells => cells.map(cell => (typeof cell === 'string' ? guarded(cell) : cell)));
  return stringify(safe, { record_delimiter: 'windows' });
}

/** A problem of an import as a line of CSV; problemHeading goes first. */
export function problemLine(problem: RowProblem): string {
  return csvLines([[problem.line, problem.column, problem.value, problem.zh]]);
}
/** The first line of a CSV file of problems, with the mark by which spreadsheets know UTF-8. */
export const problemHeading = mark + csvLines([['行号', '列', '值', '原因']]);
