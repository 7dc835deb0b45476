import type { Database } from '#platform/database.ts';
import type { Io } from './io.ts';

/** Runs one command; the number is its exit code (usage.ts). `open` is called only by commands that need the database. */
export type Run = (args: string[], io: Io, open: () => Promise<Database>) => Promise<number>;

export type Command = {
  name: string;
  /** One line each: [Chinese, English]. */
  summary: readonly [zh: string, en: string];
  /** What follows the name on the command line. */
  usage: string;
  load: () => Promise<Run>;
};

/** Every command of ./lianqun in the order of its help; a command's code is loaded only when it runs. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    summary: ['启动网站：数据库、页面与接口，直到收到停止信号', 'Serve the site until it is told to stop'],
    usage: '',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'start',
    summary: ['启动网站：数据库、参考数据、演示数据与页面', 'Serve the site: database, reference data, demonstration set, pages'],
    usage: '',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'schema',
    summary: [
      '打印数据库结构，或写入、核对 migrations/schema.sql 与 docs/tables.md',
      'Print the database schema, or write or check its files',
    ],
    usage: '[--write | --check]',
    load: async () => (await import('./schema.ts')).schema,
  },
];
