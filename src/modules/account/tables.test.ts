import { getAuthTables } from 'better-auth/db';
import { expect, test } from 'vitest';
import { testAccounts } from '../../../tests/accounts.ts';
import { rolledBack } from '../../../tests/database.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
const types: Readonly<Record<string, readonly string[]>> = {
  string: ['text', 'uuid'],
  boolean: ['boolean'],
  date: ['timestamp with time zone'],
  number: ['integer', 'bigint'],
};

test('the frozen tables have every column that better-auth reads and writes, of its type, and ask for none that it may leave empty', () =>
  rolledBack(async tx => {
    const auth = await testAccounts().auth();
    const columns = await tx<{ at: string; type: string; required: boolean }[]>`
      select table_name || '.' || column_name as at, data_type as type, is_nullable = 'NO' and column_default is null as required
      from information_schema.columns where table_schema = 'account'`;
    const known = new Map(columns.map(({ at, ...column }) => [at, column]));
    const faults: string[] = [];
    let count = 0;
    for (const [name, table] of Object.entries(getAuthTables(auth.options as never))) {
      for (const [field, { type, required, defaultValue }] of Object.entries(table.fields)) {
        count++;
        const at = `${snake(table.modelName ?? name)}.${snake(field)}`;
        const column = known.get(at);
        if (!column) faults.push(`${at} is missing`);
        else if (!types[String(type)]?.includes(column.type)) faults.push(`${at} is ${column.type}, ${String(type)} is meant`);
        else if (column.required && required === false && defaultValue === undefined) faults.push(`${at} may be empty`);
      }
    }
    expect(count).toBeGreaterThan(60);
    expect(faults).toEqual([]);
  }));
