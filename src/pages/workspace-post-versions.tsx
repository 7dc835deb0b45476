import type { Context } from 'hono';
import { raw } from 'hono/html';
import {
  compareTexts,
  listVersions,
  type Piece,
  publishPermissions,
  readDraft,
  readEdited,
  readVersion,
  renderBody,
  restoreVersion,
} from '#modules/publish/index.ts';
import { figure } from '#shared/format.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { readForm, wholeOf } from './form.ts';
import { momentWords } from './moment.ts';
import { spacesOf, withSpaces } from './post.tsx';
import { forUser } from './session.ts';
import { type Site, show } from './site.tsx';
import { idOf } from './workspace-post.tsx';

export const path = '/workspace/posts/:id/versions';

/** Every saved form of a post; two of them side by side where the address names both. */
export const get = forUser((c, site, user) => page(c, site, user));

/** Saves an old version again as the newest. */
export const post = forUser(async (c, site, user) => {
  const id = idOf(c);
  const form = await readForm(c);
  const saved = await site.database.write(tx =>
    restoreVersion(tx, user, site.clock, id, wholeOf(form, 'number'), wholeOf(form, 'base')),
  );
  if (!saved.saved)
    throw new Refused('conflict', [
      '文章刚被改过，请看过最新一版再恢复',
      'The post was just changed; look at the newest version first',
    ]);
  return c.redirect(site.to(`/workspace/posts/${id}?done=saved`), 303);
});

/** The newest version, or what the editor has typed so far, as readers would see it. */
export const preview = {
  path: '/workspace/posts/:id/preview',
  get: forUser(async (c, site, user) => {
    insist(may(user, publishPermissions.see));
    const id = idOf(c);
    const { t, to, database } = site;
    const { words, rendered, spaces } = await database.read(async db => {
      const edited = await readEdited(db, user, id);
      const draft = c.req.query('draft') ? await readDraft(db, user, id) : null;
      const words = draft ?? edited.words;
      const rendered = await renderBody(db, words.body);
      return { words, rendered, spaces: await spacesOf(db, site, rendered) };
    });
    return show(
      c,
      site,
      { title: words.title, crumbs: crumbsOf(site, id, words.title, t('预览', 'Preview')), hidden: true },
      <article class="post py-3">
        <p class="sheet p-3 quiet small" role="status">
          {t('预览，读者还看不到。', 'A preview; readers do not see it yet.')}{' '}
          <a href={to(`/workspace/posts/${id}`)}>{t('回去修改', 'Go back to it')}</a>
        </p>
        <h1>{words.title}</h1>
        <div class="prose">{raw(withSpaces(rendered.html, spaces, site))}</div>
      </article>,
    );
  }),
};

function crumbsOf(site: Site, id: number, title: string, here: string) {
  const { t } = site;
  return [
    { words: t('工作台', 'Workspace'), path: '/workspace' },
    { words: t('文章', 'Posts'), path: '/workspace/posts' },
    { words: title, path: `/workspace/posts/${id}` },
    { words: here },
  ];
}

async function page(c: Context, site: Site, user: User) {
  insist(may(user, publishPermissions.see));
  const { t, to, lang, database } = site;
  const id = idOf(c);
  const params = new URL(c.req.url).searchParams;
  const number = (name: string) => (/^\d{1,9}$/.test(params.get(name) ?? '') ? Number(params.get(name)) : null);
  const [a, b, before] = [number('a'), number('b'), number('before')];
  const { edited, versions, pair } = await database.read(async db => {
    const [edited, versions] = await Promise.all([readEdited(db, user, id), listVersions(db, user, id, before ?? undefined)]);
    const pair =
      a && b ? await Promise.all([readVersion(db, user, id, Math.min(a, b)), readVersion(db, user, id, Math.max(a, b))]) : null;
    return { edited, versions, pair };
  });
  const shown = versions.slice(0, 50);
  const title = t('版本', 'Versions');
  return show(
    c,
    site,
    { title, crumbs: crumbsOf(site, id, edited.words.title, title), hidden: true },
    <div class="read grid gap-4 py-3">
      <h1>{t(`《${edited.words.title}》的版本`, `Versions of “${edited.words.title}”`)}</h1>
      {pair && (
        <section class="grid gap-3" aria-labelledby="difference">
          <h2 id="difference">
            {t(`第 ${pair[0].number} 版 → 第 ${pair[1].number} 版`, `Version ${pair[0].number} → ${pair[1].number}`)}
          </h2>
          <div class="sheet p-4 grid gap-3">
            {pair[0].title !== pair[1].title && <Difference pieces={compareTexts(pair[0].title, pair[1].title)} />}
            {pair[0].summary !== pair[1].summary && <Difference pieces={compareTexts(pair[0].summary, pair[1].summary)} />}
            {pair[0].body === pair[1].body ? (
              <p class="quiet">{t('正文没有变。', 'The text is the same.')}</p>
            ) : (
              <Difference pieces={compareTexts(pair[0].body, pair[1].body)} />
            )}
          </div>
        </section>
      )}
      <form method="get" action={to(`/workspace/posts/${id}/versions`)} class="grid gap-3">
        <div class="scroll sheet">
          <table class="grid-table">
            <thead>
              <tr>
                <th>{t('旧', 'Old')}</th>
                <th>{t('新', 'New')}</th>
                <th>{t('版本', 'Version')}</th>
                <th>{t('谁、何时', 'Who and when')}</th>
                <th class="n">{t('字数', 'Length')}</th>
                <th>{t('恢复', 'Restore')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((version, at) => (
                <tr>
                  <td>
                    <input
                      class="radio radio-sm"
                      type="radio"
                      name="a"
                      value={String(version.number)}
                      checked={a ? a === version.number : at === 1}
                      aria-label={t(`旧：第 ${version.number} 版`, `Old: version ${version.number}`)}
                    />
                  </td>
                  <td>
                    <input
                      class="radio radio-sm"
                      type="radio"
                      name="b"
                      value={String(version.number)}
                      checked={b ? b === version.number : at === 0}
                      aria-label={t(`新：第 ${version.number} 版`, `New: version ${version.number}`)}
                    />
                  </td>
                  <td>
                    {t(`第 ${version.number} 版`, `Version ${version.number}`)}
                    {version.number === edited.releasedVersion && <b class="small met"> ● {t('读者所见', 'what readers see')}</b>}
                    {version.note && <span class="quiet small block">{version.note}</span>}
                  </td>
                  <td class="small">
                    {version.byName ?? t('导入', 'imported')} · {momentWords(version.madeAt, lang)}
                  </td>
                  <td class="n">{figure(version.length)}</td>
                  <td>
                    {version.number !== edited.version && (
                      <button class="btn btn-sm" type="submit" form={`restore-${version.number}`}>
                        {t('恢复', 'Restore')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div>
          <button class="btn" type="submit" disabled={shown.length < 2}>
            {t('比较选中的两版', 'Compare the two')}
          </button>
        </div>
      </form>
      {shown.map(version => (
        <form id={`restore-${version.number}`} method="post" action={to(`/workspace/posts/${id}/versions`)} hidden>
          <input type="hidden" name="number" value={String(version.number)} />
          <input type="hidden" name="base" value={String(edited.version)} />
        </form>
      ))}
      {versions.length > 50 && (
        <a class="btn w-fit" href={to(`/workspace/posts/${id}/versions?before=${shown.at(-1)!.number}`)}>
          {t('更早的版本', 'Earlier versions')}
        </a>
      )}
    </div>,
  );
}

/** What is gone struck through, what is new underlined; long stretches that did not change are shortened. */
const Difference = ({ pieces }: { pieces: readonly Piece[] }) => (
  <p class="difference">
    {pieces.map(({ kind, text }) => {
      if (kind === 'gone') return <del>{text}</del>;
      if (kind === 'new') return <ins>{text}</ins>;
      return <span>{text.length > 240 ? `${text.slice(0, 100)}\n⋯⋯\n${text.slice(-100)}` : text}</span>;
    })}
  </p>
);
