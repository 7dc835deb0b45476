import { type Condition, readWant } from '#modules/match/index.ts';
import { dayInChina } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { may } from '#shared/may.ts';
import { Refused } from '#shared/refused.ts';
import type { Viewer } from '#shared/viewer.ts';
import type { Lang } from '#shared/words.ts';
import { type ClockedRoute, clockColumns, type Level } from './clock.ts';
import { type Dossier, readDossier } from './dossier.ts';
import type { NeedEvent } from './event.ts';
import { type FirstContact, readFirstContact } from './first-contact.ts';
import { noRequest } from './hand.ts';
import { needPermissions } from './may.ts';
import { type NeedStage, needStages } from './stage.ts';
import { listTransfers, type Transfer } from './transfer.ts';

/** What the workspace can be narrowed to; it stands in the address. */
export type BoardFilter = {
  state?: 'open' | 'closed' | 'all';
  stage?: NeedStage;
  /** Only what is overdue. */
  late?: boolean;
  /** Only what this viewer acknowledged. */
  mine?: boolean;
  after?: string;
};

/** A line of the workspace. `company` is null until it was opened to the receiver. */
export type BoardLine = ClockedRoute & {
  id: string;
  number: string;
  text: string | null;
  company: string | null;
  organisation: string;
  handler: string | null;
  nextAction: string | null;
  level: Level;
};

/** Reads the filter from an address; what is no filter is left out. */
export function boardFilterFrom(params: URLSearchParams): BoardFilter {
  const state = (['open', 'closed', 'all'] as const).find(one => one === params.get('state'));
  const stage = needStages.find(one => one === params.get('stage'));
  const after = params.get('after');
  return {
    ...(state ? { state } : {}),
    ...(stage ? { stage } : {}),
    ...(params.get('late') === '1' ? { late: true } : {}),
    ...(params.get('mine') === '1' ? { mine: true } : {}),
    ...(after ? { after } : {}),
  };
}

/**
 * The requests routed to the organisations in which the viewer is a receiver, newest first, `size` a page by key. Those of other organisations
 * are left out. Throws Refused('invalid') for a broken page address.
 */
export async function listRequests(
  db: Db,
  viewer: Viewer,
  filter: BoardFilter,
  now: Date,
  size = 30,
): Promise<{ lines: BoardLine[]; next: string | null }> {
  const own = handledBy(viewer);
  if (own.length === 0) return { lines: [], next: null };
  const { state = 'open', stage = null, late = false, mine = false, after } = filter;
  const user = viewer.kind === 'user' ? viewer.user : null;
  const key = after ? keyOf(after) : null;
  const today = dayInChina(now);
  const rows = await db<BoardLine[]>`
    select r.id, n.number, n.text, case when r.step > 0 then n.company end as company, r.organisation, u.name as handler,
      r.next_action as "nextAction", r.level, ${db.unsafe(clockColumns)}
    from need.route r join need.need n on n.id = r.need left join account."user" u on u.id = r.handler
    where r.organisation = any(${own}::uuid[])
      and (${state} = 'all' or (r.closed_at is null) = (${state} = 'open'))
      and (${stage}::text is null or r.stage = ${stage}::text)
      and (not ${late} or r.level > 0 or (r.closed_at is null and r.next_on < ${today}::date))
      and (not ${mine} or r.handler = ${user}::uuid)
      and (${key?.at ?? null}::timestamptz is null or (r.routed_at, r.id) < (${key?.at ?? null}::timestamptz, ${key?.id ?? null}::uuid))
    order by r.routed_at desc, r.id desc limit ${size + 1}`;
  const lines = rows.slice(0, size);
  const last = lines.at(-1);
  return { lines, next: rows.length > size && last ? `${last.routedAt.getTime()}.${last.id}` : null };
}

/** The organisations in whose name a viewer handles requests. */
export function handledBy(viewer: Viewer): string[] {
  if (viewer.kind !== 'user') return [];
  const seats = viewer.seats.map(seat => seat.organisation);
  return seats.filter(organisation => may(viewer, needPermissions.handle, { organisation }) === null);
}

function keyOf(after: string): { at: Date; id: string } {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(after) ?? [];
  const moment = new Date(Number(at));
  if (id && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && !Number.isNaN(moment.getTime())) return { at: moment, id };
  throw new Refused('invalid', [
    '这个翻页地址不完整或已失效，请从第一页重新翻看。',
    'This page address is incomplete or no longer valid; please start again from the first page.',
  ]);
}

/** Everything that a receiver sees of a request in its hands; company and contact as far as they are open to it. */
export type Request = {
  number: string;
  need: number;
  text: string | null;
  purpose: string | null;
  tax: number | null;
  company: string | null;
  contact: string | null;
  erased: boolean;
  consentUntil: string;
  createdAt: Date;
  conditions: Condition[];
  dossier: Dossier;
  events: NeedEvent[];
  first: FirstContact | null;
  transfers: Transfer[];
  /** Others that have the request, to whom a first contact can pass. */
  others: { id: string; name: string }[];
};

/** A request for a member of its receiver; throws Refused('missing') for anybody else, as for one that does not exist. */
export async function readRequest(db: Db, viewer: Viewer, id: string, now: Date, lang: Lang): Promise<Request> {
  const dossier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await readDossier(db, id, lang) : null;
  if (!dossier || may(viewer, needPermissions.handle, dossier)) throw noRequest();
  const [row] = await db<(Omit<Request, 'dossier' | 'events' | 'first' | 'transfers' | 'conditions'> & { events: Stored[] })[]>`
    select n.id as need, n.number, n.text, n.purpose, n.tax, case when r.step > 0 then n.company end as company, n.contact_masked as contact,
      n.erased_at is not null as erased, n.consent_until as "consentUntil", n.created_at as "createdAt",
      (select coalesce(json_agg(json_build_object('at', e.at, 'kind', e.kind, 'stage', e.stage, 'words', e.words, 'by', e.by,
        'receiver', null) order by e.id), '[]') from need.event e where e.route = r.id) as events,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
        from need.route x join account.organization o on o.id = x.organisation where x.need = n.id and x.id <> r.id) as others
    from need.route r join need.need n on n.id = r.need where r.id = ${id}`;
  const { events, ...rest } = row!;
  return {
    ...rest,
    dossier,
    events: events.map(event => ({ ...event, at: new Date(event.at) })),
    conditions: (await readWant(db, rest.need))?.conditions ?? [],
    first: await readFirstContact(db, rest.need, dayInChina(now)),
    transfers: await listTransfers(db, rest.need, dossier.organisation),
  };
}

type Stored = Omit<NeedEvent, 'at'> & { at: string };
