-- The cascade of a search as a function: its six scans are planned once a connection and not at every question, which took 1.2 ms of each.
create function search.matches(
  asked tsquery, narrowed tsquery, small tsquery, large tsquery,
  since timestamptz, till timestamptz, before timestamptz, before_id bigint, enough integer, kept integer,
  out step integer, out count bigint, out facets text, out ids bigint[]
) language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  newest tsquery;
begin
  step := 3;
  count := 0;
  if asked is null then
    return;
  end if;
  for turn in 1..3 loop
    step := turn;
    newest := case turn when 1 then small when 2 then large end;
    continue when turn < 3 and newest is null;
    -- Words, filters and window stand apart: the index then leaps from list to list. Joined by & it walks the rarest lexeme from end to end.
    if newest is not null and narrowed is not null then
      select count(*), string_agg(e.facet, ';'), (array_agg(e.id order by e.at desc, e.id desc))[1:kept] into count, facets, ids
      from search.entry e where e.words @@ asked and e.words @@ narrowed and e.words @@ newest
        and (since is null or e.at >= since) and (till is null or e.at < till) and (before is null or (e.at, e.id) < (before, before_id));
    elsif newest is not null then
      select count(*), string_agg(e.facet, ';'), (array_agg(e.id order by e.at desc, e.id desc))[1:kept] into count, facets, ids
      from search.entry e where e.words @@ asked and e.words @@ newest
        and (since is null or e.at >= since) and (till is null or e.at < till) and (before is null or (e.at, e.id) < (before, before_id));
    elsif narrowed is not null then
      select count(*), string_agg(e.facet, ';'), (array_agg(e.id order by e.at desc, e.id desc))[1:kept] into count, facets, ids
      from search.entry e where e.words @@ asked and e.words @@ narrowed
        and (since is null or e.at >= since) and (till is null or e.at < till) and (before is null or (e.at, e.id) < (before, before_id));
    else
      select count(*), string_agg(e.facet, ';'), (array_agg(e.id order by e.at desc, e.id desc))[1:kept] into count, facets, ids
      from search.entry e where e.words @@ asked
        and (since is null or e.at >= since) and (till is null or e.at < till) and (before is null or (e.at, e.id) < (before, before_id));
    end if;
    exit when count >= enough;
  end loop;
end
$$;
comment on function search.matches(tsquery, tsquery, tsquery, tsquery, timestamptz, timestamptz, timestamptz, bigint, integer, integer) is
  'how many entries hold these words, their facets and the newest of them: in the small window, where that holds too few in the large one (step 2), then in all (3)';
