import type { Database } from '#platform/database.ts';
import { programVersion } from '#platform/root.ts';
import { Refused } from '#shared/refused.ts';
import { type Command, commands } from './commands.ts';
import type { Io } from './io.ts';
import { ReaderLeft } from './terminal.ts';
import { exit, Usage } from './usage.ts';

type World = { io: Io; open: () => Promise<Database>; english: boolean; table?: readonly Command[] };

/** Runs `./lianqun ARGS` and gives its exit code; whatever goes wrong becomes words on stderr (or JSON with --json). */
export async function run(args: string[], world: World): Promise<number> {
  const { io, open, english, table = commands } = world;
  const json = args.includes('--json');
  const [name, ...rest] = args[0] === '--json' ? args.slice(1) : args;
  const say = (code: number, words: string, more: object = {}) => {
    io.stderr(json ? JSON.stringify({ error: { code, words, ...more } }) : words);
    return code;
  };
  try {
    if (name === '--version' || name === '-V') return print(io, version());
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(rest[0], world, table);
    const command = commandNamed(name, table, english);
    if (rest.includes('--help') || rest.includes('-h')) return help(name, world, table);
    const work = await command.load();
    return await work(rest, io, open);
  } catch (error) {
    if (error instanceof ReaderLeft) throw error;
    if (error instanceof Refused) {
      const fields = Object.entries(error.fields).map(([key, words]) => `\n  ${key}: ${words}`);
      const code = error.reason === 'busy' ? exit.busy : exit.refused;
      return say(code, json ? error.message : error.message + fields.join(''), { reason: error.reason, fields: error.fields });
    }
    if (error instanceof Usage || isParseError(error)) {
      const command = table.find(one => one.name === name);
      const usage = command ? `\n${usageLine(command, english)}` : '';
      const words = english || error instanceof Usage ? error.message : parseWords(error);
      return say(exit.usage, json ? words : words + usage);
    }
    if (error instanceof Error && forOperator[error.name] !== undefined) return say(forOperator[error.name]!, error.message);
    if (lost.test(String((error as { code?: unknown })?.code))) {
      return say(
        exit.busy,
        english ? 'The database was stopped meanwhile. Please run it again.' : '数据库在此期间被停止了，请再运行一次。',
      );
    }
    if (full.test(String((error as { code?: unknown })?.code))) {
      return say(
        exit.refused,
        english
          ? 'The disk is full and nothing was saved. Free some space and run it again.'
          : '磁盘已满，什么也没有保存。请腾出空间后再运行一次。',
      );
    }
    const words = english ? 'A fault of the program' : '程序出错了';
    return say(exit.fault, json ? String(error) : `${words}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

/** Errors of the platform whose message is written for the operator, by name: their code is loaded only with a database. */
const forOperator: Readonly<Record<string, number>> = {
  FolderHeld: exit.busy,
  FolderUnusable: exit.refused,
  EmbeddedUnavailable: exit.refused,
  DatabaseUnusable: exit.refused,
};

/** What a connection ends with when the process that kept the database stopped it. */
const lost = /^(57P0[123]|CONNECTION_(CLOSED|ENDED|DESTROYED)|ECONNREFUSED)$/;

/** What PostgreSQL and the operating system say of a full disk. */
const full = /^(53100|ENOSPC|EDQUOT)$/;

function help(name: string | undefined, { io, english }: World, table: readonly Command[]): number {
  if (name !== undefined) {
    const command = commandNamed(name, table, english);
    const { parts = [] } = command;
    const width = Math.max(...parts.map(([part]) => part.length));
    const explained = parts.map(([part, zh, en]) => `  ${part.padEnd(width)}  ${english ? en : zh}`);
    return print(
      io,
      usageLine(command, english),
      '',
      `  ${command.summary[english ? 1 : 0]}`,
      ...(explained.length ? ['', ...explained] : []),
    );
  }
  const width = Math.max(...table.map(command => command.name.length));
  return print(
    io,
    english ? 'Usage: ./lianqun COMMAND [OPTION…]' : '用法：./lianqun 命令 [选项…]',
    '',
    ...table.map(command => `  ${command.name.padEnd(width)}  ${command.summary[english ? 1 : 0]}`),
    '',
    ...(english ? englishFoot : chineseFoot),
  );
}

const chineseFoot = [
  '  ./lianqun help 命令   该命令的用法',
  '  ./lianqun --version   版本',
  '',
  '退出码：0 完成；1 被拒绝或输入无法接受；2 用法不对；70 程序出错；75 数据文件夹正被另一个进程使用。',
  '加上 --json，错误以 JSON 输出到标准错误。',
];

const englishFoot = [
  '  ./lianqun help COMMAND   how to use it',
  '  ./lianqun --version      the version',
  '',
  'Exit codes: 0 done, 1 refused or bad input, 2 wrong usage, 70 fault of the program, 75 data folder held by another process.',
  'With --json errors are written to stderr as JSON.',
];

function usageLine(command: Command, english: boolean): string {
  return `${english ? 'Usage: ' : '用法：'}./lianqun ${command.name} ${command.usage}`.trimEnd();
}

function commandNamed(name: string, table: readonly Command[], english: boolean): Command {
  const command = table.find(one => one.name === name);
  if (command) return command;
  const near = nearest(name, [...table.map(one => one.name), 'help']);
  if (english)
    throw new Usage(`There is no command "${name}".${near ? ` Did you mean "${near}"?` : ''} ./lianqun help lists all.`);
  throw new Usage(`没有“${name}”这个命令。${near ? `是不是想用“${near}”？` : ''}运行 ./lianqun help 查看全部命令。`);
}

/** The name at the smallest edit distance, where it is near enough to be a slip of the keys. */
function nearest(typed: string, names: string[]): string | undefined {
  const ranked = names
    .map(name => ({ name, distance: name.startsWith(typed) && typed.length > 1 ? 1 : editDistance(typed, name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.ceil(typed.length / 3) ? best.name : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

function version(): string {
  return `lianqun ${programVersion()} (Node ${process.versions.node})`;
}

function print(io: Io, ...lines: string[]): number {
  for (const line of lines) io.stdout(line);
  return exit.done;
}

/** What node:util parseArgs throws for an unknown or incomplete option. */
function isParseError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_');
}

/** The same in Chinese; Node's own words name the option in quotes. */
function parseWords(error: Error): string {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `没有“${named}”这个选项。`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `这里不需要“${named}”。`;
    default:
      // Two cases are left: a value where none belongs, and none where one does.
      return error.message.includes('does not take')
        ? `选项“${named}”后面不带内容。`
        : `选项“${named.split(' ')[0]}”后面缺少内容。`;
  }
}
