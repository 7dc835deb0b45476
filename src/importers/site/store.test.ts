import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPost, savePost } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';
import { operator } from '#shared/viewer.ts';
import { writeSqlite, zblogRows } from '../../../bench/import/old-site.ts';
import { rolledBackDatabase } from '../../../tests/database.ts';
import { photoWithPlace } from '../../../tests/pictures.ts';
import { openZblog } from '../zblog/read.ts';
import { importSite, portalStore, relinkAll, type SiteReport } from './load.ts';
import type { Entry, Post, Site, SiteRecord } from './record.ts';

const clock = () => new Date('2026-11-23T02:00:00Z');

function siteOf(records: readonly SiteRecord[], fingerprint = 'first'): Site {
  return {
    name: 'old.example.cn',
    address: 'https://old.example.cn/',
    fingerprint,
    async *records(after) {
      for (const [at, record] of records.entries()) {
        if (after !== null && after !== undefined && at <= Number(after)) continue;
        yield { position: String(at), record } as Entry;
      }
    },
    close() {},
  };
}

const post = (number: number, change: Partial<Post> = {}): Post => ({
  ...{
    kind: 'post',
    key: `post:${number}`,
    type: 'post',
    title: `第 ${number} 篇`,
    slug: '',
    body: { html: `<p>正文 ${number}</p>` },
  },
  ...{
    excerpt: '',
    categoryKey: 'category:1',
    tagKeys: ['tag:1'],
    authorKey: 'author:1',
    releasedAt: new Date('2020-05-01T00:00:00Z'),
  },
  ...{ changedAt: null, status: 'released', views: 12, oldAddresses: [`/post/${number}.html`, `/?id=${number}`], cover: null },
  ...change,
});

/** A post as an editor saves it. */
const written = {
  ...{ kind: 'post' as const, slug: null, summary: '', category: null, series: null, author: '', tags: [], cover: null },
  ...{ source: '', sourceAddress: '' },
};

const terms: SiteRecord[] = [
  { kind: 'category', key: 'category:2', name: '各城', slug: '', parentKey: 'category:1', text: '', oldAddresses: ['/city/'] },
  {
    kind: 'category',
    key: 'category:1',
    name: '动态',
    slug: 'news',
    parentKey: null,
    text: '',
    oldAddresses: ['/category-1.html'],
  },
  { kind: 'tag', key: 'tag:1', name: '集成电路', slug: '', oldAddresses: ['/tags-1.html'] },
  { kind: 'author', key: 'author:1', name: '老编辑部', oldAddresses: ['/author-1.html', '/author-1_{page}.html'] },
];

const load = (database: Database, site: Site, dryRun = false): Promise<SiteReport> =>
  importSite(site, portalStore(database, operator, clock, site.name), { dryRun });

describe('an old portal', () => {
  it('is told in a trial which files are missing; a category in Latin letters keeps its name as its word', () =>
    rolledBackDatabase(async database => {
      const file = {
        kind: 'attachment',
        key: 'upload:1',
        name: 'a.png',
        mime: 'image/png',
        oldAddress: '/a.png',
        size: null,
        open: null,
      } as const;
      const plain = { ...terms[0]!, key: 'category:9', name: 'Park 4', parentKey: null } as SiteRecord;
      const records = [plain, file];
      const trial = await load(database, siteOf(records), true);
      const real = await load(database, siteOf(records));
      for (const { counts, faults } of [trial, real]) {
        expect(counts.attachment).toMatchObject({ added: 0, refused: 1 });
        expect(faults).toMatchObject([{ where: 'upload:1', zh: '没有给出文件，只有地址。' }]);
      }
      expect(await database.read(db => db`select slug from publish.category where name = 'Park 4'`)).toEqual([
        { slug: 'park-4' },
      ]);
    }));

  it('has the parent of a category wherever it stands, behind hundreds of others too', () =>
    rolledBackDatabase(async (database: Database) => {
      const category = (number: number, parentKey: string | null): SiteRecord => ({
        ...{ kind: 'category', key: `category:${number}`, name: `栏目 ${number}`, slug: `c${number}`, parentKey, text: '' },
        oldAddresses: [],
      });
      const records = [
        category(1, 'category:700'),
        ...Array.from({ length: 600 }, (_, at) => category(at + 2, null)),
        category(700, null),
      ];
      await importSite(siteOf(records), portalStore(database, operator, clock, 'old.example.cn'));
      const rows = await database.read(
        db => db`select c.name, p.name as above from publish.category c join publish.category p on p.id = c.parent`,
      );
      expect([...rows]).toContainEqual({ name: '栏目 1', above: '栏目 700' });
    }));

  it('comes over with its tree, dates, readings and addresses; again, nothing is doubled', () =>
    rolledBackDatabase(async database => {
      const records = [
        ...terms,
        post(7),
        post(8, { status: 'draft' }),
        post(9, { type: 'page', slug: 'About Us', categoryKey: null }),
      ];
      expect((await load(database, siteOf(records), true)).counts.post).toMatchObject({ added: 3 });
      expect(await database.read(db => db`select from publish.post`)).toEqual([]);
      const first = await load(database, siteOf(records));
      expect(first.counts).toMatchObject({ category: { added: 2 }, post: { added: 3 }, redirect: { refused: 0 } });
      const [moved] = (await database.read(
        db => db`select target from publish.redirect where address = '/?id=7'`,
      )) as unknown as [{ target: string }];
      const read = await database.read(db => readPost(db, moved.target.slice('/posts/'.length)));
      expect(read).toMatchObject({
        title: '第 7 篇',
        views: 12,
        author: '老编辑部',
        path: [{ slug: 'news' }],
        tags: [{ name: '集成电路' }],
      });
      expect(read.releasedAt).toEqual(new Date('2020-05-01T00:00:00Z'));
      await expect(database.read(db => readPost(db, 'about-us'))).resolves.toMatchObject({ kind: 'page' });
      const again = await load(database, siteOf(records));
      expect(again.counts).toMatchObject({ category: { same: 2 }, tag: { same: 1 }, post: { same: 3 } });
      const [count] = await database.read(db => db`select count(*)::int as posts from publish.post`);
      expect(count).toEqual({ posts: 3 });
    }));

  it('goes on beside what has a longer key than can be kept, and names it, in a trial as well', () =>
    rolledBackDatabase(async database => {
      const long = `tag:${'词'.repeat(400)}`;
      const records: SiteRecord[] = [
        ...terms,
        { kind: 'tag', key: long, name: '词', slug: '', oldAddresses: ['/tag/long/'] },
        {
          kind: 'attachment',
          key: `file:${'a/'.repeat(200)}b.pdf`,
          name: 'b',
          mime: 'application/pdf',
          oldAddress: '/b.pdf',
          size: null,
          open: null,
        },
        post(7, { tagKeys: [long, 'tag:1'] }),
      ];
      for (const trial of [true, false]) {
        const { counts, faults } = await load(database, siteOf(records), trial);
        expect(counts).toMatchObject({ tag: { added: 1, refused: 1 }, attachment: { refused: 1 }, post: { added: 1 } });
        expect(faults.map(({ zh }) => zh)).toContain('它在原网站的编号或别名超过 400 个字符，没有导入。');
      }
    }));

  it('brings what changed there, and never writes over what an editor changed here', () =>
    rolledBackDatabase(async database => {
      await load(database, siteOf([...terms, post(7), post(8)]));
      const rows = (await database.read(
        db => db`select target from publish.origin where kind = 'post' order by key`,
      )) as unknown as { target: number }[];
      const edited = { ...written, title: '本站改过', body: '本站正文' };
      await database.write(tx => savePost(tx, operator, clock, rows[1]!.target, 1, edited));
      const report = await load(
        database,
        siteOf([...terms, post(7, { title: '那边改过' }), post(8, { title: '那边也改过' })], 'second'),
      );
      expect(report.counts.post).toMatchObject({ changed: 1, refused: 1 });
      expect(report.faults[0]?.zh).toContain('没有覆盖');
      expect((await database.read(db => readPost(db, String(rows[0]!.target)))).title).toBe('那边改过');
    }));

  it('shows its pictures from the library, whatever came first', () =>
    rolledBackDatabase(async database => {
      const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
        .png()
        .toBuffer();
      const body = { html: '<p>看图</p><p><img src="/upload/厂房.png" alt="厂房"></p>' };
      const records: SiteRecord[] = [
        ...terms,
        post(7, { body }),
        {
          ...{ kind: 'attachment', key: 'upload:1', name: '厂房.png', mime: 'image/png', oldAddress: '/upload/厂房.png' },
          ...{ size: picture.length, open: () => Readable.from([picture]) },
        },
        {
          ...{ kind: 'attachment', key: 'upload:2', name: 'x.png', mime: 'image/png', oldAddress: '/upload/x.png' },
          ...{ size: 4, open: () => Readable.from([Buffer.from('<svg onload=alert(1)>')]) },
        },
        {
          kind: 'comment',
          key: 'comment:1',
          postKey: 'post:7',
          text: '写得好',
          at: null,
          author: '不带走的名字',
          status: 'shown',
        },
      ];
      const report = await load(database, siteOf(records));
      expect(report.counts).toMatchObject({ attachment: { added: 1, refused: 1 }, comment: { added: 1 } });
      expect(await relinkAll(database, operator, 'old.example.cn')).toBe(1);
      const [{ id }] = (await database.read(db => db`select id from publish.post`)) as unknown as [{ id: number }];
      const read = await database.read(db => readPost(db, String(id)));
      expect(read.html).toMatch(/<img[^>]*src="\/media\/\d+\//);
      expect(read.comments).toEqual(['写得好']);
      expect((await load(database, siteOf(records))).counts.post).toMatchObject({ same: 1 });
    }));

  it('shows its pictures where an editor has written on meanwhile, and releases nothing of that', () =>
    rolledBackDatabase(async database => {
      const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
        .png()
        .toBuffer();
      const file: SiteRecord = {
        ...{ kind: 'attachment', key: 'upload:1', name: 'a.png', mime: 'image/png', oldAddress: '/upload/a.png' },
        ...{ size: picture.length, open: () => Readable.from([picture]) },
      };
      await load(database, siteOf([...terms, post(7, { body: { html: '<p><img src="/upload/a.png" alt="看图"></p>' } })]));
      const [{ id }] = (await database.read(db => db`select id from publish.post`)) as unknown as [{ id: number }];
      const title = '还没有审核的标题';
      const waiting = { ...written, title, body: '还没有审核\n\n![看图](/upload/a.png)' };
      await database.write(tx => savePost(tx, operator, clock, id, 1, waiting));
      await load(database, siteOf([...terms, file], 'second'));
      expect(await relinkAll(database, operator, 'old.example.cn')).toBe(1);
      const read = await database.read(db => readPost(db, String(id)));
      expect([read.title, read.html.includes('/media/'), read.html.includes('还没有审核')]).toEqual(['第 7 篇', true, false]);
      const [newest] = await database.read(
        db =>
          db`select v.title, v.body, p.newest_title from publish.post p join publish.version v on v.post = p.id and v.number = p.version`,
      );
      expect(newest).toMatchObject({
        title: waiting.title,
        newest_title: waiting.title,
        body: expect.stringContaining('/media/'),
      });
    }));

  it('keeps of a photograph nothing about where and with what it was taken', () =>
    rolledBackDatabase(async database => {
      const picture = await photoWithPlace(60, 40);
      expect(picture.includes('Telephone')).toBe(true);
      const records: SiteRecord[] = [
        {
          ...{ kind: 'attachment', key: 'upload:1', name: '厂房.jpg', mime: 'image/jpeg', oldAddress: '/upload/厂房.jpg' },
          ...{ size: picture.length, open: () => Readable.from([picture]) },
        },
      ];
      expect((await load(database, siteOf(records))).counts).toMatchObject({ attachment: { added: 1 } });
      const [kept] = await database.read(
        db => db<{ content: Buffer; width: number; height: number }[]>`select content, width, height from publish.media`,
      );
      expect(kept).toMatchObject({ width: 40, height: 60 });
      expect(await sharp(kept!.content).metadata()).not.toHaveProperty('exif');
      expect(kept!.content.includes('Telephone')).toBe(false);
    }));

  it('of Z-Blog goes on where it was stopped', () =>
    rolledBackDatabase(async database => {
      const folder = mkdtempSync(join(tmpdir(), 'lianqun-old-'));
      try {
        writeSqlite(join(folder, 'zblog.db'), zblogRows(500));
        const stop = new AbortController();
        const site = await openZblog(join(folder, 'zblog.db'));
        const store = portalStore(database, operator, clock, site.name);
        const halted = await importSite(site, store, {
          signal: stop.signal,
          onProgress: now => now.counts.post.read > 150 && stop.abort(),
        });
        expect(halted.stopped).toBe(true);
        site.close();
        const second = await openZblog(join(folder, 'zblog.db'));
        const rest = await importSite(second, store, {});
        second.close();
        expect(rest).toMatchObject({ resumed: true, stopped: false });
        const [count] = await database.read(db => db`select count(*)::int as posts from publish.origin where kind = 'post'`);
        expect(count).toEqual({ posts: 500 });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }));
});
