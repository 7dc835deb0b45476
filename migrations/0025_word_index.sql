-- The running program may not alter tables. What the first fill of the search needs of that is done by these two, in the name of the owner.
create function search.make_word_index() returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp set maintenance_work_mem = '256MB' as $$
begin
  create index if not exists entry_words on search.entry using gin (words) with (fastupdate = off);
end
$$;
comment on function search.make_word_index() is 'makes the index over words where the first fill went without it; a tenth of the time that keeping it through that fill takes';

create function search.drop_word_index() returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from search.entry) then
    drop index if exists search.entry_words;
  end if;
end
$$;
comment on function search.drop_word_index() is 'takes the index over words away while there is nothing to find';

revoke execute on function search.make_word_index(), search.drop_word_index() from public;
