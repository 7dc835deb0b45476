import type { Context } from 'hono';
import { postOffer } from '#modules/offer/index.ts';
import { newToken } from '#platform/secret.ts';
import type { FormProblems } from '#ui/offer-fields.tsx';
import { type Form, one, readForm } from './form.ts';
import { kindOf, ListingFields, ListingProblems, readPosting } from './listing-form.tsx';
import { OwnerField, ownerOf } from './owner.tsx';
import { type Site, show } from './site.tsx';

export const path = '/offers/new';

/** The form with which a park, owner or broker lists a space or a parcel; it is shown after review. */
export function get(c: Context, site: Site) {
  return page(c, site, { kind: new URL(c.req.url).searchParams.get('kind') ?? 'space' }, {});
}

/** Stores the listing for review and leads to its private page, or gives the form back with what was typed and what to mend. */
export async function post(c: Context, site: Site) {
  const { database, secret } = site;
  const form = await readForm(c);
  const { posting, problems } = readPosting(site, form);
  if (!posting) return page(c, site, form, problems);
  const owner = ownerOf(site, form);
  const posted = await database.write(tx =>
    postOffer(tx, site.viewer, { ...posting, origin: 'form', owner, once: one(form, 'once') }, secret),
  );
  if (owner) return c.redirect(site.to(`/workspace/offers/${posted.code}`), 303);
  return c.redirect(site.to(`/offers/${posted.code}/own/${posted.token}?posted=1`), 303);
}

async function page(c: Context, site: Site, form: Form, problems: FormProblems) {
  const { t, to } = site;
  const owners = await OwnerField({ site, form });
  const land = kindOf(form) === 'land';
  const title = land ? t('登记地块', 'List a parcel') : t('登记房源', 'List a space');
  const bad = Object.keys(problems).length > 0;
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], status: bad ? 422 : 200, hidden: bad },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      <p class="quiet">
        {t(
          '不知道的就空着：空着会显示“待问”，不会当作没有。',
          'Leave blank what you do not know: it is shown as “ask”, never as absent.',
        )}{' '}
        {land ? (
          <a href={to('/offers/new')}>{t('要登记厂房、仓库？', 'A plant or warehouse instead?')}</a>
        ) : (
          <a href={to('/offers/new?kind=land')}>{t('要登记土地？', 'Land instead?')}</a>
        )}
      </p>
      <p>
        <a href={to('/offers/paste')}>
          {t(
            '手上有现成的房源文字？粘贴进来，一次填好一条或多条',
            'Have the text of listings? Paste it, and the forms fill themselves',
          )}
        </a>
      </p>
      <ListingProblems site={site} problems={problems} />
      <form class="grid gap-4" action={to('/offers/new')} method="post">
        <input type="hidden" name="once" value={one(form, 'once') || newToken()} />
        {owners}
        <ListingFields site={site} form={form} problems={problems} contact />
        <div>
          <button class="btn btn-primary" type="submit">
            {t('提交审核', 'Submit for review')}
          </button>
        </div>
      </form>
    </div>,
  );
}
