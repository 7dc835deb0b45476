import { describe, expect, it } from 'vitest';
import { recordAct } from '#modules/account/index.ts';
import type { Db, Tx } from '#platform/database.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack, rolledBackDatabase } from '../../../tests/database.ts';
import { type Told, tell, tellIndexed } from '../../../tests/search.ts';
import { readCursor } from './cursor.ts';
import { indexRows } from './entry.ts';
import type { Filter } from './filter.ts';
import { findEntries } from './find.ts';
import { freshenSearch } from './gather.ts';
import { saveNames } from './name.ts';
import { readQuestion } from './query.ts';
import { sweepSearch } from './sweep.ts';

async function look(db: Db, words: string, filter: Filter = {}, after: string | null = null) {
  const question = await readQuestion(db, words);
  return findEntries(db, visitor, question, filter, { after: after ? readCursor(after) : null });
}

async function titles(db: Db, words: string, filter: Filter = {}): Promise<string[]> {
  return (await look(db, words, filter)).hits.map(({ title }) => title);
}

function all(tx: Tx, posts: readonly Told[]): Promise<number[]> {
  return posts.reduce<Promise<number[]>>(
    async (made, told) => [...(await made), await tellIndexed(tx, told)],
    Promise.resolve([]),
  );
}

describe('what is found', () => {
  it('is found by any two characters in a row, however the dictionary would cut them', () =>
    rolledBack(async tx => {
      await tellIndexed(tx, { title: '九亭镇工业区改造', body: '南京市长江大桥旁的研究生命科学企业' });
      for (const words of ['南京', '市长', '京市', '长江大桥', '究生', '研究生命', '亭镇', '工业区'])
        expect(await titles(tx, words), words).toEqual(['九亭镇工业区改造']);
      expect(await titles(tx, '江南')).toEqual([]);
    }));

  it('is found by codes, Latin words and figures in any width and case, and by traditional characters', () =>
    rolledBack(async tx => {
      await tellIndexed(tx, { title: 'G60科创走廊发布', body: '房源 S-261123-0001，AMR机器人，投资1,500万元，產業園區' });
      for (const words of ['g60', 'Ｇ60', 'S-261123-0001', '261123', 'amr', '1500', '1,500', '产业园区', '產業'])
        expect(await titles(tx, words), words).toHaveLength(1);
      expect(await titles(tx, 'am')).toEqual([]);
    }));

  it('holds all the words, those of the title first, then the whole phrase, then the newest', () =>
    rolledBack(async tx => {
      await all(tx, [
        { title: '甲', body: '松江的产业和集成电路', at: '2026-11-22T00:00:00Z' },
        { title: '乙', body: '松江集成电路很多', at: '2026-06-01T00:00:00Z' },
        { title: '松江集成电路大会', at: '2020-01-01T00:00:00Z' },
        { title: '丙', body: '只有集成电路', at: '2026-11-22T00:00:00Z' },
        { title: '丁', body: '松江有集成电路', at: '2026-11-01T00:00:00Z' },
      ]);
      expect(await titles(tx, '松江集成电路')).toEqual(['松江集成电路大会', '乙', '甲', '丁']);
    }));

  it('with one character typed, stands in titles only', () =>
    rolledBack(async tx => {
      await all(tx, [
        { title: '钢的市场', body: '其他' },
        { title: '别的', body: '钢' },
      ]);
      expect(await titles(tx, '钢')).toEqual(['钢的市场']);
    }));

  it('is found by the sound of a place, whole, in parts or by initials', () =>
    rolledBack(async tx => {
      await saveNames(tx);
      await tellIndexed(tx, { title: '长兴县招商', body: '' });
      for (const words of ['changxing', 'chang xing', 'CHANGXING'])
        expect(await titles(tx, words), words).toEqual(['长兴县招商']);
      await tellIndexed(tx, { title: '松江新事', body: '' });
      expect(await titles(tx, 'sj')).toContain('松江新事');
    }));

  it.each(["'", '\\', '%', '&|!()', '<->', '*:', '\u0000', '😀', '\ud800', '的', ':*', "x' | 'y"])(
    'is an answer, not a failure, for %j',
    words =>
      rolledBack(async tx => {
        expect((await look(tx, words)).hits).toEqual([]);
      }),
  );
});

it('takes a question of five thousand letters for what it is', () =>
  rolledBack(async tx => {
    expect((await look(tx, 'a'.repeat(5000))).hits).toEqual([]);
  }));

describe('what may be seen', () => {
  it('is gone with the release, whatever the index still holds', () =>
    rolledBack(async tx => {
      const id = await tellIndexed(tx, { title: '松江的旧闻' });
      await tx`update publish.post set stage = 'withdrawn' where id = ${id}`;
      const page = await look(tx, '旧闻');
      expect([page.hits, page.count]).toEqual([[], 0]);
    }));

  it('is there at once after a release: the reader who looks brings the index up to date', () =>
    rolledBackDatabase(async database => {
      await database.write(async tx => {
        const id = await tell(tx, { title: '刚刚发布的新闻' });
        await recordAct(tx, operator, { what: 'publish.release', object: `post:${id}` });
      });
      expect(await database.read(db => titles(db, '刚刚发布'))).toEqual([]);
      await freshenSearch(database);
      expect(await database.read(db => titles(db, '刚刚发布'))).toEqual(['刚刚发布的新闻']);
    }));

  it('holds no draft, and a changed post only as it stands now', () =>
    rolledBack(async tx => {
      const draft = await tell(tx, { title: '未发布的草稿', stage: 'draft' });
      expect(await indexRows(tx, 'post', [String(draft)])).toBe(0);
      const id = await tellIndexed(tx, { title: '旧的标题' });
      await tx`update publish.post set title = '新的标题', html = '<p>换了内容</p>' where id = ${id}`;
      await indexRows(tx, 'post', [String(id)]);
      expect([await titles(tx, '旧的标题'), await titles(tx, '换了')]).toEqual([[], ['新的标题']]);
    }));
});

describe('filters and pages', () => {
  it('narrow by kind, category, place and date, and say how many each leaves', () =>
    rolledBack(async tx => {
      const [one] = await tx<{ id: number }[]>`insert into publish.category (slug, name) values ('one', '一') returning id`;
      await all(tx, [
        { title: '松江产业甲', category: one!.id, at: '2025-03-01T00:00:00Z' },
        { title: '嘉兴产业乙', at: '2026-03-01T00:00:00Z' },
        { title: '产业页面', kind: 'page', slug: 'industry', category: null, at: '2026-03-02T00:00:00Z' },
      ]);
      const page = await look(tx, '产业');
      const count = (of: string, value: string) => page.counts.find(one => one.of === of && one.value === value)?.count;
      expect([page.count, page.more, count('kind', 'post'), count('kind', 'page')]).toEqual([3, false, 2, 1]);
      expect([count('category', String(one!.id)), count('member', '310117'), count('year', '2026')]).toEqual([1, 1, 2]);
      expect(await titles(tx, '产业', { categories: [one!.id] })).toEqual(['松江产业甲']);
      expect(await titles(tx, '产业', { place: 330400 })).toEqual(['嘉兴产业乙']);
      expect(await titles(tx, '产业', { kind: 'page' })).toEqual(['产业页面']);
      expect(await titles(tx, '产业', { from: '2025-01-01', to: '2025-12-31' })).toEqual(['松江产业甲']);
      expect(await titles(tx, '产业', { from: '2026-03-02' })).toEqual(['产业页面']);
    }));

  it('lead through everything once, also where common words are looked for among the newest first', () =>
    rolledBack(async tx => {
      const ids: string[] = [];
      for (let n = 0; n < 1300; n++) {
        const at = new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString();
        ids.push(
          String(await tell(tx, { title: n % 20 === 0 ? `产业第${n}期` : `第${n}期`, body: n % 3 === 0 ? '产业' : '', at })),
        );
      }
      for (let n = 0; n < ids.length; n += 100) await indexRows(tx, 'post', ids.slice(n, n + 100));
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await look(tx, '产业', {}, after);
        if (after === null) expect([page.more, page.count < 450, page.hits.length]).toEqual([true, true, 20]);
        seen.push(...page.hits.map(({ title }) => title));
        after = page.next;
      } while (after);
      const expected = new Set(Array.from({ length: 1300 }, (_, n) => n).filter(n => n % 20 === 0 || n % 3 === 0));
      expect([seen.length, new Set(seen).size]).toEqual([expected.size, expected.size]);
      expect(seen.slice(0, 65).every(title => title.startsWith('产业'))).toBe(true);
    }));

  it('refuse a broken page address', () => {
    for (const text of ['', 'x', 't.1.2', 't.1.2.9999', "t.1.2.3'", 't..1.-1'])
      expect(() => readCursor(text)).toThrow('翻页地址');
  });
});

describe('the sweep', () => {
  it('makes what is missing and stale, drops what may not be found, and then has nothing to do', () =>
    rolledBackDatabase(async database => {
      const gone = await database.write(tx => tellIndexed(tx, { title: '已撤下的' }));
      await database.write(async tx => {
        await tx`update publish.post set stage = 'withdrawn' where id = ${gone}`;
        await tell(tx, { title: '还没有索引的' });
      });
      expect(await sweepSearch(database)).toBeGreaterThan(0);
      expect(await database.read(db => db`select title from search.entry where post is not null`)).toEqual([
        { title: '还没有索引的' },
      ]);
      expect(await sweepSearch(database)).toBe(0);
    }));
});
