import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openAccounts } from '#modules/account/index.ts';
import { openSession } from '#modules/account/session.ts';
import { makeMediaForms } from '#modules/publish/index.ts';
import type { Database } from '#platform/database.ts';
import { siteOver } from '../../tests/app.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { secret } from '../../tests/docking.ts';
import { blackPng, pdf, photo } from '../../tests/pictures.ts';

const accounts = openAccounts({ secret, sender: async () => {}, floor: 0 });

type Seen = { status: number; html: string; text: string; to: string; headers: Headers };
type Desk = {
  database: Database;
  get: (path: string, headers?: Record<string, string>) => Promise<Seen>;
  /** The same as a visitor. */
  visit: (path: string, headers?: Record<string, string>) => Promise<Seen>;
  post: (path: string, form: Record<string, string>) => Promise<Seen>;
  upload: (files: readonly (readonly [name: string, bytes: Uint8Array])[], headers?: Record<string, string>) => Promise<Seen>;
};

/** The site with an editor who is signed in. */
function withEditor(work: (desk: Desk) => Promise<void>): Promise<void> {
  return rolledBackDatabase(async database => {
    const app = siteOver(database);
    const cookie = await database.write(async tx => {
      const [at] = await tx<{ id: string }[]>`
        insert into account.organization (name, slug, kind, confirmed_at) values ('编辑部（虚构）', 'desk', 'secretariat', now()) returning id`;
      const [user] = await tx<{ id: string }[]>`
        insert into account."user" (name, email, email_verified, email_masked)
        values ('示例人', ${`${'1'.padStart(64, '0')}@mail.invalid`}, true, 'x***@example.com') returning id`;
      await tx`insert into account.member (organization_id, user_id, role) values (${at!.id}, ${user!.id}, 'editor')`;
      return (await openSession(tx, accounts, user!.id, 'test')).split(';')[0]!;
    });
    const ask = async (path: string, init: RequestInit): Promise<Seen> => {
      const answer = await app.request(path, init);
      const html = await answer.text();
      const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
      return { status: answer.status, html, text, to: answer.headers.get('location') ?? '', headers: answer.headers };
    };
    await work({
      database,
      get: (path, headers = {}) => ask(path, { headers: { cookie, ...headers } }),
      visit: (path, headers = {}) => ask(path, { headers }),
      post: (path, form) => ask(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form) }),
      upload: (files, headers = {}) => {
        const body = new FormData();
        body.append('credit', '自摄');
        for (const [name, bytes] of files) body.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
        return ask('/workspace/media', { method: 'POST', headers: { cookie, ...headers }, body });
      },
    });
  });
}

test('pictures are uploaded together, described, made smaller, shown, changed and deleted', () =>
  withEditor(async ({ database, get, visit, post, upload }) => {
    expect((await get('/workspace/media')).text).toContain('媒体库还是空的');
    const sent = await upload([
      ['北门.jpg', await photo(900, 600)],
      ['公告.pdf', pdf],
    ]);
    const [, added] = /^\/workspace\/media\?added=(\d+-\d+)$/.exec(sent.to)!;
    const [picture, document] = added!.split('-') as [string, string];
    const asked = await get(sent.to);
    expect(asked.text).toContain('刚上传的 2 个文件');
    expect(asked.html).toContain(`name="alt_${picture}"`);
    expect(asked.html).not.toContain(`name="alt_${document}"`);
    await post('/workspace/media', { added: added!, [`alt_${picture}`]: '园区北门，一条[双车]道' });
    const card = (await get('/workspace/media?q=北门')).text;
    expect(card).toMatch(/北门\.jpg 900×600 · \d+ KB/);
    expect(card).toContain('正在生成小图');

    expect((await visit(`/media/${picture}/800.avif`)).status).toBe(404);
    await makeMediaForms(database, Number(picture));
    const form = await visit(`/media/${picture}/800.avif`);
    expect([form.status, form.headers.get('content-type'), form.headers.get('cache-control')]).toEqual([
      200,
      'image/avif',
      'public, max-age=31536000, immutable',
    ]);
    const small = await visit(`/media/${picture}/1600.webp`);
    expect([small.status, small.headers.get('etag')]).toEqual([200, expect.stringMatching(/-900"$/)]);
    const known = await visit(`/media/${picture}/800.avif`, { 'if-none-match': `W/"other", ${form.headers.get('etag')}` });
    expect([known.status, known.html]).toEqual([304, '']);
    expect((await visit(`/media/${picture}`)).to).toBe(`/media/${picture}/1200.jpg`);

    const one = await get(`/workspace/media/${picture}`);
    expect(one.html).toContain(`<code>![园区北门，一条\\[双车\\]道](/media/${picture})</code>`);
    expect(one.html).toContain(`srcset="/media/${picture}/400.avif 400w`);
    expect(one.text).toContain('自摄');
    await post(`/workspace/media/${picture}`, { do: 'save', name: '门.jpg', alt: '大门', credit: '档案' });
    expect((await get(`/workspace/media/${picture}`)).text).toMatch(/门\.jpg[\s\S]*大门[\s\S]*档案|档案[\s\S]*大门/);
    const long = await post(`/workspace/media/${picture}`, { do: 'save', name: '门.jpg', alt: '字'.repeat(201), credit: '' });
    expect([long.status, long.text.includes('替代文字最多 200 字')]).toEqual([422, true]);

    const unsure = await post(`/workspace/media/${picture}`, { do: 'drop' });
    expect([unsure.status, unsure.text.includes('请先勾选确认')]).toEqual([422, true]);
    const dropped = await post(`/workspace/media/${picture}`, { do: 'drop', sure: '1' });
    expect((await get(dropped.to)).text).toContain('已删除');
    expect((await visit(`/media/${picture}/800.avif`)).status).toBe(404);
    expect((await get(`/workspace/media/${picture}`)).status).toBe(404);
  }));

test('the original leaves only as a download for editors, a document of a released post for everyone', () =>
  withEditor(async ({ database, get, visit, upload }) => {
    const { to } = await upload([['公告（一）.pdf', pdf]]);
    const id = Number(to.split('=')[1]);
    const own = await get(`/workspace/media/${id}/original`);
    expect(own.headers.get('content-disposition')).toBe(
      `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('公告（一）.pdf')}`,
    );
    expect(own.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(own.headers.get('x-content-type-options')).toBe('nosniff');
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect((await visit(`/media/${id}`)).status).toBe(403);
    await database.write(
      tx => tx`
        with place as (insert into publish.category (slug, name) values ('news', '动态') returning id),
          made as (insert into publish.post (title, stage, category, created_at, changed_at, released_at, released_version)
            select '公告', 'released', id, now(), now(), now(), 1 from place returning id)
        insert into publish.post_media (post, media) select id, ${id} from made`,
    );
    const open = await visit(`/media/${id}`);
    expect([open.status, open.headers.get('content-type'), open.html]).toEqual([200, 'application/pdf', pdf.toString()]);
  }));

test('a file that is no picture is refused with its name and reason, and those beside it stay', () =>
  withEditor(async ({ get, upload }) => {
    const files = [
      ['图.jpg', Buffer.from('<script>alert(1)</script>')],
      ['bomb.png', blackPng(30_000, 30_000)],
      ['大.jpg', Buffer.alloc(21 * 1024 * 1024)],
      ['好.jpg', await photo(30, 20)],
    ] as const;
    const page = await upload(files);
    expect(page.status).toBe(422);
    expect(page.text).toContain('“图.jpg”：只收 JPEG');
    expect(page.text).toContain('“bomb.png”：图片有 30000×30000 像素');
    expect(page.text).toContain('“大.jpg”：文件超过 20 MB');
    expect(page.text).toContain('刚上传的 1 个文件');
    expect((await get('/workspace/media')).text).toContain('好.jpg');
    const told = await upload(files.slice(0, 1), { accept: 'application/json' });
    expect([told.status, JSON.parse(told.html)]).toEqual([
      422,
      { files: [{ name: '图.jpg', problem: expect.stringContaining('只收 JPEG') }] },
    ]);
    const none = await upload([]);
    expect([none.status, none.text.includes('请先选择文件')]).toEqual([422, true]);
  }));

test('an upload is not read before it is known who sends it', () =>
  withEditor(async ({ visit }) => {
    expect((await visit('/workspace/media')).to).toContain('/sign-in');
    // A visitor's endless body would otherwise fill the memory.
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    await rolledBackDatabase(async database => {
      const headers = { 'content-type': 'multipart/form-data; boundary=x' };
      const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
      const answer = await siteOver(database).request('/workspace/media', init);
      expect(answer.status).toBe(303);
      expect(pulled).toBeLessThan(3);
    });
  }));

test.each([
  '/media/0/400.avif',
  '/media/x/400.avif',
  '/media/1/400.svg',
  '/media/1/../x',
  '/media/99999999999999999999',
  '/media/1/0400.jpg',
  '/media/1/401.avif',
])('%s is a page that says that nothing is there', path =>
  withEditor(async ({ visit }) => {
    const seen = await visit(path);
    expect([seen.status, seen.headers.get('content-type')?.startsWith('text/html')]).toEqual([404, true]);
  }),
);

test('a released post has a poster and a card, drawn once; others have none', () =>
  withEditor(async ({ database, visit }) => {
    const [post] = await database.write(
      tx => tx<{ id: number }[]>`
        with place as (insert into publish.category (slug, name) values ('news', '动态') returning id)
        insert into publish.post (title, stage, category, created_at, changed_at, released_at, released_version)
        select '开放日', 'released', id, now(), now(), now(), 1 from place returning id`,
    );
    // A logo whose forms are still to be made, then one that is broken, then the whole: only the last is shown.
    const logo = await database.write(async tx => {
      const [made] = await tx<{ id: number }[]>`
        insert into publish.media (hash, type, name, width, height, bytes, content, created_at)
        values (decode(repeat('ab', 32), 'hex'), 'image/png', '标志.png', 90, 90, 1, '\\x00', now()) returning id`;
      await tx`insert into publish.site (settings, logo, changed_at) values ('{}', ${made!.id}, now())
        on conflict (one) do update set logo = excluded.logo`;
      return made!.id;
    });
    for (const name of ['poster.png', 'card.png']) {
      const begun = performance.now();
      const seen = await visit(`/posts/${post!.id}/${name}`);
      const first = performance.now() - begun;
      expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([
        ...[200, 'image/png', 'public, max-age=600'],
      ]);
      // The least of some: a machine that pauses once says nothing of what is kept.
      const again: number[] = [];
      for (let one = 0; one < 5; one++) {
        const started = performance.now();
        expect((await visit(`/posts/${post!.id}/${name}`)).html).toBe(seen.html);
        again.push(performance.now() - started);
      }
      expect(Math.min(...again)).toBeLessThan(first / 2);
    }
    const without = (await visit(`/posts/${post!.id}/card.png`)).html;
    const whole = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#123456' } })
      .webp()
      .toBuffer();
    for (const content of [whole.subarray(0, 40), whole]) {
      await database.write(async tx => {
        await tx`delete from publish.media_form where media = ${logo}`;
        await tx`insert into publish.media_form (media, type, width, height, content)
          values (${logo}, 'image/webp', ${content.length}, 90, ${content})`;
      });
      const seen = await visit(`/posts/${post!.id}/card.png`);
      expect([seen.status, seen.html === without]).toEqual([200, content !== whole]);
    }
    await database.write(tx => tx`update publish.post set stage = 'withdrawn'`);
    for (const id of [post!.id, 'x', '0']) expect((await visit(`/posts/${id}/poster.png`)).status).toBe(404);
  }));
