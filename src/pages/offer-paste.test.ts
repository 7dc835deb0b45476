import { describe, expect, test } from 'vitest';
import { lookAtOfferContact, publishOffer } from '#modules/offer/index.ts';
import { operator } from '#shared/viewer.ts';
import { siteOver } from '../../tests/app.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { type Seen, type Site, secret, withSite } from '../../tests/pages.ts';

const paste = `【松江厂房仓库】
1、新桥独栋厂房出租，单层3200平，层高8.5米，承重2吨，配电400kVA，可环评，租金1.1元/平/天
2、九亭底楼仓库560平，丙二类消防，0.95元/平/天
3、泗泾研发楼整层1200平，价格面议
以上联系：王经理 19900001500

求租：客户做激光切割，想在松江找1500-2000平一楼厂房，层高6米以上，电话19900001577`;

/** Everything that the forms of a page would send, as a browser does without touching them. */
function filled({ html }: Seen): Record<string, string> {
  const text = (value: string) =>
    value
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  const main = html.slice(html.indexOf('<form class="grid gap-4"'), html.indexOf('</form>'));
  const form: Record<string, string> = {};
  for (const [input] of main.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    if (!name || (/type="checkbox"/.test(input) && !/ checked/.test(input))) continue;
    form[name] = text(/value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  for (const [, name, options] of main.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    form[name!] = /value="([^"]*)" selected/.exec(options!)?.[1] ?? '';
  for (const [, name, words] of main.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    form[name!] = text(words!);
  return form;
}

const read = (site: Site, text: string) => site.post('/offers/paste', { text });
const count = async (site: Site, title = '%') => {
  const [row] = await site.database.read(
    db => db<{ n: number }[]>`select count(*)::int as n from offer.offer where publication = 'pending' and title like ${title}`,
  );
  return row!.n;
};
const fieldIn = ({ html }: Seen, name: string) =>
  new RegExp(`<input[^>]*name="${name}"[^>]*?value="([^"]*)"`).exec(html)?.[1] ??
  new RegExp(`<select[^>]*name="${name}"[^§]*?</select>`).exec(html)?.[0].match(/value="([^"]*)" selected/)?.[1];

describe('a paste', () => {
  test('becomes a form an advert, with the words beside each field, unknown fields empty, and needs led into the matcher', () =>
    withSite(async site => {
      const seen = await read(site, paste);
      expect(seen.status).toBe(200);
      expect(seen.text).toContain('读出 3 条房源');
      expect(fieldIn(seen, 'c1-available_area')).toBe('3200');
      expect(fieldIn(seen, 'c1-clear_height')).toBe('8.5');
      expect(fieldIn(seen, 'c1-rent')).toBe('1.1');
      expect(fieldIn(seen, 'c1-rent_unit')).toBe('yuan_m2_day');
      expect(fieldIn(seen, 'c1-space_type')).toBe('standard_factory');
      expect(fieldIn(seen, 'c2-place_name')).toContain('九亭');
      expect(fieldIn(seen, 'c2-fire_class')).toBe('c2');
      expect(fieldIn(seen, 'c2-phone'), 'the foot speaks for all').toBe('19900001500');
      expect(fieldIn(seen, 'c3-rent') ?? '', 'nothing is guessed').toBe('');
      expect(seen.html).toMatch(
        /<label for="c1-clear_height">净高<\/label>(?:<span class="hint"[\s\S]*?<\/span>)?<span class="said-words"[^>]*><q>层高8.5米<\/q>/,
      );
      expect(seen.html).toMatch(
        /<mark data-tone="build" title="净高（规则 [\w.]+）"><a href="#c1-clear_height">8.5米<\/a><\/mark>/,
      );
      expect(seen.text).toContain('这 1 条是求租求购');
      const to = /href="(\/match\?q=[^"]*)"/.exec(seen.html)![1]!;
      expect(decodeURIComponent(to)).toContain('激光切割');
      expect(decodeURIComponent(to), 'no telephone in an address').not.toContain('19900001577');
      expect((await site.get(to)).text).toContain('1,500–2,000 ㎡');
    }));

  test('is saved with one click: every complete advert waits for review with its contact sealed, and its private link stands here', () =>
    withSite(async site => {
      const first = await read(site, paste);
      const form = filled(first);
      const seen = await site.post('/offers/paste', { ...form, do: 'all' });
      expect(seen.status).toBe(200);
      expect(seen.text).toContain('已保存 3 条');
      expect(await count(site)).toBe(3);
      const all = [...seen.html.matchAll(/href="(\/offers\/([\w-]+)\/own\/[\w-]{22})"/g)].map(one => [one[1]!, one[2]!] as const);
      const links = [...new Map(all).entries()];
      expect(links.length).toBe(3);
      const own = await site.get(links[0]![0]);
      expect(own.html).toMatch(/name="clear_height"[^>]*value="8.5"/);
      expect(own.html).not.toContain('19900001500');
      await site.database.write(async tx => {
        expect(await lookAtOfferContact(tx, operator, secret, links[1]![1], '核实')).toMatchObject({ phone: '19900001500' });
      });
      expect((await site.get('/spaces')).text, 'nothing is shown before its review').not.toContain('新桥独栋');

      const again = await site.post('/offers/paste', { ...form, do: 'all' });
      expect(again.text, 'a double click shows the same listings').toContain(links[0]![1]);
      expect(await count(site)).toBe(3);
      const after = await site.post('/offers/paste', { ...filled(seen), do: 'all' });
      expect(await count(site), 'what is saved is not saved again').toBe(3);
      expect(after.html).toContain(links[2]![0]);
    }));

  test('saves one advert and keeps what was typed into the others', () =>
    withSite(async site => {
      const form = { ...filled(await read(site, paste)), 'c2-title': '改过的标题', 'c3-clear_height': '4.2' };
      const seen = await site.post('/offers/paste', { ...form, do: 'save-1' });
      expect(await count(site)).toBe(1);
      expect(fieldIn(seen, 'c2-title')).toBe('改过的标题');
      const rest = await site.post('/offers/paste', { ...filled(seen), do: 'all' });
      expect(await count(site, '改过的标题')).toBe(1);
      expect(rest.text).toContain('已保存 3 条');
    }));

  test('says what is wrong at the field of its card, and loses nothing', () =>
    withSite(async site => {
      const form = { ...filled(await read(site, paste)), 'c1-clear_height': '900', 'c1-title': '高<b>厂房' };
      const one = await site.post('/offers/paste', { ...form, do: 'save-1' });
      expect(one.status).toBe(422);
      expect(one.html).toContain('id="c1-clear_height-wrong"');
      expect(one.html).toContain('value="高&lt;b&gt;厂房"');
      expect(one.html).toContain('value="900"');
      expect(await count(site)).toBe(0);
      const all = await site.post('/offers/paste', { ...form, do: 'all' });
      expect(all.status).toBe(200);
      expect(await count(site)).toBe(2);
      expect(all.html).toContain('id="c1-clear_height-wrong"');
    }));

  test('without a contact takes the one that is typed for all, but no name for the number of another', () =>
    withSite(async site => {
      const seen = await read(
        site,
        '松江新桥厂房出租，1200平，1.1元/平/天\n\n青浦华新仓库出租，800平，0.9元/平/天，电话19900001501',
      );
      expect(seen.text).toMatch(/还要看一下：电话/);
      const typed = { 'all-person': '示例经理', 'all-phone': '19900001502' };
      const all = await site.post('/offers/paste', { ...filled(seen), ...typed, do: 'all' });
      expect(all.text).toContain('已保存 1 条');
      expect(all.html).toContain('id="c2-person-wrong"');
      expect(fieldIn(all, 'all-person')).toBe('示例经理');
    }));

  test('shows what is listed already with the reason, and passes it over when all are saved, unless told that it is another', () =>
    withSite(async site => {
      await site.post('/offers/paste', { ...filled(await read(site, paste)), do: 'save-1' });
      const [row] = await site.database.read(
        db => db<{ code: string }[]>`select code from offer.offer where publication = 'pending'`,
      );
      const code = row!.code;
      const waiting = await read(site, paste);
      expect(waiting.text).toMatch(/和一条待审核的房源像是同一处 ?（同一街镇 · 面积相同 · 价格相同 · 电话相同）/);
      expect(waiting.html, 'what waits for review is not shown').not.toContain(code);
      await site.database.write(tx => publishOffer(tx, operator, code));
      const twice = `${paste.replace('3200平', '3180平')}\n\n松江泗泾研发楼1200平出租 电话19900001500`;
      const seen = await read(site, twice);
      expect(seen.html).toContain(`href="/offers/${code}"`);
      expect(seen.text).toMatch(/面积差 0.6%/);
      const all = await site.post('/offers/paste', { ...filled(seen), do: 'all' });
      expect(all.html, 'the known one stays a form').toContain('name="c1-available_area"');
      const anyway = await site.post('/offers/paste', { ...filled(all), 'c1-anyway': '1', do: 'all' });
      expect(anyway.html).not.toContain('name="c1-available_area"');
    }));

  test('points out two of its own adverts that are one space', () =>
    withSite(async site => {
      const line = '松江新桥厂房出租，1200平，1.1元/平/天，王经理19900001501';
      const seen = await read(site, `1、${line}\n2、${line.replace('1200', '1210')}`);
      expect(seen.text).toMatch(/和上面的一条像是同一处： 第 1 条/);
      expect(seen.text).toContain('1 条可以保存');
    }));

  test('of land is read into the form of a parcel', () =>
    withSite(async site => {
      const seen = await read(site, '金华婺城区工业用地出让，30亩，起始价28万/亩，联系王经理19900001501');
      expect(fieldIn(seen, 'c1-kind')).toBe('land');
      expect(fieldIn(seen, 'c1-land_area')).toBe('20000');
    }));

  test('that is empty, talk, too long or hostile gets a clear sentence or stays text', () =>
    withSite(async site => {
      const empty = await read(site, ' \n ');
      expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('请先粘贴房源文字')]);
      const talk = await read(site, '大家早上好，<b>周末愉快</b>');
      expect([talk.status, talk.text]).toEqual([422, expect.stringContaining('没有读出房源')]);
      expect(talk.html).toContain('大家早上好，&lt;b&gt;周末愉快&lt;/b&gt;</textarea>');
      const long = await read(site, '松江厂房出租1200平'.repeat(20_000));
      expect([long.status, long.text]).toEqual([422, expect.stringContaining('一次最多 20 万字，这里有 220,000 字')]);
      expect(long.html).toContain('松江厂房出租1200平松江');
      const hostile = await read(
        site,
        '松江新桥厂房<script>alert(1)</script>出租，1200平"><img src=x onerror=alert(1)>，1.1元/平/天\u0000\u0007',
      );
      expect(hostile.status).toBe(200);
      expect(hostile.html).not.toMatch(/<script>alert|<img/);
      expect(hostile.html).toContain('&lt;script&gt;');
    }));

  test('comes as a form of several parts as large as thirty adverts need; a larger one is refused with its limit', () =>
    rolledBackDatabase(async database => {
      const app = siteOver(database);
      const send = (text: string, path = '/offers/paste') => {
        const body = new FormData();
        body.set('text', text);
        return app.request(path, { method: 'POST', body });
      };
      const large = await send(`${paste}\r\n${'　\r\n'.repeat(90_000)}谢谢各位`);
      expect(await large.text()).toContain('读出 3 条房源');
      const tooLarge = await send('松江厂房'.repeat(200_000));
      expect([tooLarge.status, await tooLarge.text()]).toEqual([413, expect.stringContaining('内容超过 2048 KB，请缩短后再发')]);
      expect((await send('松江厂房'.repeat(30_000), '/offers/new')).status, 'other forms stay small').toBe(413);
    }));

  test('saved faster than anybody lists keeps what was saved and the words of the rest, and says how long to wait', () =>
    rolledBackDatabase(async database => {
      const slow = { burst: 1, perMinute: 1 };
      const fast = { burst: 1000, perMinute: 1000 };
      const app = siteOver(database, undefined, { rates: { all: fast, posts: fast, saves: slow } });
      const env = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };
      const send = async (form: Record<string, string>) => {
        const answer = await app.request('/offers/paste', { method: 'POST', body: new URLSearchParams(form) }, env);
        const html = await answer.text();
        return { status: answer.status, html, text: html.replace(/<[^>]+>/g, ' '), to: null };
      };
      const saved = await send({ ...filled(await send({ text: paste })), do: 'all' });
      expect(saved.text).toMatch(/保存得太快了，其余的请 \d+ 秒后再保存/);
      const kept = await database.read(
        db => db<{ n: number }[]>`select count(*)::int as n from offer.offer where publication = 'pending'`,
      );
      expect(kept[0]!.n).toBe(1);
      expect(fieldIn(saved, 'c2-available_area')).toBe('560');
    }));

  test('with forged fields saves nothing of them', () =>
    withSite(async site => {
      const form = filled(await read(site, paste));
      const forged = await site.post('/offers/paste', {
        ...form,
        'c1-own': 'S-261123-0001/AAAAAAAAAAAAAAAAAAAAAA',
        'c2-own': '"><script>/x',
        'c99-title': '多出来的',
        'c1-kind': 'castle',
        'c1-once': "' or 1=1 --",
        do: 'save-99',
      });
      expect(forged.status).toBe(200);
      expect(forged.html).not.toContain('<script>/x');
      expect(forged.html, 'a claim to be saved is not believed').toContain('name="c1-title"');
      expect(await count(site)).toBe(0);
      for (const what of ['more-', 'save-x', 'all-all', '__proto__', 'more-1e9'])
        expect(
          (await site.post('/offers/paste', { ...form, 'c1-phone': '', 'c2-phone': '', 'c3-phone': '', do: what })).status,
        ).toBeLessThan(423);
      expect(await count(site)).toBe(0);
    }));

  test('of very many adverts shows the first thirty and hands on the rest with its heading', () =>
    withSite(async site => {
      const many = [
        '【松江新桥】',
        ...Array.from({ length: 45 }, (_, i) => `${i + 1}、厂房${1000 + i * 50}平，1.1元/平/天`),
      ].join('\n');
      const seen = await read(site, many);
      expect(seen.text).toContain('读出 30 条房源');
      const rest = /name="text" value="(【松江新桥】[^"]*?厂房2500平[^"]*)"/.exec(
        seen.html.slice(seen.html.indexOf('target="_blank"')),
      )?.[1];
      expect(rest).not.toContain('厂房2450平');
      const next = await read(site, rest!);
      expect(next.text).toContain('读出 15 条房源');
      expect(fieldIn(next, 'c1-place_name')).toContain('新桥');
      expect(seen.html.length, 'bytes a page').toBeLessThan(900_000);
      const more = await site.post('/offers/paste', { ...filled(seen), do: 'more-7' });
      expect(more.html).toContain('name="c7-dock_doors"');
      expect(more.html).not.toContain('name="c8-dock_doors"');
    }));

  test('is explained in English too, and the example is read', () =>
    withSite(async site => {
      const asked = await site.get('/offers/paste?example=1');
      const example = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(asked.html)![1]!;
      const seen = await site.post('/en/offers/paste', { text: example });
      expect(seen.text).toContain('3 listings found');
      expect(seen.text).toContain('1 of them looks for space');
      expect(seen.text).toContain('3 ready to save');
    }));
});
