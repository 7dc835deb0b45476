import type { Db } from '#platform/database.ts';
import { readPhone } from '#shared/phone.ts';
import { visitor } from '#shared/viewer.ts';
import { fieldOf, type OfferKind } from './field.ts';
import { readField } from './field-text.ts';
import { type OfferForm, placeOf, withRentUnit } from './input.ts';
import { findable } from './where.ts';

/**
 * What of a listing tells that it is another one's space: place, area in ㎡, rent in 元/㎡/月, sale price in 元/㎡, land price in 万元/亩,
 * and the telephone as the public page shows it (138****1234).
 */
export type Likeness = {
  kind: OfferKind;
  /** The city itself where no district is named. */
  district: number;
  town: number | null;
  area: number;
  rent: number | null;
  sale: number | null;
  land: number | null;
  phone: string | null;
};

/** Why two listings are taken for one space; `off`: by which share their areas differ; `town`: down to the same town, not just the district. */
export type Sameness = { off: number; town: boolean; price: boolean; phone: boolean };

/** A listing that is known already; `offer` is null where it waits for review, so that nothing of it is shown. */
export type Duplicate = { offer: { code: string; title: string } | null; same: Sameness };

/** Areas of one space differ by how it was measured and rounded, up to this share. */
const areaReach = 0.02;
/** 1.2 元 a day and 36.5 元 a month are one rent. */
const priceReach = 0.015;
/** More than this nobody compares. */
const mostShown = 3;

/** What a form says of place, area, price and telephone; null where place or area are not known, since then nothing can be compared. */
export function likenessOf(given: OfferForm, phone: string | undefined): Likeness | null {
  const form = withRentUnit(given);
  const kind: OfferKind = form.kind === 'land' ? 'land' : 'space';
  const place = placeOf(form.place);
  const number = (key: string) => (readField(fieldOf(key), form[key]) as number | null | undefined) ?? null;
  const area = kind === 'land' ? number('land_area') : (number('available_area') ?? number('gross_area'));
  if (!place || area === null) return null;
  const total = number(kind === 'land' ? 'start_price' : 'sale_total');
  return {
    kind,
    district: place.district,
    town: place.town,
    area,
    rent: monthly(
      number('rent'),
      readField(fieldOf('rent_unit'), form.rent_unit),
      readField(fieldOf('rent_day_basis'), form.rent_day_basis),
    ),
    sale: kind === 'land' ? null : (number('sale_price') ?? (total === null ? null : (total * 10_000) / area)),
    land: kind === 'land' ? (number('land_price') ?? (total === null ? null : total / (area / mu))) : null,
    phone: readPhone(phone ?? '')?.masked ?? null,
  };
}

/** Whether two listings are one space: the same place, areas within 2 %, and the same price or telephone; null where they are not. */
export function sameSpace(one: Likeness, other: Likeness): Sameness | null {
  if (one.kind !== other.kind || one.district !== other.district) return null;
  if (one.town !== null && other.town !== null && one.town !== other.town) return null;
  const off = Math.abs(one.area - other.area) / Math.max(one.area, other.area);
  if (off > areaReach) return null;
  const equal = (a: number | null, b: number | null) =>
    a !== null && b !== null && Math.abs(a - b) <= priceReach * Math.max(a, b);
  const price = equal(one.rent, other.rent) || equal(one.sale, other.sale) || equal(one.land, other.land);
  const phone = one.phone !== null && one.phone === other.phone;
  return price || phone ? { off, town: one.town !== null && one.town === other.town, price, phone } : null;
}

type Row = Likeness & { n: number; code: string; title: string; publication: string };

const near = (column: string, wanted: string) =>
  `o.${column} between w.${wanted} * ${1 - priceReach} and w.${wanted} * ${1 / (1 - priceReach)}`;
const phoneText = `split_part(o.contact_masked, ' ', 2)`;

/** The one statement of findDuplicates: each listing walks its own stretch of offer_same_space; what waits for review counts only with the same telephone. */
export const duplicatesText = `
  select w.n, o.* from jsonb_to_recordset($1::jsonb) as w(
    n integer, kind text, district integer, town integer, area float8, rent float8, sale float8, land float8, phone text)
  cross join lateral (
    select o.code, o.title, o.publication, o.kind, o.district, o.town, o.area_max as area, o.rent_month as rent, o.sale_m2 as sale,
      o.land_mu_price as land, ${phoneText} as phone
    from offer.offer o
    where o.district = w.district and o.area_max between w.area * ${1 - areaReach} and w.area * ${1 / (1 - areaReach)}
      and o.publication in ('listed', 'pending') and o.kind = w.kind and (w.town is null or o.town is null or o.town = w.town)
      and o.code <> all($2::text[])
      and (${near('rent_month', 'rent')} or ${near('sale_m2', 'sale')} or ${near('land_mu_price', 'land')} or ${phoneText} = w.phone)
      and ((${findable(visitor)}) or (o.publication = 'pending' and ${phoneText} = w.phone))
    order by abs(o.area_max - w.area), o.id desc limit ${mostShown}) o
  order by w.n`;

/**
 * For each of these listings those that are known already: what a visitor may find, and what waits for review under the same telephone.
 * `except` are codes that do not count. Telephones are compared as the public pages show them, so that nobody learns one by guessing.
 */
export async function findDuplicates(
  db: Db,
  listings: readonly (Likeness | null)[],
  except: readonly string[] = [],
): Promise<Duplicate[][]> {
  const found: Duplicate[][] = listings.map(() => []);
  const asked = listings.flatMap((listing, n) => (listing ? [{ n, ...listing }] : []));
  if (asked.length === 0) return found;
  const rows = await db.unsafe<Row[]>(duplicatesText, [asked, except] as never[], { prepare: true });
  for (const { n, code, title, publication, ...known } of rows) {
    const same = sameSpace(listings[n]!, known);
    if (same) found[n]!.push({ offer: publication === 'listed' ? { code, title } : null, same });
  }
  return found;
}

const mu = 2000 / 3;

/** The same as the generated column rent_month. */
function monthly(rent: number | null, unit: unknown, basis: unknown): number | null {
  if (rent === null) return null;
  switch (unit) {
    case 'yuan_m2_day':
      return rent * (basis === 'd365' ? 365 / 12 : 30);
    case 'yuan_m2_month':
      return rent;
    case 'yuan_m2_year':
      return rent / 12;
    case 'yuan_mu_month':
      return rent / mu;
    case 'yuan_mu_year':
      return rent / mu / 12;
    default:
      return null;
  }
}
