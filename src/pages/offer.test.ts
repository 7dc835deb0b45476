import { describe, expect, test } from 'vitest';
import { publishOffer, verifyOffer } from '#modules/offer/index.ts';
import { operator } from '#shared/viewer.ts';
import { list, now, withSite } from '../../tests/pages.ts';

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
        const control = new RegExp(`<(input|select)[^>]*name="${name}"[\\s\\S]*?(</select>|>)`).exec(seen.html)?.[0];
        expect(control, name).toMatch(new RegExp(`value="${value}"[^>]*( selected| checked)|value="${value}"`));
        if (value === '1' && name !== 'load') expect(control, name).toContain('checked');
        else if (control!.startsWith('<select')) expect(control, name).toMatch(new RegExp(`value="${value}"[^>]* selected`));
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
