import type { Context } from 'hono';
import {
  addMedia,
  changeMedia,
  countWithoutAlt,
  listMedia,
  type Media,
  type MediaFilter,
  mediaFilterFrom,
  publishPermissions,
} from '#modules/publish/index.ts';
import { decodeUtf8 } from '#platform/body.ts';
import { type Part, readParts } from '#platform/multipart.ts';
import { fileLimit, inspectFile, tooLarge } from '#platform/picture.ts';
import { Refusing, wantsJson } from '#platform/refusal.ts';
import { oneAtATime } from '#platform/turn.ts';
import { figure } from '#shared/format.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { SelectField, TextField } from '#ui/input.tsx';
import { refusalPage } from './errors.tsx';
import { type Form, one, readForm } from './form.ts';
import { MediaCard, Thumb } from './media-card.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/media';
export const streams = true;

const limits = { file: fileLimit, all: 200 * 1024 * 1024, parts: 50 };
/** How many uploads are read at the same time in this process: each holds one file of up to 20 MB. */
const atOnce = 4;
/** On its way into the database a file takes six times its size. */
const storing = oneAtATime();
let underWay = 0;

/** The library of pictures and documents: found, filtered, added to. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Takes files, or the words for several pictures at once. */
export const post = forUser(async (c, site, user) => {
  insist(may(user, publishPermissions.write));
  const isUpload = c.req.header('content-type')?.toLowerCase().startsWith('multipart/form-data');
  return isUpload ? upload(c, site, user) : describe(c, site, user);
});

type Taken = { name: string; id?: number; problem?: string };

async function upload(c: Context, site: Site, user: User): Promise<Response> {
  const { t, to } = site;
  if (underWay >= atOnce)
    throw new Refused('busy', [
      '正在处理其他人的上传，请几秒后再试',
      'Other uploads are under way; please try again in a few seconds',
    ]);
  underWay++;
  const files: Taken[] = [];
  try {
    let credit = '';
    for await (const part of readParts(c.req.raw, limits)) {
      if (part.filename === null) {
        if (part.name === 'credit') credit = decodeUtf8(part.bytes);
      } else if (part.filename !== '' || part.bytes.length > 0) files.push(await take(site, user, part, credit));
    }
  } catch (error) {
    if (!(error instanceof Refusing)) throw error;
    // What was read before stays in the library; what went wrong is told with it.
    if (files.length === 0)
      return wantsJson(c) ? c.json({ detail: t(error.refusal.zh, error.refusal.en) }, 422) : refusalPage(c, site, error.refusal);
    files.push({ name: '', problem: t(error.refusal.zh, error.refusal.en) });
  } finally {
    underWay--;
  }
  const failed = files.filter(file => file.problem);
  if (wantsJson(c)) return c.json({ files }, failed.length > 0 ? 422 : 200);
  const added = files.flatMap(file => file.id ?? []);
  if (files.length > 0 && failed.length === 0) return c.redirect(to(`${path}?added=${added.join('-')}`), 303);
  const said =
    files.length === 0
      ? [t('请先选择文件。', 'Please choose files first.')]
      : failed.map(file => (file.name ? t(`“${file.name}”：${file.problem}`, `“${file.name}”: ${file.problem}`) : file.problem!));
  return page(c, site, user, { said, status: 422, filter: added.length > 0 ? { added } : {} });
}

/** Looks into one file and keeps it; a refusal is about this file and lets the others in. */
async function take(site: Site, user: User, part: Part, credit: string): Promise<Taken> {
  const name = part.filename!;
  try {
    if (part.tooLong) throw tooLarge();
    const file = await inspectFile(part.bytes);
    const words = { name, alt: '', credit };
    const { id } = await storing(() => site.database.write(tx => addMedia(tx, user, site.clock, { ...words, file })));
    return { name, id };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { name, problem: site.t(error.message, error.en) };
  }
}

/** Saves what the pictures of a page show, those with a text only. */
async function describe(c: Context, site: Site, user: User): Promise<Response> {
  const form = await readForm(c);
  const filter: MediaFilter = mediaFilterFrom(new URLSearchParams({ added: one(form, 'added') }));
  try {
    await site.database.write(async tx => {
      const { media } = await listMedia(tx, user, { added: filter.added ?? [] }, 50);
      for (const each of media) {
        const alt = one(form, `alt_${each.id}`);
        if (form[`alt_${each.id}`] !== undefined && alt !== each.alt) await changeMedia(tx, user, each.id, { ...each, alt });
      }
    });
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    return page(c, site, user, { form, said: [words], status, filter });
  }
  return c.redirect(site.to(`${path}?done=described`), 303);
}

type Shown = { form?: Form; said?: string[]; status?: PageStatus; filter?: MediaFilter };

async function page(
  c: Context,
  site: Site,
  user: User,
  { form = {}, said = [], status = 200, filter }: Shown,
): Promise<Response> {
  insist(may(user, publishPermissions.write));
  const { t, to, database } = site;
  const params = new URL(c.req.url).searchParams;
  const chosen = filter ?? mediaFilterFrom(params);
  const { media, next, lacking } = await database.read(async db => ({
    ...(await listMedia(db, user, chosen)),
    lacking: await countWithoutAlt(db, user),
  }));
  const isNarrowed = chosen.q !== undefined || chosen.lacking !== undefined;
  const title = t('媒体库', 'Media library');
  const on = new URLSearchParams(params);
  if (next !== null) on.set('after', String(next));
  return show(
    c,
    site,
    {
      ...{ title, status, hidden: true, scripts: ['upload'] },
      crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }],
    },
    <div class="grid gap-5 py-3">
      <h1>{title}</h1>
      {said.length > 0 && (
        <div class="problem" role="alert">
          {said.map(words => (
            <p>{words}</p>
          ))}
        </div>
      )}
      {status === 200 && params.has('done') && (
        <p class="sheet p-4" role="status">
          {params.get('done') === 'dropped' ? t('已删除。', 'Deleted.') : t('已保存。', 'Saved.')}
        </p>
      )}
      <UploadForm site={site} />
      {chosen.added ? (
        <AddedForm site={site} media={media} form={form} />
      ) : (
        <>
          <FilterForm site={site} filter={chosen} lacking={lacking} />
          {media.length === 0 ? (
            <p class="sheet empty quiet">
              {isNarrowed
                ? t('没有符合条件的图片或文件。', 'No picture or file like that.')
                : t(
                    '媒体库还是空的。上传图片后，在文章里用它的 Markdown 代码引用。',
                    'The library is empty. Upload a picture, then put its Markdown into a post.',
                  )}
            </p>
          ) : (
            <ul class="media-grid">
              {media.map(each => (
                <MediaCard site={site} media={each} />
              ))}
            </ul>
          )}
        </>
      )}
      {next !== null && (
        <p>
          <a class="btn" href={to(`${path}?${on}`)}>
            {t('下一页', 'Next page')}
          </a>
        </p>
      )}
    </div>,
  ) as Promise<Response>;
}

const UploadForm = ({ site }: { site: Site }) => {
  const { t, to } = site;
  return (
    <file-upload class="sheet p-4 drop" data-failed={t('没有传上去，请再试一次', 'It did not arrive; please try again')}>
      <form method="post" action={to(path)} enctype="multipart/form-data" class="fields two">
        {/* Before the files, since the form is read as it arrives. */}
        <TextField
          name="credit"
          label={t('来源', 'Credit')}
          optional={t('选填，用于这次上传的全部文件', 'optional, for all files of this upload')}
          maxlength={120}
        />
        <div class="field">
          <label for="file">{t('图片或 PDF，可多选', 'Pictures or PDF, several at once')}</label>
          <input
            id="file"
            name="file"
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,image/avif,image/gif,application/pdf"
            aria-describedby="file-hint"
          />
          <span class="hint" id="file-hint">
            {t(
              '每个不超过 20 MB、5000 万像素。对外的图片会缩小，并去掉拍摄地点等信息；动图只显示第一帧。',
              'Each up to 20 MB and 50 megapixels. What readers get is made smaller, without place or camera; of an animation the first frame is shown.',
            )}
            <span data-hint hidden>
              {t('也可以把文件拖到这里，或直接粘贴截图。', ' You can also drop files here, or paste a picture.')}
            </span>
          </span>
        </div>
        <div class="wide">
          <button class="btn btn-primary" type="submit">
            {t('上传', 'Upload')}
          </button>
          <ul data-files class="grid gap-1" aria-live="polite" />
          <a data-on hidden class="btn btn-primary" href={to(path)}>
            {t('继续：为已上传的写替代文字', 'On: describe those that arrived')}
          </a>
        </div>
      </form>
    </file-upload>
  );
};

const FilterForm = ({ site, filter, lacking }: { site: Site; filter: MediaFilter; lacking: number }) => {
  const { t, to } = site;
  return (
    <form class="flex flex-wrap gap-x-4 gap-y-2 items-end" action={to(path)} method="get">
      <TextField
        name="q"
        label={t('名称、替代文字或来源', 'Name, alternative text or credit')}
        value={filter.q ?? ''}
        maxlength={100}
      />
      <SelectField
        name="lacking"
        label={t('只看', 'Only')}
        value={filter.lacking ?? ''}
        empty={t('全部', 'All')}
        options={[
          ['alt', t(`缺替代文字（${figure(lacking)}）`, `without alternative text (${figure(lacking)})`)],
          ['use', t('没有文章在用', 'in no post')],
        ]}
      />
      <button class="btn" type="submit">
        {t('查找', 'Find')}
      </button>
    </form>
  );
};

/** What was put in just now, each with the field for what it shows. */
const AddedForm = ({ site, media, form }: { site: Site; media: readonly Media[]; form: Form }) => {
  const { t, to } = site;
  return (
    <section class="grid gap-3" aria-labelledby="added">
      <h2 id="added">{t(`刚上传的 ${media.length} 个文件`, `${media.length} files just uploaded`)}</h2>
      <p class="quiet">
        {t(
          '请写上每张图片里有什么，给看不见图片的读者和搜索引擎；没有替代文字的图片不能随文章发布。',
          'Please say what each picture shows, for readers who do not see it; a post is not released while a picture has no such text.',
        )}
      </p>
      <form method="post" action={to(path)} class="grid gap-3">
        <input type="hidden" name="added" value={media.map(each => each.id).join('-')} />
        <ul class="sheet lines">
          {media.map(each => (
            <li class="media-line">
              <Thumb site={site} media={each} />
              {each.type === 'application/pdf' ? (
                <a href={to(`${path}/${each.id}`)}>{each.name}</a>
              ) : (
                <TextField
                  name={`alt_${each.id}`}
                  label={t(`“${each.name}”里有什么`, `What “${each.name}” shows`)}
                  value={one(form, `alt_${each.id}`) || each.alt}
                  maxlength={200}
                />
              )}
            </li>
          ))}
        </ul>
        <div class="flex flex-wrap gap-3">
          <button class="btn btn-primary" type="submit">
            {t('保存', 'Save')}
          </button>
          <a class="btn" href={to(path)}>
            {t('以后再写', 'Later')}
          </a>
        </div>
      </form>
    </section>
  );
};
