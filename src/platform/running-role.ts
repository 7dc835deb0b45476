import type postgres from 'postgres';
import { schemasOf } from './migrate.ts';

/** The role of a running program in the embedded database; it may log in through the socket of its owner alone. */
export const runningRole = 'lianqun_run';

/** Schema of the job queue, whose tables are made by its library. */
const queue = 'graphile_worker';

/**
 * Gives a role exactly what a running program needs: rows of our tables and of the queue, no more. It alters no table, empties none at once,
 * and what a trigger keeps as it was written it cannot even try to change. Called by the owner after each migration; safe to repeat and to race.
 */
export async function grantRunning(owner: postgres.Sql, role: string): Promise<void> {
  const schemas = [...schemasOf(), queue];
  await owner.begin(async tx => {
    // Two starters would change the same rows of the catalogue.
    await tx`select pg_advisory_xact_lock(hashtextextended('lianqun running role', 0))`;
    const rows = await tx<{ words: string }[]>`
      with role as (select ${role}::text as name), ours as (select oid, nspname as schema from pg_namespace where nspname = any(${schemas}))
      select format('revoke all on schema %I from %I', schema, name) as words, 1 as place from ours, role
      union all select format('grant usage on schema %I to %I', schema, name), 2 from ours, role
      union all select format('revoke all on all tables in schema %I from %I', schema, name), 3 from ours, role
      union all select format('grant usage, select on all sequences in schema %I to %I', schema, name), 4 from ours, role
      union all select format('grant execute on all functions in schema %I to %I', schema, name), 5 from ours, role
      union all (
        select format('grant %s on %I.%I to %I',
          concat_ws(', ', 'select', case when not reads then 'insert' end, case when not reads and kept & 16 = 0 then 'update' end,
            case when not reads and kept & 8 = 0 then 'delete' end), schema, relname, name), 6
        from (
          select ours.schema, c.relname, c.relkind in ('v', 'm') or (ours.schema, c.relname) = ('platform', 'migration') as reads,
            -- The events that a trigger refuses: 8 delete, 16 update.
            coalesce((select bit_or(t.tgtype) from pg_trigger t join pg_proc p on p.oid = t.tgfoid
              where t.tgrelid = c.oid and p.proname = 'refuse_change'), 0::int2) as kept
          from pg_class c join ours on ours.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm')
        ) as tables, role)
      -- The library of the queue shuts its tables to everybody but their owner.
      union all (
        select format('create policy %I on %I.%I to %I using (true) with check (true)', name, schema, c.relname, name), 7
        from pg_class c join ours on ours.oid = c.relnamespace, role
        where c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = name))
      order by 2, 1`;
    await tx.unsafe(rows.map(row => row.words).join(';'));
  });
}

/** Makes the role of the running program in the embedded server, where it is not there yet; its owner calls this. */
export async function makeRunningRole(owner: postgres.Sql): Promise<void> {
  const [there] = await owner`select from pg_roles where rolname = ${runningRole}`;
  if (there) return;
  await owner.unsafe(`create role ${runningRole} login nosuperuser nocreatedb nocreaterole noreplication`).catch(error => {
    // Two of them made at the same moment.
    if (error.code !== '42710' && error.code !== '23505') throw error;
  });
}
