import type { Context } from 'hono';
import { changeOffer, confirmOffer, type OwnOffer, type Publication, readOwnOffer, withdrawOffer } from '#modules/offer/index.ts';
import { checkListing } from '#modules/publish/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { day } from '#shared/format.ts';
import { Refused } from '#shared/refused.ts';
import { type Sayings, sayingOf } from '#shared/words.ts';
import type { FormProblems } from '#ui/offer-fields.tsx';
import { AdvertFindings } from './advert-findings.tsx';
import { missingPage } from './errors.tsx';
import { type Form, one, readForm } from './form.ts';
import { formOf, ListingFields, ListingProblems, readListing } from './listing-form.tsx';
import { forUser } from './session.ts';
import { type Site, show } from './site.tsx';

export const path = '/offers/:code/own/:token';

/** The private page of a listing: where it stands, to confirm that it still holds, to change it, to take it down. */
export const get = read;
export const post = act;

/** The same for members of the organisation in whose name it was posted. */
export const member = { path: '/workspace/offers/:code', get: forUser(read), post: forUser(act) };

async function read(c: Context, site: Site) {
  const { code, token } = addressOf(c);
  const own = await site.database.read(db => readOwnOffer(db, code, token, site.viewer));
  if (!own) return missingPage(c, site);
  return page(c, site, { form: formOf(own.offer), problems: {}, own });
}

/** Saves, confirms or withdraws, as the button pressed says. */
async function act(c: Context, site: Site) {
  const { viewer } = site;
  const { code, token, own: address } = addressOf(c);
  const own = await site.database.read(db => readOwnOffer(db, code, token, viewer));
  if (!own) return missingPage(c, site);
  const form = await readForm(c);
  const back = (done: string) => c.redirect(site.to(`${address}?done=${encodeURIComponent(done)}`), 303);
  switch (one(form, 'do')) {
    case 'confirm':
      await site.database.write(tx => confirmOffer(tx, viewer, code, token));
      return back('confirmed');
    case 'withdraw':
      if (one(form, 'sure') !== '1') return back('');
      await site.database.write(tx => withdrawOffer(tx, viewer, code, token));
      return back('withdrawn');
    default: {
      const { offer, problems } = readListing(site, { ...form, kind: own.offer.kind });
      const typed = { ...form, kind: own.offer.kind };
      if (!offer) return page(c, site, { form: typed, problems, own: { ...own, version: one(form, 'seen') } });
      try {
        await site.database.write(tx => changeOffer(tx, viewer, code, token, offer, one(form, 'seen')));
      } catch (error) {
        if (!(error instanceof Refused && error.reason === 'conflict')) throw error;
        return page(c, site, { form: typed, problems: {}, own, changed: site.t(error.message, error.en) });
      }
      return back('saved');
    }
  }
}

/** The listing, its private token where it was opened by one, and the address of this page. */
function addressOf(c: Context): { code: string; token: string | null; own: string } {
  const [code, token] = [c.req.param('code') ?? '', c.req.param('token') ?? null];
  return { code, token, own: token === null ? `/workspace/offers/${code}` : `/offers/${code}/own/${token}` };
}

const states: Readonly<Record<Publication, readonly [zh: string, en: string]>> = {
  draft: ['草稿', 'Draft'],
  pending: [
    '待审核：审核通过后显示在列表里，已有的需求会自动与它匹配。',
    'Awaiting review: once reviewed it is listed, and needs already posted are matched with it.',
  ],
  listed: ['在架', 'Listed'],
  withdrawn: ['已下架', 'Withdrawn'],
};

const doneWords: Sayings = {
  confirmed: ['已确认：时效从今天重新起算。', 'Confirmed: its freshness starts again today.'],
  withdrawn: ['已下架，不再显示。', 'Withdrawn; it is no longer shown.'],
  saved: [
    '已保存。改动过的内容会重新审核，原有核验不再算数。',
    'Saved. Changes are reviewed again, and checks of what changed no longer count.',
  ],
};

type Draft = {
  form: Form;
  problems: FormProblems;
  own: OwnOffer;
  /** Words that somebody else changed the listing meanwhile. */
  changed?: string;
};

function page(c: Context, site: Site, { form, problems, own, changed }: Draft) {
  const { t, to, lang } = site;
  const { publication, version, looks } = own;
  const { code, token, own: address } = addressOf(c);
  const params = new URL(c.req.url).searchParams;
  const said = sayingOf(doneWords, params.get('done'));
  const bad = Object.keys(problems).length > 0;
  const action = to(address);
  const found = checkListing(own.offer);
  return show(
    c,
    site,
    {
      title: t(`我的房源 ${code}`, `My listing ${code}`),
      crumbs: [...(token === null ? [{ words: t('工作台', 'Workspace'), path: '/workspace' }] : []), { words: code }],
      status: changed ? 409 : bad ? 422 : 200,
      hidden: true,
    },
    <div class="read grid gap-4 py-3">
      <h1>{t(`我的房源 ${code}`, `My listing ${code}`)}</h1>
      {params.has('posted') && (
        <div class="sheet p-4 grid gap-1" role="status">
          <b>{t('已收到，等待审核。请收藏这个页面：', 'Received, awaiting review. Please keep this page:')}</b>
          <p>
            {t(
              '它的地址就是修改这条房源的凭证，只显示这一次。',
              'its address is the key for changing this listing and is shown only once.',
            )}
          </p>
        </div>
      )}
      {changed && (
        <div class="problem" role="alert">
          <p>{changed}</p>
        </div>
      )}
      {said && (
        <p class="sheet p-4" role="status">
          {t(...said)}
        </p>
      )}
      <p>{t(...states[publication])}</p>
      {own.refused && (
        <div class="problem">
          <b>{t('审核退回：', 'Sent back: ')}</b>
          {own.refused}
          <p class="quiet">{t('修改并保存后会重新审核。', 'Once changed and saved it is reviewed again.')}</p>
        </div>
      )}
      {found.findings.length > 0 && (
        <section class="sheet p-4 grid gap-2" aria-labelledby="advert">
          <h2 id="advert">{t('广告法检查', 'Advertising law')}</h2>
          <AdvertFindings site={site} check={found} />
        </section>
      )}
      {publication !== 'withdrawn' && (
        <div class="flex flex-wrap gap-3 items-start">
          <form method="post" action={action}>
            <button class="btn" type="submit" name="do" value="confirm">
              {t('确认仍然有效', 'Confirm that it still holds')}
            </button>
          </form>
          {publication === 'listed' && (
            <a class="btn" href={to(`/offers/${code}`)}>
              {t('看公开页面', 'See the public page')}
            </a>
          )}
          <details>
            <summary class="btn">{t('下架', 'Withdraw')}</summary>
            <form method="post" action={action} class="sheet p-4 grid gap-3 mt-2">
              <label class="tick">
                <input class="checkbox" type="checkbox" name="sure" value="1" required />
                {t('我确定不再出租或出售', 'I am sure it is no longer on offer')}
              </label>
              <button class="btn btn-error" type="submit" name="do" value="withdraw">
                {t('下架', 'Withdraw')}
              </button>
            </form>
          </details>
        </div>
      )}
      {looks.length > 0 && (
        <details>
          <summary class="py-2">
            {t(`联系方式被查看 ${looks.length} 次`, `The contact was looked at ${looks.length} time(s)`)}
          </summary>
          <ul class="sheet p-4">
            {looks.map(look => (
              <li>
                <span class="quiet num">{day(dayInChina(look.at), lang)}</span> {look.why}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ListingProblems site={site} problems={problems} />
      <form class="grid gap-4" action={action} method="post">
        <input type="hidden" name="seen" value={version} />
        <ListingFields site={site} form={form} problems={problems} contact={false} />
        <div>
          <button class="btn btn-primary" type="submit" name="do" value="save">
            {t('保存修改', 'Save changes')}
          </button>
        </div>
      </form>
    </div>,
  );
}
