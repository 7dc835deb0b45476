import { appendFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type ImportReport,
  importTable,
  problemHeading,
  problemLine,
  type RowProblem,
  type TableFile,
} from '#importers/table/index.ts';
import type { Database } from '#platform/database.ts';
import { secretOf } from '#platform/secret.ts';
import { readSettings } from '#platform/settings.ts';
import { figure } from '#shared/format.ts';
import { operator } from '#shared/viewer.ts';
import type { Io } from './io.ts';
import { onStop } from './lifecycle.ts';
import { exit, Usage } from './usage.ts';

/**
 * `./lianqun import offers FILE [--dry-run] [--skip-bad] [--update] [--problems FILE] [--json]`: reads a CSV or .xlsx table of listings,
 * "-" for standard input. Exit code 1 when nothing was saved because of bad rows.
 */
export async function importOffers(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      'skip-bad': { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
      problems: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [what, name, ...more] = positionals;
  if (what !== 'offers' || !name || more.length > 0)
    throw new Usage('请写明要导入的文件，例如：./lianqun import offers 房源.xlsx');
  const file: TableFile = name === '-' ? { bytes: await io.bytes() } : { path: name };
  const settings = readSettings();
  const stop = new AbortController();
  const forget = onStop(() => stop.abort());
  const list = values.problems ? problemFile(values.problems) : null;
  const database = await open();
  const secret = secretOf(settings);
  const report = await importTable(database, operator, secret, file, {
    dryRun: values['dry-run'],
    skipBad: values['skip-bad'],
    existing: values.update ? 'update' : 'refuse',
    signal: stop.signal,
    progress: rows => io.progress?.(rows, 0, '已读行'),
    ...(list ? { onProblem: list.add } : {}),
  }).finally(() => {
    forget();
    list?.close();
  });
  const saved = report.added + report.updated;
  if (values.json) io.stdout(JSON.stringify({ dryRun: values['dry-run'], saved, ...report }));
  else for (const line of linesOf(report, values['dry-run'], list)) io.stdout(line);
  const fine = values['dry-run'] ? report.bad === 0 && report.good > 0 : saved > 0;
  return fine ? exit.done : exit.refused;
}

function linesOf(report: ImportReport, dryRun: boolean, list: ProblemFile | null): string[] {
  const { rows, good, bad, added, updated, problemCount } = report;
  const saved = added + updated;
  const lines = [
    `共 ${figure(rows)} 行：可导入 ${figure(good)} 行${bad ? `，有问题 ${figure(bad)} 行，${figure(problemCount)} 处` : ''}。`,
  ];
  if (report.ignored.length > 0) lines.push(`没有用到的列：${report.ignored.join('、')}`);
  for (const { line, column, value, zh } of report.problems)
    lines.push(`第 ${line} 行 ${column}${value ? `“${value}”` : ''}：${zh}`);
  if (problemCount > report.problems.length) {
    lines.push(`这里只列出前 ${figure(report.problems.length)} 处。${list ? '' : '加上 --problems 文件名.csv 可得到全部。'}`);
  }
  if (list && problemCount > 0) lines.push(list.words());
  if (rows === 0) lines.push('表里没有可导入的行。');
  else if (dryRun)
    lines.push(bad ? '这是试运行，没有保存。请先改正上面各处。' : '这是试运行，没有保存。去掉 --dry-run 即可导入。');
  else if (saved === 0)
    lines.push(good ? '什么也没有保存。请改正后再试；或加上 --skip-bad 只导入没有问题的行。' : '什么也没有保存。请改正后再试。');
  else lines.push(`已新增 ${figure(added)} 条${updated ? `，更新 ${figure(updated)} 条` : ''}。`);
  return lines;
}

type ProblemFile = { add(problem: RowProblem): void; close(): void; words(): string };

/** Every problem as a line of CSV; the file is made at the first one. That it cannot be written undoes no import: it is told at the end. */
function problemFile(path: string): ProblemFile {
  let waiting = '';
  let made = false;
  let failed = '';
  const flush = () => {
    if (failed || !waiting) return;
    try {
      if (made) appendFileSync(path, waiting);
      else writeFileSync(path, problemHeading + waiting);
      made = true;
    } catch (error) {
      failed = String((error as NodeJS.ErrnoException).code);
    }
    waiting = '';
  };
  return {
    add(problem) {
      waiting += problemLine(problem);
      if (waiting.length > 1 << 16) flush();
    },
    close: flush,
    words: () => (failed ? `问题清单没有写成 ${path}（${failed}），请检查位置、权限和磁盘空间。` : `全部问题已写入 ${path}`),
  };
}
