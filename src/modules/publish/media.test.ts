import { describe, expect, it } from 'vitest';
import type { Database, Tx } from '#platform/database.ts';
import { inspectFile } from '#platform/picture.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack, rolledBackDatabase } from '../../../tests/database.ts';
import { pdf, photo, photoWithPlace } from '../../../tests/pictures.ts';
import { addMedia, changeMedia, dropMedia, readMedia } from './media.ts';
import { bareMedia } from './media-bare.ts';
import { makeMediaForms, readMediaAddress, readMediaForm, readOriginal } from './media-form.ts';
import { countWithoutAlt, listMedia, mediaFilterFrom } from './media-list.ts';

const now = new Date('2026-11-26T02:00:00Z');
const clock = () => now;

async function put(tx: Tx, bytes: Uint8Array, words: { name?: string; alt?: string; credit?: string } = {}) {
  const file = await inspectFile(bytes);
  return addMedia(tx, operator, clock, { name: '图.jpg', alt: '', credit: '', ...words, file });
}

async function post(tx: Tx, title: string, change: { cover?: number; stage?: string } = {}): Promise<number> {
  const { cover = null, stage = 'draft' } = change;
  const released = stage === 'released' ? 1 : null;
  await tx`insert into publish.category (slug, name) values ('news', '动态') on conflict do nothing`;
  const [row] = await tx<{ id: number }[]>`
    insert into publish.post (title, stage, cover, category, created_at, changed_at, released_at, released_version)
    values (${title}, ${stage}, ${cover}, (select id from publish.category where slug = 'news'), ${now}, ${now},
      ${released && now}, ${released}) returning id`;
  return row!.id;
}

describe('the library of pictures', () => {
  it('keeps a picture once by its content, with its size, and asks once for its smaller forms', () =>
    rolledBack(async tx => {
      const bytes = await photo(90, 60);
      const first = await put(tx, bytes, { alt: '厂房' });
      expect(await put(tx, bytes, { name: 'other.jpg', alt: '别的' })).toEqual({ id: first.id, isNew: false });
      expect(await readMedia(tx, operator, first.id)).toEqual({
        ...{ id: first.id, type: 'image/jpeg', name: '图.jpg', alt: '厂房', credit: '', width: 90, height: 60 },
        ...{ bytes: bytes.length, state: 'waiting', createdAt: now, uses: 0 },
      });
      const jobs =
        await tx`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'publish.forms'`;
      expect(jobs.map(job => job.payload)).toEqual([{ media: first.id }]);
    }));

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\示例\\桌面\\图.png', '图.png'],
    ['..\\..\\.htaccess', 'htaccess'],
    ['a\u0000b\u001b[31m\u202egnp.exe\n.jpg', 'ab[31mgnp.exe .jpg'],
    ['   ', '未命名'],
    ['/', '未命名'],
    ['\ud800', '\ufffd'],
    [`${'长'.repeat(300)}.jpeg`, `${'长'.repeat(115)}.jpeg`],
  ])('keeps of the name %j what a person can read', (given, kept) =>
    rolledBack(async tx => {
      const { id } = await put(tx, pdf, { name: given });
      expect((await readMedia(tx, operator, id)).name).toBe(kept);
    }),
  );

  it('refuses words that are too long by field, and strangers', () =>
    rolledBack(async tx => {
      await expect(put(tx, pdf, { alt: '字'.repeat(201), credit: '字'.repeat(121) })).rejects.toMatchObject({
        reason: 'invalid',
        fields: { alt: expect.stringContaining('200'), credit: expect.stringContaining('120') },
      });
      const { id } = await put(tx, pdf);
      const words = { name: '', alt: '', credit: '' };
      await expect(addMedia(tx, visitor, clock, { ...words, file: await inspectFile(pdf) })).rejects.toThrow('登录');
      await expect(changeMedia(tx, visitor, id, words)).rejects.toThrow('登录');
      await expect(dropMedia(tx, visitor, id)).rejects.toThrow('登录');
      await expect(readMedia(tx, visitor, id)).rejects.toThrow('登录');
      await expect(listMedia(tx, visitor, {})).rejects.toThrow('登录');
      await expect(changeMedia(tx, operator, id + 1, words)).rejects.toThrow('可能已被删除');
      await expect(dropMedia(tx, operator, id + 1)).rejects.toThrow('可能已被删除');
    }));

  it('keeps a picture while a post shows it, and names the posts', () =>
    rolledBack(async tx => {
      const { id } = await put(tx, await photo(20, 20));
      const cover = await post(tx, '封面用它', { cover: id });
      const inside = await post(tx, '正文用它');
      await tx`insert into publish.post_media (post, media) values (${inside}, ${id}), (${cover}, ${id})`;
      expect((await readMedia(tx, operator, id)).uses).toBe(2);
      await expect(dropMedia(tx, operator, id)).rejects.toThrow('还有 2 篇文章在用：《正文用它》、《封面用它》');
      await tx`delete from publish.post_media`;
      await tx`update publish.post set cover = null`;
      await tx`insert into publish.site (settings, logo, changed_at) values ('{}', ${id}, ${now})
        on conflict (one) do update set logo = excluded.logo`;
      await expect(dropMedia(tx, operator, id)).rejects.toThrow('站点的标志');
      await tx`update publish.site set logo = null`;
      await dropMedia(tx, operator, id);
      await expect(readMedia(tx, operator, id)).rejects.toThrow('可能已被删除');
    }));

  it('is listed newest first in pages, found by name, text and credit, and by what is lacking', () =>
    rolledBack(async tx => {
      const ids: number[] = [];
      for (const words of [{ name: 'a_100%.png' }, { alt: '松江厂房' }, { credit: '新华社', alt: '港口' }])
        ids.push((await put(tx, await photo(10 + ids.length, 10), words)).id);
      const document = (await put(tx, pdf, { name: '公告.pdf' })).id;
      const seen = async (address: string) => {
        const { media, next } = await listMedia(tx, operator, mediaFilterFrom(new URLSearchParams(address)), 2);
        return [media.map(one => one.id), next];
      };
      const [a, b, c] = ids as [number, number, number];
      expect(await seen('')).toEqual([[document, c], c]);
      expect(await seen(`after=${c}`)).toEqual([[b, a], null]);
      expect(await seen('q=松江')).toEqual([[b], null]);
      expect(await seen('q=新华')).toEqual([[c], null]);
      expect(await seen('q=100%')).toEqual([[a], null]);
      expect(await seen('q=%')).toEqual([[a], null]);
      expect(await seen('lacking=alt')).toEqual([[a], null]);
      expect(await countWithoutAlt(tx, operator)).toBe(1);
      await post(tx, '封面', { cover: c });
      expect(await seen('lacking=use')).toEqual([[document, b], b]);
      expect(await seen(`added=${a}-${b}-x-`)).toEqual([[b, a], null]);
      expect(() => mediaFilterFrom(new URLSearchParams('after=x'))).toThrow('翻页地址');
      await changeMedia(tx, operator, a, { name: 'b.png', alt: '园区', credit: '自摄' });
      expect(await seen('lacking=alt')).toEqual([[], null]);
    }));
});

describe('the smaller forms of a picture', () => {
  const forms = (database: Database, id: number) => database.read(db => readMediaForm(db, id, 'image/webp', 400));

  it('are made once, however often the job runs, and are for everyone', () =>
    rolledBackDatabase(async database => {
      const { id } = await database.write(async tx => put(tx, await photo(500, 300)));
      expect(await forms(database, id)).toBeNull();
      await makeMediaForms(database, id);
      const form = await forms(database, id);
      expect(form).toMatchObject({ type: 'image/webp', mark: expect.stringMatching(/^[0-9a-f]{16}-400$/) });
      await makeMediaForms(database, id);
      const rows = await database.read(
        db => db`select type, width, height from publish.media_form where media = ${id} order by type, width`,
      );
      expect(rows.map(row => `${row.type} ${row.width}×${row.height}`)).toEqual([
        ...['image/avif 400×240', 'image/avif 500×300', 'image/jpeg 500×300', 'image/webp 400×240', 'image/webp 500×300'],
      ]);
      expect((await database.read(db => readMedia(db, operator, id))).state).toBe('ready');
      expect(await database.read(db => readMediaAddress(db, id))).toEqual({ isPicture: true, isPublicDocument: false });
    }));

  it('of a picture that cannot be decoded leave it marked broken; a picture that is gone harms nothing', () =>
    rolledBackDatabase(async database => {
      const { id } = await database.write(async tx => put(tx, await photo(50, 30)));
      await database.write(tx => tx`update publish.media set content = '\\xffd8ff00' where id = ${id}`);
      await makeMediaForms(database, id);
      expect((await database.read(db => readMedia(db, operator, id))).state).toBe('broken');
      await database.write(tx => dropMedia(tx, operator, id));
      await makeMediaForms(database, id);
    }));
});

describe('the file as it was uploaded', () => {
  it('is for editors; a document is for everyone as soon as a released post links it', () =>
    rolledBack(async tx => {
      const picture = await put(tx, await photo(20, 20), { name: '图.jpg' });
      const document = await put(tx, pdf, { name: '公告.pdf' });
      expect(await readOriginal(tx, operator, document.id)).toMatchObject({
        name: '公告.pdf',
        type: 'application/pdf',
        content: pdf,
      });
      const draft = await post(tx, '草稿');
      const released = await post(tx, '已发布', { stage: 'released' });
      const link = (at: number, media: number) => tx`insert into publish.post_media (post, media) values (${at}, ${media})`;
      await link(draft, document.id);
      await link(released, picture.id);
      await expect(readOriginal(tx, visitor, document.id)).rejects.toThrow('登录');
      await link(released, document.id);
      expect((await readOriginal(tx, visitor, document.id)).content).toEqual(pdf);
      await expect(readOriginal(tx, visitor, picture.id)).rejects.toThrow('登录');
      await expect(readOriginal(tx, operator, document.id + 1)).rejects.toThrow('可能已被删除');
    }));
});

describe('pictures kept by earlier versions', () => {
  it('lose what they say of place and camera, each once; what cannot be read stays and is marked', () =>
    rolledBackDatabase(async database => {
      const bytes = await photoWithPlace(60, 40);
      const [old, twin, cut] = await database.write(async tx => {
        const ids: number[] = [];
        for (const size of [20, 21, 22]) ids.push((await put(tx, await photo(size, 20))).id);
        const keep = (id: number, content: Buffer) =>
          tx`update publish.media set content = ${content}, bytes = ${content.length}, is_bare = false where id = ${id}`;
        await keep(ids[0]!, bytes);
        await keep(ids[1]!, Buffer.concat([bytes, Buffer.from('end')]));
        await keep(ids[2]!, bytes.subarray(0, 300));
        return ids as [number, number, number];
      });
      expect(await bareMedia(database)).toBe(2);
      for (const id of [old, twin]) {
        const { content } = await database.read(db => readOriginal(db, operator, id));
        expect(Buffer.from(content).includes('Telephone')).toBe(false);
        expect(await database.read(db => readMedia(db, operator, id))).toMatchObject({
          ...{ width: 40, height: 60, bytes: content.length },
        });
      }
      expect((await database.read(db => readMedia(db, operator, cut))).state).toBe('broken');
      // Not even a sound content would be found: the next start does not read it again.
      await database.write(tx => tx`update publish.media set content = ${bytes} where id = ${cut}`);
      expect(await bareMedia(database)).toBe(0);
      await database.write(tx => tx`update publish.media set bare_refused = false where id = ${cut}`);
      expect(await bareMedia(database)).toBe(1);
    }));
});
