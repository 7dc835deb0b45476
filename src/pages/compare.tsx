import type { Context } from 'hono';
import { fieldsFor, type Offer, readOffer } from '#modules/offer/index.ts';
import { fieldWords } from './field-words.ts';
import { costOf } from './match-card.ts';
import { cardOf } from './offer-card.ts';
import { type Site, show } from './site.tsx';

export const path = '/compare';
const most = 4;

/** Up to four listings side by side: only the rows in which at least one of them says something, differences marked. */
export async function get(c: Context, site: Site) {
  const { t, to, database } = site;
  const params = new URL(c.req.url).searchParams;
  const codes = [...new Set(params.getAll('code').flatMap(code => code.split(',')))].filter(Boolean);
  const offers = (
    await database.read(db => Promise.all(codes.slice(0, most).map(code => readOffer(db, site.viewer, code))))
  ).filter(offer => offer !== null);
  const back = params.get('back') ?? '';
  // Browsers drop tabs and line ends from an address and read \ as /: each of them can turn a path into another site.
  const safeBack = /^\/(?!\/)[^\\\p{Cc}]*$/u.test(back) ? back : '/spaces';
  const title = t('比较', 'Compare');
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }] },
    <section class="grid gap-4 py-3">
      <h1>{title}</h1>
      <p>
        <a href={to(safeBack)}>{t('← 返回列表', '← Back to the list')}</a>
      </p>
      {codes.length > most && (
        <p class="near" role="status">
          {t(`一次最多比较 ${most} 条，这里取了前 ${most} 条。`, `At most ${most} at a time; these are the first ${most}.`)}
        </p>
      )}
      {offers.length < Math.min(codes.length, most) && (
        <p class="near" role="status">
          {t('有的编号不存在或已经下架。', 'Some codes do not exist or have been taken down.')}
        </p>
      )}
      {offers.length === 0 ? (
        <p class="sheet empty">
          {t('在列表里勾选两到四条，再按“比较”。', 'Tick two to four listings in a list, then press “Compare”.')}
        </p>
      ) : (
        <Table site={site} offers={offers} />
      )}
    </section>,
  );
}

const Table = (props: { site: Site; offers: readonly Offer[] }) => {
  const { site, offers } = props;
  const { t } = site;
  const cards = offers.map(offer => cardOf(site, offer));
  const kinds = [...new Set(offers.map(offer => offer.kind))];
  const fields = [...new Set(kinds.flatMap(kind => fieldsFor(kind)))];
  const ask = <span class="unknown">— {t('待问', 'ask')}</span>;
  const rows: [string, (string | null)[]][] = [
    [t('地点', 'Place'), cards.map(card => card.place)],
    [t('类型', 'Type'), cards.map(card => `${card.type} · ${card.deal}`)],
    [t('报价', 'Price'), cards.map(card => card.price && `${card.price.value} ${card.price.unit}`)],
    [
      t('折合成本', 'Comparable cost'),
      offers.map(offer => {
        const cost = costOf(site, offer);
        return cost ? `${cost.value} ${cost.unit}` : null;
      }),
    ],
    [t('可信', 'Trust'), cards.map(card => card.trust.join(' · '))],
    ...fields
      .filter(
        field =>
          !['space_type', 'deal_type', 'rent', 'rent_unit'].includes(field.key) &&
          offers.some(offer => offer.values[field.key] != null),
      )
      .map((field): [string, (string | null)[]] => [
        t(field.zh, field.en),
        offers.map(offer => {
          const content = offer.values[field.key];
          return content === null || content === undefined ? null : fieldWords(content, field, site);
        }),
      ]),
  ];
  return (
    <section class="scroll sheet" tabindex={0} aria-label={t('比较表', 'Comparison table')}>
      <table class="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('项目', 'Fact')}</th>
            {cards.map(card => (
              <th scope="col" class="min-w-44">
                <a href={card.href}>{card.title}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, values]) => {
            const differs = new Set(values).size > 1;
            return (
              <tr>
                <th scope="row" class="whitespace-nowrap">
                  {label}
                </th>
                {values.map(value => (
                  <td class={differs ? 'font-medium' : 'quiet'}>{value ?? ask}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
