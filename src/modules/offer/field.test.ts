import { expect, test } from 'vitest';
import { rolledBack } from '../../../tests/database.ts';
import { type Field, offerFields } from './field.ts';
import { ownFields } from './own-fields.ts';

type Column = { name: string; type: string; comment: string | null };

const typeOf = (field: Field): string => {
  const { value } = field;
  if (value.is === 'number') return value.integer ? 'integer' : 'double precision';
  return {
    numbers: 'double precision[]',
    choice: 'text',
    choices: 'text[]',
    codes: 'text[]',
    flag: 'boolean',
    date: 'date',
    text: 'text',
  }[value.is];
};

/** The check that the database should have for a field, in PostgreSQL's own spelling. */
const checkOf = (field: Field): string | undefined => {
  const { key, value } = field;
  const literal = (n: number) => (n < 0 ? `'${n}'::integer` : String(n));
  if (value.is === 'number') return `between ${literal(value.min)} and ${literal(value.max)}`;
  if (value.is === 'numbers') return `${value.min} <= all, ${value.max} >= all`;
  if (value.is === 'choice' || value.is === 'choices') return Object.keys(value.options).sort().join();
  if (value.is === 'text') return `char_length between ${value.min ?? 1} and ${value.max}`;
  if (value.is === 'codes') return `codes of ${key}`;
  return undefined;
};

/** The same short form, read from pg_get_constraintdef. */
const readCheck = (field: Field, definition: string): string => {
  const { key, value } = field;
  if (value.is === 'choice' || value.is === 'choices')
    return [...definition.matchAll(/'([a-z0-9_]+)'/g)]
      .map(found => found[1]!)
      .sort()
      .join();
  const numbers = [...definition.matchAll(/[<>]= (?:ALL )?\(?'?(-?[\d.]+)/g)].map(found => Number(found[1]));
  if (value.is === 'numbers') {
    const [low, high] = [...definition.matchAll(/\(?([\d.]+)\)?(?:::double precision)? ([<>]=) ALL/g)].map(
      found => `${Number(found[1])} ${found[2]} all`,
    );
    return `${low}, ${high}`;
  }
  if (value.is === 'codes') return definition.includes('^([A-T][0-9]{2}(,[A-T][0-9]{2})*)?$') ? `codes of ${key}` : definition;
  const [min, max] = numbers;
  const literal = (n: number | undefined) => (n !== undefined && n < 0 ? `'${n}'::integer` : String(n));
  return `${definition.includes('char_length') ? 'char_length ' : ''}between ${literal(min)} and ${literal(max)}`;
};

test('every field is a column of its type, with the range or options that the database enforces', async () => {
  const { columns, checks } = await rolledBack(async tx => ({
    columns: await tx<Column[]>`
      select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, col_description(a.attrelid, a.attnum) as comment
      from pg_attribute a where a.attrelid = 'offer.offer'::regclass and a.attnum > 0 and not a.attisdropped`,
    checks: await tx<{ name: string; definition: string }[]>`
      select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'offer.offer'::regclass and contype = 'c'`,
  }));
  const column = new Map(columns.map(row => [row.name, row]));
  const check = new Map(checks.map(row => [row.name, row.definition]));
  for (const field of [...ownFields, ...offerFields]) {
    expect(column.get(field.key)?.type, field.key).toBe(typeOf(field));
    const wanted = checkOf(field);
    const found = [...check].find(([name]) => new RegExp(`^offer_${field.key}_(range|choice|length|codes|form)$`).test(name));
    expect(found && readCheck(field, found[1]), field.key).toBe(wanted);
  }
  for (const field of offerFields) expect(column.get(field.key)?.comment, field.key).toContain(`${field.zh} · ${field.en}`);
});

test('no two fields share a key or a label', () => {
  const fields = [...ownFields, ...offerFields];
  expect(new Set(fields.map(field => field.key)).size).toBe(fields.length);
  expect(new Set(fields.map(field => field.zh)).size).toBe(fields.length);
});
