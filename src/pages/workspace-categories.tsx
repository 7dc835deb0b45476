import type { Context } from 'hono';
import {
  addCategory,
  type Category,
  categoryInput,
  changeCategory,
  dropCategory,
  dropSeries,
  publishPermissions,
  type Series,
  saveSeries,
  seriesInput,
} from '#modules/publish/index.ts';
import type { Tx } from '#platform/database.ts';
import { byField, check } from '#shared/complaint.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { SelectField, TextField } from '#ui/input.tsx';
import { type Form, one, readForm } from './form.ts';
import { readChoices } from './post-form.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/categories';

/** The tree of categories and the series, each with its form. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  try {
    const problems = await site.database.write(tx => act(tx, site, user, form));
    if (problems) return await page(c, site, user, { form, problems, status: 422 });
    return c.redirect(site.to(`${path}?done=1`), 303);
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    return page(c, site, user, { form, said: words, status });
  }
});

/** Does what a form asks; gives what is wrong with its fields instead. */
async function act(tx: Tx, site: Site, user: User, form: Form): Promise<Record<string, string> | null> {
  const of = /^\d{1,9}$/.test(one(form, 'of')) ? Number(one(form, 'of')) : null;
  const what = one(form, 'do');
  if (what === 'drop-category' && of) return dropCategory(tx, user, of).then(() => null);
  if (what === 'drop-series' && of) return dropSeries(tx, user, of).then(() => null);
  const words = { slug: one(form, 'slug'), name: one(form, 'name'), nameEn: one(form, 'nameEn'), summary: one(form, 'summary') };
  if (what === 'series') {
    const checked = check(seriesInput, words, site.lang);
    if (!checked.ok) return byField(checked.complaints);
    await saveSeries(tx, user, of, checked.value);
    return null;
  }
  if (what !== 'category') throw new Refused('invalid', ['没有这个操作', 'There is no such act']);
  const parent = /^\d{1,9}$/.test(one(form, 'parent')) ? Number(one(form, 'parent')) : null;
  const checked = check(categoryInput, { ...words, parent, position: Number(one(form, 'position') || 0) }, site.lang);
  if (!checked.ok) return byField(checked.complaints);
  await (of ? changeCategory(tx, user, of, checked.value) : addCategory(tx, user, checked.value));
  return null;
}

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200 }: Shown) {
  insist(may(user, publishPermissions.arrange));
  const { t, database } = site;
  const { categories, series } = await database.read(readChoices);
  const title = t('栏目与专栏', 'Categories and series');
  const typed = (what: string, of: number | null) =>
    one(form, 'do') === what && one(form, 'of') === (of === null ? '' : String(of)) ? form : null;
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
    },
    <div class="read grid gap-5 py-3">
      <h1>{title}</h1>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {status === 200 && c.req.query('done') && (
        <p class="sheet p-4" role="status">
          {t('已保存。', 'Saved.')}
        </p>
      )}
      <section class="grid gap-2" aria-labelledby="categories">
        <h2 id="categories">{t('栏目', 'Categories')}</h2>
        {categories.map(category => (
          <details class="sheet p-3" data-level={category.path.length} open={typed('category', category.id) !== null}>
            <summary>
              {category.name} <span class="quiet small">/categories/{category.slug}</span>{' '}
              <span class="quiet small num">{category.posts}</span>
            </summary>
            <CategoryForm
              site={site}
              all={categories}
              category={category}
              form={typed('category', category.id)}
              problems={problems}
            />
          </details>
        ))}
        <details class="sheet p-3" open={categories.length === 0 || typed('category', null) !== null}>
          <summary>{t('新建栏目', 'New category')}</summary>
          <CategoryForm site={site} all={categories} category={null} form={typed('category', null)} problems={problems} />
        </details>
      </section>
      <section class="grid gap-2" aria-labelledby="series">
        <h2 id="series">{t('专栏', 'Series')}</h2>
        {series.map(one => (
          <details class="sheet p-3" open={typed('series', one.id) !== null}>
            <summary>
              {one.name} <span class="quiet small">/series/{one.slug}</span>
            </summary>
            <SeriesForm site={site} series={one} form={typed('series', one.id)} problems={problems} />
          </details>
        ))}
        <details class="sheet p-3" open={typed('series', null) !== null}>
          <summary>{t('新建专栏', 'New series')}</summary>
          <SeriesForm site={site} series={null} form={typed('series', null)} problems={problems} />
        </details>
      </section>
    </div>,
  );
}

type FormProps = { site: Site; form: Form | null; problems: Record<string, string> };

const CategoryForm = ({
  site,
  all,
  category,
  form,
  problems,
}: FormProps & { all: readonly Category[]; category: Category | null }) => {
  const { t, to } = site;
  const id = category ? `c${category.id}` : 'c';
  const own = form ? problems : {};
  const shown = (name: 'slug' | 'name' | 'nameEn' | 'summary') => (form ? one(form, name) : (category?.[name] ?? ''));
  const above = all.filter(one => category === null || !one.path.includes(category.id));
  return (
    <form method="post" action={to(path)} class="fields two pt-3">
      <input type="hidden" name="of" value={category ? String(category.id) : ''} />
      <Names site={site} id={id} shown={shown} problems={own} />
      <SelectField
        name="parent"
        id={`${id}-parent`}
        label={t('上级', 'Stands below')}
        value={form ? one(form, 'parent') : String(category?.parent ?? '')}
        empty={t('无（顶层）', 'None')}
        options={above.map(one => [String(one.id), `${'　'.repeat(one.path.length - 1)}${one.name}`])}
      />
      <TextField
        name="position"
        id={`${id}-position`}
        label={t('排序', 'Order')}
        hint={t('小的在前', 'Small numbers first')}
        inputmode="numeric"
        value={form ? one(form, 'position') : String(category?.position ?? 0)}
        problem={own.position}
      />
      <Buttons site={site} what="category" drop={category !== null} />
    </form>
  );
};

const SeriesForm = ({ site, series, form, problems }: FormProps & { series: Series | null }) => {
  const shown = (name: 'slug' | 'name' | 'nameEn' | 'summary') => (form ? one(form, name) : (series?.[name] ?? ''));
  return (
    <form method="post" action={site.to(path)} class="fields two pt-3">
      <input type="hidden" name="of" value={series ? String(series.id) : ''} />
      <Names site={site} id={series ? `s${series.id}` : 's'} shown={shown} problems={form ? problems : {}} />
      <Buttons site={site} what="series" drop={series !== null} />
    </form>
  );
};

type NamesProps = {
  site: Site;
  id: string;
  shown: (name: 'slug' | 'name' | 'nameEn' | 'summary') => string;
  problems: Record<string, string>;
};

const Names = ({ site, id, shown, problems }: NamesProps) => {
  const { t } = site;
  return (
    <>
      <TextField
        name="name"
        id={`${id}-name`}
        label={t('名称', 'Name')}
        value={shown('name')}
        maxlength={30}
        problem={problems.name}
      />
      <TextField
        name="slug"
        id={`${id}-slug`}
        label={t('地址名', 'Name in the address')}
        hint={t('小写字母、数字和短横', 'Small letters, digits and dashes')}
        value={shown('slug')}
        maxlength={60}
        problem={problems.slug}
      />
      <TextField
        name="nameEn"
        id={`${id}-nameEn`}
        label={t('英文名', 'Name in English')}
        optional={t('选填', 'optional')}
        value={shown('nameEn')}
        maxlength={60}
        problem={problems.nameEn}
      />
      <TextField
        name="summary"
        id={`${id}-summary`}
        label={t('一句话说明', 'In one sentence')}
        optional={t('选填', 'optional')}
        value={shown('summary')}
        maxlength={300}
        problem={problems.summary}
      />
    </>
  );
};

const Buttons = ({ site, what, drop }: { site: Site; what: string; drop: boolean }) => (
  <div class="flex flex-wrap gap-3 wide">
    <button class="btn btn-primary" type="submit" name="do" value={what}>
      {site.t('保存', 'Save')}
    </button>
    {drop && (
      <button class="btn" type="submit" name="do" value={`drop-${what}`}>
        {site.t('删除', 'Delete')}
      </button>
    )}
  </div>
);
