create schema need;
comment on schema need is 'What is wanted, and the docking of a need from its receipt to its landing.';

create table need.day (
  day date primary key,
  issued integer not null constraint day_issued_range check (issued > 0)
);
comment on table need.day is '当日编号 · how many numbers were issued on a day in China; a number is never reused';

create table need.need (
  id bigint generated always as identity primary key,
  number text not null constraint need_number_form check (number ~ '^XQ-[0-9]{8}-[0-9]{4,9}$'),
  token bytea not null constraint need_token_length check (octet_length(token) = 32),
  stage text not null default 'L10' constraint need_stage_choice check (stage in (
    'L10', 'L20', 'L30', 'L40', 'L50', 'L60', 'L70', 'L80', 'L90', 'L100', 'L110', 'L120', 'L130', 'L140', 'L150',
    'pool', 'on_hold', 'lost', 'elsewhere', 'expired', 'cancelled', 'merged')),
  text text constraint need_text_length check (char_length(text) between 4 and 2000),
  purpose text constraint need_purpose_length check (char_length(purpose) between 1 and 500),
  tax double precision constraint need_tax_range check (tax between 0 and 10000000),
  company text constraint need_company_length check (char_length(company) between 2 and 80),
  contact bytea,
  contact_masked text constraint need_contact_masked_length check (char_length(contact_masked) between 1 and 60),
  phone bytea constraint need_phone_length check (octet_length(phone) = 32),
  receivers smallint not null default 3 constraint need_receivers_range check (receivers between 1 and 9),
  consent_text text not null constraint need_consent_text_length check (char_length(consent_text) between 1 and 20),
  consent_purpose text not null constraint need_consent_purpose_choice check (consent_purpose in ('docking')),
  consented_at timestamptz not null,
  consent_until date not null,
  erased_at timestamptz,
  language text not null default 'zh' constraint need_language_choice check (language in ('zh', 'en')),
  origin text not null constraint need_origin_choice check (origin in ('form', 'api', 'cli')),
  created_at timestamptz not null,

  constraint need_number_unique unique (number),
  constraint need_token_unique unique (token),
  constraint need_consent_order check (consented_at <= consent_until + interval '1 day'),
  constraint need_erased_whole check (case when erased_at is null
    then num_nulls(text, company, contact, contact_masked, phone) = 0
    else num_nonnulls(text, purpose, tax, company, contact, contact_masked, phone) = 0 end)
);
comment on table need.need is '需求 · one row a request; what names a person is sealed, masked, and erased when consent ends';
comment on column need.need.number is '需求编号 · XQ, the day in China, a counter of that day';
comment on column need.need.token is 'SHA-256 of the private link by which the author follows and withdraws the request';
comment on column need.need.stage is '阶段 · L10 已提交, L20 已受理, L30 已核验, L40 已研判, L50 已匹配, L60 已分派, L70 已反馈, L80 接洽中, L90 带看/考察, L100 方案/报价, L110 谈判, L120 意向锁定, L130 签约, L140 入驻/转项目, L150 回访评价; pool 公海, on_hold 搁置, lost 流失, elsewhere 其他渠道成交, expired 过期, cancelled 取消, merged 合并';
comment on column need.need.text is '需求 · telephone numbers inside it are masked before it is stored';
comment on column need.need.purpose is '用途 · what the space or land is for';
comment on column need.need.tax is '税收 · expected tax a year in 万元; serves admission rules only';
comment on column need.need.company is '公司';
comment on column need.need.contact is 'contact person and telephone, sealed with AES-256-GCM and bound to the number of the need';
comment on column need.need.contact_masked is 'what may be shown of the contact';
comment on column need.need.phone is 'keyed hash of the telephone, to find requests posted twice';
comment on column need.need.receivers is '接收方数量 · how many receivers the enterprise agreed to at most';
comment on column need.need.consent_text is 'version of the consent wording that was shown';
comment on column need.need.consent_purpose is 'what the data may be used for';
comment on column need.need.consent_until is 'last day of the consent; personal data are erased after it';
comment on column need.need.erased_at is 'when the words of the request and its contact were erased: consent withdrawn or run out';
create index need_phone on need.need (phone) where phone is not null;
create index need_consent_until on need.need (consent_until) where erased_at is null;
create index need_stage on need.need (stage, created_at desc, id desc);

create table need.event (
  id bigint generated always as identity primary key,
  need bigint not null references need.need (id),
  at timestamptz not null,
  kind text not null constraint event_kind_choice check (kind in ('stage', 'note', 'duplicate', 'look', 'withdrawn', 'erased')),
  stage text,
  words text constraint event_words_length check (char_length(words) between 1 and 400),
  by text not null constraint event_by_choice check (by in ('visitor', 'operator', 'system')),
  shown boolean not null default true
);
comment on table need.event is '过程 · what happened to a need, append-only; the tracking page and its clock are read from it';
comment on column need.event.kind is 'a stage reached, a note, a probable duplicate, a look at the contact, consent withdrawn, data erased';
comment on column need.event.stage is 'the stage that was reached';
comment on column need.event.shown is 'false: for operators only';
create index event_need on need.event (need, id);

create function need.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'need.event is append-only' using errcode = 'restrict_violation';
end
$$;
comment on function need.refuse_change() is 'keeps the events of a need as they were written';
create trigger event_append_only before update or delete or truncate on need.event
  for each statement execute function need.refuse_change();
