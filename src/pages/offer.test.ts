import type { Context } from 'hono';
import { describe, expect, test } from 'vitest';
import { lookAtOfferContact, publishOffer, verifyOffer } from '#modules/offer/index.ts';
import { operator } from '#shared/viewer.ts';
import { list, now, secret, withSite } from '../../tests/pages.ts';
import { type Deps, siteOf } from './site.tsx';

describe('lists and listings', () => {
  test('the list keeps its filter in the address and in the form', () =>
    withSite(async site => {
      const all = await site.get('/spaces?place=310117');
      expect(all.text).toContain('低矮厂房');
      const high = await site.get('/spaces?place=310117&height=8');
      expect(high.text).not.toContain('低矮厂房');
      expect(high.html).toMatch(/name="height"[^>]*value="8"/);
      const none = await site.get('/spaces?place=310117&height=40');
      expect(none.text).toContain('没有符合这些条件的在架房源');
    }));

  test('every standard filter of the trade stands in the form and comes back with its address', () =>
    withSite(async site => {
      const asked =
        'place=310117&block=104&type=standard_factory&deal=rent&area_min=1000&rent_max=1.2&rent_unit=yuan_m2_day&sale_price_max=9000' +
        '&height=8&load=1&power=400&crane=5&lift=3&max_truck=13&fire=c2&floor=single&eia=1&register=1&title=1&dock=1&divisible=1' +
        '&sprinkler=1&short_lease=1&owner=1&available=2027-01-01&industry=C36&verification=site&updated=30&unknown=1';
      const seen = await site.get(`/spaces?${asked}`);
      expect(seen.status).toBe(200);
      for (const [name, value] of new URLSearchParams(asked)) {
        const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(seen.html)?.[0];
        const select = new RegExp(`<select[^>]*name="${name}"[^]*?</select>`).exec(seen.html)?.[0];
        if (select) expect(select, name).toMatch(new RegExp(`value="${value}"[^>]* selected`));
        else expect(input, name).toContain(`value="${value}"`);
        if (input?.includes('checkbox')) expect(input, name).toContain('checked');
      }
    }));

  test('a listing shows who checked which field, how, when and until when', () =>
    withSite(async site => {
      const day = now.toISOString().slice(0, 10);
      await site.database.write(tx =>
        verifyOffer(tx, operator, {
          code: site.code,
          field: 'clear_height',
          method: 'site',
          passed: true,
          checkedBy: '示例核验机构',
          checkedOn: day,
          validUntil: '2099-01-01',
          note: null,
        }),
      );
      const seen = await site.get(`/offers/${site.code}`);
      expect(seen.text).toMatch(/净高 9 m 现场核实 · 示例核验机构 · .*有效至 2099年1月1日/);
      expect(seen.text).toContain('没有写明，可以向发布方询问');
      expect(seen.html).not.toContain('lapsed');
    }));

  test('a check that has run out says so with its last day, and the value fades', () =>
    withSite(async site => {
      const check = { code: site.code, field: 'clear_height', method: 'site', passed: true, checkedBy: '示例核验机构' } as const;
      await site.database.write(tx =>
        verifyOffer(tx, operator, { ...check, checkedOn: '2025-03-01', validUntil: '2025-09-01', note: null }),
      );
      const seen = await site.get(`/offers/${site.code}`);
      expect(seen.html).toMatch(/class="lapsed">9 m</);
      expect(seen.text).toMatch(/现场核实 · 示例核验机构 · 2025年3月1日，2025年9月1日已到期，请重新核实/);
      expect((await site.get(`/en/offers/${site.code}`)).text).toContain('expired 1 Sep 2025');
    }));

  test('an English page keeps no Chinese but names and what people wrote', () =>
    withSite(async site => {
      const pages = [
        `/en/offers/${site.code}?c=1&place=330400&height=8-&tax=500-&industry=C36&rent=-40&fire=c2&available=2027-01-01`,
        '/en/match?c=1&place=310117&height=8-&tax=500-&industry=C36&rent=-60&area=3000-5000',
        '/en/match?c=1&place=310117&area=800000-900000',
        '/en/match?c=1&place=x&height=abc&wish=eia',
        '/en/spaces',
        '/en/spaces?place=330400',
        '/en/land',
        '/en/offers/new',
        '/en/offers/paste',
        '/en/offers/new?kind=land',
        '/en/needs/new',
        `/en/compare?code=${site.code}`,
        '/en',
      ];
      const own =
        /松江单层厂房|低矮厂房|高度不明的厂房|中文|链群|松江 九亭镇|押一付三|104 板块|195|区域|[甲乙丙丁戊][一二]?(?=\))/g;
      for (const path of pages) {
        const seen = await site.get(path);
        const text = seen.text.replace(/Try one of these:.*?On offer/, '');
        expect(text.replace(own, '').match(/.{0,40}\p{Script=Han}.{0,40}/gu) ?? [], path).toEqual([]);
      }
    }));

  test('a sub-lessor is named with the end of the head lease', () =>
    withSite(async site => {
      const code = await list(site.database, { lessor_role: 'sublessor', head_lease_end: '2030-06-30' });
      expect((await site.get(`/offers/${code}`)).text).toMatch(/二房东 .*原租约 到 2030年6月30日 为止/);
    }));

  test('a listing opened from results is held against the need', () =>
    withSite(async site => {
      const seen = await site.get(`/offers/${site.code}?c=1&height=8-&eia=1`);
      expect(seen.text).toContain('对照您的需求');
      expect(seen.text).toContain('≥ 8 m');
    }));

  test('an unknown code gives a page that helps, in the language of the address', () =>
    withSite(async site => {
      const zh = await site.get('/offers/NO-SUCH-1');
      expect(zh.status).toBe(404);
      expect(zh.text).toContain('没有这个页面');
      const en = await site.get('/en/offers/NO-SUCH-1');
      expect(en.text).toContain('Page not found');
      expect((await site.get('/nothing/here')).status).toBe(404);
    }));

  test('two listings stand side by side, unknown values as 待问', () =>
    withSite(async site => {
      const other = await list(site.database, { title: '另一处', clear_height: '' });
      const seen = await site.get(`/compare?code=${site.code}&code=${other}&back=//evil.example`);
      expect(seen.text).toContain('另一处');
      expect(seen.text).toContain('待问');
      expect(seen.html).not.toMatch(/href="(https?:)?\/\/evil/);
    }));

  test('a listing form with mistakes comes back with everything typed and a message for each field', () =>
    withSite(async site => {
      const seen = await site.post('/offers/new', {
        kind: 'space',
        title: '测试<b>厂房</b>',
        place_name: '松江',
        clear_height: '900',
        gross_area: '一百',
        phone: '123',
      });
      expect(seen.status).toBe(422);
      expect(seen.html).toContain('value="测试&lt;b&gt;厂房&lt;/b&gt;"');
      expect(seen.html).toMatch(/id="clear_height-wrong"/);
      expect(seen.html).toContain('value="900"');
      const [row] = await site.database.read(db => db`select count(*)::int as n from offer.offer where title like '测试%'`);
      expect(row?.n).toBe(0);
    }));

  const sound = {
    kind: 'space',
    title: '待审厂房',
    place_name: '松江 九亭',
    space_type: 'standard_factory',
    gross_area: '1,200 平',
    person: '示例联系人',
    phone: '13800001234',
  };

  test('a sound listing is stored for review, not shown before, and its private page changes, confirms and withdraws it', () =>
    withSite(async site => {
      const posted = await site.post('/offers/new', sound);
      expect(posted.status).toBe(303);
      const own = posted.to!.replace('?posted=1', '');
      const code = /offers\/([^/]+)\/own/.exec(own)![1]!;
      expect((await site.get(`/offers/${code}`)).status).toBe(404);
      expect((await site.get('/spaces')).text).not.toContain('待审厂房');
      const page = await site.get(own);
      expect(page.html).toContain('value="待审厂房"');
      expect(page.html, 'the contact is sealed and does not come back').not.toContain('13800001234');
      await site.database.write(async tx => {
        await expect(lookAtOfferContact(tx, operator, secret, code, ' ')).rejects.toThrow('需要写明原因');
        expect(await lookAtOfferContact(tx, operator, secret, code, '核实房源')).toMatchObject({ phone: '13800001234' });
      });
      expect((await site.get(own)).text, 'its author sees who looked and why').toMatch(/联系方式被查看 1 次.*核实房源/);
      const wrong = await site.post(own, { ...sound, clear_height: '900', do: 'save' });
      expect(wrong.status).toBe(422);
      const saved = await site.post(own, { ...sound, clear_height: '9', do: 'save' });
      expect(saved.to).toContain('done=saved');
      expect((await site.get(own)).html).toMatch(/name="clear_height"[^>]*value="9"/);
      await site.database.write(tx => publishOffer(tx, operator, code));
      expect((await site.get(`/offers/${code}`)).status).toBe(200);
      expect((await site.post(own, { do: 'confirm' })).to).toContain('done=confirmed');
      await site.post(own, { do: 'withdraw' });
      expect((await site.get(`/offers/${code}`)).status, 'not without being sure').toBe(200);
      await site.post(own, { do: 'withdraw', sure: '1' });
      expect((await site.get(`/offers/${code}`)).status).toBe(404);
    }));

  test('a double click lists one space', () =>
    withSite(async site => {
      const form = { ...sound, once: 'AAAAAAAAAAAAAAAAAAAAAA' };
      const first = await site.post('/offers/new', form);
      expect(first.to).toContain('/own/');
      expect((await site.post('/offers/new', form)).to).toBe(first.to);
      expect((await site.post('/offers/new', { ...form, title: '另一处厂房' })).to).not.toBe(first.to);
      const page = await site.get('/offers/new');
      expect(page.html).toMatch(/name="once" value="[\w-]{22}"/);
    }));

  test('who changes a listing that was changed meanwhile keeps what was typed, is told, and may save it all the same', () =>
    withSite(async site => {
      const own = (await site.post('/offers/new', sound)).to!.replace('?posted=1', '');
      const seenIn = (html: string) => /name="seen" value="([\w-]{22})"/.exec(html)![1]!;
      const seen = seenIn((await site.get(own)).html);
      expect((await site.post(own, { ...sound, do: 'save', seen, clear_height: '9' })).to).toContain('done=saved');
      const other = await site.post(own, { ...sound, do: 'save', seen, title: '改了标题' });
      expect(other.status).toBe(409);
      expect(other.text).toContain('在别处改过');
      expect(other.html).toContain('value="改了标题"');
      expect((await site.get(own)).html).toMatch(/name="clear_height"[^>]*value="9"/);
      const again = await site.post(own, { ...sound, do: 'save', seen: seenIn(other.html), title: '改了标题' });
      expect(again.to).toContain('done=saved');
      expect((await site.get(own)).html).toContain('value="改了标题"');
    }));

  test('a refusal on an English page is in English', () =>
    withSite(async site => {
      const own = (await site.post('/offers/new', sound)).to!.replace('?posted=1', '');
      await site.post(own, { do: 'withdraw', sure: '1' });
      const twice = await site.post(`/en${own}`, { do: 'withdraw', sure: '1' });
      expect(twice.status).toBe(409);
      expect(twice.text).toContain('was withdrawn already');
      expect((await site.get('/en/spaces?after=forged')).text).toContain('start again from the first page');
    }));

  test.each([
    '/\t/evil.example',
    '/\n/evil.example',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '\t//evil.example',
  ])('the way back from a comparison stays on this site: %j', back =>
    withSite(async site => {
      const seen = await site.get(`/compare?back=${encodeURIComponent(back)}`);
      const to = [...seen.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => new URL(href!, 'http://here.example').host);
      expect(new Set(to)).toEqual(new Set(['here.example']));
    }),
  );

  test.each(['/en//evil.example', '//evil.example', '/en///evil.example/needs'])(
    'no link of the page %s leads to another site',
    path => {
      const site = siteOf({ req: { path } } as Context, {} as Deps);
      expect(site.path).toMatch(/^\/evil\.example/);
    },
  );

  test('a forged key opens no private page and changes nothing', () =>
    withSite(async site => {
      for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', "' or 1=1 --", 'x']) {
        const own = `/offers/${site.code}/own/${encodeURIComponent(token)}`;
        expect((await site.get(own)).status).toBe(404);
        expect((await site.post(own, { do: 'withdraw', sure: '1' })).status).toBe(404);
      }
      expect((await site.get(`/offers/${site.code}`)).status).toBe(200);
    }));
});
