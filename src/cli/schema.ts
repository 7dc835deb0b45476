import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect, openDatabase } from '#platform/database.ts';
import { startEmbedded } from '#platform/embedded.ts';
import { migrate } from '#platform/migrate.ts';
import { inRoot } from '#platform/root.ts';
import { describeTables, dumpSchema } from '#platform/schema.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

/** Prints the schema that the migrations make in an empty database; --write puts it into its files, --check compares them. */
export async function schema(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { write: { type: 'boolean' }, check: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  if (values.write && values.check) throw new Usage('--write 与 --check 只能选一个（choose --write or --check）');
  const files = await generated();
  if (values.write) {
    for (const [name, text] of files) writeFileSync(inRoot(name), text);
    io.stdout(files.map(([name]) => name).join('\n'));
    return exit.done;
  }
  if (!values.check) {
    io.stdout(files[0]![1].trimEnd());
    return exit.done;
  }
  const stale = files.filter(([name, text]) => readIfThere(inRoot(name)) !== text).map(([name]) => name);
  for (const name of stale)
    io.stderr(`${name} 与迁移不一致，请运行 ./lianqun schema --write 并查看差异（stale: run ./lianqun schema --write）`);
  return stale.length > 0 ? exit.refused : exit.done;
}

async function generated(): Promise<[name: string, text: string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'lianqun-schema-'));
  const server = await startEmbedded(folder, { durable: false });
  try {
    const at = { socket: server.socket, database: 'lianqun_schema' };
    const admin = connect({ socket: server.socket, database: 'postgres' });
    await admin`create database lianqun_schema`;
    await admin.end();
    const sql = connect(at);
    await migrate(sql).finally(() => sql.end());
    const database = openDatabase(at, 1);
    const files: [string, string][] = await database.read(async db => [
      ['migrations/schema.sql', await dumpSchema(db)],
      ['docs/tables.md', await describeTables(db)],
    ]);
    await database.close();
    return files;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
