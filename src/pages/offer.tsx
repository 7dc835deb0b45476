import type { Context } from 'hono';
import { type Condition, conditionsFromQuery, conditionsToQuery, explainOffer } from '#modules/match/index.ts';
import { type Field, fieldsFor, groupNames, type Offer, offerPermissions, type Proof, readOffer } from '#modules/offer/index.ts';
import { may } from '#shared/may.ts';
import { CostSheet, Reasons } from '#ui/card.tsx';
import { missingPage } from './errors.tsx';
import { fieldWords } from './field-words.ts';
import { MapFold } from './map-fold.tsx';
import { costOf, matchOf } from './match-card.ts';
import { cardOf } from './offer-card.ts';
import { offerMeta } from './offer-meta.ts';
import { ProofWords, Trust } from './offer-trust.tsx';
import { type Site, show } from './site.tsx';

export const path = '/offers/:code';

/** One listing: what it is, what it really costs, who checked which field, and whether it fits the need one came with. */
export async function get(c: Context, site: Site) {
  const { t, to, lang, database } = site;
  const code = c.req.param('code') ?? '';
  const offer = await database.read(db => readOffer(db, site.viewer, code));
  if (!offer) return missingPage(c, site);
  const params = new URL(c.req.url).searchParams;
  const conditions = params.has('c') ? conditionsFromQuery(params, lang).conditions : [];
  const explained = conditions.length > 0 ? await database.read(db => explainOffer(db, code, { conditions, lang })) : null;
  const card = cardOf(site, offer);
  const cost = costOf(site, offer);
  const list =
    offer.kind === 'land' ? { words: t('土地', 'Land'), path: '/land' } : { words: t('房源', 'Spaces'), path: '/spaces' };
  const proofs = new Map(offer.proofs.map(proof => [proof.field ?? '', proof]));
  const whole = proofs.get('');
  return show(
    c,
    site,
    {
      title: offer.title,
      description: `${card.place} ${card.type} ${offer.title}`,
      crumbs: [list, { words: offer.code }],
      scripts: offer.lon === null ? [] : ['map'],
      ...(offer.publication === 'listed' ? { meta: offerMeta(c, site, offer, card, list) } : {}),
    },
    <div class="split py-3">
      <article class="grid gap-5">
        {offer.publication !== 'listed' && (
          <p class="sheet p-4">
            {t('这条房源没有公开，只有审核的人能看到这一页。', 'This listing is not public; only reviewers see this page.')}
          </p>
        )}
        <header class="grid gap-1">
          <h1>{offer.title}</h1>
          <p class="quiet">
            {card.place} · {card.type} · {card.deal} · <span class="num">{offer.code}</span>
            {offer.invented && ` · ${t('演示（虚构）', 'demo (invented)')}`}
          </p>
        </header>
        <section class="sheet p-4 grid gap-4">
          <dl class="slots">
            {card.slots.map(slot => (
              <div>
                <dt>{slot.label}</dt>
                <dd class="text-lg">
                  {slot.value === null ? <span class="unknown">— {t('待问', 'ask')}</span> : slot.value}
                  {slot.value !== null && <span class="unit">{slot.unit}</span>}
                </dd>
              </div>
            ))}
          </dl>
          <p class="flex flex-wrap gap-x-6 num">
            <span>
              {card.price ? (
                <>
                  {card.price.value}
                  <span class="unit">{card.price.unit}</span>
                </>
              ) : (
                <span class="unknown">{t('价格待问', 'Price: ask')}</span>
              )}
            </span>
            {cost && (
              <span class="quiet">
                {t('折合每可用平方米每月 ', 'per usable ㎡ per month ')}
                {cost.value} {cost.unit}
              </span>
            )}
          </p>
          <p class="flex flex-wrap gap-3 items-center noprint">
            <a class="btn btn-primary" href={to(`/needs/new?offer=${encodeURIComponent(offer.code)}`)}>
              {t('我想了解这一处', 'Ask about this place')}
            </a>
            {may(site.viewer, offerPermissions.verifyField) === null && (
              <a href={to(`/workspace/offers/${offer.code}/verify`)}>{t('记录核验', 'Record a check')}</a>
            )}
          </p>
        </section>
        {explained && (
          <section class="sheet p-4 grid gap-3" aria-labelledby="fit">
            <h2 id="fit">{t('对照您的需求', 'Against your need')}</h2>
            <Reasons match={matchOf(site, explained)} lang={lang} />
          </section>
        )}
        <Trust site={site} offer={offer} whole={whole} />
        {cost && (
          <section class="sheet p-4 grid gap-2" aria-labelledby="cost">
            <h2 id="cost">{t('实际成本', 'What it really costs')}</h2>
            <CostSheet cost={cost} lang={lang} />
          </section>
        )}
        {offer.note && (
          <section class="sheet p-4 grid gap-2">
            <h2>{t('说明', 'Note')}</h2>
            <p class="whitespace-pre-line">{offer.note}</p>
          </section>
        )}
        <Facts site={site} offer={offer} proofs={proofs} />
      </article>
      <aside class="grid gap-3">
        {offer.lon !== null && (
          <>
            <ul class="sr-only" id="point">
              <li id={`o-${offer.code}`} data-lon={offer.lon} data-lat={offer.lat} data-words={`${card.place} ${offer.title}`}>
                {card.place}
              </li>
            </ul>
            <MapFold site={site} list="point" short />
            <p class="small quiet">{t('位置为示意，以现场为准。', 'The point is schematic; the site itself decides.')}</p>
          </>
        )}
        {conditions.length > 0 && <BackLink site={site} q={params.get('q') ?? ''} conditions={conditions} />}
      </aside>
    </div>,
  );
}

const BackLink = (props: { site: Site; q: string; conditions: readonly Condition[] }) => {
  const { t, to } = props.site;
  return (
    <p>
      <a href={to(`/match?${props.q ? `q=${encodeURIComponent(props.q)}&` : ''}c=1&${conditionsToQuery(props.conditions)}`)}>
        {t('← 回到匹配结果', '← Back to the matches')}
      </a>
    </p>
  );
};

/** Every field by group; what the listing does not say stands at the end as a list of things to ask. */
const Facts = (props: { site: Site; offer: Offer; proofs: ReadonlyMap<string, Proof> }) => {
  const { site, offer, proofs } = props;
  const { t, lang } = site;
  const fields = fieldsFor(offer.kind).filter(field => field.key !== 'rent_unit' && field.key !== 'head_lease_end');
  const known = fields.filter(field => has(offer, field));
  const open = fields.filter(field => !has(offer, field));
  const groups = [...new Set(known.map(field => field.group))];
  return (
    <section class="sheet p-4 grid gap-5" aria-labelledby="facts">
      <h2 id="facts">{t('全部信息', 'All facts')}</h2>
      {groups.map(group => (
        <div>
          <h3 class="pb-1">{t(...groupNames[group])}</h3>
          <table class="facts">
            <tbody>
              {known
                .filter(field => field.group === group)
                .map(field => {
                  const proof = proofs.get(field.key);
                  return (
                    <tr>
                      <th scope="row">{t(field.zh, field.en)}</th>
                      <td class="num">
                        <span class={proof && !proof.holds ? 'lapsed' : undefined}>
                          {field.key === 'rent' ? rentWords(offer, site) : fieldWords(offer.values[field.key]!, field, site)}
                        </span>
                        {proof && <ProofWords site={site} proof={proof} />}
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </div>
      ))}
      {open.length > 0 && (
        <details>
          <summary class="quiet py-2">
            {t(`还有 ${open.length} 项没有写明，可以向发布方询问`, `${open.length} facts are not stated; ask the lessor`)}
          </summary>
          <p class="quiet">{open.map(field => t(field.zh, field.en)).join(lang === 'zh' ? '、' : ', ')}</p>
        </details>
      )}
    </section>
  );
};

function has(offer: Offer, field: Field): boolean {
  const value = offer.values[field.key];
  return value !== undefined && value !== null;
}

/** The rent with the unit in which it was stated. */
function rentWords(offer: Offer, site: Site): string {
  const { price } = cardOf(site, offer);
  return price ? `${price.value} ${price.unit}` : '';
}
