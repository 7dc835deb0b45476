import type { Context } from 'hono';
import {
  binPosts,
  checkPost,
  countAsked,
  dropDraft,
  type EditedPost,
  judgeVersion,
  keepDraft,
  listReleases,
  listWriters,
  mergeTexts,
  publishPermissions,
  readDraft,
  readEdited,
  readVersion,
  readWay,
  releasePost,
  savePost,
  schedulePost,
  submitPost,
  withdrawPosts,
} from '#modules/publish/index.ts';
import { figure } from '#shared/format.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { type Sayings, sayingOf } from '#shared/words.ts';
import { ProblemList } from '#ui/offer-fields.tsx';
import { AdvertFindings } from './advert-findings.tsx';
import { type Form, one, readForm, wholeOf } from './form.ts';
import { momentOfField, momentWords } from './moment.ts';
import { formOf, PostFields, postFrom, postLabels, readChoices } from './post-form.tsx';
import { Notices } from './post-notices.tsx';
import { ReleaseSheet } from './post-release.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';
import { stageWords } from './workspace-posts.tsx';

export const path = '/workspace/posts/:id';

/** A text of 400,000 characters of three bytes, sent percent-encoded. */
export const formLimit = 4 * 1024 * 1024;

/** The newest version in its form, where it stands on its way out, and everything that can be done with it. */
export const get = forUser((c, site, user) => page(c, site, user, idOf(c), {}));

export const post = forUser(async (c, site, user) => {
  const id = idOf(c);
  const form = await readForm(c);
  const act = one(form, 'do') || 'save';
  const back = (done: string) => c.redirect(site.to(`/workspace/posts/${id}?done=${encodeURIComponent(done)}`), 303);
  try {
    if (act === 'save' || act === 'save-submit') {
      const read = postFrom(form, site.lang);
      if (!read.ok) return await page(c, site, user, id, { form, problems: read.problems, status: 422 });
      const saved = await site.database.write(async tx => {
        const outcome = await savePost(
          tx,
          user,
          site.clock,
          id,
          wholeOf(form, 'base'),
          read.input,
          one(form, 'note').slice(0, 200),
        );
        if (outcome.saved && act === 'save-submit') await submitPost(tx, user, id);
        return outcome;
      });
      if (!saved.saved) return await page(c, site, user, id, { form, theirs: saved.theirs, status: 409 });
      return back(act === 'save' ? 'saved' : 'submitted');
    }
    await site.database.write(tx => doAct(tx, site, user, id, act, form));
    return back(act);
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    const typed = act.startsWith('save');
    return page(c, site, user, id, { ...(typed ? { form } : {}), said: words, status });
  }
});

/** Keeps what was typed so far; asked for by the editor element every few seconds. */
export const draft = {
  path: '/workspace/posts/:id/draft',
  formLimit,
  post: forUser(async (c, site, user) => {
    const form = await readForm(c);
    const [title, summary, body] = ['title', 'summary', 'body'].map(name => String(form[name] ?? ''));
    const base = Math.min(Math.max(wholeOf(form, 'base'), 1), 1_000_000);
    const whole = { base, title: title!, summary: summary!, body: body! };
    await site.database.write(tx => keepDraft(tx, user, site.clock, idOf(c), whole));
    c.set('unseen', true);
    const found = checkPost({ title: whole.title, summary: whole.summary, body: whole.body.slice(0, 100_000) });
    const findings = String(await (<AdvertFindings site={site} check={found} />));
    return c.json({ saved: momentWords(site.clock(), site.lang).slice(-5), findings });
  }),
};

async function doAct(
  tx: Parameters<typeof submitPost>[0],
  site: Site,
  user: User,
  id: number,
  act: string,
  form: Form,
): Promise<void> {
  const { clock } = site;
  const version = wholeOf(form, 'version');
  const reason = one(form, 'reason').slice(0, 500);
  if (act === 'submit') return submitPost(tx, user, id);
  if (act === 'pass' || act === 'return') {
    const judged = {
      version,
      step: wholeOf(form, 'step'),
      passed: act === 'pass',
      note: one(form, 'judgement').slice(0, 500),
    };
    return judgeVersion(tx, user, clock, id, judged);
  }
  if (act === 'release') return releasePost(tx, user, clock, id, { version, reason, date: momentOfField(one(form, 'date')) });
  if (act === 'schedule') {
    const moments = { releaseAt: momentOfField(one(form, 'release_at')), withdrawAt: momentOfField(one(form, 'withdraw_at')) };
    if (!moments.releaseAt && !moments.withdrawAt)
      throw new Refused('invalid', ['请填写发布或撤下的时间', 'Enter when it goes out or is taken down']);
    return schedulePost(tx, user, clock, id, { version, reason, ...moments });
  }
  if (act === 'unschedule') return schedulePost(tx, user, clock, id, { version, releaseAt: null, withdrawAt: null });
  if (act === 'withdraw') return void (await withdrawPosts(tx, user, clock, [id], reason));
  if (act === 'bin' || act === 'unbin') return void (await binPosts(tx, user, clock, [id], act === 'bin'));
  if (act === 'forget') return dropDraft(tx, user, id);
  throw new Refused('invalid', ['没有这个操作', 'There is no such act']);
}

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; theirs?: EditedPost; status?: PageStatus };

async function page(c: Context, site: Site, user: User, id: number, { form, problems = {}, said, theirs, status = 200 }: Shown) {
  insist(may(user, publishPermissions.see));
  const { t, to, lang, database } = site;
  const asked = new URL(c.req.url).searchParams;
  const {
    edited,
    choices,
    kept,
    writers,
    way,
    releases,
    base,
    asked: needs,
  } = await database.read(async db => {
    const edited = await readEdited(db, user, id);
    const [choices, kept, writers, way, releases, asked] = await Promise.all([
      readChoices(db),
      readDraft(db, user, id),
      listWriters(db, user, id),
      readWay(db, id, edited.version),
      listReleases(db, user, id),
      countAsked(db, user, id),
    ]);
    const from = theirs && form ? wholeOf(form, 'base') : null;
    const base = from ? await readVersion(db, user, id, from).catch(() => null) : null;
    return { edited, choices, kept, writers, way, releases, base, asked };
  });
  const stored = formOf(edited);
  const useDraft = kept && asked.has('draft') && !form;
  const merged = theirs && form ? mergedForm(form, theirs, base?.body ?? '') : null;
  const shown: Form =
    merged?.form ?? form ?? (useDraft ? { ...stored, title: kept.title, summary: kept.summary, body: kept.body } : stored);
  const title = edited.words.title;
  const writes = may(user, publishPermissions.write) === null;
  const done = sayingOf(doneWords, asked.get('done'));
  const address = to(`/workspace/posts/${id}`);
  return show(
    c,
    site,
    {
      title,
      crumbs: [
        { words: t('工作台', 'Workspace'), path: '/workspace' },
        { words: t('文章', 'Posts'), path: '/workspace/posts' },
        { words: title },
      ],
      status,
      hidden: true,
      scripts: ['editor'],
    },
    <div class="split py-3">
      <div class="grid gap-4 content-start">
        <header class="grid gap-1">
          <h1>{title}</h1>
          <p class="quiet small facts-line">
            <span>{stageWords(site, edited)}</span>
            <span>{t(`第 ${edited.version} 版`, `version ${edited.version}`)}</span>
            {edited.views > 0 && <span class="num">{t(`阅读 ${figure(edited.views)}`, `${figure(edited.views)} readings`)}</span>}
            {needs > 0 && <span class="num">{t(`带来需求 ${needs} 条`, `${needs} requests written under it`)}</span>}
            <a href={to(`/workspace/posts/${id}/preview`)}>{t('预览', 'Preview')}</a>
            <a href={to(`/workspace/posts/${id}/versions`)}>{t('版本', 'Versions')}</a>
          </p>
        </header>
        {status === 200 && done && (
          <p class="sheet p-4" role="status">
            {t(...done)}
          </p>
        )}
        {said && (
          <p class="problem" role="alert">
            {said}
          </p>
        )}
        <Notices
          site={site}
          id={id}
          edited={edited}
          writers={writers}
          kept={kept && !form && !useDraft ? kept : null}
          clash={theirs && form ? { theirs, base: one(form, 'base'), clean: merged?.clean ?? false } : null}
        />
        <ProblemList problems={problems} labels={postLabels(site)} lang={lang} />
        <post-editor data-draft={`${address}/draft`}>
          <form class="fields" method="post" action={address}>
            <input
              type="hidden"
              name="base"
              value={String(merged ? theirs!.version : useDraft ? kept.base : form ? one(form, 'base') : edited.version)}
            />
            <PostFields site={site} form={shown} problems={problems} choices={choices} />
            {writes && (
              <div class="flex flex-wrap gap-3 items-center save-all py-3">
                <button class="btn btn-primary" type="submit" name="do" value="save">
                  {t('保存', 'Save')}
                </button>
                {way.next && (
                  <button class="btn" type="submit" name="do" value="save-submit">
                    {t('保存并送审', 'Save and hand in')}
                  </button>
                )}
                <input
                  class="input"
                  name="note"
                  maxlength={200}
                  placeholder={t('改了什么（选填）', 'What changed (optional)')}
                  aria-label={t('改了什么', 'What changed')}
                />
                <span class="quiet small" data-state="" role="status" />
              </div>
            )}
          </form>
        </post-editor>
      </div>
      <aside class="grid gap-4 content-start">
        <section class="sheet p-4 grid gap-2" aria-labelledby="advert">
          <h2 id="advert">{t('广告法检查', 'Advertising law')}</h2>
          <div id="findings" aria-live="polite">
            <AdvertFindings site={site} check={checkPost(edited.words)} />
          </div>
        </section>
        <ReleaseSheet site={site} user={user} post={edited} way={way} releases={releases} action={address} />
      </aside>
    </div>,
  );
}

/** What somebody typed put together with what another saved meanwhile. */
function mergedForm(form: Form, theirs: EditedPost, base: string): { form: Form; clean: boolean } {
  const { text, clean } = mergeTexts(base, String(form.body ?? '').replace(/\r\n?/g, '\n'), theirs.words.body);
  return { form: { ...form, body: text }, clean };
}

const doneWords: Sayings = {
  saved: ['已保存。', 'Saved.'],
  submitted: ['已保存并送审。', 'Saved and handed in.'],
  submit: ['已送审。', 'Handed in.'],
  pass: ['这个环节已通过。', 'The step is passed.'],
  return: ['已退回，作者会看到原因。', 'Returned; its writer sees why.'],
  release: ['已发布，读者马上能看到。', 'Released; readers see it at once.'],
  schedule: ['定时已设好。', 'Scheduled.'],
  unschedule: ['定时已取消。', 'No longer scheduled.'],
  withdraw: ['已撤下。', 'Taken down.'],
  bin: ['已放入回收站。', 'Moved to the bin.'],
  unbin: ['已从回收站恢复。', 'Taken out of the bin.'],
  forget: ['自动保存的稿已清除。', 'What was kept is thrown away.'],
};

/** The number in the address; what is none names no post. */
export function idOf(c: Context): number {
  const text = c.req.param('id') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
