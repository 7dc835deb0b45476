import { placeIndex } from '#modules/reference/index.ts';
import type { OfferKind } from './field.ts';
import type { LeaseStatus, LessorRole } from './input.ts';

export type Family = 'factory' | 'warehouse' | 'rnd' | 'lab' | 'office' | 'land';
export type VerificationLevel = 'none' | 'failed' | 'phone' | 'document' | 'site';

/** The row behind a card: the columns that every list of offers reads, whoever ranks it. */
export type OfferCardRow = {
  code: string;
  kind: OfferKind;
  family: Family;
  space_type: string | null;
  deal_type: string | null;
  title: string;
  city: number;
  district: number;
  town: number | null;
  area_min: number | null;
  area_max: number | null;
  height: number | null;
  load: number | null;
  power_capacity: number | null;
  rent: number | null;
  rent_unit: string | null;
  rent_month: number | null;
  sale_m2: number | null;
  land_mu_price: number | null;
  verification: VerificationLevel;
  confirmed_at: Date;
  lease_status: LeaseStatus;
  lessor_role: LessorRole;
  invented: boolean;
  lon: number | null;
  lat: number | null;
  datum: 'gcj02' | 'wgs84' | null;
};

/** What a card shows. Areas in ㎡, height m, load t/㎡, power kVA, rent_month 元/㎡/月, sale_m2 元/㎡, land_mu_price 万元/亩; unknown is null. */
export type OfferCard = OfferCardRow & { place: PlaceNames };

/** Names from city to town; a part that the listing does not name is null. */
export type PlaceNames = { city: string; district: string | null; town: string | null };

/** The select list of OfferCardRow for a query that names offer.offer "o"; use as `${db.unsafe(offerCardColumns)}` or in query text. */
export const offerCardColumns =
  'o.code, o.kind, o.family, o.space_type, o.deal_type, o.title, o.city, o.district, o.town, o.area_min, o.area_max, o.height, o.load, ' +
  'o.power_capacity, o.rent, o.rent_unit, o.rent_month, o.sale_m2, o.land_mu_price, o.verification, o.confirmed_at, o.lease_status, ' +
  'o.lessor_role, o.invented, o.lon, o.lat, o.datum';

const cardKeys = offerCardColumns.split(', ').map(column => column.slice(2)) as (keyof OfferCardRow)[];

/** A card from its row, with the names of its places; other columns of the row are left behind. */
export function toCard(row: OfferCardRow): OfferCard {
  const card: Record<string, unknown> = {};
  for (const key of cardKeys) card[key] = row[key];
  card.place = placeNames(row.city, row.district, row.town);
  return card as OfferCard;
}

/** The names of a listing's places by their codes. */
function placeNames(city: number, district: number, town: number | null): PlaceNames {
  const { byCode } = placeIndex();
  return {
    city: byCode(city)?.name ?? String(city),
    district: district === city ? null : (byCode(district)?.name ?? String(district)),
    town: town === null ? null : (byCode(town)?.name ?? null),
  };
}
