import type { Db } from './database.ts';

/** Ours are all schemas except PostgreSQL's own, the empty public one and those that a library keeps for itself. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`;

type Column = {
  schema: string;
  table: string;
  name: string;
  type: string;
  notNull: boolean;
  fallback: string | null;
  generated: boolean;
  identity: '' | 'a' | 'd';
  meaning: string | null;
};
type Table = { schema: string; name: string; kind: string; meaning: string | null; definition: string | null };
type Part = { schema: string; table: string; name: string; text: string };
type Thing = { schema: string; name: string; text: string };

/**
 * The whole schema as readable SQL in a stable order, read from pg_catalog since the embedded PostgreSQL brings no pg_dump.
 * It is there to be reviewed as a diff and compared, not to be run: migrations are the source.
 */
export async function dumpSchema(sql: Db): Promise<string> {
  const schemas = await sql.unsafe<{ name: string; meaning: string | null }[]>(`
    select n.nspname as name, obj_description(n.oid, 'pg_namespace') as meaning
    from pg_namespace n where ${ours} order by 1`);
  const [extensions, types, sequences, functions, tables, columns, constraints, indexes, triggers] = await Promise.all([
    listExtensions(sql),
    listTypes(sql),
    listSequences(sql),
    listFunctions(sql),
    listTables(sql),
    listColumns(sql),
    listConstraints(sql),
    listIndexes(sql),
    listTriggers(sql),
  ]);
  const out = ['-- The schema after all migrations. Written by ./lianqun schema --write; do not edit.', ''];
  for (const { text } of extensions) out.push(text, '');
  for (const { name, meaning } of schemas) {
    out.push(`create schema ${name};`);
    if (meaning) out.push(`comment on schema ${name} is ${quoted(meaning)};`);
    out.push('');
    for (const { text } of [...types, ...sequences].filter(of({ schema: name }))) out.push(text, '');
    for (const table of tables.filter(of({ schema: name }))) {
      const own = of({ schema: name, table: table.name });
      if (table.definition !== null) out.push(`create ${viewWord(table.kind)} ${name}.${table.name} as`, table.definition);
      else out.push(...tableLines(table, columns.filter(own), constraints.filter(own)));
      if (table.meaning) out.push(`comment on ${viewWord(table.kind)} ${name}.${table.name} is ${quoted(table.meaning)};`);
      for (const column of columns.filter(own)) {
        if (column.meaning) out.push(`comment on column ${name}.${table.name}.${column.name} is ${quoted(column.meaning)};`);
      }
      for (const { text } of [...indexes, ...triggers].filter(own)) out.push(`${text};`);
      out.push('');
    }
    for (const { text } of functions.filter(of({ schema: name }))) out.push(text, '');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

/** What every table and column means, as a Markdown page printed from the comments in the database. */
export async function describeTables(sql: Db): Promise<string> {
  const [tables, columns] = await Promise.all([listTables(sql), listColumns(sql)]);
  const out = ['# Tables', '', 'Printed from the comments in the database by `./lianqun schema --write`; do not edit.', ''];
  let schema = '';
  for (const table of tables) {
    if (table.schema !== schema) {
      schema = table.schema;
      out.push(`## ${schema}`, '');
    }
    out.push(`### ${schema}.${table.name}`, '');
    if (table.meaning) out.push(table.meaning, '');
    out.push('| column | type | may be null | meaning |', '|---|---|---|---|');
    for (const column of columns.filter(of({ schema, table: table.name }))) {
      const note = [column.meaning, column.generated ? 'computed' : ''].filter(Boolean).join(' · ');
      out.push(
        `| ${column.name} | ${column.type} | ${column.notNull ? '' : 'yes'} | ${note.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
      );
    }
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

function of<T extends object>(key: T): (row: T) => boolean {
  const wanted = Object.entries(key);
  return row => wanted.every(([name, value]) => row[name as keyof T] === value);
}

function tableLines(table: Table, columns: Column[], constraints: Part[]): string[] {
  const inside = [...columns.map(columnLine), ...constraints.map(one => `constraint ${one.name} ${one.text}`)];
  return [`create table ${table.schema}.${table.name} (`, inside.map(line => `  ${line}`).join(',\n'), ');'];
}

function columnLine(column: Column): string {
  const parts = [column.name, column.type];
  if (column.notNull) parts.push('not null');
  if (column.generated) parts.push(`generated always as (${column.fallback}) stored`);
  else if (column.identity) parts.push(`generated ${column.identity === 'a' ? 'always' : 'by default'} as identity`);
  else if (column.fallback !== null) parts.push(`default ${column.fallback}`);
  return parts.join(' ');
}

function viewWord(kind: string): string {
  return kind === 'v' ? 'view' : kind === 'm' ? 'materialized view' : 'table';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function listTables(sql: Db): Promise<Table[]> {
  return sql.unsafe<Table[]>(`
    select n.nspname as schema, c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as meaning,
      case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end as definition
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and ${ours}
    order by 1, 2`);
}

function listColumns(sql: Db): Promise<Column[]> {
  return sql.unsafe<Column[]>(`
    select n.nspname as schema, c.relname as table, quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as "notNull", pg_get_expr(d.adbin, d.adrelid, true) as fallback, a.attgenerated <> '' as generated,
      a.attidentity as identity, col_description(c.oid, a.attnum) as meaning
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped and ${ours}
    order by 1, 2, a.attnum`);
}

/** Since PostgreSQL 18 "not null" is a constraint too; it stands with its column here, as before. */
function listConstraints(sql: Db): Promise<Part[]> {
  return sql.unsafe<Part[]>(`
    select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid, true) as text
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where k.contype in ('p', 'u', 'f', 'c', 'x') and ${ours}
    order by 1, 2, position(k.contype::text in 'pufcx'), 3`);
}

function listIndexes(sql: Db): Promise<Part[]> {
  return sql.unsafe<Part[]>(`
    select n.nspname as schema, c.relname as table, i.relname as name, pg_get_indexdef(i.oid) as text
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class c on c.oid = x.indrelid
    join pg_namespace n on n.oid = c.relnamespace
    where not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x')) and ${ours}
    order by 1, 2, 3`);
}

function listTriggers(sql: Db): Promise<Part[]> {
  return sql.unsafe<Part[]>(`
    select n.nspname as schema, c.relname as table, t.tgname as name, pg_get_triggerdef(t.oid, true) as text
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and ${ours}
    order by 1, 2, 3`);
}

function listFunctions(sql: Db): Promise<Thing[]> {
  return sql.unsafe<Thing[]>(`
    select n.nspname as schema, p.proname as name,
      rtrim(pg_get_functiondef(p.oid), E'\\n') || ';'
        || coalesce(E'\\n' || format('comment on function %s is ', p.oid::regprocedure)
          || quote_literal(obj_description(p.oid, 'pg_proc')) || ';', '') as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prokind in ('f', 'p') and ${ours}
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by 1, 2, pg_get_function_identity_arguments(p.oid)`);
}

/** Sequences that stand alone; those of identity columns belong to their column. */
function listSequences(sql: Db): Promise<Thing[]> {
  return sql.unsafe<Thing[]>(`
    select n.nspname as schema, c.relname as name,
      format('create sequence %I.%I as %s start %s increment %s%s;', n.nspname, c.relname, s.seqtypid::regtype, s.seqstart,
        s.seqincrement, case when s.seqcycle then ' cycle' else '' end)
      || coalesce(E'\\n' || format('comment on sequence %I.%I is ', n.nspname, c.relname)
        || quote_literal(obj_description(c.oid, 'pg_class')) || ';', '') as text
    from pg_sequence s
    join pg_class c on c.oid = s.seqrelid
    join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
    order by 1, 2`);
}

function listTypes(sql: Db): Promise<Thing[]> {
  return sql.unsafe<Thing[]>(`
    select n.nspname as schema, t.typname as name,
      case t.typtype
        when 'e' then format('create type %I.%I as enum (%s);', n.nspname, t.typname,
          (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
        else format('create domain %I.%I as %s%s;', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
          (select string_agg(' ' || pg_get_constraintdef(k.oid, true), '' order by k.conname) from pg_constraint k where k.contypid = t.oid))
      end as text
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where t.typtype in ('e', 'd') and ${ours}
    order by 1, 2`);
}

function listExtensions(sql: Db): Promise<{ text: string }[]> {
  return sql.unsafe<{ text: string }[]>(`
    select format('create extension %I with schema %I;', e.extname, n.nspname) as text
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql' order by 1`);
}
