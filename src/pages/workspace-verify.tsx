import type { Context } from 'hono';
import { listOwnOrganisations } from '#modules/account/index.ts';
import { fieldsFor, offerPermissions, readOffer, type VerificationMethod, verifyOffer } from '#modules/offer/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { insist, may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { AreaField, SelectField, TextField } from '#ui/input.tsx';
import { missingPage } from './errors.tsx';
import { fieldWords } from './field-words.ts';
import { type Form, one, readForm } from './form.ts';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/offers/:code/verify';

/** Where a check of a listing is recorded, field by field: how, on which day, until when it holds. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

export const post = forUser(async (c, site, user) => {
  const { database, clock, to } = site;
  const code = c.req.param('code') ?? '';
  const form = await readForm(c);
  const field = (name: string) => one(form, name);
  try {
    await database.write(async tx => {
      // Who checked is the organisation of the one who records it, and not what somebody types.
      const checkedBy = (await checkers(tx, user)).find(each => each.id === field('by'))?.name ?? '';
      await verifyOffer(
        tx,
        user,
        {
          ...{ code, checkedBy, field: field('field') === 'whole' ? null : field('field') },
          ...{ method: field('method') as VerificationMethod, passed: field('result') !== 'failed' },
          ...{ checkedOn: field('on'), validUntil: field('until'), note: field('note') },
        },
        clock(),
      );
    });
    return c.redirect(to(`/workspace/offers/${code}/verify?done=1`), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems, said: words, status });
  }
});

/** The organisations in whose name a user may record checks. */
async function checkers(db: Parameters<typeof listOwnOrganisations>[0], user: User): Promise<{ id: string; name: string }[]> {
  const organisations = await listOwnOrganisations(db, user);
  const roles = (id: string) => user.seats.find(seat => seat.organisation === id)?.roles ?? [];
  const one = (id: string): User => ({ ...user, seats: [{ organisation: id, owner: false, roles: roles(id) }] });
  return organisations.filter(({ id }) => may(one(id), offerPermissions.verifyField) === null);
}

const methods: readonly (readonly [VerificationMethod, zh: string, en: string])[] = [
  ['phone', '电话', 'By phone'],
  ['document', '证件', 'By document'],
  ['site', '现场', 'On site'],
];

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200 }: Shown) {
  insist(may(user, offerPermissions.verifyField));
  const { t, to, lang, database, clock } = site;
  const code = c.req.param('code') ?? '';
  const { offer, organisations } = await database.read(async db => ({
    offer: await readOffer(db, user, code),
    organisations: await checkers(db, user),
  }));
  if (!offer) return missingPage(c, site);
  const whole = may(user, offerPermissions.verify) === null;
  const fields = fieldsFor(offer.kind).filter(each => offer.values[each.key] !== undefined && offer.values[each.key] !== null);
  const nameOf = (key: string | null) => {
    const found = fields.find(each => each.key === key);
    return found ? t(found.zh, found.en) : t('整条房源', 'The whole listing');
  };
  const today = dayInChina(clock());
  const title = t('记录核验', 'Record a check');
  return show(
    c,
    site,
    {
      title,
      crumbs: [
        { words: t('工作台', 'Workspace'), path: '/workspace' },
        { words: code, path: `/offers/${code}` },
        { words: title },
      ],
      status,
      hidden: true,
    },
    <div class="read grid gap-5 py-3">
      <header>
        <h1>{title}</h1>
        <p class="quiet">
          <a href={to(`/offers/${code}`)}>{offer.title}</a> · <span class="num">{code}</span>
        </p>
      </header>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {new URL(c.req.url).searchParams.has('done') && status === 200 && (
        <p class="sheet p-4" role="status">
          {t('核验已保存，显示在房源页上。', 'The check is saved and stands on the page of the listing.')}
        </p>
      )}
      <form method="post" action={to(`/workspace/offers/${code}/verify`)} class="sheet p-4 fields">
        <SelectField
          name="field"
          label={t('核验哪一项', 'What was checked')}
          value={one(form, 'field')}
          empty={t('请选择', 'Please choose')}
          options={[
            ...(whole ? [['whole', t('整条房源', 'The whole listing')] as const] : []),
            ...fields.map(
              each => [each.key, `${t(each.zh, each.en)}：${fieldWords(offer.values[each.key]!, each, site)}`] as const,
            ),
          ]}
          problem={problems.field}
        />
        <div class="fields two">
          <SelectField
            name="method"
            label={t('方式', 'How')}
            value={one(form, 'method')}
            empty={t('请选择', 'Please choose')}
            options={methods.map(([key, zh, en]) => [key, t(zh, en)])}
            problem={problems.method}
          />
          {whole && (
            <SelectField
              name="result"
              label={t('结果', 'Result')}
              value={one(form, 'result')}
              empty={t('通过', 'Holds')}
              options={[['failed', t('未通过', 'Does not hold')]]}
            />
          )}
          <TextField
            name="on"
            label={t('核验日期', 'Checked on')}
            type="date"
            value={one(form, 'on') || today}
            problem={problems.checkedOn}
            required
          />
          <TextField
            name="until"
            label={t('有效到', 'Holds until')}
            type="date"
            value={one(form, 'until')}
            problem={problems.validUntil}
            required
          />
        </div>
        <SelectField
          name="by"
          label={t('核验单位', 'Checked by')}
          value={one(form, 'by') || organisations[0]?.id}
          empty={t('请选择', 'Please choose')}
          options={organisations.map(each => [each.id, each.name])}
          problem={problems.checkedBy}
        />
        <AreaField
          name="note"
          label={t('说明', 'Note')}
          optional={t('选填，公开显示', 'optional, public')}
          value={one(form, 'note')}
          rows={2}
          maxlength={400}
          problem={problems.note}
        />
        <div>
          <button class="btn btn-primary" type="submit">
            {t('保存核验', 'Save the check')}
          </button>
        </div>
      </form>
      <section class="grid gap-3" aria-labelledby="proofs">
        <h2 id="proofs">{t('已有核验', 'Checks so far')}</h2>
        {offer.proofs.length === 0 ? (
          <p class="sheet empty quiet">{t('还没有核验。', 'Nothing was checked yet.')}</p>
        ) : (
          <ul class="sheet lines">
            {offer.proofs.map(proof => {
              const [, zh, en] = methods.find(([key]) => key === proof.method)!;
              return (
                <li>
                  <span>
                    {nameOf(proof.field)} · {t(zh, en)} · {proof.passed ? t('通过', 'holds') : t('未通过', 'does not hold')}
                  </span>
                  <span class={`small ${proof.holds ? 'met' : 'unknown'}`}>
                    {proof.checked_by} · {day(proof.checked_on, lang)} ·{' '}
                    {proof.holds || !proof.passed
                      ? t(`有效到 ${day(proof.valid_until, lang)}`, `until ${day(proof.valid_until, lang)}`)
                      : t(
                          `${day(proof.valid_until, lang)}已到期，请重新核实`,
                          `ran out ${day(proof.valid_until, lang)}, to be checked again`,
                        )}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </section>
    </div>,
  );
}
