create schema network;
comment on schema network is 'Organisations and their ties.';

create table network.organisation (
  id bigint generated always as identity primary key,
  name text not null constraint organisation_name_length check (char_length(name) between 2 and 80),
  kind text not null constraint organisation_kind_choice check (kind in ('enterprise', 'park', 'broker', 'institute', 'government')),
  credit_code text constraint organisation_credit_code_form check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  place integer references reference.place (code),
  invented boolean not null default false,
  created_at timestamptz not null default now(),
  constraint organisation_name_unique unique (name),
  constraint organisation_credit_code_unique unique (credit_code)
);
comment on table network.organisation is '组织 · enterprises, parks, brokers, institutes and government bodies';
comment on column network.organisation.credit_code is '统一社会信用代码 · unified social credit code';
comment on column network.organisation.invented is 'true for the demonstration set';
