import { describe, expect, it } from 'vitest';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { addCategory, changeCategory, dropCategory, listCategories } from './category.ts';
import type { CategoryInput } from './input.ts';

const input = (slug: string, parent: number | null = null, change: Partial<CategoryInput> = {}): CategoryInput => ({
  ...{ parent, slug, name: slug, nameEn: '', summary: '', position: 0 },
  ...change,
});

describe('the tree of categories', () => {
  it('lists each place after its parent, sisters in their order', () =>
    rolledBack(async tx => {
      const news = await addCategory(tx, operator, input('news', null, { position: 2 }));
      const policy = await addCategory(tx, operator, input('policy', null, { position: 1 }));
      const city = await addCategory(tx, operator, input('city', news));
      expect((await listCategories(tx)).map(({ id, path }) => [id, path])).toEqual([
        [policy, [policy]],
        [news, [news]],
        [city, [news, city]],
      ]);
    }));

  it('never gets a circle, nor more than four levels', () =>
    rolledBack(async tx => {
      const one = await addCategory(tx, operator, input('one'));
      const two = await addCategory(tx, operator, input('two', one));
      await expect(changeCategory(tx, operator, one, input('one', two))).rejects.toThrow('自己');
      const three = await addCategory(tx, operator, input('three', two));
      const four = await addCategory(tx, operator, input('four', three));
      await expect(addCategory(tx, operator, input('five', four))).rejects.toThrow('4 层');
      const root = await addCategory(tx, operator, input('root'));
      await expect(changeCategory(tx, operator, one, input('one', root))).rejects.toThrow('4 层');
    }));

  it('keeps the old address of a place that is renamed, and knows it again when the name comes back', () =>
    rolledBack(async tx => {
      const id = await addCategory(tx, operator, input('news'));
      await changeCategory(tx, operator, id, input('xinwen'));
      await changeCategory(tx, operator, id, input('news'));
      expect(await tx`select address, target from publish.redirect order by address`).toEqual([
        { address: '/categories/xinwen', target: '/categories/news' },
      ]);
    }));

  it('keeps a place that is not empty, and is closed to visitors', () =>
    rolledBack(async tx => {
      const one = await addCategory(tx, operator, input('one'));
      const two = await addCategory(tx, operator, input('two', one));
      await expect(dropCategory(tx, operator, one)).rejects.toThrow('1 个子栏目');
      const empty = await addCategory(tx, operator, input('empty', two));
      await dropCategory(tx, operator, empty);
      expect((await listCategories(tx)).map(({ id }) => id)).toEqual([one, two]);
      await expect(addCategory(tx, visitor, input('three'))).rejects.toThrow('登录');
      await expect(addCategory(tx, operator, input('two'))).rejects.toThrow('已被别的栏目使用');
    }));
});
