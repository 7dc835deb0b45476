import type { Context } from 'hono';
import { listPending, offerPermissions, publishOffer, readOffer, refuseOffer } from '#modules/offer/index.ts';
import { checkListing, insistOnReason, noteListingReason, openFindings } from '#modules/publish/index.ts';
import { may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import { type Sayings, sayingOf } from '#shared/words.ts';
import { AdvertFindings } from './advert-findings.tsx';
import { type Acting, WordsField } from './docking-parts.tsx';
import { type Form, one, readForm } from './form.ts';
import { cardOf } from './offer-card.ts';
import { forUser, refusalIn } from './session.ts';
import { type PageStatus, type Site, show } from './site.tsx';

export const path = '/workspace/review';

/** For those who review: listings that wait, to be published or sent back with a reason. */
export const get = forUser((c, site, user) => page(c, site, user, {}));

export const post = forUser(async (c, site, user) => {
  const form = await readForm(c);
  const code = one(form, 'of');
  try {
    await site.database.write(async tx => {
      if (one(form, 'do') !== 'publish') return refuseOffer(tx, user, code, one(form, 'why'));
      const offer = await readOffer(tx, user, code);
      const open = offer ? openFindings(checkListing(offer)) : 0;
      const reason = one(form, 'reason').slice(0, 500);
      insistOnReason(open, reason);
      await publishOffer(tx, user, code);
      await noteListingReason(tx, user, site.clock, code, open, reason);
    });
    return c.redirect(site.to(`${path}?done=${one(form, 'do') === 'publish' ? 'published' : 'refused'}`), 303);
  } catch (error) {
    const { problems, words, status } = refusalIn(error, site);
    return page(c, site, user, { form, problems, said: words, status });
  }
});

const doneWords: Sayings = {
  published: ['已发布，发布方会收到通知。', 'Published; its author is told.'],
  refused: ['已退回，发布方会看到原因。', 'Sent back; its author reads the reason.'],
};

type Shown = { form?: Form; problems?: Record<string, string>; said?: string; status?: PageStatus };

async function page(c: Context, site: Site, user: User, { form = {}, problems = {}, said, status = 200 }: Shown) {
  const { t, to, database } = site;
  const offers = await database.read(db => listPending(db, user));
  const pending = offers.map(card => ({ card, found: checkListing(card) }));
  const publishes = may(user, offerPermissions.publish) === null;
  const acting: Acting = { site, action: to(path), form, problems };
  const words = sayingOf(doneWords, new URL(c.req.url).searchParams.get('done'));
  const title = t('审核房源', 'Review listings');
  return show(
    c,
    site,
    { title, crumbs: [{ words: t('工作台', 'Workspace'), path: '/workspace' }, { words: title }], status, hidden: true },
    <div class="read grid gap-4 py-3">
      <h1>{title}</h1>
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      {words && status === 200 && (
        <p class="sheet p-4" role="status">
          {t(...words)}
        </p>
      )}
      {pending.length === 0 ? (
        <p class="sheet empty quiet">{t('没有等待审核的房源。', 'No listing waits for review.')}</p>
      ) : (
        <ul class="sheet lines">
          {pending.map(({ card: offer, found }) => {
            const card = cardOf(site, offer);
            return (
              <li>
                <a href={to(`/offers/${offer.code}`)}>{offer.title}</a>
                <span class="quiet small">
                  <span class="num">{offer.code}</span> · {card.place} · {card.type} · {card.deal}
                </span>
                {found.findings.length > 0 && <AdvertFindings site={site} check={found} />}
                <div class="flex flex-wrap gap-3 items-start">
                  {publishes && (
                    <form method="post" action={to(path)} class="flex flex-wrap gap-3">
                      <input type="hidden" name="of" value={offer.code} />
                      {openFindings(found) > 0 && (
                        <input
                          class="input"
                          name="reason"
                          maxlength={500}
                          aria-label={t('仍要发布的理由', 'Why it goes out all the same')}
                          placeholder={t('仍要发布的理由', 'Why it goes out all the same')}
                        />
                      )}
                      <button class="btn" type="submit" name="do" value="publish">
                        {t('发布', 'Publish')}
                      </button>
                    </form>
                  )}
                  <a class="btn" href={to(`/workspace/offers/${offer.code}/verify`)}>
                    {t('记录核验', 'Record a check')}
                  </a>
                </div>
                {publishes && (
                  <details open={one(form, 'of') === offer.code}>
                    <summary class="py-2">{t('退回', 'Send back')}</summary>
                    <form method="post" action={to(path)} class="fields">
                      <input type="hidden" name="of" value={offer.code} />
                      <WordsField
                        {...acting}
                        act="refuse"
                        of={offer.code}
                        name="why"
                        label={t('原因（发布方会看到）', 'Why (its author reads it)')}
                        long
                      />
                      <div>
                        <button class="btn" type="submit" name="do" value="refuse">
                          {t('退回', 'Send back')}
                        </button>
                      </div>
                    </form>
                  </details>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>,
  );
}
