import { expect, test } from 'vitest';
import { recordAct } from '#modules/account/index.ts';
import { operator } from '#shared/viewer.ts';
import { secret } from '../../tests/docking.ts';
import { withPark } from '../../tests/park.ts';
import { tell as tellRow } from '../../tests/search.ts';
import { worksOf } from '../cli/work.ts';

test('a search is kept with or without a notice, switched and told of by the job of each day, and never offered to a group', () =>
  withPark(async ({ database, cookie, at, get, post }) => {
    const query = `q=${encodeURIComponent('光刻胶')}`;
    expect((await get(`/search?${query}`, cookie)).html).toMatch(/name="told" value="1" checked/);
    await post('/search', { do: 'save', query, told: '1' }, cookie);
    const steel = `q=${encodeURIComponent('钢铁')}&kind=land&place=310117&from=2026-01-01&to=2026-12-31`;
    const untold = await post('/search', { do: 'save', query: steel }, cookie);
    expect((await get(untold.to!, cookie)).html).not.toContain('每天通知一次');
    expect((await get(`/search?${query}&saved=1`, cookie)).html).toContain('有新结果时每天通知一次。');
    // Filters are called by their names, not by the codes of the address.
    expect((await get('/search', cookie)).html).toContain('>钢铁 · 土地 · 松江 · 2026-01-01–2026-12-31</a>');
    const page = await get('/search', cookie);
    expect(page.html.match(/value="(tell|hush)"/g)).toEqual(['value="tell"', 'value="hush"']);
    await database.write(async tx => {
      const id = await tellRow(tx, { title: '光刻胶项目开工', at: new Date().toISOString() });
      await recordAct(tx, operator, { what: 'publish.release', object: `post:${id}` });
    });
    const works = worksOf(database, {
      secret,
      clock: () => new Date(),
      sender: async () => {},
      address: 'https://lianqun.example',
    });
    const job = { id: '1', attempt: 1, signal: new AbortController().signal };
    await works['notice.searches']!({}, job);
    await works['notice.searches-of']!({ user: at.user }, job);
    const seen = await get('/workspace/notices?about=search', cookie);
    expect(seen.text).toContain('搜索“光刻胶”有 1 条新结果');
    expect(seen.text).toContain('光刻胶项目开工');
    const id = /name="of" value="(\d+)"/.exec(seen.html)![1]!;
    expect((await post('/workspace/notices', { do: 'open', of: id }, cookie)).to).toBe(`/search?${query}`);
    const of = /name="of" value="([0-9a-f-]{36})"\/?>\s*<button[^>]*value="hush"/.exec(page.html)![1]!;
    await post('/search', { do: 'hush', of }, cookie);
    expect((await get('/search', cookie)).html.match(/value="(tell|hush)"/g)).toEqual(['value="tell"', 'value="tell"']);
    expect((await get('/workspace/notices/settings', cookie)).html).toMatch(/name="search_found"(?![\s\S]*value="search_found")/);
  }));
