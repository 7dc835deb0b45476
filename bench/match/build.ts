import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { saveWants } from '#modules/match/index.ts';
import { loadReference, placeIndex } from '#modules/reference/index.ts';
import type { Tx } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import type { Io } from '../../src/cli/io.ts';
import { randomFrom } from './random.ts';
import { conditionsLike } from './requests.ts';

/** The moment at which the bench looks. */
export const benchNow = new Date('2026-11-23T04:00:00Z');

const batch = 50_000;
const wantBatch = 2_000;

/** Fills an empty database with invented offers and wants of a realistic spread; a filled one is left alone. */
export async function buildDatabase(sql: postgres.Sql, rows: number, io: Io): Promise<void> {
  await migrate(sql);
  const [have] = await sql<{ offers: number; wants: number }[]>`
    select (select count(*)::integer from offer.offer) as offers, (select count(*)::integer from match.want) as wants`;
  await sql.begin(tx => loadReference(tx as unknown as Tx));
  if (have!.offers < rows) await buildOffers(sql, have!.offers, rows, io);
  if (have!.wants < rows) await buildWants(sql, have!.wants, rows, io);
}

async function buildOffers(sql: postgres.Sql, from: number, to: number, io: Io): Promise<void> {
  const slots = districtSlots();
  await sql.begin(async tx => {
    // Building an index once over finished rows is faster than keeping it through a million inserts.
    const indexes = await tx<{ name: string; text: string }[]>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text
      from pg_index where indrelid = 'offer.offer'::regclass and not indisunique`;
    for (const { name } of indexes) await tx.unsafe(`drop index ${name}`);
    for (let at = from; at < to; at += batch) {
      io.progress?.(at, to, 'offers');
      await tx.unsafe(offersSql, [slots, at + 1, Math.min(to, at + batch), benchNow.toISOString(), ((at / batch) % 1000) / 1000]);
    }
    io.progress?.(to, to, 'offers');
    for (const [done, { text }] of indexes.entries()) {
      io.progress?.(done, indexes.length, 'indexes');
      await tx.unsafe(text);
    }
    io.progress?.(indexes.length, indexes.length, 'indexes');
  });
  await settle(sql, 'offer.offer');
}

/** Codes from which a random slot draws a district: the busiest districts stand most often, every twenty-fifth slot names only the city. */
function districtSlots(): number[] {
  const { members, children } = placeIndex();
  const districts = members.flatMap(member =>
    member.level === 'district' ? [member] : children(member.code).filter(one => one.level === 'district'),
  );
  const random = randomFrom(5);
  const shuffled = districts.map(place => ({ place, order: random.next() })).sort((a, b) => a.order - b.order);
  const slots: number[] = [];
  for (const [rank, { place }] of shuffled.entries()) {
    const share = Math.max(4, Math.round(600 / (rank + 6)));
    for (let n = 0; n < share; n++) slots.push(n % 25 === 24 ? place.city! : place.code);
  }
  return slots;
}

/** Invented offers number $2 to $3; every value follows from the seed $5. What is null was not stated. */
const offersSql = `
  with seed as materialized (select setseed($5::float8)),
  raw as materialized (
    select n, ($1::int[])[1 + floor(random() * cardinality($1::int[]))::int] as district, random() as f, random() as a, random() as b, random() as c,
      random() as d, random() as e, random() as g, random() as h, random() as i, random() as j, random() as k, random() as l, random() as m,
      random() as p, random() as q, random() as r, random() as s, random() as t, random() as u, random() as v, random() as w, random() as x,
      exp(1.1 * (random() + random() + random() + random() - 2) * 1.7) as size
    from seed, generate_series($2::int, $3::int) n),
  typed as (
    select raw.*, f < 0.05 as land, case when f < 0.55 then 'standard_factory' when f < 0.6 then 'steel_factory' when f < 0.8 then 'warehouse'
      when f < 0.88 then 'rnd_building' when f < 0.9 then 'laboratory' else 'office' end as type, round((2600 * size)::numeric, -1)::float8 as area
    from raw)
  insert into offer.offer (code, kind, title, origin, invented, city, district, town, publication, lease_status, verification, confirmed_at,
    space_type, deal_type, supply_mode, gross_area, available_area, min_divisible_area, land_area, land_price, rent, rent_unit, sale_price,
    clear_height, floor_load, power_capacity, crane_loads, freight_lift_load, fire_class, eia_possible, standalone, single_storey, ground_floor,
    sprinkler, dock, title_certificate, can_register, allowed_industries, restricted_industries, tax_per_mu, available_from)
  select 'BENCH-' || n, case when land then 'land' else 'space' end, '虚构房源 ' || n, 'demo', true, place.city, typed.district, town.code,
    case when a < 0.92 then 'listed' else 'withdrawn' end,
    case when b < 0.8 then 'open' when b < 0.92 then 'let' when b < 0.97 then 'reserved' else 'planned' end,
    case when c < 0.45 then 'none' when c < 0.78 then 'phone' when c < 0.86 then 'document' when c < 0.98 then 'site' else 'failed' end,
    $4::timestamptz - make_interval(secs => 86400 * -40 * ln(1 - d * 0.97)),
    case when not land then type end, case when not land and e < 0.9 then case when e < 0.7 then 'rent' when e < 0.8 then 'sale' when e < 0.87 then 'rent_or_sale' else 'custom' end end,
    case when land then 'listing' end,
    case when not land and g < 0.97 then least(2000000, greatest(10, area * 1.3)) end, case when not land and g < 0.97 then least(1500000, greatest(10, area)) end,
    case when not land and g < 0.45 then least(1500000, greatest(10, area * (0.1 + 0.6 * h))) end,
    case when land and g < 0.97 then greatest(100, area * 8) end, case when land then round((20 + 60 * h)::numeric, 1)::float8 end,
    case when not land and i < 0.8 then round((0.35 + 1.1 * i * i + 0.4 * h)::numeric, 2)::float8 end, case when not land and i < 0.8 then 'yuan_m2_day' end,
    case when not land and e >= 0.7 and e < 0.87 then round((2500 + 5000 * h)::numeric, -2)::float8 end,
    case when not land and j < 0.7 then round((4 + 8 * (j / 0.7) * (0.5 + k))::numeric, 1)::float8 end,
    case when not land and k < 0.55 then round((0.5 + 3 * l * l)::numeric, 1)::float8 end,
    case when not land and l < 0.5 then round((100 + 1800 * m * m)::numeric, -1)::float8 end,
    case when not land and m < 0.16 then array[5 * ceil(p * 4)]::float8[] end, case when not land and p < 0.35 then ceil(q * 5)::float8 end,
    case when not land and q < 0.55 then (array['b', 'c', 'c', 'c1', 'c2', 'd', 'd', 'e'])[1 + floor(r * 8)::int] end,
    case when not land and r < 0.6 then (array['yes', 'yes', 'restricted', 'no', 'to_confirm'])[1 + floor(s * 5)::int] end,
    case when not land and s < 0.5 then s < 0.15 end, case when not land and t < 0.4 then t < 0.12 end, case when not land and u < 0.6 then u < 0.3 end,
    case when not land and v < 0.4 then (array['none', 'ordinary', 'esfr'])[1 + floor(w * 3)::int] end,
    case when not land and w < 0.4 then (array['none', 'one_side', 'two_sides'])[1 + floor(x * 3)::int] end,
    case when not land and x < 0.6 then (array['yes', 'yes', 'no', 'in_progress'])[1 + floor(v * 4)::int] end, case when not land and t > 0.5 then t < 0.9 end,
    case when u > 0.7 then array['C' || 13 + floor(v * 29)::int, 'C' || 13 + floor(w * 29)::int, 'C' || 13 + floor(x * 29)::int] end,
    case when v > 0.9 then array['C' || 13 + floor(w * 29)::int, 'C' || 13 + floor(t * 29)::int] end,
    case when w > 0.75 then round((5 + 60 * x)::numeric)::float8 end, case when x > 0.6 then $4::date + (150 * (s - 0.3))::int end
  from typed join reference.place on place.code = typed.district
    left join lateral (select code from reference.place town where n % 3 = 0 and town.parent = typed.district and town.level = 'town' offset (n / 3) % 8 limit 1) town on true`;

async function buildWants(sql: postgres.Sql, from: number, to: number, io: Io): Promise<void> {
  for (let at = from; at < to; at += wantBatch) {
    io.progress?.(at, to, 'wants');
    const random = randomFrom(900_000_000 + at);
    const wants = Array.from({ length: Math.min(wantBatch, to - at) }, (_, index) => ({
      need: at + index + 1,
      conditions: conditionsLike(random, true),
    }));
    await sql.begin(tx => saveWants(tx as unknown as Tx, wants));
  }
  io.progress?.(to, to, 'wants');
  await settle(sql, 'match.want');
  await settle(sql, 'match.anchor');
}

/** Vacuums until index-only scans need no row; a statistics run of the server itself may hold it back for a moment. */
async function settle(sql: postgres.Sql, table: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    await sql.unsafe(`vacuum analyze ${table}`);
    const [row] = await sql<{ share: number }[]>`
      select relallvisible::float8 / greatest(1, relpages) as share from pg_class where oid = ${table}::regclass`;
    if (row!.share > 0.99) return;
    await wait(1000);
  }
}
