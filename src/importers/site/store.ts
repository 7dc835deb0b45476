import {
  findOrigins,
  importAuthors,
  importCategories,
  importComments,
  importFile,
  importPosts,
  importTags,
  type OriginKind,
  readImportPosition,
  relinkPictures,
  saveImportPosition,
  saveRedirects,
} from '#modules/publish/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database, Tx } from '#platform/database.ts';
import { inspectFile } from '#platform/picture.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { SiteStore, Verdict } from './load.ts';
import type { Attachment } from './record.ts';

const noFile = { zh: '没有给出文件，只有地址。', en: 'The file itself was not given, only its address.' };

/** So many characters of a key are kept (publish.origin). */
const mostKey = 400;

const longKey = {
  zh: `它在原网站的编号或别名超过 ${mostKey} 个字符，没有导入。`,
  en: `Its id or word on the old site is longer than ${mostKey} characters; it was not imported.`,
};

/** The verdict of each record; one whose key could not be kept is refused by itself, not with all that are stored beside it. */
async function each<T extends { key: string }>(
  records: readonly T[],
  store: (fitting: readonly T[]) => Promise<Verdict[]>,
): Promise<Verdict[]> {
  const verdicts = (await store(records.filter(one => one.key.length <= mostKey))).values();
  return records.map(one => (one.key.length <= mostKey ? verdicts.next().value! : longKey));
}

/** The largest file that is taken over. */
const mostBytes = 20 << 20;

/** Where the records of an old site go: the portal of this installation. Each call is one transaction. */
export function portalStore(database: Database, viewer: Viewer, clock: Clock, site: string): SiteStore {
  /** In a trial: what a record would become, by its key alone. */
  const trial = async (kind: OriginKind, records: readonly { key: string }[]): Promise<Verdict[]> => {
    const known = await database.read(db =>
      findOrigins(
        db,
        site,
        kind,
        records.map(one => one.key),
      ),
    );
    return records.map(one => (known.has(one.key) ? 'same' : 'added'));
  };
  const put =
    <T extends { key: string }>(kind: OriginKind, store: (tx: Tx, records: readonly T[]) => Promise<Verdict[]>) =>
    (records: readonly T[], dryRun: boolean) =>
      each(records, fitting => (dryRun ? trial(kind, fitting) : database.write(tx => store(tx, fitting))));
  return {
    putCategory: put('category', (tx, records) => importCategories(tx, viewer, site, records)),
    putTag: put('tag', (tx, records) => importTags(tx, viewer, site, records)),
    putAuthor: put('author', (tx, records) => importAuthors(tx, viewer, site, records)),
    putPost: put('post', (tx, records) => importPosts(tx, viewer, clock, site, records)),
    putComment: put('comment', (tx, records) => importComments(tx, viewer, site, records)),
    putAttachment: (all, dryRun) =>
      each(all, async records => {
        if (dryRun) {
          const verdicts = await trial('attachment', records);
          return verdicts.map((verdict, at) => (verdict === 'added' && !records[at]!.open ? noFile : verdict));
        }
        const known = await database.read(db =>
          findOrigins(
            db,
            site,
            'attachment',
            records.map(one => one.key),
          ),
        );
        const verdicts: Verdict[] = [];
        // One at a time: each may be twenty megabytes.
        for (const one of records) verdicts.push(known.has(one.key) ? 'same' : await putFile(database, viewer, clock, site, one));
        return verdicts;
      }),
    async putRedirect(redirects, dryRun) {
      const kinds = ['post', 'category', 'tag', 'author', 'attachment'] as const;
      const keys = redirects.flatMap(one => ('toKey' in one ? [one.toKey] : []));
      const found = await database.read(async db => {
        const maps = await Promise.all(kinds.map(kind => findOrigins(db, site, kind, keys)));
        return new Map(maps.flatMap((map, at) => [...map].map(([key, target]) => [key, { kind: kinds[at]!, target }] as const)));
      });
      if (dryRun) return redirects.map(() => 'added');
      const places = await database.read(db => targetsOf(db, found));
      const targets = redirects.map(one => ('to' in one ? one.to : places.get(one.toKey)));
      const pairs = redirects.flatMap(({ from }, at) => (targets[at] ? [{ address: from, target: targets[at] }] : []));
      await database.write(tx => saveRedirects(tx, pairs));
      return targets.map(target => (target ? 'same' : { zh: '它指向的内容没有导入。', en: 'What it leads to is not here.' }));
    },
    position: {
      read: fingerprint => database.read(db => readImportPosition(db, fingerprint)),
      save: (fingerprint, position) => database.write(tx => saveImportPosition(tx, site, fingerprint, position)),
    },
  };
}

/** After an import: posts show the pictures of the library where they named old addresses; gives how many changed. */
export async function relinkAll(database: Database, viewer: Viewer, site: string, signal?: AbortSignal): Promise<number> {
  let [after, changed]: [number | null, number] = [0, 0];
  while (after !== null && !signal?.aborted) {
    const from: number = after;
    const step = await database.write(tx => relinkPictures(tx, viewer, site, from));
    changed += step.changed;
    after = step.last;
  }
  return changed;
}

async function putFile(database: Database, viewer: Viewer, clock: Clock, site: string, one: Attachment): Promise<Verdict> {
  if (!one.open) return noFile;
  try {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of one.open()) {
      size += (part as Buffer).length;
      if (size > mostBytes) return { zh: '文件超过 20 MB，没有导入。', en: 'The file has more than 20 MB and was left out.' };
      parts.push(part as Buffer);
    }
    const file = await inspectFile(Buffer.concat(parts));
    return await database.write(tx => importFile(tx, viewer, clock, site, one.key, one.name, file));
  } catch (error) {
    if (error instanceof Refused) return { zh: error.message, en: error.en };
    if ((error as NodeJS.ErrnoException).code) return { zh: '文件读不出来。', en: 'The file cannot be read.' };
    throw error;
  }
}

type Found = ReadonlyMap<string, { kind: 'post' | 'category' | 'tag' | 'author' | 'attachment'; target: number }>;

/** The address here of each record that was imported. */
async function targetsOf(db: Parameters<typeof findOrigins>[0], found: Found): Promise<Map<string, string>> {
  const ids = (kind: string) => [...found.values()].filter(one => one.kind === kind).map(one => one.target);
  const [posts, categories, tags, authors] = await Promise.all([
    db<{ id: number; slug: string | null }[]>`select id, slug from publish.post where id = any (${ids('post')}::bigint[])`,
    db<{ id: number; slug: string }[]>`select id, slug from publish.category where id = any (${ids('category')}::int[])`,
    db<{ id: number; slug: string }[]>`select id, slug from publish.tag where id = any (${ids('tag')}::int[])`,
    db<{ id: number; slug: string }[]>`select id, slug from publish.author where id = any (${ids('author')}::int[])`,
  ]);
  const address = new Map<string, string>([
    ...posts.map(one => [`post ${one.id}`, `/posts/${one.slug ?? one.id}`] as const),
    ...categories.map(one => [`category ${one.id}`, `/categories/${one.slug}`] as const),
    ...tags.map(one => [`tag ${one.id}`, `/tags/${encodeURIComponent(one.slug)}`] as const),
    ...authors.map(one => [`author ${one.id}`, `/authors/${encodeURIComponent(one.slug)}`] as const),
    ...ids('attachment').map(id => [`attachment ${id}`, `/media/${id}`] as const),
  ]);
  return new Map(
    [...found].flatMap(([key, { kind, target }]) =>
      address.has(`${kind} ${target}`) ? [[key, address.get(`${kind} ${target}`)!] as const] : [],
    ),
  );
}
