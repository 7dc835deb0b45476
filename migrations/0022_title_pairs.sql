-- Every two characters of a title that stand side by side, in small letters: a trigram knows no Chinese word of two.
create function publish.title_pairs(title text) returns text[] language sql immutable strict parallel safe
return (select coalesce(array_agg(distinct substr(lower(title), n, 2)), '{}') from generate_series(1, char_length(lower(title)) - 1) n);
comment on function publish.title_pairs(text) is 'what the editors'' desk finds titles by';
create index post_title_pairs on publish.post using gin (publish.title_pairs(title)) with (fastupdate = off);
-- What is written anew after a release has another title than readers see.
create index post_changed_after on publish.post (changed_at desc, id desc) where version > released_version;
