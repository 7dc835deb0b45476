import { describe, expect, test } from 'vitest';
import { list, sentence, withSite } from '../../tests/pages.ts';

describe('the main job', () => {
  test('one sentence gives its conditions as chips and the plants with a reason for every condition', () =>
    withSite(async site => {
      const seen = await site.get(`/match?q=${encodeURIComponent(sentence)}`);
      expect(seen.status).toBe(200);
      for (const words of ['松江', '3,000–5,000 ㎡', '≥ 8 m', '可环评', '单层', '500 万元/年'])
        expect(seen.text).toContain(words);
      expect(seen.text).toContain('松江单层厂房');
      expect(seen.text).toContain('高度不明的厂房');
      expect(seen.text.indexOf('松江单层厂房'), 'what is known to fit stands before what must be asked').toBeLessThan(
        seen.text.indexOf('高度不明的厂房'),
      );
      expect(seen.text).toContain('元/㎡/月');
      expect(seen.text).toContain('如果松一个条件');
    }));

  test('the words behind each condition are marked in the sentence with the rule that read them, until the reader changes the condition', () =>
    withSite(async site => {
      const marked = (html: string) =>
        [...html.matchAll(/<mark data-tone="(\w+)"[^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(one => one.slice(1));
      const path = `/match?q=${encodeURIComponent(sentence)}`;
      const seen = await site.get(path);
      for (const one of [
        ['place', '松江'],
        ['place', '嘉兴'],
        ['size', '3000-5000平'],
        ['build', '可环评'],
      ])
        expect(marked(seen.html)).toContainEqual(one);
      expect(seen.html).toMatch(/<mark data-tone="build" title="层高 ≥ 8 m（规则 [\w.]+）"><a href="#chip-height">/);
      expect(seen.html).toContain('id="chip-height"');
      const height = (html: string) => /<mark[^>]*><a href="#chip-height">/.test(html);
      const kept = await site.get(`${path}&c=1&height=8-&area=3000-5000`);
      expect([height(kept.html), marked(kept.html).length]).toEqual([true, 2]);
      expect(height((await site.get(`${path}&c=1&height=6-`)).html)).toBe(false);
      expect(marked((await site.get(`/match/chips?q=${encodeURIComponent(sentence)}`)).html)).toContainEqual(['place', '嘉兴']);
      const hostile = await site.get(`/match?q=${encodeURIComponent('<script>alert(1)</script>松江3000平厂房"><b>')}`);
      expect(hostile.html).not.toContain('<script>alert');
      expect(hostile.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;<mark');
    }));

  test('a place that is refused is marked, told in the chip and left out', () =>
    withSite(async site => {
      const seen = await site.get(`/match?q=${encodeURIComponent('找3000-5000平厂房，不要松江')}`);
      expect(seen.html).toMatch(/<mark data-tone="place"[^>]*><a href="#chip-place">松江</);
      expect(seen.text).toContain('不含上海 · 松江');
      expect(seen.text).not.toContain('松江单层厂房');
    }));

  test('a sentence in which nothing is understood leads on to the search of the site', () =>
    withSite(async site => {
      const seen = await site.get(`/match?q=${encodeURIComponent('有没有技改补贴')}`);
      expect(seen.text).toContain('没有读出条件');
      expect(seen.html).toContain(`href="/search?q=${encodeURIComponent('有没有技改补贴')}"`);
    }));

  test('a sentence that asks for no space is told so, with a way to search the site, until the reader says what a space must have', () =>
    withSite(async site => {
      const path = `/match?q=${encodeURIComponent('找汽车零部件供应商')}`;
      const seen = await site.get(path);
      expect(seen.text).toContain('这句话像是在找供应商（“供应商”）');
      expect(seen.html).toContain(`href="/search?q=${encodeURIComponent('找汽车零部件供应商')}"`);
      expect((await site.get(`/en${path}`)).text).toContain('seems to ask for suppliers');
      expect((await site.get(`${path}&c=1&industry=C36&area=1000-`)).text).not.toContain('像是在找');
    }));

  test('without a sentence and without conditions the page says what to do', () =>
    withSite(async site => {
      for (const path of ['/match', '/match?q=%20%20']) expect((await site.get(path)).text).toContain('请写一句话');
    }));

  test('a sentence that is cut within a sign of two halves is still answered', () =>
    withSite(async site => {
      expect((await site.get(`/match?q=${encodeURIComponent(`松江${'a'.repeat(1997)}😀`)}`)).status).toBe(200);
    }));

  test('a plant that misses one hard condition by little is not among the results but among those that miss by little', () =>
    withSite(async site => {
      await list(site.database, { title: '差一点的厂房', clear_height: '7.6' });
      const seen = await site.get(`/match?q=${encodeURIComponent(sentence)}`);
      expect(seen.text.indexOf('差一点的厂房')).toBeGreaterThan(seen.text.indexOf('只差一点的'));
      expect(seen.text).toContain('差在：层高');
    }));

  test('a plant next door to the wanted place says how far away it lies', () =>
    withSite(async site => {
      const where = { title: '邻区厂房', place: '310118', lon: '121.12', lat: '31.15', datum: 'gcj02' };
      await list(site.database, where);
      const seen = await site.get('/match?c=1&place=310117&height=8-&area=4000-');
      expect(seen.text).toMatch(/邻区厂房 .*离松江约 \d{2} 公里/);
      expect((await site.get('/en/match?c=1&place=310117&height=8-&area=4000-')).text).toMatch(/about \d{2} km from Songjiang/);
    }));

  test('a chip can be changed, made a wish and dropped without script, and the address keeps it', () =>
    withSite(async site => {
      const base = `/match?q=${encodeURIComponent(sentence)}&c=1&place=310117&height=8-`;
      const changed = await site.get(`${base}&edit=height&min=5.5&max=&hard=1`);
      expect(changed.status).toBe(303);
      expect(changed.to).toContain('height=5.5-');
      const wish = await site.get(`${base}&edit=height&min=8&max=&hard=0`);
      expect(wish.to).toContain('wish=height');
      const dropped = await site.get(`${base}&edit=height&drop=1`);
      expect(dropped.to).not.toContain('height');
      expect(dropped.to).toContain('place=310117');
      const low = await site.get(changed.to!);
      expect(low.text).toContain('低矮厂房');
    }));

  test('a place can be typed by name into its chip', () =>
    withSite(async site => {
      const changed = await site.get(`/match?c=1&place=310117&edit=place&text=${encodeURIComponent('嘉兴、平湖')}&hard=1`);
      expect(changed.to).toContain('place=330400,330482');
      const unread = await site.get(`/match?c=1&place=310117&edit=place&text=${encodeURIComponent('没有的地方')}`);
      expect(unread.status).toBe(422);
      expect(unread.text).toContain('没有认出“没有的地方”');
    }));

  test('an empty result says which single condition to move', () =>
    withSite(async site => {
      const seen = await site.get('/match?c=1&place=310117&area=30000-50000');
      expect(seen.text).toContain('没有全部满足的房源');
      expect(seen.text).toContain('如果松一个条件');
      expect(seen.text).toMatch(/多 \d+ 条/);
    }));

  test.each([
    '/match?c=1&height=abc',
    '/match?c=1&area=99999999999-',
    '/match?c=1&place=1',
    "/match?c=1&family=x');drop table offer.offer;--",
    '/match?c=1&edit=nothing',
  ])('an address with a value that cannot be is answered in words: %s', path =>
    withSite(async site => {
      const seen = await site.get(path);
      expect(seen.status).toBe(422);
      expect(seen.html).toContain('role="alert"');
    }),
  );

  test('markup in a sentence is shown as text', () =>
    withSite(async site => {
      const seen = await site.get(`/match?q=${encodeURIComponent('<script>alert(1)</script>"><img src=x onerror=1>松江厂房')}`);
      expect(seen.html).not.toContain('<script>alert');
      expect(seen.html).not.toContain('<img src=x');
      expect(seen.html).toContain('&lt;script&gt;');
    }));

  test('the chips come alone for the box that shows them while one types', () =>
    withSite(async site => {
      const seen = await site.get(`/match/chips?q=${encodeURIComponent('松江 3000 平厂房')}`);
      expect(seen.html).not.toContain('<html');
      expect(seen.text).toContain('松江');
    }));
});
