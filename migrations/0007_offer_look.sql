-- An operator must be able to ring whoever lists a space, and the lister must be able to see that it happened.
create table offer.look (
  id bigint generated always as identity primary key,
  offer bigint not null references offer.offer (id) on delete cascade,
  at timestamptz not null default now(),
  why text not null constraint look_why_length check (char_length(why) between 1 and 400)
);
comment on table offer.look is '查看记录 · each look at the contact of a listing, with its reason; shown to its author';
create index look_offer on offer.look (offer, at desc);
