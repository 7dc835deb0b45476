import type { Context } from 'hono';
import type { Offer } from '#modules/offer/index.ts';
import { placeName } from '#modules/reference/index.ts';
import type { CardProps } from '#ui/card.tsx';
import { crumbList, metaTags, originOf } from './meta.tsx';
import type { Site } from './site.tsx';

/** What a listing tells search engines: the place, what is offered and at what price; nothing of who offers it. */
export function offerMeta(c: Context, site: Site, offer: Offer, card: CardProps, list: { words: string; path: string }) {
  const origin = originOf(c, site);
  const path = `/offers/${offer.code}`;
  const description = `${card.place} ${card.type} ${card.deal}`;
  const place = {
    '@type': 'Place',
    name: offer.title,
    address: { '@type': 'PostalAddress', addressCountry: 'CN', addressLocality: placeName(offer.district, 'path', site.lang) },
    // Maps of China are shifted: only places surveyed in WGS 84 are told.
    ...(offer.datum === 'wgs84' && offer.lat !== null
      ? { geo: { '@type': 'GeoCoordinates', latitude: offer.lat, longitude: offer.lon } }
      : {}),
  };
  const priced = offer.rent_month ?? offer.sale_m2;
  const thing = {
    '@context': 'https://schema.org',
    '@type': 'Offer',
    name: offer.title,
    description,
    url: origin + site.to(path),
    category: card.type,
    availability: offer.lease_status === 'open' ? 'https://schema.org/InStock' : 'https://schema.org/PreOrder',
    businessFunction: `http://purl.org/goodrelations/v1#${offer.rent_month !== null ? 'LeaseOut' : 'Sell'}`,
    ...(priced === null
      ? {}
      : {
          priceSpecification: {
            '@type': 'UnitPriceSpecification',
            price: Math.round(priced * 100) / 100,
            priceCurrency: 'CNY',
            unitText: offer.rent_month !== null ? site.t('元/㎡/月', 'yuan/㎡/month') : site.t('元/㎡', 'yuan/㎡'),
          },
        }),
    itemOffered: place,
  };
  return metaTags(c, site, {
    title: offer.title,
    description,
    path,
    type: 'place',
    things: [thing, crumbList(origin, [list, { words: offer.title, path }])],
  });
}
