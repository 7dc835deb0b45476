import { describe, expect, test } from 'vitest';
import { postOffer, readOfferForm, verifyOffer } from '#modules/offer/index.ts';
import { loadAssets } from '#platform/assets.ts';
import type { Database } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { operator } from '#shared/viewer.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { makePages } from './index.tsx';

const secret = makeSecret('a secret that only these tests know, long enough');
const now = new Date();
const sentence = '找松江或嘉兴3000-5000平单层厂房,层高8米以上,可环评,做汽车零部件,年税收500万';

type Site = {
  get(path: string): Promise<Seen>;
  post(path: string, form: Record<string, string>): Promise<Seen>;
  database: Database;
  code: string;
};
type Seen = { status: number; html: string; text: string; to: string | null };

/** The pages over a database with one fitting plant in 松江, one that is too low, and one of which the height is not known. */
function withSite(work: (site: Site) => Promise<void>): Promise<void> {
  return rolledBackDatabase(async database => {
    const app = makePages({
      database,
      secret,
      clock: () => now,
      assets: loadAssets('/nowhere'),
      invented: () => false,
      apiDocument: () => ({ info: { title: '', version: '1' }, paths: {} }),
    });
    const see = async (answer: Response): Promise<Seen> => {
      const html = await answer.text();
      return {
        status: answer.status,
        html,
        text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
        to: answer.headers.get('location'),
      };
    };
    const codes = [
      await list(database, {}),
      await list(database, { title: '低矮厂房', clear_height: '6' }),
      await list(database, { title: '高度不明的厂房', clear_height: '' }),
    ];
    await work({
      database,
      code: codes[0]!,
      get: async path => see(await app.request(path)),
      post: async (path, form) => see(await app.request(path, { method: 'POST', body: new URLSearchParams(form) })),
    });
  });
}

async function list(database: Database, change: Record<string, string>): Promise<string> {
  const reading = readOfferForm({
    kind: 'space',
    title: '松江单层厂房',
    place: '310117',
    space_type: 'standard_factory',
    deal_type: 'rent',
    available_area: '4000',
    gross_area: '4000',
    single_storey: 'true',
    clear_height: '9',
    eia_possible: 'yes',
    rent: '1.1',
    rent_unit: 'yuan_m2_day',
    ...change,
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return database.write(
    async tx => (await postOffer(tx, operator, { offer: reading.offer, contact: null, origin: 'form' }, secret)).code,
  );
}

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

  test('a plant that misses one hard condition by little is not among the results but among those that miss by little', () =>
    withSite(async site => {
      await list(site.database, { title: '差一点的厂房', clear_height: '7.6' });
      const seen = await site.get(`/match?q=${encodeURIComponent(sentence)}`);
      expect(seen.text.indexOf('差一点的厂房')).toBeGreaterThan(seen.text.indexOf('只差一点的'));
      expect(seen.text).toContain('差在：层高');
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

  test('a sound listing is stored for review and not shown before', () =>
    withSite(async site => {
      const seen = await site.post('/offers/new', {
        kind: 'space',
        title: '待审厂房',
        space_type: 'standard_factory',
        place_name: '松江 九亭',
        gross_area: '1,200 平',
        person: '示例联系人',
        phone: '13800001234',
      });
      expect(seen.status).toBe(200);
      const code = /[SL]-\d{6}-\d{4,}/.exec(seen.text)?.[0];
      expect(code).toBeDefined();
      expect((await site.get(`/offers/${code}`)).status).toBe(404);
      expect((await site.get('/spaces')).text).not.toContain('待审厂房');
    }));
});

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
      await site.post(path, { sure: '1' });
      const gone = await site.get(path);
      expect(gone.text).toContain('联系方式和需求文字已删除');
      expect(gone.text).not.toContain('138****1234');
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
      const { findNeedsFor } = await import('#modules/match/index.ts');
      const found = await site.database.read(db => findNeedsFor(db, site.code, { limit: 10 }));
      expect(found.length).toBe(1);
    }));
});
