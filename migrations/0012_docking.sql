-- Docking: who gets a request, what each of them sees of its contact, who was first, and how it ends.
-- Everything free is text that was masked for telephone numbers before it came here; contacts stand in need.need only.

alter table need.need
  add column credit bytea constraint need_credit_length check (octet_length(credit) = 32),
  add column open_step smallint not null default 1 constraint need_open_step_range check (open_step between 1 and 3),
  add column pooled boolean not null default false,
  add column merged_into bigint references need.need (id);
comment on column need.need.credit is 'keyed hash of the unified social credit code, to find requests of the same enterprise';
comment on column need.need.open_step is 'how far a receiver sees at once when it gives a reason: 1 company, 2 person, 3 telephone; what lies beyond waits for the enterprise';
comment on column need.need.pooled is '公海 · the enterprise agreed that its request, without company and contact, may be seen and claimed by every confirmed receiver';
comment on column need.need.merged_into is 'the request in which this one is carried on';
create index need_credit on need.need (credit) where credit is not null;
create index need_pool on need.need (created_at desc, id desc) where stage = 'pool';
alter table need.need drop constraint need_erased_whole;
alter table need.need add constraint need_erased_whole check (case when erased_at is null
  then num_nulls(text, company, contact, contact_masked, phone) = 0
  else num_nonnulls(text, purpose, tax, company, contact, contact_masked, phone, credit) = 0 end);

create table need.route (
  id uuid primary key default gen_random_uuid(),
  need bigint not null references need.need (id),
  organisation uuid references account.organization (id) on delete set null,
  stage text not null default 'L10' constraint route_stage_choice check (stage in (
    'L10', 'L20', 'L30', 'L40', 'L50', 'L70', 'L80', 'L90', 'L100', 'L110', 'L120', 'L130', 'L140', 'L150',
    'pool', 'on_hold', 'lost', 'elsewhere', 'expired', 'cancelled', 'merged')),
  chosen_by text not null constraint route_chosen_by_choice check (chosen_by in ('enterprise', 'pool', 'secretary')),
  step smallint not null default 0 constraint route_step_range check (step between 0 and 3),
  handler uuid references account."user" (id) on delete set null,
  routed_at timestamptz not null,
  acknowledged_at timestamptz,
  qualified_at timestamptz,
  answered_at timestamptz,
  reported_at timestamptz,
  next_action text constraint route_next_action_length check (char_length(next_action) between 1 and 200),
  next_on date,
  level smallint not null default 0 constraint route_level_range check (level between 0 and 3),
  reason text constraint route_reason_choice check (reason in (
    'price', 'size', 'condition', 'place', 'admission', 'no_answer', 'postponed', 'competitor', 'duplicate', 'no_capacity', 'other')),
  closed_at timestamptz,
  constraint route_once unique (need, organisation),
  constraint route_lost_reason check (stage <> 'lost' or reason is not null),
  constraint route_closed check ((closed_at is not null) =
    (stage in ('L140', 'L150', 'pool', 'lost', 'elsewhere', 'expired', 'cancelled', 'merged'))),
  constraint route_next_whole check (num_nonnulls(next_action, next_on) <> 1)
);
comment on table need.route is '分派 · a request as one receiver has it: how far it came there, what is next, how much of the contact is shown';
comment on column need.route.organisation is 'the receiver, to whom the enterprise agreed; null once it is gone from here';
comment on column need.route.stage is 'as need.need.stage; L10 is what has come in and waits to be acknowledged';
comment on column need.route.chosen_by is 'the enterprise chose the receiver, the receiver claimed it from the pool, or a secretary moved it there';
comment on column need.route.step is 'what of the contact is open to the receiver: 0 masked, 1 company, 2 person, 3 telephone';
comment on column need.route.handler is 'the named person who acknowledged it';
comment on column need.route.reported_at is 'when the enterprise last heard from the receiver; a report is due every 14 days';
comment on column need.route.next_action is 'what is done next; mandatory while the request is open and acknowledged';
comment on column need.route.level is 'how far up an overdue clock went: 1 the receiver''s owners, 2 secretaries, 3 administrators';
comment on column need.route.reason is 'why it was lost';
comment on column need.route.closed_at is 'when it left the receiver''s hands or landed';
create index route_board on need.route (organisation, routed_at desc, id desc);
create index route_open on need.route (next_on) where closed_at is null;

alter table need.event add column route uuid references need.route (id);
comment on column need.event.route is 'the receiver whom it is about; a receiver sees its own only';
alter table need.event drop constraint event_kind_choice;
alter table need.event add constraint event_kind_choice check (kind in ('stage', 'note', 'duplicate', 'look', 'withdrawn', 'erased',
  'routed', 'asked', 'opened', 'denied', 'report', 'escalated', 'first', 'transfer', 'merged', 'viewing', 'quote', 'reservation',
  'proof', 'rating', 'pool', 'claimed', 'forced', 'closed'));
alter table need.event drop constraint event_by_choice;
alter table need.event add constraint event_by_choice check (by in ('visitor', 'member', 'operator', 'system', 'receiver', 'secretary'));

create table need.reveal (
  id bigint generated always as identity primary key,
  route uuid not null references need.route (id),
  step smallint not null constraint reveal_step_range check (step between 1 and 3),
  reason text not null constraint reveal_reason_length check (char_length(reason) between 2 and 200),
  asked_by uuid references account."user" (id) on delete set null,
  asked_at timestamptz not null,
  state text not null constraint reveal_state_choice check (state in ('asked', 'granted', 'refused', 'closed')),
  answered_at timestamptz,
  constraint reveal_answered check ((answered_at is null) = (state = 'asked'))
);
comment on table need.reveal is '查看申请 · a receiver asked to see one step more of a contact, why, and what the enterprise said';
comment on column need.reveal.step is '1 company, 2 person, 3 telephone';
comment on column need.reveal.state is 'asked, granted, refused by the enterprise, closed when the consent ended before an answer';
create unique index reveal_waiting on need.reveal (route) where state = 'asked';
create index reveal_route on need.reveal (route, id);

create table need.first_contact (
  id bigint generated always as identity primary key,
  need bigint not null references need.need (id),
  organisation uuid references account.organization (id) on delete set null,
  city integer references reference.place (code),
  at timestamptz not null,
  valid_until date not null,
  phone bytea constraint first_contact_phone_length check (octet_length(phone) = 32),
  credit bytea constraint first_contact_credit_length check (octet_length(credit) = 32),
  share smallint not null default 100 constraint first_contact_share_range check (share between 0 and 100),
  after bigint references need.first_contact (id),
  ended_at timestamptz,
  ended text constraint first_contact_ended_choice check (ended in ('transferred', 'forced', 'expired')),
  constraint first_contact_ended_whole check ((ended_at is null) = (ended is null))
);
comment on table need.first_contact is '首谈登记 · which receiver spoke first with an enterprise, in which city, since when and how long that holds; found by keyed hashes, so that no contact is shown';
comment on column need.first_contact.organisation is 'null once the receiver is gone from here; the stamp then protects nobody';
comment on column need.first_contact.city is 'the city of the receiver''s newest listing; null where it has none';
comment on column need.first_contact.valid_until is 'last day of the protection';
comment on column need.first_contact.phone is 'keyed hash of the telephone; gone when the request is erased or the protection has run out';
comment on column need.first_contact.credit is 'keyed hash of the credit code of the enterprise; gone when the protection has run out';
comment on column need.first_contact.share is '分成 · what the holder counts of the project in %, the rest is counted by the holder before';
comment on column need.first_contact.after is 'the stamp from which this one was transferred';
create unique index first_contact_held on need.first_contact (need) where ended_at is null;
create index first_contact_phone on need.first_contact (phone) where ended_at is null;
create index first_contact_credit on need.first_contact (credit) where ended_at is null;

create table need.transfer (
  id bigint generated always as identity primary key,
  contact bigint not null references need.first_contact (id),
  proposed_by uuid not null references account.organization (id) on delete cascade,
  giver uuid not null references account.organization (id) on delete cascade,
  taker uuid not null references account.organization (id) on delete cascade,
  share smallint not null constraint transfer_share_range check (share between 0 and 100),
  words text not null constraint transfer_words_length check (char_length(words) between 2 and 200),
  proposed_at timestamptz not null,
  state text not null default 'proposed' constraint transfer_state_choice check (state in ('proposed', 'agreed', 'refused', 'withdrawn')),
  answered_at timestamptz,
  constraint transfer_two check (giver <> taker and proposed_by in (giver, taker)),
  constraint transfer_answered check ((answered_at is null) = (state = 'proposed'))
);
comment on table need.transfer is '流转 · one receiver hands a first contact to another with an agreed split; it counts when the other side agrees';
comment on column need.transfer.share is 'what the taker will count, in %';
create unique index transfer_open on need.transfer (contact) where state = 'proposed';

create table need.viewing (
  id bigint generated always as identity primary key,
  route uuid not null references need.route (id),
  offer bigint not null references offer.offer (id),
  at timestamptz not null,
  state text not null default 'scheduled' constraint viewing_state_choice check (state in ('scheduled', 'confirmed', 'done', 'cancelled', 'no_show')),
  outcome text constraint viewing_outcome_length check (char_length(outcome) between 2 and 400),
  created_at timestamptz not null,
  constraint viewing_outcome_given check (state in ('scheduled', 'confirmed') or outcome is not null)
);
comment on table need.viewing is '带看 · a visit to a listing: scheduled, confirmed by the enterprise, done, cancelled, nobody came; with its outcome';
create index viewing_route on need.viewing (route, id);
create unique index viewing_once on need.viewing (route, offer, at) where state in ('scheduled', 'confirmed');

create table need.quote (
  id bigint generated always as identity primary key,
  route uuid not null references need.route (id),
  offer bigint not null references offer.offer (id),
  state text not null default 'draft' constraint quote_state_choice check (state in ('draft', 'submitted', 'approved', 'rejected')),
  area double precision not null constraint quote_area_range check (area > 0 and area <= 10000000),
  family text not null,
  rent_month double precision not null constraint quote_rent_range check (rent_month between 0 and 10000),
  fee_included boolean,
  service_charge double precision constraint quote_service_charge_range check (service_charge between 0 and 1000),
  common_area_ratio double precision constraint quote_common_area_range check (common_area_ratio between 0 and 80),
  power_markup double precision constraint quote_power_markup_range check (power_markup between 0 and 10),
  deposit_months double precision constraint quote_deposit_range check (deposit_months between 0 and 36),
  escalation double precision constraint quote_escalation_range check (escalation between 0 and 100),
  escalation_every double precision constraint quote_escalation_every_range check (escalation_every between 1 and 120),
  free_rent double precision constraint quote_free_rent_range check (free_rent between 0 and 120),
  lease_min double precision constraint quote_lease_range check (lease_min between 1 and 600),
  valid_until date not null,
  words text constraint quote_words_length check (char_length(words) between 1 and 400),
  created_at timestamptz not null,
  answered_at timestamptz,
  answer text constraint quote_answer_length check (char_length(answer) between 1 and 400),
  constraint quote_answered check ((answered_at is null) = (state in ('draft', 'submitted')))
);
comment on table need.quote is '报价 · what a receiver asks for a listing, with everything that decides the comparable cost; the enterprise approves or rejects it';
comment on column need.quote.rent_month is '元/㎡/月';
comment on column need.quote.service_charge is '元/㎡/月';
comment on column need.quote.common_area_ratio is '%';
comment on column need.quote.power_markup is '元/kWh';
create index quote_route on need.quote (route, id);

create table need.reservation (
  id bigint generated always as identity primary key,
  route uuid not null references need.route (id),
  offer bigint not null references offer.offer (id),
  until date not null,
  state text not null default 'held' constraint reservation_state_choice check (state in ('held', 'freed', 'expired', 'signed')),
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint reservation_ended check ((ended_at is null) = (state = 'held'))
);
comment on table need.reservation is '意向锁定 · a listing kept for one request until a day; the listing is 意向中 meanwhile';
create unique index reservation_held on need.reservation (offer) where state = 'held';
create index reservation_route on need.reservation (route, id);

create table need.proof (
  route uuid primary key references need.route (id),
  offer bigint references offer.offer (id),
  claimed_at timestamptz not null,
  state text not null default 'claimed' constraint proof_state_choice check (state in ('claimed', 'confirmed', 'denied')),
  words text constraint proof_words_length check (char_length(words) between 1 and 400),
  answered_at timestamptz,
  constraint proof_answered check ((answered_at is null) = (state = 'claimed')),
  constraint proof_denied_words check (state <> 'denied' or words is not null)
);
comment on table need.proof is '闭环证明 · a receiver says that it was signed; the enterprise confirms or denies it on its own link, in its own words';

create table need.rating (
  route uuid not null references need.route (id),
  days smallint not null constraint rating_days_choice check (days in (30, 90)),
  score smallint not null constraint rating_score_range check (score between 1 and 5),
  solved boolean not null,
  words text constraint rating_words_length check (char_length(words) between 1 and 400),
  at timestamptz not null,
  primary key (route, days)
);
comment on table need.rating is '回访评价 · what the enterprise says 30 and 90 days after landing';
