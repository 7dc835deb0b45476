import { describe, expect, it } from 'vitest';
import type { User } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { tellIndexed } from '../../../tests/search.ts';
import { saveNames } from './name.ts';
import { relatePost } from './relate.ts';
import { dropSaved, listSaved, saveSearch } from './saved.ts';
import { suggest } from './suggest.ts';

describe('suggestions while one types', () => {
  it('begin like the words, or sound like them, those of the region first', () =>
    rolledBack(async tx => {
      await saveNames(tx);
      const first = async (typed: string) => (await suggest(tx, typed))[0]?.name;
      expect(await first('松')).toBe('松江');
      expect(await first('songj')).toBe('松江');
      expect(await first('sj')).toBe('松江');
      expect(await first('changxing')).toBe('长兴');
      expect(await first('YUEQ')).toBe('乐清');
      expect(await first('luan')).toMatch(/六安|滦/);
      expect(await suggest(tx, 's')).toEqual([]);
      expect(await suggest(tx, '%_\\')).toEqual([]);
    }));

  it('name released posts by words of their titles, and no draft', () =>
    rolledBack(async tx => {
      await tellIndexed(tx, { title: '集成电路大会召开', slug: 'meeting' });
      const hidden = await tellIndexed(tx, { title: '集成电路内部稿' });
      await tx`update publish.post set stage = 'withdrawn' where id = ${hidden}`;
      expect(await suggest(tx, '集成电路')).toEqual([{ kind: 'post', key: 'meeting', name: '集成电路大会召开' }]);
    }));

  it('keep their rows when nothing changed, and follow a new tag', () =>
    rolledBack(async tx => {
      await saveNames(tx);
      const [before] = await tx`select count(*)::int as names, max(id) as last from search.name`;
      await saveNames(tx);
      expect((await tx`select count(*)::int as names, max(id) as last from search.name`)[0]).toEqual(before);
      const post = await tellIndexed(tx, { title: '某篇' });
      const [tag] = await tx<{ id: number }[]>`insert into publish.tag (slug, name) values ('氢能', '氢能') returning id`;
      await tx`insert into publish.post_tag (post, tag) values (${post}, ${tag!.id})`;
      expect(await saveNames(tx)).toContain('氢能');
      expect(await suggest(tx, 'qingn')).toContainEqual({ kind: 'tag', key: '氢能', name: '氢能' });
    }));
});

describe('related posts', () => {
  it('say similar things, best first, and never tell one story twice', () =>
    rolledBack(async tx => {
      const chips = '芯片晶圆光刻封装测试产线投产，晶圆厂扩产，光刻胶国产化。';
      const hydrogen = '氢能燃料电池电堆质子交换膜加氢站示范运行，电堆寿命提升。';
      const own = await tellIndexed(tx, { title: '松江晶圆产线投产', body: chips });
      const twin = await tellIndexed(tx, { title: '松江晶圆产线投产了', body: chips });
      const near = await tellIndexed(tx, { title: '合肥光刻胶项目开工', body: `${chips}合肥也在做。` });
      const nearTwin = await tellIndexed(tx, { title: '合肥光刻胶项目开工', body: `${chips}合肥也在做。` });
      const far = await tellIndexed(tx, { title: '嘉兴加氢站建成', body: hydrogen });
      const hidden = await tellIndexed(tx, { title: '封装测试基地', body: chips });
      await tx`update publish.post set stage = 'withdrawn' where id = ${hidden}`;
      await relatePost(tx, own);
      const [row] = await tx<{ related: number[] }[]>`select related::int[] from publish.post where id = ${own}`;
      expect(row!.related).toHaveLength(1);
      expect([near, nearTwin]).toContain(row!.related[0]);
      for (const other of [twin, far, hidden]) expect(row!.related).not.toContain(other);
    }));
});

describe('saved searches', () => {
  it('are kept once each, newest first, and only for whom they belong to', () =>
    rolledBack(async tx => {
      const [one, other] = [await member(tx), await member(tx)];
      await saveSearch(tx, one, new Date('2026-11-01T00:00:00Z'), { query: 'q=松江', told: false });
      await saveSearch(tx, one, new Date('2026-11-02T00:00:00Z'), { query: 'q=嘉兴', told: false });
      await saveSearch(tx, one, new Date('2026-11-03T00:00:00Z'), { query: 'q=松江', told: false });
      const saved = await listSaved(tx, one);
      expect(saved.map(({ query }) => query)).toEqual(['q=嘉兴', 'q=松江']);
      await dropSaved(tx, other, saved[0]!.id);
      expect([(await listSaved(tx, one)).length, await listSaved(tx, other)]).toEqual([2, []]);
      await dropSaved(tx, one, saved[0]!.id);
      expect((await listSaved(tx, one)).map(({ query }) => query)).toEqual(['q=松江']);
      await expect(saveSearch(tx, one, new Date(), { query: 'q', told: false })).rejects.toThrow('太短');
    }));
});

let count = 0;

async function member(tx: Parameters<typeof saveNames>[0]): Promise<User> {
  const [row] = await tx<{ id: string }[]>`
    insert into account."user" (name, email) values ('示例人', ${`${String(++count).padStart(64, 'a')}@mail.invalid`}) returning id`;
  return { kind: 'user', user: row!.id, session: '', secondFactor: false, seats: [] };
}
