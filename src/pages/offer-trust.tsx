import { type FieldContent, fieldOf, type Offer, ownFields, type Proof } from '#modules/offer/index.ts';
import { dayInChina } from '#platform/clock.ts';
import { ago, day, figure } from '#shared/format.ts';
import { fieldWords } from './field-words.ts';
import { roles, verificationWords } from './offer-card.ts';
import type { Site } from './site.tsx';

/** Can it be trusted: who offers it, who checked it, until when, how fresh. */
export const Trust = (props: { site: Site; offer: Offer; whole: Proof | undefined }) => {
  const { site, offer, whole } = props;
  const { t, lang } = site;
  const head = offer.values.head_lease_end as string | null | undefined;
  const { encumbrance } = offer.values;
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
          <tr>
            <th scope="row">{t('抵押、查封', 'Encumbrance')}</th>
            <td>
              {encumbrance === null || encumbrance === undefined ? (
                <span class="unknown">{t('待问', 'ask')}</span>
              ) : (
                fieldWords(encumbrance, fieldOf('encumbrance'), site)
              )}
            </td>
          </tr>
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

/** One check: how, by whom, when, and until when it holds. */
export const ProofWords = (props: { site: Site; proof: Proof }) => {
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

/** What a listing says of itself beside the trade's fields: its status, its pictures. */
function ownWords(key: string, content: FieldContent, site: Site): string {
  return fieldWords(content, ownFields.find(field => field.key === key)!, site);
}
