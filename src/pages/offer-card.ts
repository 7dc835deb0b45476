import { fieldOf, freshnessOf, type OfferCard } from '#modules/offer/index.ts';
import { placeName } from '#modules/reference/index.ts';
import { ago, figure, figureRange, spoken } from '#shared/format.ts';
import { type Lang, wordsIn } from '#shared/words.ts';
import type { CardProps, Slot } from '#ui/card.tsx';
import type { Site } from './site.tsx';

/** The words of a stored choice; the code itself where the field table does not know it. */
function choiceWords(key: string, code: string | null, lang: Lang): string | null {
  if (code === null) return null;
  const { value } = fieldOf(key);
  const words = 'options' in value ? value.options[code] : undefined;
  return words ? wordsIn(lang)(...words) : code;
}

const verifications: Readonly<Record<OfferCard['verification'], readonly [zh: string, en: string]>> = {
  none: ['未核实', 'Not verified'],
  failed: ['核实未通过', 'Failed verification'],
  phone: ['电话核实', 'Verified by phone'],
  document: ['证件核实', 'Verified by document'],
  site: ['现场核实', 'Verified on site'],
};

/** The words for how far a listing was checked. */
export function verificationWords(level: OfferCard['verification'], lang: Lang): string {
  return wordsIn(lang)(...verifications[level]);
}

/** Names of the place from city to town, without repeating the city where the member is a district of it. */
function placeWords(offer: OfferCard, lang: Lang): string {
  if (lang === 'en') return placeName(offer.town ?? offer.district, 'path', lang);
  const { city, district, town } = offer.place;
  return [city.replace(/市$/, ''), district, town].filter(Boolean).join(' · ');
}

/** The asking price as the listing states it, with its unit; null when the listing states none. */
function priceOf(offer: OfferCard, lang: Lang): { value: string; unit: string } | null {
  if (offer.rent !== null && offer.rent_unit)
    return { value: figure(offer.rent), unit: choiceWords('rent_unit', offer.rent_unit, lang) ?? '' };
  if (offer.land_mu_price !== null)
    return lang === 'en'
      ? { value: figure(offer.land_mu_price * 10_000), unit: 'yuan/mu' }
      : { value: figure(offer.land_mu_price), unit: '万元/亩' };
  if (offer.sale_m2 !== null) return { value: figure(offer.sale_m2), unit: wordsIn(lang)('元/㎡', 'yuan/㎡') };
  return null;
}

function slotsOf(offer: OfferCard, lang: Lang): Slot[] {
  const t = wordsIn(lang);
  const area = offer.area_max === null ? null : figureRange(offer.area_min, offer.area_max);
  if (offer.kind === 'land') {
    const mu = offer.area_max === null ? null : figure(Math.round((offer.area_max / 2000) * 30) / 10);
    return [
      { label: t('面积', 'Area'), value: mu, unit: t('亩', 'mu') },
      { label: t('合', 'That is'), value: offer.area_max === null ? null : spoken(offer.area_max, lang), unit: '㎡' },
    ];
  }
  return [
    { label: t('面积', 'Area'), value: area, unit: '㎡' },
    { label: t('层高', 'Height'), value: offer.height === null ? null : figure(offer.height), unit: 'm' },
    { label: t('承重', 'Load'), value: offer.load === null ? null : figure(offer.load), unit: 't/㎡' },
    { label: t('配电', 'Power'), value: offer.power_capacity === null ? null : figure(offer.power_capacity), unit: 'kVA' },
  ];
}

/** A listing as a card shows it. */
export function cardOf(site: Site, offer: OfferCard): CardProps {
  const { lang, t, to } = site;
  const fresh = freshnessOf(offer.confirmed_at, site.clock());
  const trust = [
    verificationWords(offer.verification, lang),
    t(`${ago(fresh.days, lang)}确认`, `confirmed ${ago(fresh.days, lang)}`),
  ];
  if (offer.lessor_role !== 'unknown') trust.push(t(...roles[offer.lessor_role]));
  if (offer.lease_status === 'reserved') trust.push(t('意向中', 'reserved'));
  return {
    lang,
    code: offer.code,
    href: to(`/offers/${offer.code}`),
    title: offer.title,
    place: placeWords(offer, lang),
    type:
      offer.kind === 'land'
        ? t('工业用地', 'Industrial land')
        : (choiceWords('space_type', offer.space_type, lang) ?? t('类型待问', 'type: ask')),
    deal: choiceWords('deal_type', offer.deal_type, lang) ?? t('租售待问', 'deal: ask'),
    slots: slotsOf(offer, lang),
    price: priceOf(offer, lang),
    trust,
    invented: offer.invented,
    lon: offer.lon,
    lat: offer.lat,
  };
}

/** Who offers it. */
export const roles: Readonly<Record<OfferCard['lessor_role'], readonly [zh: string, en: string]>> = {
  owner: ['业主直租', 'from the owner'],
  sublessor: ['二房东', 'sub-lessor'],
  park: ['园区运营', 'park operator'],
  broker: ['中介', 'broker'],
  unknown: ['身份不明', 'not known'],
};
