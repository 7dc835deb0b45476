import type { Context } from 'hono';
import { foundOrganisation, kindWords, listOwnOrganisations, openKinds, readOwn, roleWords } from '#modules/account/index.ts';
import { handledBy, listOwnNeeds, needPermissions, stageName } from '#modules/need/index.ts';
import { listOwnOffers, offerPermissions, type Publication } from '#modules/offer/index.ts';
import { publishPermissions } from '#modules/publish/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { SelectField, TextField } from '#ui/input.tsx';
import { type Form, one, readForm } from './form.ts';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';
import { FactorNotice } from './workspace-factor.tsx';

export const path = '/workspace';

/** The members' first page: own listings, own requests, organisations. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

/** Founds an organisation. */
export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  try {
    const id = await site.database.write(tx =>
      foundOrganisation(tx, site.accounts, user, { name: one(form, 'name'), kind: one(form, 'kind') }),
    );
    return c.redirect(site.to(`/workspace/organisations/${id}?done=founded`), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems, said: words, status });
  }
});

/** The state of a listing in one word. */
export const publications: Readonly<Record<Publication, readonly [zh: string, en: string]>> = {
  draft: ['草稿', 'Draft'],
  pending: ['待审核', 'Awaiting review'],
  listed: ['在架', 'Listed'],
  withdrawn: ['已下架', 'Withdrawn'],
};

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200 }: Shown) {
  const { t, to, lang, database } = site;
  const ids = user.seats.map(seat => seat.organisation);
  const [own, organisations, offers, needs] = await database.read(db =>
    Promise.all([readOwn(db, user), listOwnOrganisations(db, user), listOwnOffers(db, user, ids), listOwnNeeds(db, user, ids)]),
  );
  const nameOf = new Map(organisations.map(one => [one.id, one.name]));
  const several = organisations.length > 1;
  const title = t('工作台', 'Workspace');
  const administers = user.seats.some(seat => seat.roles.includes('administrator'));
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], status, hidden: true },
    <div class="grid gap-6 py-3">
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1>{t(`${own.name}，您好`, `Hello, ${own.name}`)}</h1>
        <div class="flex flex-wrap gap-3 items-center">
          {handledBy(user).length > 0 && <a href={to('/workspace/requests')}>{t('分派的需求', 'Routed requests')}</a>}
          {may(user, needPermissions.watch) === null && <a href={to('/workspace/watch')}>{t('对接督办', 'Watch docking')}</a>}
          {may(user, offerPermissions.review) === null && (
            <a href={to('/workspace/review')}>{t('审核房源', 'Review listings')}</a>
          )}
          {may(user, publishPermissions.see) === null && <a href={to('/workspace/posts')}>{t('文章', 'Posts')}</a>}
          {may(user, publishPermissions.write) === null && <a href={to('/workspace/media')}>{t('媒体库', 'Media library')}</a>}
          <a href={to('/workspace/notices')}>{t('通知', 'Notices')}</a>
          {administers && <a href={to('/workspace/administration')}>{t('平台管理', 'Administration')}</a>}
          <a href={to('/workspace/security')}>{t('账号安全', 'Security')}</a>
          <form method="post" action={to('/sign-out')}>
            <button class="btn" type="submit">
              {t('退出登录', 'Sign out')}
            </button>
          </form>
        </div>
      </div>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {administers && !user.secondFactor && (
        <p class="sheet p-4">
          {t('管理员要先开启两步验证，平台管理才能用：', 'Administration needs the second factor first: ')}
          <a href={to('/workspace/security')}>{t('去开启', 'turn it on')}</a>
        </p>
      )}
      {!user.secondFactor &&
        organisations.map(
          one =>
            one.factorDue && (
              <FactorNotice site={site} name={one.name} due={one.factorDue} isShut={user.shut?.includes(one.id) ?? false} />
            ),
        )}
      <div class="grid gap-6 lg:grid-cols-2 lg:items-start">
        <section class="grid gap-3" aria-labelledby="offers">
          <Head
            site={site}
            id="offers"
            words={t('我的房源', 'My listings')}
            path="/offers/new"
            act={t('登记房源', 'List a space')}
          />
          {offers.length === 0 ? (
            <p class="sheet empty quiet">
              {organisations.length === 0
                ? t(
                    '先新建或加入一个组织，之后登记的房源会列在这里。',
                    'Found or join an organisation first; what you list then stands here.',
                  )
                : t('还没有登记房源。', 'Nothing is listed yet.')}
            </p>
          ) : (
            <ul class="sheet lines">
              {offers.map(offer => (
                <li>
                  <a href={to(`/workspace/offers/${offer.code}`)}>{offer.title}</a>
                  <span class="quiet small">
                    <span class="num">{offer.code}</span> · {t(...publications[offer.publication])} ·{' '}
                    {t(
                      `${day(dayInChina(offer.confirmedAt), lang)}确认`,
                      `confirmed ${day(dayInChina(offer.confirmedAt), lang)}`,
                    )}
                    {several && ` · ${nameOf.get(offer.organisation) ?? ''}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section class="grid gap-3" aria-labelledby="needs">
          <Head
            site={site}
            id="needs"
            words={t('我的需求', 'My requests')}
            path="/needs/new"
            act={t('提交需求', 'Post a need')}
          />
          {needs.length === 0 ? (
            <p class="sheet empty quiet">
              {t('还没有以组织名义提交的需求。', 'No request was posted in the name of an organisation yet.')}
            </p>
          ) : (
            <ul class="sheet lines">
              {needs.map(need => (
                <li>
                  <a href={to(`/workspace/needs/${need.number}`)}>{need.text?.slice(0, 60) ?? t('内容已删除', 'Erased')}</a>
                  <span class="quiet small">
                    <span class="num">{need.number}</span> · {stageName(need.stage, t)} · {day(dayInChina(need.createdAt), lang)}
                    {several && ` · ${nameOf.get(need.organisation) ?? ''}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section class="grid gap-3" aria-labelledby="organisations">
          <h2 id="organisations">{t('我的组织', 'My organisations')}</h2>
          {organisations.length > 0 && (
            <ul class="sheet lines">
              {organisations.map(one => (
                <li>
                  <a href={to(`/workspace/organisations/${one.id}`)}>{one.name}</a>
                  <span class="quiet small">
                    {t(...kindWords(one.kind))} · {one.roles.map(role => t(...roleWords(role))).join(t('、', ', '))}
                    {one.confirmedAt === null && ` · ${t('等待平台确认', 'awaits confirmation')}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <details class="sheet p-4" open={organisations.length === 0 || status !== 200}>
            <summary>{t('新建组织', 'Found an organisation')}</summary>
            <form method="post" action={to('/workspace')} class="fields pt-4">
              <TextField
                name="name"
                label={t('名称', 'Name')}
                value={one(form, 'name')}
                autocomplete="organization"
                maxlength={80}
                problem={problems.name}
                required
              />
              <SelectField
                name="kind"
                label={t('类别', 'Kind')}
                hint={t(
                  '园区或招商机构要等平台确认后才能作为接收方',
                  'A park or broker receives requests only after the platform has confirmed it',
                )}
                value={one(form, 'kind')}
                empty={t('请选择', 'Please choose')}
                options={openKinds.map(kind => [kind, t(...kindWords(kind))])}
                problem={problems.kind}
              />
              <div>
                <button class="btn" type="submit">
                  {t('新建', 'Found')}
                </button>
              </div>
            </form>
          </details>
        </section>
      </div>
    </div>,
  );
}

const Head = (props: { site: Site; id: string; words: string; path: string; act: string }) => (
  <div class="flex items-baseline justify-between gap-4">
    <h2 id={props.id}>{props.words}</h2>
    <a href={props.site.to(props.path)}>{props.act}</a>
  </div>
);
