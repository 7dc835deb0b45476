import type { Context } from 'hono';
import {
  confirmOrganisation,
  kindList,
  kindNamed,
  kindWords,
  listOrganisations,
  makeOrganisation,
} from '#modules/account/index.ts';
import type { User } from '#shared/viewer.ts';
import { SelectField, TextField } from '#ui/input.tsx';
import { type Form, one, readForm } from './form.ts';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/administration';

/** For administrators: organisations that wait for confirmation, all others, and a form for those of other kinds. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Confirms an organisation, or makes one whose owner is the administrator, who then invites its people. */
export const post = forUser(async (c, site, user) => {
  const { database, accounts, to } = site;
  const form = await readForm(c);
  try {
    if (one(form, 'do') === 'confirm') {
      await database.write(tx => confirmOrganisation(tx, user, one(form, 'organisation')));
      return c.redirect(to(`${path}?done=confirm`), 303);
    }
    const kind = kindNamed(one(form, 'kind'));
    const asked = { name: one(form, 'name'), kind, owner: user.user };
    const id = await database.write(tx => makeOrganisation(tx, accounts, user, asked));
    return c.redirect(to(`/workspace/organisations/${id}?done=founded`), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems, said: words, status });
  }
});

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200 }: Shown) {
  const { t, to, database } = site;
  const organisations = await database.read(db => listOrganisations(db, user));
  const title = t('平台管理', 'Administration');
  return show(
    c,
    site,
    { title, crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }], status, hidden: true },
    <div class="read grid gap-5 py-3">
      <div class="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1>{title}</h1>
        <span class="flex gap-5">
          <a href={to('/workspace/site')}>{t('站点设置', 'Site settings')}</a>
          <a href={to('/workspace/administration/jobs')}>{t('后台任务', 'Jobs')}</a>
        </span>
      </div>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      <section class="grid gap-3" aria-labelledby="all">
        <h2 id="all">{t('组织', 'Organisations')}</h2>
        <ul class="sheet lines">
          {organisations.map(organisation => (
            <li>
              <span>{organisation.name}</span>
              <span class="quiet small">
                {t(...kindWords(organisation.kind))} · {t(`${organisation.members} 人`, `${organisation.members} member(s)`)} ·{' '}
                {organisation.confirmedAt ? t('已确认', 'confirmed') : t('等待确认', 'awaits confirmation')}
              </span>
              {!organisation.confirmedAt && (
                <form method="post" action={to(path)}>
                  <input type="hidden" name="organisation" value={organisation.id} />
                  <button class="btn" type="submit" name="do" value="confirm">
                    {t('确认', 'Confirm')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section class="sheet p-4 grid gap-3" aria-labelledby="make">
        <h2 id="make">{t('新建组织', 'Make an organisation')}</h2>
        <form method="post" action={to(path)} class="fields">
          <TextField
            name="name"
            label={t('名称', 'Name')}
            value={one(form, 'name')}
            maxlength={80}
            problem={problems.name}
            required
          />
          <SelectField
            name="kind"
            label={t('类别', 'Kind')}
            value={one(form, 'kind')}
            empty={t('请选择', 'Please choose')}
            options={kindList.map(kind => [kind, t(...kindWords(kind))])}
            problem={problems.kind}
          />
          <div>
            <button class="btn" type="submit" name="do" value="make">
              {t('新建', 'Make')}
            </button>
          </div>
        </form>
      </section>
    </div>,
  );
}
