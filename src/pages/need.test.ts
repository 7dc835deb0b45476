import { describe, expect, test } from 'vitest';
import { findNeedsFor } from '#modules/match/index.ts';
import { lookAtContact } from '#modules/need/index.ts';
import { operator } from '#shared/viewer.ts';
import { now, sentence, withSite } from '../../tests/pages.ts';

describe('the request', () => {
  const whole = {
    text: sentence,
    company: '示例汽车零部件有限公司',
    contact: '示例联系人',
    phone: '138 0000 1234',
    consent: '1',
    receivers: '3',
    consent_days: '90',
  };

  test('what is missing is said at each field, and what was typed stays', () =>
    withSite(async site => {
      const seen = await site.post('/needs/new', { text: sentence, company: '示例公司' });
      expect(seen.status).toBe(422);
      expect(seen.html).toContain('id="phone-wrong"');
      expect(seen.html).toContain('value="示例公司"');
      expect(seen.text).toContain('3000-5000平');
    }));

  test('the conditions are shown before anything is saved, then the private link opens with the clock and a masked contact', () =>
    withSite(async site => {
      const first = await site.post('/needs/new', whole);
      expect(first.status).toBe(200);
      expect(first.text).toContain('请核对一下我们的理解');
      expect(first.text).toContain('≥ 8 m');
      const count = async () => (await site.database.read(db => db`select count(*)::int as n from need.need`))[0]?.n;
      expect(await count()).toBe(0);
      const hidden = (name: string) =>
        new RegExp(`name="${name}" value="([^"]*)"`).exec(first.html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"') ??
        '';
      const second = await site.post('/needs/new', {
        ...whole,
        conditions: hidden('conditions'),
        read_from: hidden('read_from'),
      });
      expect(second.status).toBe(303);
      expect(await count()).toBe(1);
      const page = await site.get(second.to!);
      expect(page.status).toBe(200);
      expect(page.text).toMatch(/XQ-\d{8}-\d{4}/);
      expect(page.text).toContain('受理 1 个工作日内');
      expect(page.text).toContain('138****1234');
      expect(page.html).not.toContain('13800001234');
      const own = await site.get(`${second.to!.replace('?posted=1', '')}/own.json`);
      expect(own.html).toContain('13800001234');
      const path = second.to!.replace('?posted=1', '');
      expect((await site.post(path, {})).status).toBe(303);
      expect((await site.get(path)).text).not.toContain('已删除');
      const number = /XQ-\d{8}-\d{4}/.exec(page.text)![0];
      await site.database.write(tx => lookAtContact(tx, operator, site.secret, () => now, number, '约定带看时间'));
      expect((await site.get(path)).text).toContain('运营方查看了联系方式：约定带看时间');
      await site.post(path, { sure: '1' });
      const gone = await site.get(path);
      expect(gone.text).toContain('联系方式和需求文字已删除');
      expect(gone.text).not.toContain('138****1234');
    }));

  test('a double click posts one need; the same form with other words posts another', () =>
    withSite(async site => {
      const form = async (change: Record<string, string> = {}) => {
        const words = { ...whole, once: 'AAAAAAAAAAAAAAAAAAAAAA', conditions: 'area=3000-5000', ...change };
        return site.post('/needs/new', { ...words, read_from: words.text });
      };
      const [first, second] = [await form(), await form()];
      expect(first.to).toMatch(/^\/needs\/[\w-]{22}\?posted=1$/);
      expect(second.to).toBe(first.to);
      expect((await form({ text: `${sentence}，急` })).to).not.toBe(first.to);
      const [row] = await site.database.read(db => db`select count(*)::int as n from need.need`);
      expect(row?.n).toBe(2);
      expect((await site.get('/needs/new')).html).toMatch(/name="once" value="[\w-]{22}"/);
    }));

  test('a page with a form keeps its own origin: without https, no-referrer makes browsers post from “null”, which is refused', () =>
    withSite(async site => {
      const review = await site.post('/needs/new', whole);
      expect(review.html).toContain('noindex');
      expect(review.html).not.toContain('no-referrer');
    }));

  test('the private page marks the words that its conditions were read from', () =>
    withSite(async site => {
      const posted = await site.post('/needs/new', { ...whole, conditions: 'area=3000-5000', read_from: sentence });
      const marks = [...(await site.get(posted.to!)).html.matchAll(/<mark data-tone="(\w+)"[^>]*>([^<]*)/g)].map(one =>
        one.slice(1),
      );
      expect(marks).toEqual([['size', '3000-5000平']]);
    }));

  test('without the key that sealed a contact its export says so', () =>
    withSite(async site => {
      const posted = await site.post('/needs/new', { ...whole, conditions: 'area=3000-5000', read_from: sentence });
      await site.database.write(tx => tx`update need.need set contact = set_byte(contact, 20, 255 - get_byte(contact, 20))`);
      const own = await site.get(posted.to!.replace('?posted=1', '/own.json'));
      expect(own.status).toBe(409);
      expect(own.text).toContain('密钥');
      expect(own.html).not.toContain('13800001234');
    }));

  test.each(['AAAAAAAAAAAAAAAAAAAAAA', 'x', "' or 1=1 --", '../../etc/passwd', '%00'])(
    'a forged private link opens nothing: %s',
    token =>
      withSite(async site => {
        const seen = await site.get(`/needs/${encodeURIComponent(token)}`);
        expect(seen.status).toBe(404);
      }),
  );

  test('a new listing finds the request that was posted before it', () =>
    withSite(async site => {
      const first = await site.post('/needs/new', whole);
      const hidden = (name: string) =>
        new RegExp(`name="${name}" value="([^"]*)"`).exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
      await site.post('/needs/new', { ...whole, conditions: hidden('conditions'), read_from: hidden('read_from') });
      const found = await site.database.read(db => findNeedsFor(db, site.code, { limit: 10 }));
      expect(found.length).toBe(1);
    }));
});
