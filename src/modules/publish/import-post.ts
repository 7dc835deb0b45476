import { recordAct } from '#modules/account/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { cleanLine, cleanText } from '#shared/text.ts';
import type { Viewer } from '#shared/viewer.ts';
import { applyVersion } from './apply.ts';
import type { ImportVerdict } from './import-term.ts';
import type { PostSettings } from './input.ts';
import { publishPermissions } from './may.ts';
import { findOrigins, saveOrigin } from './origin.ts';

export type ImportedPost = {
  key: string;
  type: 'post' | 'page';
  title: string;
  slug: string;
  markdown: string;
  excerpt: string;
  categoryKey: string | null;
  tagKeys: readonly string[];
  authorKey: string | null;
  releasedAt: Date | null;
  changedAt: Date | null;
  status: 'released' | 'draft' | 'private' | 'binned';
  views: number;
};

type Words = Parameters<typeof applyVersion>[2];
type Refusal = { zh: string; en: string };

/** The note on versions that came with an import; one of an editor on top of it is never written over. */
const note = '导入';

/**
 * Puts posts of an old site in, or changes those that came before and that no editor has touched since; one verdict each, in their order. Released
 * ones are released here with their date and readings. One line in the audit log for all.
 */
export async function importPosts(
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  site: string,
  records: readonly ImportedPost[],
): Promise<(ImportVerdict | Refusal)[]> {
  insist(may(viewer, publishPermissions.carry));
  const known = await findOrigins(
    tx,
    site,
    'post',
    records.map(one => one.key),
  );
  const terms = await readTerms(tx, site, records);
  const verdicts: (ImportVerdict | Refusal)[] = [];
  for (const one of records) {
    const words = await wordsOf(tx, one, terms);
    const id = known.get(one.key);
    verdicts.push(id === undefined ? await insertPost(tx, clock, site, one, words) : await changePost(tx, clock, id, one, words));
  }
  const stored = verdicts.filter(verdict => verdict === 'added' || verdict === 'changed').length;
  if (stored > 0) await recordAct(tx, viewer, { what: 'publish.import', object: 'site:import', details: { posts: stored } });
  return verdicts;
}

async function insertPost(tx: Tx, clock: Clock, site: string, one: ImportedPost, words: Words): Promise<'added'> {
  const now = clock();
  const made = one.releasedAt ?? one.changedAt ?? now;
  const { kind } = words.settings;
  const [{ id }] = (await tx<{ id: number }[]>`
    insert into publish.post (kind, slug, title, created_at, changed_at, views)
    values (${kind}, ${words.settings.slug}, ${words.title}, ${made}, ${one.changedAt ?? made}, ${Math.max(0, Math.trunc(one.views))})
    returning id`) as unknown as [{ id: number }];
  await storeVersion(tx, id, 1, now, words);
  await tx`update publish.post set ${tx(stateOf(one, made, 1))} where id = ${id}`;
  await saveOrigin(tx, site, 'post', one.key, id);
  return 'added';
}

async function changePost(tx: Tx, clock: Clock, id: number, one: ImportedPost, words: Words): Promise<ImportVerdict | Refusal> {
  const [there] = await tx<(Words & { number: number; note: string; views: number })[]>`
    select v.number, v.title, v.summary, v.body, v.settings, v.note, p.views
    from publish.post p join publish.version v on v.post = p.id and v.number = p.version where p.id = ${id} for update of p`;
  if (!there) return 'same';
  if (one.views > there.views) await tx`update publish.post set views = ${Math.trunc(one.views)} where id = ${id}`;
  if (sameWords(there, words)) return 'same';
  if (there.note !== note)
    return {
      zh: '导入后在本站改过，没有覆盖。',
      en: 'It was changed here since it was imported; nothing was written over it.',
    };
  const now = clock();
  await storeVersion(tx, id, there.number + 1, now, words);
  const made = one.releasedAt ?? one.changedAt ?? now;
  await tx`update publish.post set ${tx({ ...stateOf(one, made, there.number + 1), changed_at: now })} where id = ${id}`;
  return 'changed';
}

async function storeVersion(tx: Tx, post: number, number: number, now: Date, words: Words): Promise<void> {
  await tx`
    insert into publish.version (post, number, made_at, title, summary, body, settings, note)
    values (${post}, ${number}, ${now}, ${words.title}, ${words.summary}, ${words.body}, ${tx.json(words.settings)}, ${note})`;
  await applyVersion(tx, post, words);
}

function stateOf({ status }: ImportedPost, made: Date, version: number) {
  const out = status === 'released';
  return {
    version,
    stage: out ? 'released' : status === 'binned' ? 'binned' : 'draft',
    released_version: out ? version : null,
    released_at: out ? made : null,
  };
}

// Pictures that became part of the library since are no change of the old site.
function sameWords(there: Words, words: Words): boolean {
  const plain = (one: Words) =>
    JSON.stringify([
      one.title,
      one.summary,
      one.body.replace(/\/media\/\d+/g, '').replace(/\]\(\/[^)\s]*/g, ']('),
      entries(one.settings),
    ]);
  return plain(there) === plain(words);
}

function entries(settings: PostSettings): unknown {
  return Object.entries(settings)
    .filter(([key]) => key !== 'cover')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, key === 'tags' ? [...(value as string[])].sort() : value]);
}

type Terms = { categories: Map<string, number>; tags: Map<string, string>; authors: Map<string, string> };

async function readTerms(tx: Tx, site: string, records: readonly ImportedPost[]): Promise<Terms> {
  const keysOf = (pick: (one: ImportedPost) => readonly (string | null)[]) => [
    ...new Set(records.flatMap(pick).filter(key => key !== null)),
  ];
  const named = async (kind: 'tag' | 'author', keys: string[]) => {
    const ids = await findOrigins(tx, site, kind, keys);
    const rows = await tx<{ id: number; name: string }[]>`
      select id, name from ${tx(kind === 'tag' ? 'publish.tag' : 'publish.author')} where id = any (${[...ids.values()]}::int[])`;
    const names = new Map(rows.map(row => [row.id, row.name]));
    return new Map([...ids].flatMap(([key, id]) => (names.has(id) ? [[key, names.get(id)!] as const] : [])));
  };
  return {
    categories: await findOrigins(
      tx,
      site,
      'category',
      keysOf(one => [one.categoryKey]),
    ),
    tags: await named(
      'tag',
      keysOf(one => one.tagKeys),
    ),
    authors: await named(
      'author',
      keysOf(one => [one.authorKey]),
    ),
  };
}

async function wordsOf(tx: Tx, one: ImportedPost, terms: Terms): Promise<Words> {
  const cut = (text: string, most: number) => ([...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text);
  const isPage = one.type === 'page';
  const category = (one.categoryKey && terms.categories.get(one.categoryKey)) || null;
  const settings: PostSettings = {
    kind: one.type,
    slug: isPage ? await pageSlug(tx, one) : null,
    category: category ?? (isPage ? null : await otherCategory(tx)),
    series: null,
    author: (one.authorKey && terms.authors.get(one.authorKey)) || '',
    tags: [...new Set(one.tagKeys.flatMap(key => terms.tags.get(key) ?? []))].slice(0, 12),
    cover: null,
    source: '',
    sourceAddress: '',
  };
  return {
    title: cut(cleanLine(one.title) || '无标题', 120),
    summary: cut(cleanText(one.excerpt), 400),
    body: cut(cleanText(one.markdown), 400_000),
    settings,
  };
}

/** A page keeps the word of its old address where that can be one here and is free. */
async function pageSlug(tx: Tx, { slug, key }: ImportedPost): Promise<string> {
  const asked = slug
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const sound = /[a-z]/.test(asked) ? asked : '';
  const [row] = await tx<{ slug: string }[]>`
    select case when ${sound} = '' then 'page-' || substr(md5(${key}), 1, 8)
      when exists (select from publish.post p where p.slug = ${sound} and not exists (
        select from publish.origin o where o.kind = 'post' and o.key = ${key} and o.target = p.id)) then ${sound} || '-' || substr(md5(${key}), 1, 6)
      else ${sound} end as slug`;
  return row!.slug;
}

async function otherCategory(tx: Tx): Promise<number> {
  const [there] = await tx<{ id: number }[]>`select id from publish.category where slug = 'imported'`;
  if (there) return there.id;
  const [made] = await tx<{ id: number }[]>`
    insert into publish.category (slug, name, name_en, position) values ('imported', '未分类', 'Without a category', 999) returning id`;
  return made!.id;
}
