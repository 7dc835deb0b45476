import type { Context } from 'hono';
import { type Condition, conditionsFromQuery, conditionsToQuery, explainOffer } from '#modules/match/index.ts';
import {
  type Field,
  type FieldContent,
  fieldsFor,
  groupNames,
  type Offer,
  ownFields,
  type Proof,
  readOffer,
} from '#modules/offer/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { ago, day, figure } from '#shared/format.ts';
import { CostSheet, Reasons } from '#ui/card.tsx';
import { missingPage } from './errors.tsx';
import { fieldWords } from './field-words.ts';
import { MapFold } from './map-fold.tsx';
import { costOf, matchOf } from './match-card.ts';
import { cardOf, roles, verificationWords } from './offer-card.ts';
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
    },
    <div class="split py-3">
      <article class="grid gap-5">
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
          <p class="flex flex-wrap gap-3 noprint">
            <a class="btn btn-primary" href={to(`/needs/new?offer=${encodeURIComponent(offer.code)}`)}>
              {t('我想了解这一处', 'Ask about this place')}
            </a>
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

/** Can it be trusted: who offers it, who checked it, until when, how fresh. */
const Trust = (props: { site: Site; offer: Offer; whole: Proof | undefined }) => {
  const { site, offer, whole } = props;
  const { t, lang } = site;
  const head = offer.values.head_lease_end as string | null | undefined;
  const confirmed = day(dayInChina(offer.confirmed_at), lang);
  const onMarket = offer.listed_at && Math.max(0, Math.floor((site.clock().getTime() - offer.listed_at.getTime()) / 86_400_000));
  return (
    <section class="sheet p-4 grid gap-2" aria-labelledby="trust">
      <h2 id="trust">{t('可信程度', 'How far it can be trusted')}</h2>
      <table class="facts">
        <tbody>
          <tr>
            <th scope="row">{t('核验', 'Verification')}</th>
            <td>{whole ? <ProofWords site={site} proof={whole} /> : verificationWords(offer.verification, lang)}</td>
          </tr>
          <tr>
            <th scope="row">{t('最近确认', 'Last confirmed')}</th>
            <td>
              {t(
                `${confirmed}（${ago(offer.freshness.days, lang)}，${offer.freshness.zh}）`,
                `${confirmed} (${ago(offer.freshness.days, lang)}, ${offer.freshness.en.toLowerCase()})`,
              )}
            </td>
          </tr>
          {onMarket !== null && (
            <tr>
              <th scope="row">{t('在架', 'On the market')}</th>
              <td>{t(`${figure(onMarket)} 天`, `${figure(onMarket)} days`)}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{t('房源状态', 'Status')}</th>
            <td>{ownWords('lease_status', offer.lease_status, site)}</td>
          </tr>
          {offer.media && offer.media.length > 0 && (
            <tr>
              <th scope="row">{t('影像', 'Media')}</th>
              <td>{ownWords('media', offer.media, site)}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{t('发布方', 'Offered by')}</th>
            <td>
              {t(...roles[offer.lessor_role])}
              {offer.lessor && ` · ${offer.lessor.name}`}
              {offer.contact_masked && <span class="quiet"> · {offer.contact_masked}</span>}
            </td>
          </tr>
          {offer.lessor_role === 'sublessor' && (
            <tr>
              <th scope="row">{t('原租约', 'Head lease')}</th>
              <td>
                {head ? (
                  t(`到 ${day(head, lang)} 为止`, `ends ${day(head, lang)}`)
                ) : (
                  <span class="unknown">{t('到期日待问', 'end: ask')}</span>
                )}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
};

const methods: Readonly<Record<Proof['method'], readonly [zh: string, en: string]>> = {
  phone: ['电话核实', 'by phone'],
  site: ['现场核实', 'on site'],
  document: ['证件核实', 'by document'],
};

const ProofWords = (props: { site: Site; proof: Proof }) => {
  const { site, proof } = props;
  const { t, lang } = site;
  const until = day(proof.valid_until, lang);
  const method = t(...methods[proof.method]);
  const state = proof.passed ? method : t(`${method}未通过`, `failed ${method}`);
  return (
    <span class={`small ${proof.holds ? 'met' : 'unknown'}`}>
      {' '}
      {state} · {proof.checked_by} · {day(proof.checked_on, lang)}
      {proof.holds && t(`，有效至 ${until}`, `, holds until ${until}`)}
      {proof.passed && !proof.holds && t(`，${until}已到期，请重新核实`, `, expired ${until}, to be checked again`)}
    </span>
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

/** What a listing says of itself beside the trade's fields: its status, its pictures. */
function ownWords(key: string, content: FieldContent, site: Site): string {
  return fieldWords(content, ownFields.find(field => field.key === key)!, site);
}

/** The rent with the unit in which it was stated. */
function rentWords(offer: Offer, site: Site): string {
  const { price } = cardOf(site, offer);
  return price ? `${price.value} ${price.unit}` : '';
}
