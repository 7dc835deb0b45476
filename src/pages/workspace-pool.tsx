import type { Context } from 'hono';
import { listOwnOrganisations } from '#modules/account/index.ts';
import { claimLimit, claimNeed, handledBy, listPool } from '#modules/need/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import type { User } from '#shared/viewer.ts';
import { one, readForm } from './form.ts';
import { PlainChips } from './plain-chips.tsx';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/pool';

/** The requests that any receiver can claim, without company and contact. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Claims a request in the name of an organisation, and leads to it. */
export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  try {
    const id = await site.database.write(tx => claimNeed(tx, user, site.clock, one(form, 'number'), one(form, 'organisation')));
    return c.redirect(site.to(`/workspace/requests/${id}`), 303);
  } catch (error) {
    const { words, status } = refusalIn(error, site);
    return page(c, site, user, { said: words, status });
  }
});

async function page(c: Context, site: Site, user: User, { said, status = 200 }: { said?: string; status?: PageStatus }) {
  const { t, to, lang, database } = site;
  const after = new URL(c.req.url).searchParams.get('after');
  const { lines, next, organisations } = await database.read(async db => ({
    ...(await listPool(db, user, after)),
    organisations: await listOwnOrganisations(db, user),
  }));
  const own = organisations.filter(each => handledBy(user).includes(each.id));
  const title = t('公海', 'The pool');
  return show(
    c,
    site,
    { title, crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }], status, hidden: true },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      <p class="quiet">
        {t(
          `企业同意公开需求内容、由接收方认领。每家最多同时认领 ${claimLimit} 条；2 个工作日内不受理的自动退回。`,
          `Enterprises agreed that these may be claimed. At most ${claimLimit} at once; what is not acknowledged within 2 working days goes back.`,
        )}
      </p>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {lines.length === 0 ? (
        <p class="sheet empty quiet">{t('公海里现在没有需求。', 'The pool is empty now.')}</p>
      ) : (
        lines.map(line => (
          <article class="sheet p-4 grid gap-3">
            <p class="quiet small num">
              {line.number} · {day(dayInChina(line.createdAt), lang)}
            </p>
            <p class="whitespace-pre-line">{line.text}</p>
            {line.conditions.length > 0 && <PlainChips conditions={line.conditions} lang={lang} />}
            <form method="post" action={to(path)} class="flex flex-wrap gap-3">
              <input type="hidden" name="number" value={line.number} />
              {own.map(each => (
                <button class="btn" type="submit" name="organisation" value={each.id}>
                  {own.length > 1 ? t(`以${each.name}认领`, `Claim for ${each.name}`) : t('认领', 'Claim')}
                </button>
              ))}
            </form>
          </article>
        ))
      )}
      {next && (
        <p>
          <a class="btn" href={to(`${path}?after=${next}`)}>
            {t('下一页', 'Next page')}
          </a>
        </p>
      )}
    </div>,
  );
}
