import type { Tx } from '#platform/database.ts';

export type OrganisationKind = 'enterprise' | 'park' | 'broker' | 'institute' | 'government';

export type NetworkOrganisation = {
  name: string;
  kind: OrganisationKind;
  /** Unified social credit code; null where not known. */
  credit_code: string | null;
  /** GB/T 2260 code of its district or city. */
  place: number | null;
  invented: boolean;
};

/**
 * Stores many organisations and gives the id of each name. One that is there already, by its name, keeps what is stored of it;
 * throws when a credit code belongs to another name.
 */
export async function insertOrganisations(tx: Tx, organisations: readonly NetworkOrganisation[]): Promise<Map<string, number>> {
  const rows = await tx<{ id: number; name: string }[]>`
    with given as (
      select * from jsonb_to_recordset(${tx.json(organisations)}) as r(name text, kind text, credit_code text, place integer, invented boolean)
    ), made as (
      insert into network.organisation (name, kind, credit_code, place, invented)
      select distinct on (name) name, kind, credit_code, place, invented from given
      on conflict (name) do nothing
      returning id, name
    )
    select id, name from made
    union all
    select o.id, o.name from network.organisation o where o.name in (select name from given)`;
  return new Map(rows.map(({ id, name }) => [name, id]));
}
