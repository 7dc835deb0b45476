import { expect, test } from 'vitest';
import { rolledBackDatabase } from '../../tests/database.ts';
import { tell } from '../../tests/search.ts';
import { search } from './search.ts';

test('the rebuild fills the search, gives posts their related ones, has nothing to do the second time, and makes all anew when told', () =>
  rolledBackDatabase(async database => {
    const steps = new Set<string>();
    const run = async (...args: string[]) => {
      const lines: string[] = [];
      const io = {
        stdout: (line: string) => void lines.push(line),
        stderr: () => {},
        stdin: async () => '',
        bytes: async () => new Uint8Array(),
        progress: (_done: number, _total: number, step: string) => void steps.add(step),
      };
      await search(['rebuild', '--json', ...args], io, async () => database);
      return JSON.parse(lines.join('\n'));
    };
    await database.write(async tx => {
      await tell(tx, { title: '松江晶圆产线投产', body: '芯片晶圆光刻封装测试' });
      await tell(tx, { title: '合肥光刻胶项目', body: '晶圆光刻胶国产化' });
    });
    expect((await run()).related).toBe(2);
    const [post] = await database.read(db => db`select cardinality(related) as related from publish.post limit 1`);
    expect(post!.related).toBe(1);
    expect([...steps]).toEqual(expect.arrayContaining(['文章 posts', '相关文章 related posts']));
    expect(await run()).toEqual({ entries: 0, related: 0 });
    expect(await run('--fresh')).toMatchObject({ related: 2 });
  }));

test('search says what it did not understand, without a database', async () => {
  const io = { stdout: () => {}, stderr: () => {}, stdin: async () => '', bytes: async () => new Uint8Array() };
  const open = async () => {
    throw new Error('no database is needed');
  };
  await expect(search([], io, open)).rejects.toThrow('search rebuild');
});
