import type { Db } from '#platform/database.ts';
import { insist, may } from '#shared/may.ts';
import { type Viewer, visitor } from '#shared/viewer.ts';
import { type OfferCard, type OfferCardRow, offerCardColumns, toCard } from './card.ts';
import { type Cursor, cursorText, type OfferSort, readCursor } from './cursor.ts';
import type { OfferKind } from './field.ts';
import type { OfferFilter } from './filter.ts';
import { offerPermissions } from './may.ts';
import { conditionsOf, findable, startText, type Text } from './where.ts';

export type PageRequest = { sort?: OfferSort; size?: number; after?: string | undefined };
export type OfferPage = { cards: OfferCard[]; next: string | null };

type SortedRow = OfferCardRow & { id: number; sort_value: number | null };

/** The order of each sort: its expression, and whether large or late comes first; rows without a value come last. */
const orders: Readonly<Record<OfferSort, { value: string; column: string; down: boolean }>> = {
  newest: { value: '(extract(epoch from o.confirmed_at) * 1000000)::bigint', column: 'o.confirmed_at', down: true },
  area: { value: 'o.area_max', column: 'o.area_max', down: true },
  rent: { value: 'o.rent_month', column: 'o.rent_month', down: false },
};

const kinds: readonly OfferKind[] = ['space', 'land'];

/**
 * One page of the offers that this reader may find, newest confirmed first by default; at most 100 a page.
 * Pages follow each other by key, so that none is repeated or lost while others are posted. Refuses a broken cursor.
 */
export async function listOffers(db: Db, viewer: Viewer, filter: OfferFilter = {}, page: PageRequest = {}): Promise<OfferPage> {
  const sort = page.sort ?? 'newest';
  const size = Math.min(Math.max(1, Math.trunc(page.size ?? 20)), 100);
  const after = page.after ? readCursor(page.after, sort) : null;
  const text = startText();
  const conditions = [findable(viewer), ...conditionsOf(filter, text)];
  if (after) conditions.push(afterCursor(after, text));
  const { value, column, down } = orders[sort];
  const [way, nulls] = down ? ['desc', column === 'o.confirmed_at' ? '' : ' nulls last'] : ['asc', ' nulls last'];
  const limit = text.bind(size + 1, 'int');
  // Kind by kind, because the index of the list begins with it: each part stops at its first rows instead of sorting everything.
  const parts = (filter.kind ? [filter.kind] : kinds).map(
    kind =>
      `(select ${offerCardColumns}, o.id, ${value} as sort_value from offer.offer o
        where o.kind = '${kind}' and ${conditions.join(' and ')}
        order by ${column} ${way}${nulls}, o.id ${way} limit ${limit})`,
  );
  const query =
    parts.length === 1 ? parts[0]! : `${parts.join(' union all ')} order by sort_value ${way}${nulls}, id ${way} limit ${limit}`;
  const rows = await db.unsafe<SortedRow[]>(query, text.params as never[], { prepare: true });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const next = rows.length > size && last ? cursorText({ sort, value: last.sort_value, id: last.id }) : null;
  return { cards: shown.map(toCard), next };
}

function afterCursor({ sort, value, id }: Cursor, text: Text): string {
  const bound = text.bind(id, 'bigint');
  if (sort === 'newest') {
    const moment = `(timestamptz 'epoch' + ${text.bind(value, 'bigint')} * interval '1 microsecond')`;
    return `(o.confirmed_at, o.id) < (${moment}, ${bound})`;
  }
  const { column, down } = orders[sort];
  const beyond = down ? '<' : '>';
  if (value === null) return `${column} is null and o.id ${beyond} ${bound}`;
  const at = text.bind(value, 'float8');
  return `(${column} ${beyond} ${at} or (${column} = ${at} and o.id ${beyond} ${bound}) or ${column} is null)`;
}

/** How many offers a filter finds, counted up to `cap`; `more` says that there are more than that. */
export async function countOffers(
  db: Db,
  viewer: Viewer,
  filter: OfferFilter = {},
  cap = 1000,
): Promise<{ count: number; more: boolean }> {
  const text = startText();
  const conditions = [findable(viewer), ...conditionsOf(filter, text)];
  if (filter.kind) conditions.push(`o.kind = '${filter.kind}'`);
  const limit = text.bind(cap + 1, 'int');
  const [row] = await db.unsafe<{ count: number }[]>(
    `select count(*)::int as count from (select from offer.offer o where ${conditions.join(' and ')} limit ${limit}) counted`,
    text.params as never[],
    { prepare: true },
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, cap), more: count > cap };
}

/** The offers of these codes that this reader may find, in no order; at most 50. */
export async function readCards(db: Db, viewer: Viewer, codes: readonly string[]): Promise<OfferCard[]> {
  const rows = await db.unsafe<OfferCardRow[]>(
    `select ${offerCardColumns} from offer.offer o where o.code = any ($1::text[]) and ${findable(viewer)}`,
    [codes.slice(0, 50)],
    { prepare: true },
  );
  return rows.map(toCard);
}

/** The n offers that were confirmed last, as a visitor finds them. */
export async function readNewest(db: Db, n: number): Promise<OfferCard[]> {
  return (await listOffers(db, visitor, {}, { size: n })).cards;
}

/** Offers that wait for review with what their authors add, oldest first, at most 100; whoever reviews may see them. */
export async function listPending(db: Db, actor: Viewer): Promise<(OfferCard & { note: string | null })[]> {
  insist(may(actor, offerPermissions.review));
  const rows = await db.unsafe<(OfferCardRow & { note: string | null })[]>(
    `select ${offerCardColumns}, o.note from offer.offer o where o.publication = 'pending' order by o.created_at, o.id limit 100`,
    [],
    { prepare: true },
  );
  return rows.map(row => ({ ...toCard(row), note: row.note }));
}
