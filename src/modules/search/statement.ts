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

/**
 * The one statement of a search. Each set of matches is looked for by search.matches in the small window, where that holds too few in the large one,
 * then in all. Its shape depends on little beside the reader, so that the server soon keeps its plan.
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
  const day = (of: string | undefined) => (of && !yearOnly(filter) ? `${of}T00:00:00+08:00` : null);
  const narrowed = bind(filters.length > 0 ? filters.join(' & ') : null, 'tsquery');
  const since = `greatest(${bind(day(filter.from), 'timestamptz')}, ${bind(within?.from ?? null, 'timestamptz')})`;
  const till = `least(${bind(day(filter.to), 'timestamptz')} + interval '1 day', ${bind(within?.to ?? null, 'timestamptz')} + interval '1 microsecond')`;
  const key = `timestamptz 'epoch' + ${bind(after?.at ?? null, 'bigint')} * interval '1 microsecond', ${bind(after?.id ?? null, 'bigint')}`;
  const inText = after !== null && !after.titled;
  const inTitle = bind(tsqueryOf(question.terms, true), 'tsquery');
  // What is new is chosen by another date than that of the order, so that all of it has to be looked at.
  const kept = within ? 100_000 : mostAsked;
  const matchesOf = (asked: string, [small, large]: Windows, from: string) =>
    `select * from search.matches(${asked}, ${narrowed}, ${bind(small, 'tsquery')}, ${bind(large, 'tsquery')}, ${since}, ${till}, ${from}, ${block}, ${kept})`;
  const inTitles = matchesOf(inText ? 'null' : inTitle, titled, key);
  const inTexts = matchesOf(
    bind(question.titleOnly ? null : tsqueryOf(question.terms, false), 'tsquery'),
    matched,
    inText ? key : 'null, null',
  );
  // A listing that was confirmed again has a new date and is no news; left in, a hundred of them would hide what is.
  const news = within
    ? `where e.offer is null or (select o.listed_at from offer.offer o where o.id = e.offer) >= ${bind(within.from, 'timestamptz')}`
    : '';
  // Words of the title stand in the text as well: on later pages those shown before are left out by their own words.
  const again = after ? `where b.titled or not e.words @@ ${inTitle}` : '';
  const text = `
    with t as materialized (${inTitles}), w as materialized (${inTexts}),
    found as (
      select e.id, e.at, e.facet, e.post, e.offer, e.organisation, e.receiver, f.titled
      from (select unnest(ids) as id, true as titled from t
          union all select id, false from (select unnest(ids) as id from w where (select count from t) < ${kept}) o
            where id not in (select unnest(ids) from t)) f
        join search.entry e on e.id = f.id ${news}),
    held as materialized (select ${within ? 'count(*) as count from found' : 'greatest(t.count, w.count) as count from t, w'}),
    near as (select * from found order by titled desc, at desc, id desc limit ${mostAsked}),
    seen as materialized (select * from near f where ${visibleTo(viewer, 'f')}
      limit (select case when ${after !== null} or count > ${mostAsked} then ${block} else ${mostAsked} end from held)),
    best as materialized (select * from seen order by titled desc, at desc, id desc limit ${block}),
    ranked as materialized (
      select b.id, 8 * b.titled::int + 3 * ${phraseIn(bind(question.phrase, 'text'), question.phrase)}::int
        + 4 * exp(-4.46e-8 * extract(epoch from now() - b.at)::float8) as score
      from best b join search.entry e on e.id = b.id ${again}
      order by score desc, b.id desc offset ${bind(after?.skip ?? 0, 'integer')} limit ${bind(size + 1, 'integer')})
    select
      (select coalesce(json_agg(json_build_object('kind', e.kind, 'title', e.title, 'text', e.text, 'at', e.at, 'category', e.category,
          'post', e.post, 'slug', (select slug from publish.post p where p.id = e.post), 'code', (select code from offer.offer o where o.id = e.offer),
          'organisation', e.organisation, 'receiver', e.receiver) order by r.score desc, r.id desc), '[]')
        from ranked r join search.entry e on e.id = r.id) as hits,
      (select count(*)::int from best) as candidates,
      (select jsonb_build_object('titled', titled, 'at', (extract(epoch from at) * 1000000)::bigint, 'id', id)
        from (select * from best order by titled, at, id limit 1) l) as last,
      ${after ? `0 as count, false as more, '' as facets` : countsOf(question.titleOnly ? 't' : 'w')}`;
  return { text, params };
}

/** Exact as the reader may see it while everything was asked; beyond that as of the last change of the index. */
const countsOf = (name: string) => `
      (select case when h.count > ${mostAsked} then h.count else (select count(*) from seen) end::int from held h) as count,
      (select step < 3 from ${name}) as more,
      (select coalesce(case when h.count > ${mostAsked} then ${name}.facets else (select string_agg(facet, ';') from seen) end, '')
        from held h, ${name}) as facets`;

/** Small letters by the rules of a language cost the server more than all the rest, and matter only where letters were typed. */
function phraseIn(bound: string, phrase: string | null): string {
  const holds = (column: string) => {
    const small = phrase !== null && /[^\p{Script=Han}\p{N}]/u.test(phrase);
    return `position(${bound} in ${small ? `lower(${column})` : column}) > 0`;
  };
  return `coalesce(${holds('e.title')} or ${holds('e.text')}, false)`;
}
