import { fieldOf, type OfferKind } from '#modules/offer/index.ts';
import { placeIndex, placeName } from '#modules/reference/index.ts';
import type { Db } from '#platform/database.ts';
import { maskPhones } from '#shared/phone.ts';
import { regionPlaces } from './place.ts';
import { textOfHtml } from './plain.ts';

/** Where entries come from; each has its own table. */
export const sources = ['post', 'offer', 'organisation', 'receiver'] as const;
export type Source = (typeof sources)[number];

export type Document = {
  id: string;
  kind: 'post' | 'page' | 'space' | 'land' | 'organisation';
  stamp: string;
  at: Date;
  category: number | null;
  places: number[];
  members: number[];
  title: string;
  text: string;
};

/** A change of how entries are made: all of them are made anew. */
export const edition = 1;

/** Of each source: what may stand in the index, and the state from which an entry was made. `s` is the row. */
export const rules: Readonly<Record<Source, { table: string; indexed: string; stamp: string }>> = {
  post: {
    table: 'publish.post',
    indexed: `s.stage = 'released'`,
    stamp: `concat_ws(':', ${edition}, s.released_version, extract(epoch from s.released_at), s.category)`,
  },
  offer: {
    table: 'offer.offer',
    indexed: `s.publication = 'listed' and s.lease_status in ('planned', 'open', 'reserved')`,
    stamp: `concat_ws(':', ${edition}, extract(epoch from s.updated_at), extract(epoch from s.confirmed_at))`,
  },
  organisation: { table: 'network.organisation', indexed: 'true', stamp: `concat_ws(':', ${edition}, s.name, s.kind, s.place)` },
  receiver: {
    table: 'account.organization',
    indexed: `s.kind = 'receiver' and s.confirmed_at is not null`,
    stamp: `concat_ws(':', ${edition}, s.name)`,
  },
};

/** What is to be said of these rows of a source; those that may not be found are left out. */
export async function readDocuments(db: Db, source: Source, ids: readonly string[]): Promise<Document[]> {
  const { table, indexed, stamp } = rules[source];
  const rows = await db.unsafe<Row[]>(
    `select s.id::text, ${stamp} as stamp, ${columns[source]} from ${table} s ${joins[source]} where s.id::text = any($1) and ${indexed}`.replace(
      's.id::text = any($1)',
      source === 'receiver' ? 's.id = any($1::uuid[])' : 's.id = any($1::bigint[])',
    ),
    [ids] as never[],
  );
  return rows.map(row => makers[source](row));
}

type Row = { id: string; stamp: string; at: Date } & Record<string, unknown>;

const columns: Readonly<Record<Source, string>> = {
  post: `s.kind, s.released_at as at, s.title, s.summary, s.html, s.category, s.source, a.name as author,
    (select array_agg(t.name order by t.name) from publish.post_tag x join publish.tag t on t.id = x.tag where x.post = s.id) as tags`,
  offer: `s.kind, s.confirmed_at as at, s.code, s.title, s.note, s.park_name, s.land_block, s.address, s.space_type, s.land_use,
    s.city, s.district, s.town, l.name as lessor`,
  organisation: 's.created_at as at, s.name, s.kind, s.place',
  receiver: 's.created_at as at, s.name',
};

const joins: Readonly<Record<Source, string>> = {
  post: 'left join publish.author a on a.id = s.author',
  offer: 'left join network.organisation l on l.id = s.lessor',
  organisation: '',
  receiver: '',
};

const makers: Readonly<Record<Source, (row: Row) => Document>> = {
  post: row => {
    const title = row.title as string;
    const summary = row.summary as string;
    const places = regionPlaces(`${title}\n${summary}`);
    const more = [...((row.tags as string[] | null) ?? []), row.author as string | null, row.source as string | null];
    return {
      ...head(row, row.kind as 'post' | 'page', places),
      category: row.category as number | null,
      title,
      text: lines(summary, textOfHtml(row.html as string), ...more),
    };
  },
  offer: row => {
    const { code, title, note, park_name, land_block, address, space_type, land_use, lessor } = row as Record<
      string,
      string | null
    >;
    const codes = [row.city, row.district, row.town].filter(code => typeof code === 'number');
    const types = [optionWords('space_type', space_type), optionWords('land_use', land_use)];
    const names = codes.length > 0 ? placeName(codes.at(-1)!, 'full') : null;
    return {
      ...head(row, row.kind as OfferKind, codes),
      title: title!,
      text: lines(code, names, ...types, park_name, land_block, address, lessor, note && maskPhones(note)),
    };
  },
  organisation: row => {
    const places = typeof row.place === 'number' ? [row.place] : [];
    const words = organisationKinds[row.kind as string] ?? null;
    return {
      ...head(row, 'organisation', places),
      title: row.name as string,
      text: lines(words, places.length > 0 ? placeName(places[0]!, 'full') : null),
    };
  },
  receiver: row => ({ ...head(row, 'organisation', []), title: row.name as string, text: '接收方' }),
};

const organisationKinds: Readonly<Record<string, string>> = {
  enterprise: '企业',
  park: '园区',
  broker: '中介',
  institute: '院所',
  government: '政府机构',
};

function head(row: Row, kind: Document['kind'], codes: readonly number[]) {
  const { byCode } = placeIndex();
  const found = codes.map(byCode).filter(place => place !== undefined);
  const holders = found.flatMap(place => [place.code, place.district, place.city, place.member]);
  return {
    ...{ id: row.id, stamp: row.stamp, at: row.at, kind },
    category: null,
    places: [...new Set(holders.filter(code => code !== null))],
    members: [...new Set(found.map(place => place.member).filter(code => code !== null))],
  };
}

function optionWords(key: string, choice: string | null | undefined): string | null {
  const { value } = fieldOf(key);
  return choice && 'options' in value ? (value.options[choice]?.[0] ?? null) : null;
}

function lines(...parts: (string | null | undefined)[]): string {
  return parts.filter(part => part).join('\n');
}
