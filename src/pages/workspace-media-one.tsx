import type { Context } from 'hono';
import { raw } from 'hono/html';
import {
  changeMedia,
  dropMedia,
  listUses,
  type Media,
  pictureHtml,
  publishPermissions,
  readMedia,
  readOriginal,
} from '#modules/publish/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { insist, may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { AreaField, TextField } from '#ui/input.tsx';
import { missingPage } from './errors.tsx';
import { type Form, one, readForm } from './form.ts';
import { mediaId, original as sendOriginal } from './media.ts';
import { sizeWords, Thumb } from './media-card.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/media/:id';

/** One picture or document of the library: its words, its Markdown, where it is used. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Saves its words, or deletes it once that was confirmed. */
export const post = forUser(async (c, site, user) => {
  insist(may(user, publishPermissions.write));
  const id = mediaId(c);
  if (id === null) return missingPage(c, site);
  const form = await readForm(c);
  const isDrop = one(form, 'do') === 'drop';
  if (isDrop && one(form, 'sure') !== '1')
    return page(c, site, user, { said: site.t('请先勾选确认，再删除。', 'Please tick the box first.'), status: 422 });
  const words = { name: one(form, 'name'), alt: one(form, 'alt'), credit: one(form, 'credit') };
  try {
    await site.database.write(tx => (isDrop ? dropMedia(tx, user, id) : changeMedia(tx, user, id, words)));
  } catch (error) {
    const { problems, words: said, status } = refusalIn(error, site);
    return page(c, site, user, { form: isDrop ? {} : form, problems, said, status });
  }
  return c.redirect(site.to(isDrop ? '/workspace/media?done=dropped' : `/workspace/media/${id}?done=1`), 303);
});

/** The file as it was uploaded, for editors. */
export const original = {
  path: '/workspace/media/:id/original',
  get: forUser(async (c, site, user) => {
    insist(may(user, publishPermissions.write));
    const id = mediaId(c);
    if (id === null) return missingPage(c, site);
    return sendOriginal(c, site, await site.database.read(db => readOriginal(db, user, id)));
  }),
};

/** What an editor types to show a picture, or to link a document. */
function markdownOf({ id, type, name, alt }: Media): string {
  const words = (type === 'application/pdf' ? name : alt).replace(/[\\[\]]/g, '\\$&');
  return `${type === 'application/pdf' ? '' : '!'}[${words}](/media/${id})`;
}

const stages: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  draft: ['草稿', 'draft'],
  released: ['已发布', 'released'],
  withdrawn: ['已撤下', 'withdrawn'],
  binned: ['回收站', 'in the bin'],
};

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form, problems = {}, said, status = 200 }: Shown) {
  insist(may(user, publishPermissions.write));
  const { t, to, lang } = site;
  const id = mediaId(c);
  if (id === null) return missingPage(c, site);
  const { media, uses } = await site.database.read(async db => ({
    media: await readMedia(db, user, id),
    uses: await listUses(db, id),
  }));
  const at = to(`/workspace/media/${id}`);
  const markdown = markdownOf(media);
  const isPicture = media.width !== null && media.height !== null;
  const value = (name: 'name' | 'alt' | 'credit') => (form ? one(form, name) : media[name]);
  return show(
    c,
    site,
    {
      ...{ title: media.name, status, hidden: true, scripts: ['copy'] },
      crumbs: [
        { words: t('工作台', 'Workspace'), path: '/workspace' },
        { words: t('媒体库', 'Media library'), path: '/workspace/media' },
        { words: media.name },
      ],
    },
    <div class="read grid gap-5 py-3">
      <h1>{media.name}</h1>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {status === 200 && new URL(c.req.url).searchParams.has('done') && (
        <p class="sheet p-4" role="status">
          {t('已保存。', 'Saved.')}
        </p>
      )}
      {isPicture && media.state === 'ready' ? (
        <div class="picture">
          {raw(pictureHtml({ ...media, width: media.width!, height: media.height! }, '', { first: true }))}
        </div>
      ) : (
        <Thumb site={site} media={media} />
      )}
      <p class="quiet num">
        {sizeWords(media)} ·{' '}
        {t(`${day(dayInChina(media.createdAt), lang)}上传`, `uploaded ${day(dayInChina(media.createdAt), lang)}`)} ·{' '}
        <a href={`${at}/original`} download>
          {t('下载原文件', 'Download the original')}
        </a>
      </p>
      <section class="sheet p-4 grid gap-2" aria-labelledby="markdown">
        <h2 id="markdown">{t('放进文章', 'Put it into a post')}</h2>
        <p class="secret">
          <code>{markdown}</code>
        </p>
        <copy-text data-text={markdown} data-done={t('已复制', 'Copied')}>
          <button class="btn" type="button" hidden>
            {t('复制', 'Copy')}
          </button>
        </copy-text>
      </section>
      <form method="post" action={at} class="sheet p-4 fields">
        {isPicture && (
          <AreaField
            name="alt"
            label={t('替代文字', 'Alternative text')}
            hint={t(
              '图片里有什么，一两句话，给看不见图片的读者',
              'What the picture shows, in a sentence or two, for those who do not see it',
            )}
            value={value('alt')}
            rows={2}
            maxlength={200}
            problem={problems.alt}
          />
        )}
        <TextField name="credit" label={t('来源', 'Credit')} value={value('credit')} maxlength={120} problem={problems.credit} />
        <TextField name="name" label={t('文件名', 'File name')} value={value('name')} maxlength={120} required />
        <div>
          <button class="btn btn-primary" type="submit" name="do" value="save">
            {t('保存', 'Save')}
          </button>
        </div>
      </form>
      <section class="grid gap-3" aria-labelledby="uses">
        <h2 id="uses">{t('用在哪里', 'Where it is used')}</h2>
        {uses.length === 0 ? (
          <p class="sheet empty quiet">{t('还没有文章用它。', 'No post shows it yet.')}</p>
        ) : (
          <ul class="sheet lines">
            {uses.map(use => (
              <li>
                <a href={to(`/workspace/posts/${use.id}`)}>{use.title}</a>
                <span class="quiet small">{t(...(stages[use.stage] ?? ['', '']))}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <details>
        <summary class="btn">{t('删除', 'Delete')}</summary>
        <form method="post" action={at} class="grid gap-3 pt-2">
          <label class="tick">
            <input class="checkbox" type="checkbox" name="sure" value="1" required />
            {t('我确定删除，不能恢复', 'I am sure: it cannot be restored')}
          </label>
          <div>
            <button class="btn btn-error" type="submit" name="do" value="drop">
              {t('确定删除', 'Delete it')}
            </button>
          </div>
        </form>
      </details>
    </div>,
  );
}
