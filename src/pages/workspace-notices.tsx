import type { Context } from 'hono';
import {
  kindOf,
  listNotices,
  markRead,
  type NoticeGroup,
  noticeFilterFrom,
  noticeGroups,
  noticeWords,
} from '#modules/notice/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import type { User } from '#shared/viewer.ts';
import type { Words } from '#shared/words.ts';
import { one, readForm } from './form.ts';
import { forUser } from './session.ts';
import { type Site, show } from './site.tsx';

export const path = '/workspace/notices';

/** What a member was told, newest first, page by page. */
export const get = forUser((c, site, user) => page(c, site, user));

/** Marks notices as read; opening one marks it and leads to its page. */
export const post = forUser(async (c, site, user) => {
  const { database, clock, to, lang } = site;
  const form = await readForm(c);
  const id = one(form, 'of');
  await database.write(tx => markRead(tx, user, clock(), one(form, 'do') === 'all' ? null : [id]));
  if (one(form, 'do') !== 'open') return c.redirect(to(`${path}${new URL(c.req.url).search}`), 303);
  const line = await database.read(db => readOwn(db, user, id, clock()));
  return c.redirect(to(line ? noticeWords(line, lang, clock()).path : path), 303);
});

/** The user's own notice, if it may still be seen. */
async function readOwn(db: Parameters<typeof listNotices>[0], user: User, id: string, now: Date) {
  if (!/^\d{1,15}$/.test(id)) return null;
  const { lines } = await listNotices(db, user, { after: String(Number(id) + 1) }, now, 1);
  return lines.find(line => String(line.id) === id) ?? null;
}

/** What a group of kinds is called. */
export function groupName(group: NoticeGroup, t: Words): string {
  const [zh, en] = groups[group];
  return t(zh, en);
}

const groups: Readonly<Record<NoticeGroup, readonly [zh: string, en: string]>> = {
  need: ['我的需求', 'My needs'],
  receiver: ['分派的需求', 'Routed needs'],
  offer: ['我的房源', 'My listings'],
  organisation: ['组织', 'Organisation'],
  search: ['保存的搜索', 'Saved searches'],
};

const ageing: readonly string[] = ['offer_confirm', 'offer_faded', 'offer_members', 'offer_hidden'];

async function page(c: Context, site: Site, user: User) {
  const { t, to, lang, database, clock } = site;
  const { search, searchParams } = new URL(c.req.url);
  const filter = noticeFilterFrom(searchParams);
  const now = clock();
  const { lines, next } = await database.read(db => listNotices(db, user, filter, now));
  const title = t('通知', 'Notices');
  const address = (change: { unread?: boolean; about?: NoticeGroup | null; after?: string }) => {
    const params = new URLSearchParams();
    if (change.unread ?? filter.unread) params.set('unread', '1');
    const about = change.about === undefined ? filter.group : change.about;
    if (about) params.set('about', about);
    if (change.after) params.set('after', change.after);
    return to(`${path}${params.size > 0 ? `?${params}` : ''}`);
  };
  const tab = (words: string, href: string, on: boolean) => (
    <a class={on ? 'btn btn-active' : 'btn'} href={href} aria-current={on ? 'true' : undefined}>
      {words}
    </a>
  );
  return show(
    c,
    site,
    { title, crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }], hidden: true },
    <div class="read grid gap-4 py-3">
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1>{title}</h1>
        <div class="flex flex-wrap gap-4 items-center">
          <form method="post" action={to(path)}>
            <button class="btn" type="submit" name="do" value="all">
              {t('全部标为已读', 'Mark all read')}
            </button>
          </form>
          <a href={to('/workspace/notices/settings')}>{t('通知设置', 'Settings')}</a>
        </div>
      </div>
      <nav class="flex flex-wrap gap-2" aria-label={t('筛选', 'Filter')}>
        {tab(t('全部', 'All'), address({ about: null, unread: false }), !filter.group && !filter.unread)}
        {tab(t('未读', 'Unread'), address({ unread: !filter.unread }), filter.unread === true)}
        {noticeGroups.map(group =>
          tab(groupName(group, t), address({ about: filter.group === group ? null : group }), filter.group === group),
        )}
      </nav>
      {lines.length === 0 ? (
        <p class="sheet empty quiet">
          {filter.group || filter.unread
            ? t('这里没有通知。', 'No notices here.')
            : t(
                '还没有通知。需求、房源有了进展，保存的搜索有了新结果，会写在这里。',
                'No notices yet. What happens to your needs and listings, and what saved searches find anew, is told here.',
              )}
        </p>
      ) : (
        <ul class="sheet lines">
          {lines.map(line => {
            const words = noticeWords(line, lang, now);
            return (
              <li>
                {line.readAt ? (
                  <a href={to(words.path)}>{words.title}</a>
                ) : (
                  <form method="post" action={to(path)}>
                    <input type="hidden" name="of" value={line.id} />
                    <button class="as-link" type="submit" name="do" value="open">
                      <span class="met" aria-hidden="true">
                        ●{' '}
                      </span>
                      {words.title}
                      <span class="sr-only">{t('（未读）', ' (unread)')}</span>
                    </button>
                  </form>
                )}
                <p class="small">{words.detail}</p>
                <div class="flex flex-wrap gap-x-4 gap-y-1 items-center quiet small">
                  <span class="num">{day(dayInChina(line.createdAt), lang)}</span>
                  <span>{t(kindOf(line.kind).zh, kindOf(line.kind).en)}</span>
                  {user.seats.length > 1 && line.organisationName && <span>{line.organisationName}</span>}
                  {!line.readAt && (
                    <form method="post" action={to(`${path}${search}`)}>
                      <input type="hidden" name="of" value={line.id} />
                      <button class="as-link small" type="submit" name="do" value="read">
                        {t('标为已读', 'Mark read')}
                      </button>
                    </form>
                  )}
                  {ageing.includes(line.kind) && !line.done && (
                    <form method="post" action={to(`/workspace/offers/${line.code}`)}>
                      <button class="btn" type="submit" name="do" value="confirm">
                        {t('确认仍然有效', 'Confirm that it still holds')}
                      </button>
                    </form>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {next && (
        <p>
          <a class="btn" href={address({ after: next })}>
            {t('更早的通知', 'Earlier notices')}
          </a>
        </p>
      )}
    </div>,
  );
}
