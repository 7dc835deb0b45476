import { accountPermissions } from '#modules/account/index.ts';
import { needPermissions } from '#modules/need/index.ts';
import { daysShownTo, freshnessOf, offerPermissions } from '#modules/offer/index.ts';
import { readTitles } from '#modules/search/index.ts';
import type { Db } from '#platform/database.ts';
import { may } from '#shared/may.ts';
import type { User } from '#shared/viewer.ts';
import type { NoticeKind } from './kind.ts';

/** Codes and numbers that the words of a notice need; never text that a person wrote. */
export type NoticeParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A notice with what stands now behind its ids: words are made of it, and whether somebody may see it. */
export type NoticeLine = {
  id: number;
  kind: NoticeKind;
  /** Empty for what one user is told. */
  organisation: string | null;
  organisationName: string | null;
  params: NoticeParams;
  createdAt: Date;
  /** Number, owner and state of the need. */
  number: string | null;
  needOwner: string | null;
  erased: boolean;
  route: string | null;
  routeOrganisation: string | null;
  receiver: string | null;
  code: string | null;
  title: string | null;
  offerOwner: string | null;
  publication: string | null;
  leaseStatus: string | null;
  confirmedAt: Date | null;
  /** Words and filters of a saved search, whose it is, whether it is still to be told of. */
  query: string | null;
  searcher: string | null;
  searchTold: boolean | null;
  /** What it found, by title, as far as the reader may see it now; `addTitles` puts it in. */
  titles?: readonly string[];
};

/** The columns and tables of a NoticeLine; `n` is notice.notice. */
export const lineColumns = `n.id, n.kind, n.organisation, g.name as "organisationName", n.params, n.created_at as "createdAt",
  x.number, x.owner as "needOwner", coalesce(x.erased_at is not null, false) as erased,
  n.route, r.organisation as "routeOrganisation", ro.name as receiver,
  o.code, o.title, o.owner as "offerOwner", o.publication, o.lease_status as "leaseStatus", o.confirmed_at as "confirmedAt",
  s.query, s.user_id as searcher, s.told_to is not null as "searchTold"`;
export const lineTables = `notice.notice n left join account.organization g on g.id = n.organisation
  left join need.need x on x.id = n.need left join need.route r on r.id = n.route left join account.organization ro on ro.id = r.organisation
  left join offer.offer o on o.id = n.offer left join search.saved s on s.id = n.search`;

/** One notice as it stands now; null where it is gone. */
export async function readLine(db: Db, id: number): Promise<NoticeLine | null> {
  const [row] = await db.unsafe<NoticeLine[]>(`select ${lineColumns} from ${lineTables} where n.id = $1`, [id]);
  return row ?? null;
}

/** The same lines; those of a saved search with the titles of what this user may see of it. */
export async function addTitles<L extends NoticeLine>(db: Db, viewer: User, lines: readonly L[]): Promise<L[]> {
  const whole: L[] = [];
  for (const line of lines) {
    const { found } = line.params;
    whole.push(Array.isArray(found) ? { ...line, titles: await readTitles(db, viewer, found) } : line);
  }
  return whole;
}

/** Whether somebody may see what a notice is about, by the seats that they have now: asked when it is told, when it is sent and when it is shown. */
export function mayRead(viewer: User, line: NoticeLine, now: Date): boolean {
  const { kind, organisation } = line;
  if (kind === 'search_found') return line.searcher === viewer.user && line.titles !== undefined && line.titles.length > 0;
  if (organisation === null) return false;
  if (!viewer.seats.some(seat => seat.organisation === organisation)) return false;
  switch (kind) {
    case 'clock_overdue':
      if (line.routeOrganisation !== organisation) return may(viewer, needPermissions.watch) === null;
      return may(viewer, needPermissions.handle, { organisation }) === null;
    case 'need_routed':
    case 'contact_answered':
    case 'clock_due':
      return line.routeOrganisation === organisation && may(viewer, needPermissions.handle, { organisation }) === null;
    case 'need_answered':
    case 'need_asked':
      return readsNeed(viewer, line);
    case 'offer_fits':
      return readsNeed(viewer, line) && isShown(viewer, line, now);
    case 'member_joined':
      return may(viewer, accountPermissions.readOrganisation, { organisation }) === null;
    default:
      return line.offerOwner === organisation && may(viewer, offerPermissions.readOwn, { organisation }) === null;
  }
}

/** Whether what a notice asks for was done meanwhile, so that nobody needs to be written to. */
export function isDone(line: NoticeLine): boolean {
  if (line.kind === 'search_found') return !line.searchTold;
  const { confirmed } = line.params;
  return typeof confirmed === 'number' && (line.publication !== 'listed' || line.confirmedAt?.getTime() !== confirmed);
}

function readsNeed(viewer: User, { organisation, needOwner, erased }: NoticeLine): boolean {
  return (
    organisation !== null &&
    !erased &&
    needOwner === organisation &&
    may(viewer, needPermissions.readOwn, { organisation }) === null
  );
}

function isShown(viewer: User, { publication, leaseStatus, confirmedAt }: NoticeLine, now: Date): boolean {
  const days = daysShownTo(viewer);
  const fresh = confirmedAt !== null && (days === null || freshnessOf(confirmedAt, now).days <= days);
  return publication === 'listed' && leaseStatus === 'open' && fresh;
}
