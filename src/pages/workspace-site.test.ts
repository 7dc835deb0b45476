import { expect, it } from 'vitest';
import { house } from '../../tests/portal.ts';

const form = {
  do: 'site',
  ...{ name: '松江链群', nameEn: 'Songjiang Cluster', slogan: '一句话找厂房', accent: '#7a1f2b', english: '' },
  nav: '找房源 | Spaces | /spaces\n政策 | Policy | /categories/policy',
  notices: '春节期间照常受理 | | /posts\n早就过了 | | | 2020-01-01 | 2020-02-01',
  ...{ contact_organisation: '示例产业促进中心（虚构）', contact_phone: '021-60000000', icp: '沪ICP备00000000号', police: '' },
};

it('every page has the names, colour, navigation, notices and filing numbers of the site from the next request on', () =>
  house(async ({ ask }) => {
    expect((await ask('/spaces')).html).toContain('登记房源');
    expect((await ask('/workspace/site', { who: 'administrator', form })).status).toBe(303);
    const { html, text } = await ask('/posts');
    expect(html).toMatch(/<title>[^<]* · 松江链群<\/title>/);
    expect(html).toContain('<a href="/categories/policy">政策</a>');
    expect(text).not.toContain('登记房源');
    expect(text).toContain('春节期间照常受理');
    expect(text).not.toContain('早就过了');
    expect(html).toContain('<a href="https://beian.miit.gov.cn/" rel="noopener noreferrer">沪ICP备00000000号</a>');
    expect(text).not.toContain('English');
    const style = /<link rel="stylesheet" href="(\/site\.css[^"]*)"/.exec(html)![1]!;
    expect((await ask(style)).html).toContain('--color-primary:#7a1f2b');
    expect((await ask('/about')).text).toContain('021-60000000');
    expect((await ask('/nowhere-at-all')).html).toContain('松江链群');
  }));

it('what is wrong comes back as it was typed, with its line', () =>
  house(async ({ ask }) => {
    const seen = await ask('/workspace/site', {
      who: 'administrator',
      form: { ...form, nav: '好 | Good | /a\n坏 | Bad | javascript:alert(1)', accent: '#fff000' },
    });
    expect(seen.status).toBe(422);
    expect(seen.html).toMatch(/id="nav-wrong"[^>]*>2：/);
    expect(seen.html).toContain('id="accent-wrong"');
    expect(seen.html).toContain('坏 | Bad | javascript:alert(1)');
    expect((await ask('/posts')).html).not.toContain('松江链群');
  }));

it('steps of review are turned on and hold a release back', () =>
  house(async ({ ask, draft }) => {
    expect(
      (await ask('/workspace/site', { who: 'administrator', form: { do: 'steps', 'on-1': '1', 'role-1': 'secretary' } })).status,
    ).toBe(303);
    const refused = await ask(`/workspace/posts/${draft}`, { who: 'editor', form: { do: 'release', version: '1' } });
    expect([refused.status, refused.text.includes('还没有通过初审')]).toEqual([409, true]);
    await ask(`/workspace/posts/${draft}`, { who: 'editor', form: { do: 'submit' } });
    expect((await ask('/workspace/posts?heap=waiting', { who: 'secretary' })).text).toContain('示例文章');
    const passed = { do: 'pass', version: '1', step: '1' };
    expect((await ask(`/workspace/posts/${draft}`, { who: 'editor', form: passed })).status).toBe(403);
    expect((await ask(`/workspace/posts/${draft}`, { who: 'secretary', form: passed })).status).toBe(303);
    expect((await ask(`/workspace/posts/${draft}`, { who: 'editor', form: { do: 'release', version: '1' } })).status).toBe(303);
  }));
