import type postgres from 'postgres';
import type { Likeness } from '#modules/offer/index.ts';
import type { Random } from './random.ts';

/** What a broker might paste: listings like those that are there, half of them with another rent. */
export async function pasteLike(sql: postgres.Sql, random: Random, rows: number, adverts: number): Promise<Likeness[]> {
  const codes = Array.from({ length: adverts }, () => `BENCH-${1 + Math.floor(random.next() * rows)}`);
  const found = await sql<Likeness[]>`
    select kind, district, town, coalesce(area_max, 1000) as area, rent_month as rent, sale_m2 as sale, land_mu_price as land, null as phone
    from offer.offer where code = any(${codes})`;
  return found.map(one => ({ ...one, rent: one.rent !== null && random.chance(0.5) ? one.rent * 1.2 : one.rent }));
}

/** How many listings are the same space as each advert, one statement an advert as one would write it by hand. */
export async function plainDuplicates(sql: postgres.Sql, paste: readonly Likeness[]): Promise<number[]> {
  const counts: number[] = [];
  for (const { kind, district, town, area, rent, sale, land } of paste) {
    const rows = await sql`
      select code from offer.offer
      where publication = 'listed' and lease_status in ('planned', 'open', 'reserved') and confirmed_at > now() - interval '91 days'
        and kind = ${kind} and district = ${district} and (${town}::int is null or town is null or town = ${town})
        and abs(area_max - ${area}) <= 0.02 * greatest(area_max, ${area})
        and (abs(rent_month - ${rent}::float8) <= 0.015 * greatest(rent_month, ${rent}::float8)
          or abs(sale_m2 - ${sale}::float8) <= 0.015 * greatest(sale_m2, ${sale}::float8)
          or abs(land_mu_price - ${land}::float8) <= 0.015 * greatest(land_mu_price, ${land}::float8))
      limit 3`;
    counts.push(rows.length);
  }
  return counts;
}
