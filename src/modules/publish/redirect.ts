import type { Db, Tx } from '#platform/database.ts';

/** Where the content of an old address stands now; null where the address was never ours. `address` is path and query as sent. */
export async function readRedirect(db: Db, address: string): Promise<string | null> {
  if (address.length > 1000 || !address.startsWith('/')) return null;
  const [row] = await db<{ target: string }[]>`select target from publish.redirect where address = ${address}`;
  return row?.target ?? null;
}

/** Has old addresses lead elsewhere; an address that is served here anyway is never asked for, so it does no harm. Gives how many are new or changed. */
export async function saveRedirects(tx: Tx, pairs: readonly { address: string; target: string }[]): Promise<number> {
  const sound = new Map(
    pairs
      .filter(
        ({ address, target }) =>
          address !== target && [address, target].every(one => /^\/(?!\/)/.test(one) && one.length <= 1000),
      )
      .map(({ address, target }) => [address, target]),
  );
  const rows = await tx`
    insert into publish.redirect (address, target, created_at)
    select address, target, now() from unnest(${[...sound.keys()]}::text[], ${[...sound.values()]}::text[]) as r(address, target)
    on conflict (address) do update set target = excluded.target where publish.redirect.target <> excluded.target returning 1`;
  return rows.length;
}
