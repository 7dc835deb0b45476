import { createHash } from 'node:crypto';
import type { Database } from '#platform/database.ts';
import { inspectFile } from '#platform/picture.ts';
import { Refused } from '#shared/refused.ts';

/**
 * The job that takes from the pictures kept by earlier versions what they say of camera, place and people. Each is a transaction of its own, so
 * that it goes on where it was stopped. What cannot be decoded any more is marked broken and not read again; gives how many changed.
 */
export async function bareMedia(database: Database): Promise<number> {
  let changed = 0;
  for (let after = 0; ; ) {
    const [media] = await database.read(
      db => db<{ id: number; content: Buffer }[]>`
        select id, content from publish.media where not is_bare and not bare_refused and id > ${after} order by id limit 1`,
    );
    if (!media) return changed;
    const { id, content } = media;
    after = id;
    if (await bareOne(database, id, content)) changed += 1;
  }
}

async function bareOne(database: Database, id: number, content: Buffer): Promise<boolean> {
  try {
    const { bytes, width, height } = await inspectFile(content);
    const hash = createHash('sha256').update(bytes).digest();
    // The same picture may have been put in anew meanwhile: the older then keeps its mark, since the mark is kept once.
    await database.write(
      tx => tx`
        update publish.media m set content = ${bytes as Buffer}, bytes = ${bytes.length}, width = ${width}, height = ${height}, is_bare = true,
          hash = case when exists (select from publish.media o where o.hash = ${hash} and o.id <> m.id) then m.hash else ${hash} end
        where id = ${id}`,
    );
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await database.write(tx => tx`update publish.media set state = 'broken', bare_refused = true where id = ${id}`);
    return false;
  }
}
