import { addOffers, replaceOffers, takenCodes } from '#modules/offer/index.ts';
import type { Database, Db } from '#platform/database.ts';
import type { Secret } from '#platform/secret.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import { codeColumn, type Heading, readHeading } from './column.ts';
import { type Listing, type RowProblem, readListing } from './listing.ts';
import { readTable, type TableFile } from './read.ts';

export type ImportOptions = {
  /** Checks everything and saves nothing. */
  dryRun?: boolean;
  /** Saves the good rows of a table with bad ones; otherwise one bad row keeps all back. */
  skipBad?: boolean;
  /** What a row with a code that is taken means: a mistake (unless told otherwise), or new words for that listing. */
  existing?: 'refuse' | 'update';
  signal?: AbortSignal;
  progress?: (rows: number) => void;
  /** Told of every problem, also beyond the thousand that the report keeps. */
  onProblem?: (problem: RowProblem) => void;
};

export type ImportReport = {
  /** Rows that say something; each is good or bad. */
  rows: number;
  good: number;
  bad: number;
  added: number;
  updated: number;
  /** The first thousand problems, and how many there are. */
  problems: RowProblem[];
  problemCount: number;
  /** Headings that name no field. */
  ignored: string[];
};

const batchSize = 1000;
const most = { rows: 500_000, problems: 1000, linesBeforeHeading: 20 };

/** Undoes the transaction of a table that is not to be saved. */
class NotSaved extends Error {}

/**
 * Reads a table of listings and saves it in one transaction: every row or none, unless bad rows may be skipped. Memory holds a thousand
 * rows and the codes seen. Refuses a file that cannot be read, and a stop by the signal; then nothing is saved.
 */
export async function importTable(
  database: Database,
  actor: Viewer,
  secret: Secret,
  file: TableFile,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const report: ImportReport = { rows: 0, good: 0, bad: 0, added: 0, updated: 0, problems: [], problemCount: 0, ignored: [] };
  if (options.dryRun) {
    await database.read(db => eachBatch(db, file, options, report, async () => {}));
    return report;
  }
  try {
    await database.write(async tx => {
      await eachBatch(tx, file, options, report, async (added, updated) => {
        if (report.bad > 0 && !options.skipBad) return;
        if (added.length > 0) await addOffers(tx, actor, added, secret);
        if (updated.length > 0) await replaceOffers(tx, actor, updated, secret);
        report.added += added.length;
        report.updated += updated.length;
      });
      if (report.bad > 0 && !options.skipBad) throw new NotSaved();
    });
  } catch (error) {
    if (isTakenMeanwhile(error))
      throw new Refused('conflict', '导入期间有人用掉了表里的某个编号，什么也没有保存，请再导入一次。');
    if (!(error instanceof NotSaved)) throw error;
    Object.assign(report, { added: 0, updated: 0 });
  }
  return report;
}

function isTakenMeanwhile(error: unknown): boolean {
  return (error as { constraint_name?: string }).constraint_name === 'offer_code_unique';
}

type Numbered = Listing & { line: number };

async function eachBatch(
  db: Db,
  file: TableFile,
  options: ImportOptions,
  report: ImportReport,
  save: (added: Numbered[], updated: Numbered[]) => Promise<void>,
): Promise<void> {
  const seen = new Map<string, number>();
  const flush = async (batch: Numbered[]) => {
    if (options.signal?.aborted) throw new Refused('conflict', '导入已停止，什么也没有保存。');
    const codes = batch.map(({ code }) => code).filter(code => code !== null);
    const taken = codes.length > 0 ? await takenCodes(db, codes) : new Set<string>();
    const kept = batch.filter(listing => !refusedTwice(listing, taken, seen, options, report));
    report.good += kept.length;
    await save(
      kept.filter(({ code }) => code === null || !taken.has(code)),
      kept.filter(({ code }) => code !== null && taken.has(code)),
    );
    options.progress?.(report.rows);
  };
  let batch: Numbered[] = [];
  for await (const listing of listings(file, options, report)) {
    batch.push(listing);
    if (batch.length < batchSize) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
}

/** Reads rows one by one; the bad ones go to the report. */
async function* listings(file: TableFile, options: ImportOptions, report: ImportReport): AsyncGenerator<Numbered> {
  let heading: Heading | null = null;
  let before = 0;
  for await (const row of readTable(file)) {
    if (!heading) {
      heading = readHeading(row);
      if (heading) checkHeading(heading, report);
      else if (++before >= most.linesBeforeHeading) break;
      continue;
    }
    const read = readListing(row, heading.columns);
    if (read === null) continue;
    if (++report.rows > most.rows) throw new Refused('invalid', `一次最多导入 ${most.rows} 行，请把文件拆开。`);
    if (Array.isArray(read)) refuse(read, options, report);
    else yield { ...read, line: row.line };
  }
  if (!heading) {
    throw new Refused('invalid', '没有找到表头。请保留一行列名，例如：标题、房源类型、城市、区县、建筑面积；也可以先下载模板。');
  }
}

function checkHeading({ columns, ignored }: Heading, report: ImportReport): void {
  report.ignored = ignored.slice(0, 100);
  const has = (...keys: string[]) => columns.some(column => keys.includes(column.key));
  if (!has('place', 'city', 'district', 'town'))
    throw new Refused('invalid', '表里没有地点列。请加上“城市”“区县”两列，或一列“区划代码”。');
  if (!has('space_type', 'land_area', 'parcel_code', 'land_use', 'kind')) {
    throw new Refused('invalid', '表里看不出是房源还是地块。请加上“房源类型”列，如 标准厂房；地块请加上“土地面积”列。');
  }
}

function refuse(problems: readonly RowProblem[], options: ImportOptions, report: ImportReport): void {
  report.bad++;
  for (const problem of problems) {
    report.problemCount++;
    if (report.problems.length < most.problems) report.problems.push(problem);
    options.onProblem?.(problem);
  }
}

/** Refuses a code that stands twice in the table, and one that is taken unless updates were asked for. */
function refusedTwice(
  { code, line }: Numbered,
  taken: ReadonlySet<string>,
  seen: Map<string, number>,
  options: ImportOptions,
  report: ImportReport,
): boolean {
  if (code === null) return false;
  const first = seen.get(code);
  if (first === undefined) seen.set(code, line);
  const column = codeColumn[1];
  if (first !== undefined) {
    const words = {
      zh: `这个编号在第 ${first} 行已经出现过，请改正或删去一行`,
      en: `line ${first} has this code already; correct or delete one of them`,
    };
    refuse([{ line, column, value: code, ...words }], options, report);
    return true;
  }
  if (taken.has(code) && options.existing !== 'update') {
    const words = {
      zh: '这个编号已经在库里；要更新它，请选择“更新已有房源”',
      en: 'this code is taken; choose to update existing listings if that is meant',
    };
    refuse([{ line, column, value: code, ...words }], options, report);
    return true;
  }
  return false;
}
