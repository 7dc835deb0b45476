import type { Tx } from '#platform/database.ts';
import { digestOf, readData, rowsOf } from './csv.ts';
import { readIndustries } from './industry.ts';
import { readPlaces } from './place.ts';

/**
 * Brings the tables of schema reference to the state of data/*.csv where a file's SHA-256 changed since the last load.
 * Rows are added or changed, never deleted, since listings refer to them. Safe to repeat and for two starters at once.
 */
export async function loadReference(tx: Tx): Promise<void> {
  const places = readData('places.csv');
  const towns = readData('towns.csv');
  const neighbours = readData('neighbours.csv');
  const industries = readData('industries.csv');
  const digests = { places: digestOf(places, towns), neighbours: digestOf(neighbours), industries: digestOf(industries) };
  const stale = async () => {
    const loaded = await tx<{ name: string; digest: string }[]>`select name, digest from reference.loaded`;
    const known = new Map(loaded.map(({ name, digest }) => [name, digest]));
    return new Set(Object.entries(digests).flatMap(([name, digest]) => (known.get(name) === digest ? [] : [name])));
  };
  if ((await stale()).size === 0) return;
  await tx`lock table reference.loaded in share row exclusive mode`;
  const due = await stale();
  if (due.has('places')) await loadPlaces(tx, places, towns);
  if (due.has('neighbours')) await loadNeighbours(tx, neighbours);
  if (due.has('industries')) await loadIndustries(tx, industries);
  const names = [...due] as (keyof typeof digests)[];
  await tx`
    insert into reference.loaded (name, digest)
    select * from unnest(${names}::text[], ${names.map(name => digests[name])}::text[])
    on conflict (name) do update set digest = excluded.digest, loaded_at = now()`;
}

async function loadPlaces(tx: Tx, placesCsv: string, townsCsv: string): Promise<void> {
  const all = readPlaces(placesCsv, townsCsv);
  await tx`
    insert into reference.place as kept (code, level, name, short_name, parent, city, district, member, lon, lat)
    select * from unnest(
      ${all.map(place => place.code)}::int[], ${all.map(place => place.level)}::text[],
      ${all.map(place => place.name)}::text[], ${all.map(place => place.short)}::text[],
      ${all.map(place => place.parent)}::int[], ${all.map(place => place.city)}::int[],
      ${all.map(place => place.district)}::int[], ${all.map(place => place.member)}::int[],
      ${all.map(place => place.lon)}::float8[], ${all.map(place => place.lat)}::float8[])
    on conflict (code) do update set
      level = excluded.level, name = excluded.name, short_name = excluded.short_name, parent = excluded.parent,
      city = excluded.city, district = excluded.district, member = excluded.member, lon = excluded.lon, lat = excluded.lat
    where kept is distinct from excluded`;
}

async function loadNeighbours(tx: Tx, csv: string): Promise<void> {
  const pairs = rowsOf(csv);
  await tx`
    insert into reference.neighbour (place, neighbour)
    select * from unnest(${pairs.map(([place]) => Number(place))}::int[], ${pairs.map(([, neighbour]) => Number(neighbour))}::int[])
    on conflict do nothing`;
}

async function loadIndustries(tx: Tx, csv: string): Promise<void> {
  const rows = readIndustries(csv).map(industry => ({
    code: industry.code,
    parent: industry.parent,
    level: industry.level,
    name: industry.name,
    name_en: industry.nameEn,
    divisions: industry.divisions.length > 0 ? industry.divisions : null,
    words: industry.words,
  }));
  await tx`
    insert into reference.industry as kept
    select * from jsonb_populate_recordset(null::reference.industry, ${tx.json(rows)})
    on conflict (code) do update set
      parent = excluded.parent, level = excluded.level, name = excluded.name, name_en = excluded.name_en,
      divisions = excluded.divisions, words = excluded.words
    where kept is distinct from excluded`;
}
