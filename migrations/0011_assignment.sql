create table match.ranking (
  by text not null constraint ranking_by_choice check (by in ('need', 'offer')),
  need bigint not null,
  offer bigint not null references offer.offer (id),
  place smallint not null constraint ranking_place_range check (place between 1 and 100),
  stated_at timestamptz not null,
  constraint ranking_pkey primary key (by, need, offer)
);
comment on table match.ranking is '排序名单 · which offers an enterprise would rather have, and which needs a lessor would rather take: only what each side stated itself';
comment on column match.ranking.by is 'who stated it: need the enterprise, offer the lessor';
comment on column match.ranking.place is '1 for the first of the list';
create unique index ranking_need_place on match.ranking (need, place) where by = 'need';
create unique index ranking_offer_place on match.ranking (offer, place) where by = 'offer';

create table match.assignment_run (
  id bigint generated always as identity primary key,
  status text not null default 'draft' constraint assignment_run_status_choice check (status in ('draft', 'announced')),
  seed text not null constraint assignment_run_seed_form check (seed ~ '^[0-9A-Za-z._-]{1,40}$'),
  floors jsonb not null,
  need_lots bigint[] not null,
  offer_lots bigint[] not null,
  pairs integer not null,
  digest bytea not null constraint assignment_run_digest_length check (octet_length(digest) = 32),
  total_fit bigint not null,
  bound bigint not null,
  proven boolean not null,
  floor_cost bigint not null,
  blocking jsonb not null,
  created_at timestamptz not null,
  announced_at timestamptz,
  constraint assignment_run_bound_order check (total_fit <= bound),
  constraint assignment_run_announced_whole check ((status = 'announced') = (announced_at is not null))
);
comment on table match.assignment_run is '分配 · one run that assigned many needs to few offers; it reserves nothing, and once announced it stays as it was';
comment on column match.assignment_run.status is 'draft 草稿, announced 已公布';
comment on column match.assignment_run.seed is '种子 · from which the order of the draw follows';
comment on column match.assignment_run.floors is '保底 · for each class what was asked, the largest that could hold, and what was placed';
comment on column match.assignment_run.need_lots is '抽签次序 · needs in the drawn order, which decides between equal totals';
comment on column match.assignment_run.offer_lots is 'offers in the drawn order';
comment on column match.assignment_run.pairs is 'how many pairs passed all hard conditions';
comment on column match.assignment_run.digest is 'SHA-256 of everything the run was made from: equal digest and seed give an equal result';
comment on column match.assignment_run.total_fit is '总契合度 · thousandths of a point';
comment on column match.assignment_run.bound is 'no assignment under the same rules has a higher total; equal to total_fit where that is proven';
comment on column match.assignment_run.floor_cost is 'thousandths of a point by which the floors lowered the total';
comment on column match.assignment_run.blocking is '阻塞对 · pairs that would rather have each other, each with what stands in the way';

create table match.assignment_pair (
  run bigint not null references match.assignment_run (id) on delete cascade,
  need bigint not null,
  offer bigint not null references offer.offer (id),
  fit integer not null constraint assignment_pair_fit_range check (fit between 0 and 100000),
  takes bigint not null constraint assignment_pair_takes_range check (takes >= 1),
  by text not null constraint assignment_pair_by_choice check (by in ('ranking', 'fit')),
  constraint assignment_pair_pkey primary key (run, need)
);
comment on table match.assignment_pair is '分配结果 · a need and the offer that a run proposes for it';
comment on column match.assignment_pair.fit is '契合度 · thousandths of a point';
comment on column match.assignment_pair.takes is 'room it takes: ㎡ of an offer that can be divided, else 1';
comment on column match.assignment_pair.by is 'what decided: rankings of both sides, or the total of fits';
create index assignment_pair_offer on match.assignment_pair (offer);

create table match.assignment_reason (
  run bigint not null references match.assignment_run (id) on delete cascade,
  side text not null constraint assignment_reason_side_choice check (side in ('need', 'offer')),
  subject bigint not null,
  reason jsonb not null,
  constraint assignment_reason_pkey primary key (run, side, subject)
);
comment on table match.assignment_reason is '分配理由 · why a need or an offer got what it got; of competitors only class and fit';
comment on column match.assignment_reason.subject is 'key of the need or of the offer';

create function match.keep_announced() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'assignment_run' then
    if old.status = 'announced' then
      raise exception 'an announced assignment stays as it was' using errcode = 'restrict_violation';
    end if;
  elsif exists (select from match.assignment_run where id = coalesce(new.run, old.run) and status = 'announced') then
    raise exception 'an announced assignment stays as it was' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end
$$;
comment on function match.keep_announced() is 'keeps an announced assignment with its pairs and reasons as it was';
create trigger assignment_run_kept before update or delete on match.assignment_run for each row execute function match.keep_announced();
create trigger assignment_pair_kept before insert or update or delete on match.assignment_pair for each row execute function match.keep_announced();
create trigger assignment_reason_kept before insert or update or delete on match.assignment_reason for each row execute function match.keep_announced();
