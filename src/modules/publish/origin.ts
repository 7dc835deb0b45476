import type { Db, Tx } from '#platform/database.ts';

export type OriginKind = 'category' | 'tag' | 'author' | 'post' | 'attachment' | 'comment';

/** What records of an old site became here, by their keys; those never imported are left out. */
export async function findOrigins(db: Db, site: string, kind: OriginKind, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await db<{ key: string; target: number }[]>`
    select key, target from publish.origin where site = ${site} and kind = ${kind} and key = any (${keys as string[]}::text[])`;
  return new Map(rows.map(row => [row.key, row.target]));
}

/** Remembers what a record became. */
export async function saveOrigin(tx: Tx, site: string, kind: OriginKind, key: string, target: number): Promise<void> {
  await tx`
    insert into publish.origin (site, kind, key, target) values (${site}, ${kind}, ${key}, ${target})
    on conflict (site, kind, key) do update set target = excluded.target`;
}

/** How far an import of this state of a source came; null for one that was finished or never begun. */
export async function readImportPosition(db: Db, fingerprint: string): Promise<string | null> {
  const [row] = await db<{ position: string }[]>`select position from publish.import where fingerprint = ${fingerprint}`;
  return row?.position ?? null;
}

/** Notes how far an import came; null when it is finished. */
export async function saveImportPosition(tx: Tx, site: string, fingerprint: string, position: string | null): Promise<void> {
  if (position === null) await tx`delete from publish.import where fingerprint = ${fingerprint}`;
  else
    await tx`
      insert into publish.import (fingerprint, site, position, changed_at) values (${fingerprint}, ${site}, ${position}, now())
      on conflict (fingerprint) do update set position = excluded.position, changed_at = excluded.changed_at`;
}
