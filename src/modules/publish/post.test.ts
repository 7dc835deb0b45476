import { describe, expect, it } from 'vitest';
import type { Database } from '#platform/database.ts';
import { operator, type User } from '#shared/viewer.ts';
import { join, testAccounts } from '../../../tests/accounts.ts';
import { rolledBack, rolledBackDatabase } from '../../../tests/database.ts';
import { clock, later, released, withCategory, written } from '../../../tests/posts.ts';
import { listDesk } from './desk.ts';
import { dropDraft, keepDraft, listWriters, readDraft } from './draft.ts';
import { listPosts, readPost } from './list.ts';
import { binPosts, createPost, readEdited, savePost } from './post.ts';
import { doScheduled, listReleases, releasePost, schedulePost, withdrawPosts } from './release.ts';
import { arrangeSteps, judgeVersion, readWay, submitPost } from './step.ts';
import { listVersions, restoreVersion } from './version.ts';

describe('writing', () => {
  it('keeps every saved form, shows readers the released one, and restores any', () =>
    rolledBack(async tx => {
      const category = await withCategory(tx);
      const id = await released(tx, { category });
      expect(await savePost(tx, operator, clock, id, 1, written({ category, title: '改过的标题', body: '新正文' }))).toEqual({
        saved: true,
        id,
        version: 2,
      });
      expect((await readPost(tx, String(id))).title).toBe('松江集成电路集群新增三家企业');
      await releasePost(tx, operator, clock, id, { version: 2 });
      expect((await readPost(tx, String(id))).title).toBe('改过的标题');
      await restoreVersion(tx, operator, clock, id, 1, 2);
      expect((await listVersions(tx, operator, id)).map(({ number, note }) => [number, note])).toEqual([
        [3, '恢复第 1 版'],
        [2, ''],
        [1, ''],
      ]);
      expect((await readEdited(tx, operator, id)).words.body).toBe('正文第一段。\n\n正文第二段。');
    }));

  it('never writes over what somebody else saved meanwhile: it gives their version back', () =>
    rolledBack(async tx => {
      const id = await createPost(tx, operator, clock, written());
      await savePost(tx, operator, clock, id, 1, written({ body: '甲的改法' }));
      const saved = await savePost(tx, operator, clock, id, 1, written({ body: '乙的改法' }));
      expect(saved).toMatchObject({ saved: false, theirs: { version: 2, words: { body: '甲的改法' } } });
      expect((await listVersions(tx, operator, id)).length).toBe(2);
    }));

  it('makes no version of what stands there already', () =>
    rolledBack(async tx => {
      const id = await createPost(tx, operator, clock, written());
      expect(await savePost(tx, operator, clock, id, 1, written())).toMatchObject({ version: 1 });
    }));

  it('refuses an address that another post has', () =>
    rolledBack(async tx => {
      await createPost(tx, operator, clock, written({ slug: 'about-us', kind: 'page' }));
      await expect(createPost(tx, operator, clock, written({ slug: 'about-us' }))).rejects.toThrow('另一篇');
      await expect(createPost(tx, operator, clock, written({ kind: 'page' }))).rejects.toThrow('地址名');
    }));

  it('keeps what each editor types apart from the post and from the others', () =>
    rolledBackDatabase(async database => {
      const { user, other } = await twoEditors(database);
      const id = await database.write(tx => createPost(tx, user, clock, written()));
      const draft = { base: 1, title: '打到一半', summary: '', body: '半句' };
      await database.write(tx => keepDraft(tx, user, () => new Date(), id, draft));
      await database.write(tx => keepDraft(tx, user, () => new Date(), id, { ...draft, body: '半句话' }));
      await database.read(async db => {
        expect(await readDraft(db, user, id)).toMatchObject({ body: '半句话' });
        expect(await readDraft(db, other, id)).toBeNull();
        expect((await listWriters(db, other, id)).length).toBe(1);
        expect((await readEdited(db, user, id)).words.title).toBe('松江集成电路集群新增三家企业');
      });
      await database.write(tx => dropDraft(tx, user, id));
      expect(await database.read(db => readDraft(db, user, id))).toBeNull();
    }));

  it('puts posts into the bin and takes them out', () =>
    rolledBack(async tx => {
      const category = await withCategory(tx);
      const id = await released(tx, { category });
      expect(await binPosts(tx, operator, clock, [id, id + 1000], true)).toBe(1);
      await expect(readPost(tx, String(id))).rejects.toThrow('没有这篇文章');
      await expect(savePost(tx, operator, clock, id, 1, written({ body: 'x' }))).rejects.toThrow('回收站');
      expect((await listDesk(tx, operator, { heap: 'binned' })).lines.map(line => line.id)).toEqual([id]);
      expect(await binPosts(tx, operator, clock, [id], false)).toBe(1);
      expect((await readEdited(tx, operator, id)).stage).toBe('withdrawn');
    }));

  it('finds on the desk every title by any two characters in it or more, drafts and newer versions included', () =>
    rolledBack(async tx => {
      const category = await withCategory(tx);
      const out = await released(tx, { category, title: '集成电路 100% 国产 GPU 产线' });
      const draft = await createPost(tx, operator, clock, written({ title: '路演_预告（2026）' }));
      const found = async (words: string) =>
        (await listDesk(tx, operator, { words })).lines.map(line => line.id).sort((a, b) => a - b);
      for (const title of ['集成电路 100% 国产 GPU 产线', '路演_预告（2026）']) {
        const letters = [...title];
        for (let from = 0; from < letters.length; from++)
          for (let to = from + 1; to <= letters.length; to++)
            expect(await found(letters.slice(from, to).join(''))).toContain(title.startsWith('集') ? out : draft);
      }
      expect(await found('gpu')).toEqual([out]);
      expect(await found('路')).toEqual([out, draft]);
      expect(await found('路演')).toEqual([draft]);
      // The pairs 集成 and 国产 stand in it, these words do not; % and _ are themselves.
      for (const none of ['集成国产', '成电集', '1%', '路_演', '电%国']) expect(await found(none)).toEqual([]);
      await savePost(tx, operator, clock, out, 1, written({ category, title: '改名以后' }));
      expect([await found('改名'), await found('集成')]).toEqual([[out], []]);
      await withdrawPosts(tx, operator, clock, [out]);
      expect([await found('改名'), await found('集成')]).toEqual([[out], []]);
      await releasePost(tx, operator, clock, out, { version: 2 });
      await savePost(tx, operator, clock, out, 2, written({ category, title: '又改一次', body: '甲' }));
      await savePost(tx, operator, clock, out, 3, written({ category, title: '改名以后', body: '乙' }));
      expect([await found('改名'), await found('又改')]).toEqual([[out], []]);
    }));
});

describe('release', () => {
  it('asks for a category, words, and words for each picture', () =>
    rolledBack(async tx => {
      const category = await withCategory(tx);
      const bare = await createPost(tx, operator, clock, written());
      await expect(releasePost(tx, operator, clock, bare, { version: 1 })).rejects.toThrow('栏目');
      const empty = await createPost(tx, operator, clock, written({ category, body: '' }));
      await expect(releasePost(tx, operator, clock, empty, { version: 1 })).rejects.toThrow('正文');
      const [media] = await tx<{ id: number }[]>`
        insert into publish.media (hash, type, name, width, height, bytes, content, created_at)
        values (sha256('a'), 'image/png', 'a.png', 800, 600, 1, 'a', now()) returning id`;
      const pictured = await createPost(tx, operator, clock, written({ category, body: `![](/media/${media!.id})` }));
      await expect(releasePost(tx, operator, clock, pictured, { version: 1 })).rejects.toThrow('文字说明');
      await savePost(tx, operator, clock, pictured, 1, written({ category, body: `![厂房](/media/${media!.id})` }));
      await releasePost(tx, operator, clock, pictured, { version: 2 });
      expect((await readPost(tx, String(pictured))).html).toContain(`/media/${media!.id}/`);
    }));

  it('asks for a reason while the advertising law has findings, and keeps it', () =>
    rolledBack(async tx => {
      const category = await withCategory(tx);
      const body = '我们的厂房是全国最好的，欢迎咨询招商热线 021-60000000。';
      const id = await createPost(tx, operator, clock, written({ category, body }));
      await expect(releasePost(tx, operator, clock, id, { version: 1 })).rejects.toThrow('广告法');
      await releasePost(tx, operator, clock, id, { version: 1, reason: '引用读者来信，已注明' });
      expect(await listReleases(tx, operator, id)).toMatchObject([{ findings: 1, reason: '引用读者来信，已注明' }]);
    }));

  it('happens by itself at the moment that was set, and ends so too', () =>
    rolledBack(async tx => {
      const category = await withCategory(tx);
      const id = await createPost(tx, operator, clock, written({ category }));
      await expect(
        schedulePost(tx, operator, clock, id, { version: 1, releaseAt: later(-5)(), withdrawAt: null }),
      ).rejects.toThrow('已经过去');
      await schedulePost(tx, operator, clock, id, { version: 1, releaseAt: later(10)(), withdrawAt: later(20)() });
      expect(await doScheduled(tx, later(9))).toEqual({ released: 0, withdrawn: 0 });
      expect(await doScheduled(tx, later(11))).toEqual({ released: 1, withdrawn: 0 });
      expect((await readPost(tx, String(id))).releasedAt).toEqual(later(11)());
      expect(await doScheduled(tx, later(21))).toEqual({ released: 0, withdrawn: 1 });
      await expect(readPost(tx, String(id))).rejects.toThrow();
      expect((await listReleases(tx, operator, id)).map(line => line.act)).toEqual(['withdraw', 'release']);
    }));

  it('is called off when another version is saved before its moment', () =>
    rolledBack(async tx => {
      const category = await withCategory(tx);
      const id = await createPost(tx, operator, clock, written({ category }));
      await schedulePost(tx, operator, clock, id, { version: 1, releaseAt: later(10)(), withdrawAt: null });
      await savePost(tx, operator, clock, id, 1, written({ category, body: '别的话' }));
      expect(await doScheduled(tx, later(11))).toEqual({ released: 0, withdrawn: 0 });
      await expect(releasePost(tx, operator, clock, id, { version: 1 })).rejects.toThrow('刚被改过');
    }));
});

describe('three reviews and three proofreadings', () => {
  it('hold a version back until each step is passed by somebody with its role who did not write it', () =>
    rolledBackDatabase(async database => {
      const { user, other, third } = await twoEditors(database);
      await database.write(async tx => {
        const category = await withCategory(tx);
        await arrangeSteps(tx, operator, [
          { place: 1, role: 'editor', isOn: true },
          { place: 2, role: 'editor', isOn: true },
        ]);
        const id = await createPost(tx, user, clock, written({ category }));
        const first = { version: 1, step: 1, passed: true, note: '' };
        await expect(releasePost(tx, operator, clock, id, { version: 1 })).rejects.toThrow('初审');
        await expect(judgeVersion(tx, other, clock, id, first)).rejects.toThrow('收回');
        await submitPost(tx, user, id);
        await expect(judgeVersion(tx, user, clock, id, first)).rejects.toThrow('别人审校');
        await expect(judgeVersion(tx, other, clock, id, { ...first, passed: false })).rejects.toThrow('原因');
        await judgeVersion(tx, other, clock, id, first);
        await expect(judgeVersion(tx, other, clock, id, { ...first, step: 2 })).rejects.toThrow('不同的人');
        await judgeVersion(tx, third, clock, id, { ...first, step: 2, passed: false, note: '第二段有错字' });
        await expect(releasePost(tx, operator, clock, id, { version: 1 })).rejects.toThrow('一校');
        expect((await listDesk(tx, user, { heap: 'waiting' })).lines).toEqual([]);
        await savePost(tx, user, clock, id, 1, written({ category, body: '改好了' }));
        await submitPost(tx, user, id);
        expect((await readWay(tx, id, 2)).next?.place).toBe(1);
        await judgeVersion(tx, other, clock, id, { ...first, version: 2 });
        await judgeVersion(tx, third, clock, id, { ...first, version: 2, step: 2 });
        await releasePost(tx, operator, clock, id, { version: 2 });
      });
    }));
});

describe('what readers find', () => {
  it('is paged by key, newest first, and a category holds what stands below it', () =>
    rolledBack(async tx => {
      const news = await withCategory(tx);
      const city = await withCategory(tx, 'city', news);
      const other = await withCategory(tx, 'other');
      const ids = [];
      for (let index = 0; index < 5; index++) ids.push(await released(tx, { category: index % 2 ? city : news }, index));
      await released(tx, { category: other }, 9);
      await createPost(tx, operator, clock, written({ category: news }));
      const first = await listPosts(tx, { category: 'news' }, { size: 3 });
      expect(first.posts.map(post => post.id)).toEqual([ids[4], ids[3], ids[2]]);
      const second = await listPosts(tx, { category: 'news' }, { size: 3, after: first.next! });
      expect(second.posts.map(post => post.id)).toEqual([ids[1], ids[0]]);
      expect(second.next).toBeNull();
      expect((await listPosts(tx, { category: 'city' })).posts.map(post => post.id)).toEqual([ids[3], ids[1]]);
      await expect(listPosts(tx, {}, { after: 'AAAA' })).rejects.toThrow('翻页');
    }));

  it('is one post with its breadcrumbs, tags and neighbours in the same category', () =>
    rolledBack(async tx => {
      const news = await withCategory(tx);
      const city = await withCategory(tx, 'city', news);
      const ids = [];
      for (let index = 0; index < 3; index++)
        ids.push(await released(tx, { category: city, slug: index === 1 ? 'middle' : null }, index));
      await tx`update publish.post set related = ${[ids[2]!, 999_999]} where id = ${ids[1]!}`;
      expect(await readPost(tx, 'middle')).toMatchObject({
        id: ids[1],
        path: [{ slug: 'news' }, { slug: 'city' }],
        tags: [{ name: '松江' }, { name: '集成电路' }],
        previous: { id: ids[0] },
        next: { id: ids[2] },
        related: [{ id: ids[2] }],
      });
      expect((await listPosts(tx, { tag: '集成电路' })).posts.length).toBe(3);
      expect((await listPosts(tx, { author: '编辑部' })).posts.length).toBe(3);
      expect(await withdrawPosts(tx, operator, clock, [ids[2]!])).toBe(1);
      expect((await readPost(tx, 'middle')).next).toBeNull();
      expect((await readPost(tx, 'middle')).related).toEqual([]);
    }));
});

async function twoEditors(database: Database): Promise<{ user: User; other: User; third: User }> {
  const accounts = testAccounts();
  const [desk] = await database.write(
    tx => tx<{ id: string }[]>`
      insert into account.organization (name, slug, kind, confirmed_at) values ('编辑部（虚构）', 'desk', 'platform', now()) returning id`,
  );
  const editor = async (email: string): Promise<User> => {
    const { user } = await join(database, accounts, email);
    return { ...user, seats: [{ organisation: desk!.id, owner: false, roles: ['editor'] }] };
  };
  return { user: await editor('one@example.cn'), other: await editor('two@example.cn'), third: await editor('three@example.cn') };
}
