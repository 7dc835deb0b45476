import type { Context } from 'hono';
import { confirmByLink, readByConfirmLink } from '#modules/offer/index.ts';
import { entryPage } from './entry.tsx';
import { missingPage } from './errors.tsx';
import type { Site } from './site.tsx';

export const path = '/offers/:code/confirm/:token';

/** The page of the link in a reminder: one button that says that the listing still holds, without signing in. */
export async function get(c: Context, site: Site) {
  const { t, secret, database } = site;
  const { code, token } = linkOf(c);
  const found = await database.read(db => readByConfirmLink(db, secret, code, token));
  if (!found)
    return missingPage(
      c,
      site,
      t(
        '这个链接已经用过或已失效；如仍需确认，请登录后在“我的房源”里操作。',
        'This link was used or holds no more; sign in and confirm the listing there.',
      ),
    );
  return entryPage(
    c,
    site,
    {
      title: t('确认房源仍然有效', 'Confirm a listing'),
      action: `/offers/${code}/confirm/${token}`,
      button: t('仍然有效', 'It still holds'),
    },
    <p>
      {found.title} <span class="quiet num">{code}</span>
    </p>,
    <p class="quiet small">
      {t('已经租出或有变化？请登录后修改或下架。', 'Let already, or changed? Sign in to change it or take it down.')}
    </p>,
  );
}

export async function post(c: Context, site: Site) {
  const { t, to, secret, database } = site;
  const { code, token } = linkOf(c);
  await database.write(tx => confirmByLink(tx, secret, code, token));
  return entryPage(
    c,
    site,
    {
      title: t('已确认', 'Confirmed'),
      said: t('时效从今天重新起算，谢谢。', 'Its freshness starts again today. Thank you.'),
      action: null,
      button: '',
    },
    null,
    <p>
      <a href={to(`/offers/${code}`)}>{t('看公开页面', 'See the public page')}</a>
    </p>,
  );
}

function linkOf(c: Context): { code: string; token: string } {
  return { code: c.req.param('code') ?? '', token: c.req.param('token') ?? '' };
}
