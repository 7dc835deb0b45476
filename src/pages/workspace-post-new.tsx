import type { Context } from 'hono';
import { createPost, publishPermissions } from '#modules/publish/index.ts';
import { insist, may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { ProblemList } from '#ui/offer-fields.tsx';
import { type Form, readForm } from './form.ts';
import { PostFields, postFrom, postLabels, readChoices } from './post-form.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/posts/new';

/** A text of 400,000 characters of three bytes, sent percent-encoded. */
export const formLimit = 4 * 1024 * 1024;

export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Stores the first version; the post is a draft that nobody but editors sees. */
export const post = forUser(async (c, site, user) => {
  insist(may(user, publishPermissions.write));
  const form = await readForm(c);
  const read = postFrom(form, site.lang);
  if (!read.ok) return page(c, site, user, { form, problems: read.problems, status: 422 });
  try {
    const id = await site.database.write(tx => createPost(tx, user, site.clock, read.input));
    return c.redirect(site.to(`/workspace/posts/${id}?done=saved`), 303);
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems: { slug: words }, status });
  }
});

type Shown = { form?: Form; problems?: Record<string, string>; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, status = 200 }: Shown) {
  insist(may(user, publishPermissions.write));
  const { t, to, database, lang } = site;
  const choices = await database.read(readChoices);
  const title = t('写文章', 'Write a post');
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
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      <ProblemList problems={problems} labels={postLabels(site)} lang={lang} />
      <post-editor>
        <form class="fields" method="post" action={to(path)}>
          <PostFields site={site} form={form} problems={problems} choices={choices} />
          <div class="flex flex-wrap gap-3 items-center">
            <button class="btn btn-primary" type="submit">
              {t('存为草稿', 'Save as draft')}
            </button>
            <span class="quiet small" data-state="" role="status" />
          </div>
        </form>
      </post-editor>
    </div>,
  );
}
