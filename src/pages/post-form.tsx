import {
  type Category,
  type EditedPost,
  listCategories,
  listSeries,
  type PostInput,
  postInput,
  type Series,
} from '#modules/publish/index.ts';
import type { Db } from '#platform/database.ts';
import { byField, check } from '#shared/complaint.ts';
import type { Lang } from '#shared/words.ts';
import { AreaField, SelectField, TextField } from '#ui/input.tsx';
import { type Form, one } from './form.ts';
import { nameOf } from './post-lines.tsx';
import type { Site } from './site.tsx';

/** What the form chooses from. */
export type Choices = { categories: Category[]; series: Series[] };

export async function readChoices(db: Db): Promise<Choices> {
  const [categories, series] = await Promise.all([listCategories(db), listSeries(db)]);
  return { categories, series };
}

/** Reads the form of a post; what is wrong comes back by field. */
export function postFrom(
  form: Form,
  lang: Lang,
): { ok: true; input: PostInput } | { ok: false; problems: Record<string, string> } {
  const number = (name: string) => (/^\d{1,12}$/.test(one(form, name)) ? Number(one(form, name)) : null);
  const checked = check(
    postInput,
    {
      kind: one(form, 'kind') || 'post',
      slug: one(form, 'slug'),
      title: one(form, 'title'),
      summary: one(form, 'summary'),
      body: one(form, 'body'),
      category: number('category'),
      series: number('series'),
      author: one(form, 'author'),
      tags: one(form, 'tags')
        .split(/[,，、;；\n]+/)
        .map(tag => tag.trim())
        .filter(Boolean),
      cover: number('cover'),
      source: one(form, 'source'),
      sourceAddress: one(form, 'sourceAddress'),
    },
    lang,
  );
  return checked.ok ? { ok: true, input: checked.value } : { ok: false, problems: byField(checked.complaints) };
}

/** The fields of a stored post as its form shows them. */
export function formOf({ words, settings }: Pick<EditedPost, 'words' | 'settings'>): Form {
  const { tags, ...rest } = settings;
  const fields = Object.entries({ ...words, ...rest }).map(([key, value]) => [key, value === null ? '' : String(value)]);
  return { ...Object.fromEntries(fields), tags: tags.join('，') };
}

export const postLabels = (site: Site): Record<string, string> => {
  const { t } = site;
  return {
    title: t('标题', 'Title'),
    summary: t('摘要', 'Summary'),
    body: t('正文', 'Text'),
    category: t('栏目', 'Category'),
    series: t('专栏', 'Series'),
    author: t('署名', 'Author'),
    tags: t('标签', 'Tags'),
    slug: t('地址名', 'Name in the address'),
    cover: t('封面', 'Cover'),
    source: t('来源', 'Source'),
    sourceAddress: t('原文网址', 'Address of the original'),
  };
};

/** The fields of a post; the text first, everything else folded beside it. */
export const PostFields = ({
  site,
  form,
  problems,
  choices,
}: {
  site: Site;
  form: Form;
  problems: Record<string, string>;
  choices: Choices;
}) => {
  const { t } = site;
  const labels = postLabels(site);
  const settingNames = ['series', 'slug', 'cover', 'source', 'sourceAddress'];
  return (
    <>
      <TextField
        name="title"
        label={labels.title!}
        value={one(form, 'title')}
        maxlength={120}
        problem={problems.title}
        required
      />
      <AreaField
        name="summary"
        label={labels.summary!}
        optional={t('选填，列表和分享里显示', 'optional; shown in lists and when shared')}
        value={one(form, 'summary')}
        rows={2}
        maxlength={400}
        problem={problems.summary}
      />
      <AreaField
        name="body"
        label={labels.body!}
        hint={t(
          'Markdown：# 小标题、**加粗**、| 表格 |、![说明](/media/编号)；单独一行 {{offer S-261123-0001}} 放一条房源',
          'Markdown: # heading, **bold**, | table |, ![words](/media/number); {{offer S-261123-0001}} alone in a line shows a listing',
        )}
        value={one(form, 'body')}
        rows={22}
        maxlength={400_000}
        problem={problems.body}
      />
      <div class="fields two">
        <SelectField
          name="category"
          label={labels.category!}
          value={one(form, 'category')}
          empty={t('请选择', 'Please choose')}
          options={choices.categories.map(category => [
            String(category.id),
            `${'　'.repeat(category.path.length - 1)}${nameOf(site, category.name, category.nameEn)}`,
          ])}
          problem={problems.category}
        />
        <TextField name="author" label={labels.author!} value={one(form, 'author')} maxlength={40} problem={problems.author} />
        <TextField
          name="tags"
          label={labels.tags!}
          hint={t('用逗号分开，最多 12 个', 'Parted by commas, at most 12')}
          value={one(form, 'tags')}
          maxlength={300}
          problem={problems.tags}
        />
      </div>
      <details class="sheet p-3" open={settingNames.some(name => problems[name] !== undefined)}>
        <summary>{t('更多设置', 'More settings')}</summary>
        <div class="fields two pt-3">
          <SelectField
            name="kind"
            label={t('类型', 'Kind')}
            value={one(form, 'kind') === 'page' ? 'page' : ''}
            empty={t('文章', 'Post')}
            options={[['page', t('独立页面（不进列表）', 'Page (in no list)')]]}
          />
          <SelectField
            name="series"
            label={labels.series!}
            value={one(form, 'series')}
            empty={t('无', 'None')}
            options={choices.series.map(series => [String(series.id), nameOf(site, series.name, series.nameEn)])}
            problem={problems.series}
          />
          <TextField
            name="slug"
            label={labels.slug!}
            optional={t('选填', 'optional')}
            hint={t(
              '小写字母、数字和短横，如 about-us；不填用编号',
              'Small letters, digits and dashes; the number unless filled in',
            )}
            value={one(form, 'slug')}
            maxlength={80}
            problem={problems.slug}
          />
          <TextField
            name="cover"
            label={labels.cover!}
            optional={t('选填', 'optional')}
            hint={t('媒体库里的图片编号', 'Number of a picture in the library')}
            inputmode="numeric"
            value={one(form, 'cover')}
            maxlength={12}
            problem={problems.cover}
          />
          <TextField
            name="source"
            label={labels.source!}
            optional={t('转载时填', 'for what is taken over')}
            value={one(form, 'source')}
            maxlength={80}
            problem={problems.source}
          />
          <TextField
            name="sourceAddress"
            label={labels.sourceAddress!}
            optional={t('选填', 'optional')}
            value={one(form, 'sourceAddress')}
            maxlength={500}
            problem={problems.sourceAddress}
          />
        </div>
      </details>
    </>
  );
};
