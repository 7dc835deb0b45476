import type { Viewer } from '#shared/viewer.ts';
import type { Cursor } from './cursor.ts';
import { type Filter, yearOnly } from './filter.ts';
import { type Question, tsqueryOf } from './query.ts';
import { visibleTo } from './visible.ts';
import type { Span } from './window.ts';

/** Candidates that are ranked together; what is found beyond them follows by date. */
export const block = 40;
/** So many candidates are asked whether they may be seen; where there are more, counts are as of the last change of the index. */
const mostAsked = 100;

type Windows = [small: string | null, large: string | null];

const columns = 'id, at, facet, post, offer, organisation, receiver';

/**
 * The one statement of a search. Each set of matches is looked for in the small window, where that holds too few in the large one, then in all; the
 * server does not begin a scan whose turn does not come.
 */
export function statementOf(
  viewer: Viewer,
  question: Question,
  filter: Filter,
  filters: readonly string[],
  {
    after,
    size,
    within,
    titled,
    matched,
  }: { after: Cursor | null; size: number; within: Span | null; titled: Windows; matched: Windows },
): { text: string; params: unknown[] } {
  const params: unknown[] = [];
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`;
  const dates = yearOnly(filter)
    ? []
    : [
        ...(filter.from ? [`at >= ${bind(`${filter.from}T00:00:00+08:00`, 'timestamptz')}`] : []),
        ...(filter.to ? [`at < ${bind(`${filter.to}T00:00:00+08:00`, 'timestamptz')} + interval '1 day'`] : []),
      ];
  if (within) dates.push(`at >= ${bind(within.from, 'timestamptz')}`, `at <= ${bind(within.to, 'timestamptz')}`);
  const key = after?.at
    ? `(at, id) < (timestamptz 'epoch' + ${bind(after.at, 'bigint')} * interval '1 microsecond', ${bind(after.id, 'bigint')})`
    : null;
  const inText = after !== null && !after.titled;
  const cascade = (name: string, inTitle: boolean, windows: Windows, more: readonly string[]) => {
    const query = [tsqueryOf(question.terms, inTitle), ...filters].join(' & ');
    const scan = (window: string | null) =>
      `select ${columns} from search.entry where words @@ ${bind(window ? `${query} & ${window}` : query, 'tsquery')}${more.map(one => ` and ${one}`).join('')}`;
    const few = (part: string) => `(select count(*) from ${name}${part}) < ${block}`;
    const [small, large] = windows;
    // A window that would hold nearly all is left out: the next one is looked through at once.
    return `${name}1 as materialized (${small ? scan(small) : `select ${columns} from search.entry where false`}),
      ${name}2 as materialized (${large ? `${scan(large)} and ${few('1')}` : `select ${columns} from search.entry where false`}),
      ${name}3 as materialized (${scan(null)} and ${few('1')} and ${few('2')}),
      ${name} as (select * from ${name}1 where not ${few('1')} union all select * from ${name}2 where ${few('1')} and not ${few('2')}
        union all select * from ${name}3)`;
  };
  const none = (name: string) => `${name}3 as (select 1), ${name} as (select ${columns} from search.entry where false)`;
  const inDates = key && inText ? [...dates, key] : dates;
  const parts = [
    inText ? none('t') : cascade('t', true, titled, key && !inText ? [...dates, key] : dates),
    question.titleOnly ? none('w') : cascade('w', false, matched, inDates),
  ];
  // Words of the title stand in the text as well: on later pages of the text those shown before are left out by their own words.
  const again = inText ? `where not e.words @@ ${bind(tsqueryOf(question.terms, true), 'tsquery')}` : '';
  const phrase =
    question.phrase === null ? 'false' : `position(${bind(question.phrase, 'text')} in lower(e.title || '\n' || e.text)) > 0`;
  const matches =
    'select t.*, true as titled from t union all select w.*, false from w where not exists (select from t where t.id = w.id)';
  // A listing that was confirmed again has a new date and is no news; left in, a hundred of them would hide what is.
  const found = within
    ? `select f.* from (${matches}) f
        where f.offer is null or (select o.listed_at from offer.offer o where o.id = f.offer) >= ${bind(within.from, 'timestamptz')}`
    : matches;
  const text = `
    with ${parts.join(',\n    ')},
    found as materialized (${found}),
    near as (select * from found order by titled desc, at desc, id desc limit ${mostAsked}),
    seen as materialized (select f.* from near f where ${visibleTo(viewer, 'f')}),
    best as materialized (select * from seen order by titled desc, at desc, id desc limit ${block}),
    counted as materialized (
      select * from seen where (select count(*) from found) <= ${mostAsked}
      union all select * from found where (select count(*) from found) > ${mostAsked}),
    ranked as materialized (
      select b.id, 8 * b.titled::int + 3 * (${phrase})::int + 4 * exp(-4.46e-8 * extract(epoch from now() - b.at)::float8) as score
      from best b join search.entry e on e.id = b.id ${again}
      order by score desc, b.id desc offset ${after?.skip ?? 0} limit ${size + 1})
    select
      (select coalesce(json_agg(json_build_object('kind', e.kind, 'title', e.title, 'text', e.text, 'at', e.at, 'category', e.category,
          'post', e.post, 'slug', p.slug, 'code', o.code, 'organisation', e.organisation, 'receiver', e.receiver) order by r.score desc, r.id desc), '[]')
        from ranked r join search.entry e on e.id = r.id left join publish.post p on p.id = e.post left join offer.offer o on o.id = e.offer) as hits,
      (select count(*)::int from best) as candidates,
      (select jsonb_build_object('titled', titled, 'at', (extract(epoch from at) * 1000000)::bigint, 'id', id)
        from best order by titled, at, id limit 1) as last,
      ${after ? `0 as count, false as more, '' as facets` : countsOf(question.titleOnly ? 't' : 'w')}`;
  return { text, params };
}

const countsOf = (name: string) => `(select count(*)::int from counted) as count,
  not exists (select from ${name}3) and exists (select from ${name}) as more,
  coalesce((select string_agg(facet, ';') from counted), '') as facets`;
