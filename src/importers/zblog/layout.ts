import { columnsOf, named, type TableName, type Value } from './tables.ts';

/** The tables as earlier versions made them, newest first; the present ones stand in `columnsOf`. */
const earlier: Readonly<Partial<Record<TableName, readonly (readonly string[])[]>>> = {
  config: [named('conf_', 'ID,Name,Value'), named('conf_', 'Name,Value')],
  category: [
    named('cate_', 'ID,Name,Order,Type,Count,Alias,Group,Intro,RootID,ParentID,Template,LogTemplate,Meta'),
    named('cate_', 'ID,Name,Order,Type,Count,Alias,Intro,RootID,ParentID,Template,LogTemplate,Meta'),
    named('cate_', 'ID,Name,Order,Count,Alias,Intro,RootID,ParentID,Template,LogTemplate,Meta'),
  ],
  tag: [
    named('tag_', 'ID,Name,Order,Type,Count,Alias,Group,Intro,Template,Meta'),
    named('tag_', 'ID,Name,Order,Type,Count,Alias,Intro,Template,Meta'),
    named('tag_', 'ID,Name,Order,Count,Alias,Intro,Template,Meta'),
  ],
  member: [
    named(
      'mem_',
      'ID,Guid,Level,Status,Name,Password,Email,HomePage,IP,PostTime,Alias,Intro,Articles,Pages,Comments,Uploads,Template,Meta',
    ),
  ],
  post: [
    named(
      'log_',
      'ID,CateID,AuthorID,Tag,Status,Type,Alias,IsTop,IsLock,Title,Intro,Content,PostTime,CommNums,ViewNums,Template,Meta',
    ),
    named(
      'log_',
      'ID,CateID,AuthorID,Tag,Status,Type,Alias,IsTop,IsLock,Title,Intro,Content,IP,PostTime,CommNums,ViewNums,Template,Meta',
    ),
  ],
};

/** What an update of an older installation put behind the last column, in this order. */
const added = ['Type', 'Group', 'Key', 'CreateTime', 'UpdateTime', 'PostTime'];

/**
 * The columns of a row in a dump that names none: those of the version with so many. Where several have as many, since a new table and an updated
 * one differ in order, those whose numbers and words stand where the row has such. Null where no version made such a row.
 */
export function columnsByValues(table: TableName, values: readonly Value[]): readonly string[] | null {
  const [only, ...others] = layoutsOf(table, values.length);
  if (!only || others.length === 0) return only ?? null;
  return [only, ...others].find(columns => columns.every((name, at) => fits(name, values[at]!))) ?? null;
}

function layoutsOf(table: TableName, count: number): string[][] {
  const prefix = columnsOf[table][0]!.replace(/_.*/, '_');
  return [columnsOf[table], ...(earlier[table] ?? [])]
    .map(made => {
      const later = added.map(name => prefix + name).filter(name => columnsOf[table].includes(name) && !made.includes(name));
      return [...made, ...later.slice(0, Math.max(0, count - made.length))];
    })
    .filter(columns => columns.length === count);
}

const counted =
  /_(?:\w*ID|Order|Type|Count|Status|Level|IsTop|IsLock|IsChecking|\w+Time|\w+Nums|Size|Articles|Pages|Comments|Uploads)$/;

function fits(column: string, value: Value): boolean {
  if (value === null) return true;
  if (counted.test(column)) return /^-?\d{1,15}$/.test(String(value));
  // The name of a setting is a word; a value that PHP wrote never is.
  return typeof value === 'string' && (column !== 'conf_Key' || !/[:;{}"]/.test(value));
}
