import { expect, test } from 'vitest';
import { importSite, type SiteStore, type Verdict } from './load.ts';
import type { Entry, Post, Site, SiteRecord } from './record.ts';

const post = (id: number, html = `<p>文 ${id}</p>`): Post => ({
  kind: 'post',
  key: `post:${id}`,
  type: 'post',
  title: `题 ${id}`,
  slug: '',
  body: { html },
  excerpt: '',
  categoryKey: 'category:1',
  tagKeys: [],
  authorKey: null,
  releasedAt: null,
  changedAt: null,
  status: 'released',
  views: 0,
  oldAddresses: [`/${id}.html`],
  cover: null,
});
const category: SiteRecord = {
  kind: 'category',
  key: 'category:1',
  name: '新闻',
  slug: '',
  parentKey: null,
  text: '',
  oldAddresses: ['/news/'],
};
const comment: SiteRecord = {
  kind: 'comment',
  key: 'comment:1',
  postKey: 'post:1',
  text: '好',
  at: null,
  author: '',
  status: 'shown',
};

/** A site of these entries, its positions counting them. */
function siteOf(list: readonly (SiteRecord | { fault: string })[], fingerprint = 'a'): Site {
  return {
    name: 'old',
    address: 'https://old.example.org/',
    fingerprint,
    async *records(after) {
      for (let at = Number(after ?? 0); at < list.length; at++) {
        const one = list[at]!;
        const entry: Entry =
          'kind' in one
            ? { position: String(at + 1), record: one }
            : { position: String(at + 1), fault: { where: one.fault, zh: '坏', en: 'bad' } };
        yield entry;
      }
    },
    close() {},
  };
}

/** A store in memory, only for the loop's own logic; `fail` throws before it stores that post. */
function memory(fail?: string) {
  const kept = new Map<string, string>();
  const positions = new Map<string, string | null>();
  const calls: string[] = [];
  const put = (name: string) => async (records: readonly { key?: string; from?: string }[], dryRun: boolean) => {
    calls.push(`${name} ${records.length}`);
    if (fail && records.some(({ key }) => key === fail)) throw new Error('killed');
    return records.map((record): Verdict => {
      const key = record.key ?? record.from!;
      const text = JSON.stringify(record);
      if (text.includes('禁词')) return { zh: '含有禁词', en: 'a forbidden word' };
      const verdict = kept.has(key) ? (kept.get(key) === text ? 'same' : 'changed') : 'added';
      if (!dryRun) kept.set(key, text);
      return verdict;
    });
  };
  const store: SiteStore = {
    putCategory: put('category'),
    putTag: put('tag'),
    putAuthor: put('author'),
    putPost: put('post'),
    putAttachment: put('attachment'),
    putRedirect: put('redirect'),
    position: {
      read: async fingerprint => positions.get(fingerprint) ?? null,
      save: async (fingerprint, position) => void positions.set(fingerprint, position),
    },
  };
  return { store, kept, positions, calls };
}

const posts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => post(from + at));

test('everything is stored in batches of one kind, posts as Markdown, their old addresses as redirects; comments are counted', async () => {
  const { store, kept, calls } = memory();
  const report = await importSite(siteOf([category, ...posts(1, 450), comment]), store);
  expect(report.counts).toMatchObject({
    category: { read: 1, added: 1 },
    post: { read: 450, added: 450, refused: 0 },
    comment: { read: 1, added: 0 },
    redirect: { read: 451, added: 451 },
  });
  expect(calls).toEqual([
    'category 1',
    'redirect 1',
    'post 200',
    'redirect 200',
    'post 200',
    'redirect 200',
    'post 50',
    'redirect 50',
  ]);
  expect(JSON.parse(kept.get('post:7')!)).toMatchObject({ markdown: '文 7', title: '题 7' });
  expect(JSON.parse(kept.get('post:7')!)).not.toHaveProperty('body');
});

test('links of a post are meant from its own page', async () => {
  const { store, kept } = memory();
  const one = { ...post(1, '<a href="b.html">甲</a><a href="https://old.example.org/c">乙</a>'), oldAddresses: ['/news/1.html'] };
  await importSite(siteOf([one]), store);
  expect(JSON.parse(kept.get('post:1')!).markdown).toBe('[甲](/news/b.html)[乙](/c)');
});

test('a second import makes no doubles and tells what changed', async () => {
  const { store, kept } = memory();
  await importSite(siteOf(posts(1, 5)), store);
  const again = await importSite(siteOf([...posts(1, 4), post(5, '<p>新</p>'), post(6)], 'b'), store);
  expect(again.counts.post).toEqual({ read: 6, added: 1, changed: 1, same: 4, refused: 0 });
  expect([...kept.keys()].filter(key => key.startsWith('post:'))).toHaveLength(6);
});

test('an import that was killed goes on where it stopped; a finished one begins anew', async () => {
  const first = memory('post:300');
  await expect(importSite(siteOf(posts(1, 500)), first.store)).rejects.toThrow('killed');
  expect(first.positions.get('a')).toBe('200');
  const second = memory();
  second.positions.set('a', '200');
  const report = await importSite(siteOf(posts(1, 500)), second.store);
  expect(report).toMatchObject({ resumed: true, counts: { post: { read: 300, added: 300 } } });
  expect(second.kept.has('post:201') && second.kept.has('post:500') && !second.kept.has('post:200')).toBe(true);
  expect(second.positions.get('a')).toBeNull();
  expect(await importSite(siteOf(posts(1, 500)), second.store)).toMatchObject({
    resumed: false,
    counts: { post: { read: 500 } },
  });
});

test('a position of another state of the source does not count', async () => {
  const { store, positions } = memory();
  positions.set('old', '3');
  expect((await importSite(siteOf(posts(1, 5), 'new'), store)).counts.post.read).toBe(5);
});

test('a stop ends behind the batch under way and keeps its position', async () => {
  const { store, positions, kept } = memory();
  const stop = new AbortController();
  const report = await importSite(siteOf(posts(1, 500)), store, { signal: stop.signal, onProgress: () => stop.abort() });
  expect(report.stopped).toBe(true);
  expect(positions.get('a')).toBe('200');
  expect(kept.has('post:200') && !kept.has('post:201')).toBe(true);
});

test('a trial counts what would happen and stores nothing, not even a position', async () => {
  const { store, kept, positions } = memory();
  await importSite(siteOf([post(1), post(2)]), store);
  const before = new Map(kept);
  positions.set('a', '1');
  const report = await importSite(siteOf([post(1), post(2, '<p>新</p>'), post(3), post(4, '<p>禁词</p>')]), store, {
    dryRun: true,
  });
  expect(report.counts.post).toEqual({ read: 4, added: 1, changed: 1, same: 1, refused: 1 });
  expect(report.faults).toEqual([{ where: 'post:4', zh: '含有禁词', en: 'a forbidden word' }]);
  expect(kept).toEqual(before);
  expect(positions.get('a')).toBe('1');
});

test('of all reasons the first twenty are kept, also of what could not be read or converted; what was refused gets no redirect', async () => {
  const { store, kept } = memory();
  const bad = Array.from({ length: 30 }, (_, at) => ({ fault: `a.sql:${at}` }));
  const report = await importSite(
    siteOf([post(1, '<div>'.repeat(5000)), { ...post(2, ' '), title: '' }, post(3, '禁词'), ...bad, post(4)]),
    store,
  );
  expect(report).toMatchObject({ unread: 30, counts: { post: { read: 4, added: 1, refused: 3 } } });
  expect(report.faults).toHaveLength(20);
  expect(report.faults.slice(0, 2).map(({ where, zh }) => `${where} ${zh}`)).toEqual([
    expect.stringMatching(/post:1 .*嵌套超过/),
    'post:2 没有标题也没有内容。',
  ]);
  expect([...kept.keys()]).toEqual(['post:4', '/4.html']);
});
