import { parseArgs } from 'node:util';
import { readAuditHead, verifyAudit } from '#modules/account/index.ts';
import { noteAnchor, readAnchors } from '#platform/anchor.ts';
import type { Database } from '#platform/database.ts';
import { readSettings } from '#platform/settings.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

const faults = {
  missing: '这一行不见了',
  order: '这一行不在它的位置上',
  previous: '这一行与上一行对不上',
  changed: '这一行被改过',
  cut: '从这一行起，末尾被截掉了，或末行记录被改过',
  anchor: '这一行与数据文件夹里记下的不同：日志被整段重写过',
} as const;

/**
 * `./lianqun audit verify [--json]` walks the audit log and says the first line that is not as it was written, by the chain, its head, and
 * what was noted in the data folder; a sound log is noted there anew.
 */
export async function audit(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (positionals.join(' ') !== 'verify') throw new Usage('可用：./lianqun audit verify');
  const { data } = readSettings();
  const database = await open();
  const { anchors, broken } = readAnchors(data);
  const { lines, fault, head } = await database.read(async db => ({
    ...(await verifyAudit(db, anchors)),
    head: await readAuditHead(db),
  }));
  if (!fault && broken === 0) noteAnchor(data, head, new Date());
  if (values.json) io.stdout(JSON.stringify({ lines, fault, anchors: anchors.length, broken, head }));
  else if (fault) io.stderr(`审计日志第 ${fault.number} 行：${faults[fault.fault]}。之前的 ${lines} 行完好。`);
  else io.stdout(`审计日志完好：${lines} 行，核对了 ${anchors.length} 处留底。末行 ${head.number} ${head.hash}`);
  if (broken > 0 && !values.json) io.stderr(`数据文件夹里的 audit.anchors 有 ${broken} 行读不出，可能被改过。`);
  return fault || broken > 0 ? exit.refused : exit.done;
}
