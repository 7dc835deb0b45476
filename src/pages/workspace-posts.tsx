import type { Context } from 'hono';
import {
  addressOf,
  binPosts,
  countDesk,
  type DeskHeap,
  type DeskLine,
  deskHeaps,
  listDesk,
  publishPermissions,
  releasePost,
  withdrawPosts,
} from '#modules/publish/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day, figure } from '#shared/format.ts';
import { insist, may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { User } from '#shared/viewer.ts';
import { type Sayings, sayingOf } from '#shared/words.ts';
import { one, readForm, wholeOf } from './form.ts';
import { momentWords } from './moment.ts';
import { forUser } from './session.ts';
import { type Site, show } from './site.tsx';

export const path = '/workspace/posts';

/** The editors' desk: heaps, a search in titles, and what can be done with several posts at once. */
export const get = forUser((c, site, user) => page(c, site, user));

/** Releases, withdraws, bins or restores what was ticked; each post that cannot says why. */
export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  const act = one(form, 'do');
  insist(may(user, publishPermissions.release));
  const ids = [form.post ?? []]
    .flat()
    .filter(id => /^\d{1,15}$/.test(id))
    .map(Number)
    .slice(0, 100);
  const { database, clock, t } = site;
  let done = 0;
  const refused: string[] = [];
  if (act === 'release') {
    for (const id of ids) {
      try {
        // Each on its own: one that is not ready holds back none of the others.
        await database.write(tx => releasePost(tx, user, clock, id, { version: wholeOf(form, `version-${id}`) }));
        done++;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refused.push(`${id}：${t(error.message, error.en)}`);
      }
    }
  } else if (act === 'withdraw') done = await database.write(tx => withdrawPosts(tx, user, clock, ids));
  else if (act === 'bin' || act === 'unbin') done = await database.write(tx => binPosts(tx, user, clock, ids, act === 'bin'));
  return page(c, site, user, { act, ids, done, refused });
});

type Outcome = { act: string; ids: number[]; done: number; refused: string[] };

const heapNames: Record<DeskHeap, readonly [zh: string, en: string]> = {
  all: ['全部', 'All'],
  draft: ['草稿', 'Drafts'],
  waiting: ['待审校', 'In review'],
  scheduled: ['定时', 'Scheduled'],
  released: ['已发布', 'Released'],
  changed: ['有新改动', 'Changed since'],
  withdrawn: ['已撤下', 'Withdrawn'],
  binned: ['回收站', 'Bin'],
};

async function page(c: Context, site: Site, user: User, outcome?: Outcome) {
  insist(may(user, publishPermissions.see));
  const { t, to, database } = site;
  const params = new URL(c.req.url).searchParams;
  const heap = deskHeaps.find(one => one === params.get('heap')) ?? 'all';
  const words = (params.get('words') ?? '').trim().slice(0, 60);
  const after = /^\d{1,15}$/.test(params.get('after') ?? '') ? Number(params.get('after')) : null;
  const [{ lines, next }, counts] = await database.read(db =>
    Promise.all([listDesk(db, user, { heap, words }, after), countDesk(db, user)]),
  );
  const releases = may(user, publishPermissions.release) === null;
  const title = t('文章', 'Posts');
  const here = (change: Record<string, string>) => {
    const kept = new URLSearchParams({ ...(heap === 'all' ? {} : { heap }), ...(words ? { words } : {}), ...change });
    return to(`${path}${kept.size > 0 ? `?${kept}` : ''}`);
  };
  return show(
    c,
    site,
    { title, crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }], hidden: true },
    <div class="grid gap-4 py-3">
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1>{title}</h1>
        <div class="flex flex-wrap gap-x-5 gap-y-1 items-center">
          {may(user, publishPermissions.arrange) === null && (
            <>
              <a href={to('/workspace/categories')}>{t('栏目与专栏', 'Categories and series')}</a>
              <a href={to('/workspace/removals')}>{t('读者反馈', 'Reports of readers')}</a>
            </>
          )}
          {may(user, publishPermissions.write) === null && (
            <a class="btn btn-primary" href={to('/workspace/posts/new')}>
              {t('写文章', 'Write a post')}
            </a>
          )}
        </div>
      </div>
      {outcome && <OutcomeWords site={site} outcome={outcome} />}
      <nav class="flex flex-wrap gap-x-5" aria-label={t('分类', 'Heaps')}>
        {deskHeaps.map(one => (
          <a
            class="tick"
            href={to(`${path}${one === 'all' ? '' : `?heap=${one}`}`)}
            aria-current={one === heap ? 'page' : undefined}
          >
            {t(...heapNames[one])} <span class="num quiet">{counts[one] > 1000 ? '1000+' : counts[one]}</span>
          </a>
        ))}
      </nav>
      <form class="flex flex-wrap gap-3" method="get" action={to(path)}>
        {heap !== 'all' && <input type="hidden" name="heap" value={heap} />}
        <input
          class="input"
          type="search"
          name="words"
          value={words}
          maxlength={60}
          aria-label={t('在标题里找', 'Look in titles')}
          placeholder={t('在标题里找', 'Look in titles')}
        />
        <button class="btn" type="submit">
          {t('找', 'Find')}
        </button>
      </form>
      {lines.length === 0 ? (
        <p class="sheet empty quiet">
          {words
            ? t('没有标题里有这些字的文章。', 'No title has these words.')
            : t('这里还没有文章。', 'There are no posts here.')}
        </p>
      ) : (
        <form method="post" action={here(after ? { after: String(after) } : {})} class="grid gap-3">
          <ul class="sheet lines">
            {lines.map(line => (
              <Line site={site} line={line} ticks={releases} />
            ))}
          </ul>
          {releases && (
            <div class="flex flex-wrap gap-3 items-center">
              <span class="quiet small">{t('勾选的文章：', 'Those ticked:')}</span>
              {heap === 'binned' ? (
                <button class="btn" type="submit" name="do" value="unbin">
                  {t('恢复', 'Restore')}
                </button>
              ) : (
                <>
                  <button class="btn" type="submit" name="do" value="release">
                    {t('发布', 'Release')}
                  </button>
                  <button class="btn" type="submit" name="do" value="withdraw">
                    {t('撤下', 'Withdraw')}
                  </button>
                  <button class="btn" type="submit" name="do" value="bin">
                    {t('放入回收站', 'Move to the bin')}
                  </button>
                </>
              )}
            </div>
          )}
        </form>
      )}
      <nav class="flex gap-4" aria-label={t('翻页', 'Pages')}>
        {after !== null && <a href={here({})}>{t('回到最新', 'Newest')}</a>}
        {next !== null && (
          <a class="btn" href={here({ after: String(next) })}>
            {t('更早的', 'Earlier')}
          </a>
        )}
      </nav>
    </div>,
  );
}

const Line = ({ site, line, ticks }: { site: Site; line: DeskLine; ticks: boolean }) => {
  const { t, to, lang } = site;
  return (
    <li class="desk-line">
      {ticks && (
        <label class="tick">
          <input
            class="checkbox checkbox-sm"
            type="checkbox"
            name="post"
            value={String(line.id)}
            aria-label={t(`选择《${line.title}》`, `Select “${line.title}”`)}
          />
          <input type="hidden" name={`version-${line.id}`} value={String(line.version)} />
        </label>
      )}
      <div class="grid gap-1">
        <a href={to(`/workspace/posts/${line.id}`)}>{line.title}</a>
        <span class="quiet small facts-line">
          <span>{stageWords(site, line)}</span>
          {line.category && <span>{line.category}</span>}
          <span>{t(`${day(dayInChina(line.changedAt), lang)}改`, `changed ${day(dayInChina(line.changedAt), lang)}`)}</span>
          {line.byName && <span>{line.byName}</span>}
          {line.views > 0 && <span class="num">{t(`阅读 ${figure(line.views)}`, `${figure(line.views)} readings`)}</span>}
          {line.stage === 'released' && <a href={to(addressOf(line))}>{t('看', 'view')}</a>}
        </span>
      </div>
    </li>
  );
};

/** Where a post stands on its way out, in words. */
export function stageWords(
  site: Site,
  line: Pick<DeskLine, 'stage' | 'version' | 'releasedVersion' | 'submittedVersion' | 'releaseAt'>,
): string {
  const { t, lang } = site;
  const waits = line.submittedVersion === line.version ? t('，新一版待审校', ', newer version in review') : '';
  if (line.stage === 'binned') return t('回收站', 'in the bin');
  if (line.stage === 'withdrawn') return t('已撤下', 'withdrawn');
  if (line.stage === 'released')
    return line.version > (line.releasedVersion ?? 0)
      ? t(`已发布${waits || '，有新改动'}`, `released${waits || ', changed since'}`)
      : t('已发布', 'released');
  if (line.releaseAt) return t(`定于${momentWords(line.releaseAt, lang)}发布`, `to go out ${momentWords(line.releaseAt, lang)}`);
  return line.submittedVersion === line.version ? t('待审校', 'in review') : t('草稿', 'draft');
}

const OutcomeWords = ({ site, outcome }: { site: Site; outcome: Outcome }) => {
  const { t, to } = site;
  const { act, ids, done, refused } = outcome;
  if (ids.length === 0)
    return (
      <p class="problem" role="alert">
        {t('还没有勾选文章。', 'No post was ticked.')}
      </p>
    );
  const words: Sayings = {
    release: [`已发布 ${done} 篇`, `${done} released`],
    withdraw: [`已撤下 ${done} 篇`, `${done} withdrawn`],
    bin: [`${done} 篇已放入回收站`, `${done} moved to the bin`],
    unbin: [`${done} 篇已恢复，读者还看不到`, `${done} restored; readers do not see them yet`],
  };
  return (
    <div class="sheet p-4 grid gap-2" role="status">
      <p>{t(...(sayingOf(words, act) ?? ['没有改动', 'Nothing changed']))}</p>
      {refused.map(one => (
        <p class="missed small">{one}</p>
      ))}
      {act === 'bin' && done > 0 && (
        <form method="post" action={to(path)}>
          {ids.map(id => (
            <input type="hidden" name="post" value={String(id)} />
          ))}
          <button class="btn" type="submit" name="do" value="unbin">
            {t('撤销', 'Undo')}
          </button>
        </form>
      )}
    </div>
  );
};
