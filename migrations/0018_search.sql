create schema search;
comment on schema search is 'Finding: one index over posts, spaces, land and organisations, names with their pinyin, saved searches. All but the last is made anew by ./lianqun search rebuild.';

-- Rows stay narrow, so that thousands of matches are counted from a few pages; text and words lie beside them until they are asked for.
create table search.entry (
  id bigint generated always as identity primary key,
  kind text not null constraint entry_kind_choice check (kind in ('post', 'page', 'space', 'land', 'organisation')),
  post bigint references publish.post (id) on delete cascade,
  offer bigint references offer.offer (id) on delete cascade,
  organisation bigint references network.organisation (id) on delete cascade,
  receiver uuid references account.organization (id) on delete cascade,
  stamp text not null,
  at timestamptz not null,
  category integer,
  facet text not null,
  title text not null,
  text text not null,
  words tsvector not null,
  constraint entry_one_source check (num_nonnulls(post, offer, organisation, receiver) = 1),
  constraint entry_post_unique unique (post),
  constraint entry_offer_unique unique (offer),
  constraint entry_organisation_unique unique (organisation),
  constraint entry_receiver_unique unique (receiver)
) with (toast_tuple_target = 256);
comment on table search.entry is '检索条目 · one thing that can be found, as words; whether a reader may see it is asked of its own table each time';
comment on column search.entry.stamp is 'state of the source and edition of the index from which it was made; another one is made anew';
comment on column search.entry.at is 'the date it is ordered by: released, confirmed or made';
comment on column search.entry.facet is 'what filters count, in one value: kind/category/year/member cities; read whole it costs a tenth of grouping by each';
comment on column search.entry.text is 'plain text, for the words around a match';
comment on column search.entry.words is 'pairs of characters, words and codes; "^" before those of the title; "k=", "c=", "p=", "y=", "q=", "m=", "w=" for kind, category, place, year, quarter, month and week, so that one index answers words and filters together';
-- Jobs write it, readers read it: no list of pending rows, which every search would have to walk through.
create index entry_words on search.entry using gin (words) with (fastupdate = off);
create index entry_at on search.entry (at desc, id desc);

create table search.term (
  term text not null,
  entry bigint not null references search.entry (id) on delete cascade,
  weight real not null constraint term_weight_range check (weight > 0 and weight <= 1),
  primary key (term, entry) include (weight)
);
comment on table search.term is '关键词 · the words that tell a post from others, with their share; related posts come from them';
create index term_entry on search.term (entry);

create table search.name (
  id bigint generated always as identity primary key,
  kind text not null constraint name_kind_choice check (kind in ('place', 'organisation', 'tag', 'category', 'park')),
  key text not null,
  name text not null,
  plain text not null,
  pinyin text not null,
  initials text not null,
  weight integer not null,
  constraint name_unique unique (kind, key, name)
);
comment on table search.name is '名称 · what a reader may be typing: places, organisations, tags, categories, parks, with pinyin and initials';
comment on column search.name.key is 'the code, number or address part that its page is found by';
comment on column search.name.plain is 'the name in small simplified letters';
comment on column search.name.weight is 'large first among several that fit';
create index name_plain on search.name (plain text_pattern_ops);
create index name_pinyin on search.name (pinyin text_pattern_ops);
create index name_initials on search.name (initials text_pattern_ops);

create table search.cursor (
  one boolean primary key default true constraint cursor_one check (one),
  number bigint not null,
  edition integer not null
);
comment on table search.cursor is '读到哪里 · up to which line of the audit log changes are in the index, and the edition of the code that filled it';
insert into search.cursor (number, edition) select number, 0 from account.audit_head;

create table search.saved (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references account."user" (id) on delete cascade,
  query text not null constraint saved_query_length check (char_length(query) between 3 and 600),
  created_at timestamptz not null,
  constraint saved_once unique (user_id, query)
);
comment on table search.saved is '已存搜索 · what a member wants to look for again: the part of the address behind the question mark';
