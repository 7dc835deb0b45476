import { describe, expect, test } from 'vitest';
import { indexRows } from '#modules/search/entry.ts';
import { dropSaved, listSaved, saveSearch, switchSaved } from '#modules/search/index.ts';
import type { Tx } from '#platform/database.ts';
import { listJobs } from '#platform/job.ts';
import type { User } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { clock, later, park, somebody } from '../../../tests/docking.ts';
import { tellIndexed } from '../../../tests/search.ts';
import { countUnread, listNotices } from './list.ts';
import { askSearches, tellSearches } from './searches.ts';
import { noticeWords } from './words.ts';

const before = '2026-11-24T01:00:00Z';
const day = (days: number) => new Date(later(days)().getTime() - 3_600_000).toISOString();

async function searching(tx: Tx, query = 'q=%E5%85%89%E5%88%BB%E8%83%B6', told = true): Promise<User> {
  const who = await somebody(tx, 'enterprise', 'enterprise');
  await saveSearch(tx, who, clock(), { query, told });
  return who;
}

async function read(tx: Tx, who: User, lang: 'zh' | 'en' = 'zh') {
  const { lines } = await listNotices(tx, who, {}, clock());
  return lines.map(line => noticeWords(line, lang, clock()));
}

describe('a saved search', () => {
  test('tells its member of each new result once, with its words, how many, the titles and a link', () =>
    rolledBack(async tx => {
      await tellIndexed(tx, { title: '光刻胶旧闻', at: before });
      const who = await searching(tx);
      const other = await searching(tx, 'q=%E9%92%A2%E9%93%81');
      for (const title of ['光刻胶甲', '光刻胶乙', '光刻胶丙', '光刻胶丁']) await tellIndexed(tx, { title, at: day(1) });
      await tellSearches(tx, later(1), who.user);
      const [told, ...more] = await read(tx, who);
      expect(more).toEqual([]);
      expect(told).toMatchObject({ title: '搜索“光刻胶”有 4 条新结果', path: '/search?q=%E5%85%89%E5%88%BB%E8%83%B6' });
      expect(told!.detail).toMatch(/^光刻胶[甲乙丙丁]；光刻胶[甲乙丙丁]；光刻胶[甲乙丙丁] 等$/);
      expect((await read(tx, who, 'en'))[0]!.title).toBe('Search “光刻胶”: 4 new');
      expect(await countUnread(tx, who)).toBe(1);
      await tellSearches(tx, later(1), who.user);
      await tellSearches(tx, later(2), who.user);
      expect(await read(tx, who)).toHaveLength(1);
      await tellIndexed(tx, { title: '光刻胶戊', at: day(3) });
      await tellSearches(tx, later(3), who.user);
      expect((await read(tx, who)).map(words => words.detail)).toEqual(['光刻胶戊', told!.detail]);
      await tellSearches(tx, later(3), other.user);
      expect(await read(tx, other)).toEqual([]);
      const rows = await tx<{ row: string }[]>`select to_jsonb(n)::text as row from notice.notice n`;
      for (const { row } of rows) expect(row).not.toMatch(/光刻胶/);
    }));

  test('says nothing of what was withdrawn or may not be seen, before it is told as after', () =>
    rolledBack(async tx => {
      const who = await searching(tx);
      const gone = await tellIndexed(tx, { title: '光刻胶撤回', at: day(1) });
      await tx`update publish.post set stage = 'withdrawn' where id = ${gone}`;
      await tellSearches(tx, later(1), who.user);
      expect(await read(tx, who)).toEqual([]);
      const id = await tellIndexed(tx, { title: '光刻胶又撤回', at: day(2) });
      await tellSearches(tx, later(2), who.user);
      expect(await read(tx, who)).toHaveLength(1);
      await tx`update publish.post set stage = 'withdrawn' where id = ${id}`;
      expect(await read(tx, who)).toEqual([]);
    }));

  test('says how many there are up to forty, and of more that there are more, once', () =>
    rolledBack(async tx => {
      const who = await searching(tx);
      for (let n = 1; n <= 40; n++) await tellIndexed(tx, { title: `光刻胶第${n}期`, at: day(1) });
      await tellSearches(tx, later(1), who.user);
      expect((await read(tx, who)).map(words => words.title)).toEqual(['搜索“光刻胶”有 40 条新结果']);
      for (let n = 1; n <= 41; n++) await tellIndexed(tx, { title: `光刻胶增刊第${n}期`, at: day(2) });
      await tellSearches(tx, later(2), who.user);
      const [told] = await read(tx, who);
      expect(told).toMatchObject({ title: '搜索“光刻胶”有 40+ 条新结果', path: '/search?q=%E5%85%89%E5%88%BB%E8%83%B6' });
      expect((await read(tx, who, 'en'))[0]!.title).toBe('Search “光刻胶”: 40+ new');
      await tellSearches(tx, later(3), who.user);
      expect(await read(tx, who)).toHaveLength(2);
    }));

  test('is told of what is new among many listings that were only confirmed again', () =>
    rolledBack(async tx => {
      const who = await searching(tx, 'q=%E5%8D%95%E5%B1%82%E5%8E%82%E6%88%BF');
      for (let n = 1; n <= 100; n++) await park(tx, `园区${n}（虚构）`);
      const offers = await tx<{ id: string }[]>`
        update offer.offer set listed_at = ${before}, confirmed_at = ${day(1)} where title like '%单层厂房%' returning id::text`;
      const ids = offers.map(({ id }) => id);
      expect(ids.length).toBeGreaterThanOrEqual(100);
      await indexRows(tx, 'offer', ids);
      const earlier = new Date(new Date(day(1)).getTime() - 3_600_000).toISOString();
      await tellIndexed(tx, { title: '单层厂房新政', at: earlier });
      await tellSearches(tx, later(1), who.user);
      expect((await read(tx, who)).map(words => words.detail)).toEqual(['单层厂房新政']);
    }));

  test('takes a listing as new when it is first listed, not when it is confirmed again, and only for whom it is shown to', () =>
    rolledBack(async tx => {
      const who = await searching(tx, 'q=%E5%8D%95%E5%B1%82%E5%8E%82%E6%88%BF');
      const { code } = await park(tx, '甲园区（虚构）');
      const [offer] = await tx<{ id: string }[]>`
        update offer.offer set listed_at = ${before}, confirmed_at = ${day(1)} where code = ${code} returning id::text`;
      await indexRows(tx, 'offer', [offer!.id]);
      await tellSearches(tx, later(1), who.user);
      expect(await read(tx, who)).toEqual([]);
      await tx`update offer.offer set listed_at = ${day(1)} where code = ${code}`;
      await tx`update offer.offer set publication = 'withdrawn' where code = ${code}`;
      await tellSearches(tx, later(1), who.user);
      expect(await read(tx, who)).toEqual([]);
      await tx`update offer.offer set publication = 'listed' where code = ${code}`;
      await tellSearches(tx, later(1), who.user);
      expect((await read(tx, who)).map(words => words.detail)).toEqual(['松江单层厂房（虚构）']);
    }));

  test('that is switched off or removed tells nothing; switched on again it counts from then', () =>
    rolledBack(async tx => {
      const who = await searching(tx);
      const [saved] = await listSaved(tx, who);
      await switchSaved(tx, who, clock(), saved!.id, false);
      await tellIndexed(tx, { title: '光刻胶甲', at: day(1) });
      expect(await askSearches(tx)).toBe(0);
      await tellSearches(tx, later(1), who.user);
      await switchSaved(tx, who, later(1)(), saved!.id, true);
      expect(await askSearches(tx)).toBe(1);
      await tellSearches(tx, later(2), who.user);
      expect(await read(tx, who)).toEqual([]);
      await tellIndexed(tx, { title: '光刻胶乙', at: day(2) });
      await tellSearches(tx, later(2), who.user);
      expect(await read(tx, who)).toHaveLength(1);
      await dropSaved(tx, who, saved!.id);
      await tellSearches(tx, later(3), who.user);
      expect(await read(tx, who)).toEqual([]);
    }));

  test('of another is neither switched nor shown', () =>
    rolledBack(async tx => {
      const [who, other] = [await searching(tx), await searching(tx, 'q=%E9%92%A2%E9%93%81')];
      const [saved] = await listSaved(tx, who);
      await switchSaved(tx, other, clock(), saved!.id, false);
      expect((await listSaved(tx, who))[0]!.told).toBe(true);
      await tellIndexed(tx, { title: '光刻胶甲', at: day(1) });
      await tellSearches(tx, later(1), who.user);
      await tx`insert into notice.reader (notice, user_id, mail) select id, ${other.user}, 'none' from notice.notice`;
      expect(await read(tx, other)).toEqual([]);
    }));

  test('goes into the digest unless its member chose otherwise', () =>
    rolledBack(async tx => {
      const [usual, atOnce, never] = [await searching(tx), await searching(tx), await searching(tx)];
      await tx`insert into notice.choice (user_id, kind, mail) values
        (${atOnce.user}, 'search_found', 'now'), (${never.user}, 'search_found', 'none')`;
      await tellIndexed(tx, { title: '光刻胶甲', at: day(1) });
      for (const { user } of [usual, atOnce, never]) await tellSearches(tx, later(1), user);
      const rows = await tx<{ user: string; mail: string }[]>`select user_id as user, mail from notice.reader`;
      expect(Object.fromEntries(rows.map(({ user, mail }) => [user, mail]))).toEqual({
        ...{ [usual.user]: 'digest', [atOnce.user]: 'now', [never.user]: 'none' },
      });
      expect((await listJobs(tx)).map(({ name }) => name)).toEqual(['notice.mail']);
    }));
});
