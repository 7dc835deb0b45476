import { acceptInvitation, kindWords, readInvitation, roleWords } from '#modules/account/index.ts';
import { forUser, setCookies } from './session.ts';
import { show } from './site.tsx';

export const path = '/invitations/:id';

/** An invitation, for whoever has the address that it was sent to. */
export const get = forUser(async (c, site, user) => {
  const { t, to, database } = site;
  const id = c.req.param('id') ?? '';
  const { name, kind, roles } = await database.read(db => readInvitation(db, user, id));
  const title = t('邀请', 'Invitation');
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], hidden: true },
    <div class="read grid gap-4 py-6">
      <h1>{t(`${name} 邀请您加入`, `${name} invites you to join`)}</h1>
      <p>
        {t(...kindWords(kind))} · {roles.map(role => t(...roleWords(role))).join(t('、', ', '))}
      </p>
      <form method="post" action={to(`/invitations/${id}`)}>
        <button class="btn btn-primary" type="submit">
          {t('接受', 'Accept')}
        </button>
      </form>
    </div>,
  );
});

/** Accepts it. */
export const post = forUser(async (c, site, user) => {
  const { database, accounts } = site;
  const id = c.req.param('id') ?? '';
  const { organisation } = await database.read(db => readInvitation(db, user, id));
  setCookies(c, site, [await database.write(tx => acceptInvitation(tx, accounts, user, id))]);
  return c.redirect(site.to(`/workspace/organisations/${organisation}?done=joined`), 303);
});
