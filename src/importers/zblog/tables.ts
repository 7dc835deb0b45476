import type { Fault } from '../site/record.ts';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** The tables of Z-BlogPHP that are read, without their prefix. */
export type TableName = 'config' | 'category' | 'tag' | 'member' | 'post' | 'upload' | 'comment';

/** A row with its place: `at` grows and finds the place again after a stop, `where` tells a person. */
export type Found = { at: number; where: string } & ({ table: TableName; row: Row } | { fault: Fault });

/** The rows of a Z-BlogPHP database, wherever it is stored. */
export type Tables = {
  /** The rows of some tables behind a place. */
  rows(tables: readonly TableName[], after: number): AsyncGenerator<Found, void, undefined>;
  close(): void;
};

/** Columns in the order of the public layout of today. */
export const columnsOf: Readonly<Record<TableName, readonly string[]>> = {
  config: named('conf_', 'ID,Name,Key,Value'),
  category: named(
    'cate_',
    'ID,Name,Order,Type,Count,Alias,Group,Intro,RootID,ParentID,CreateTime,PostTime,UpdateTime,Template,LogTemplate,Meta',
  ),
  tag: named('tag_', 'ID,Name,Order,Type,Count,Alias,Group,Intro,CreateTime,PostTime,UpdateTime,Template,Meta'),
  member: named(
    'mem_',
    'ID,Guid,Level,Status,Name,Password,Email,HomePage,IP,CreateTime,PostTime,UpdateTime,Alias,Intro,Articles,Pages,Comments,Uploads,Template,Meta',
  ),
  post: named(
    'log_',
    'ID,CateID,AuthorID,Tag,Status,Type,Alias,IsTop,IsLock,Title,Intro,Content,CreateTime,PostTime,UpdateTime,CommNums,ViewNums,Template,Meta',
  ),
  upload: named('ul_', 'ID,AuthorID,Size,Name,SourceName,MimeType,PostTime,DownNums,LogID,Intro,Meta'),
  comment: named('comm_', 'ID,LogID,IsChecking,RootID,ParentID,AuthorID,Name,Email,HomePage,Content,PostTime,IP,Agent,Meta'),
};

/** Whether a table holds posts: plug-ins keep tables of their own beside them, such as "addtopost", under the same ids. */
export function isPostTable(columns: readonly string[]): boolean {
  return ['log_ID', 'log_Title', 'log_Content'].every(column => columns.includes(column));
}

/** Columns that never leave the source: what belongs to persons or signs in. */
export const keptBack = /^(?:(?:mem|comm)_(?:Password|Email|HomePage|IP|Guid|Agent|Meta)|log_IP)$/;

/** The largest value of one column that is read, in bytes or characters; a longer one is no post that a person wrote. */
export const mostValue = 8 << 20;

/** The names of columns with the prefix of their table. */
export function named(prefix: string, names: string): string[] {
  return names.split(',').map(name => prefix + name);
}
