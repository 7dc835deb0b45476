-- The schema after all migrations. Written by ./lianqun schema --write; do not edit.

create schema account;
comment on schema account is 'People who sign in, their organisations and roles, sessions, keys, and the audit log.';

create table account.account (
  id uuid not null default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_unique UNIQUE (provider_id, account_id),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint account_provider_id_choice CHECK (provider_id = 'credential'::text)
);
comment on table account.account is '登录方式 · how a user signs in; only by password so far, the columns for other providers are better-auth''s and stay empty';
comment on column account.account.password is 'scrypt hash with its costs and its salt';
CREATE INDEX account_user ON account.account USING btree (user_id);

create table account.apikey (
  id uuid not null default gen_random_uuid(),
  config_id text not null default 'default'::text,
  name text,
  start text,
  reference_id text not null,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamp with time zone,
  enabled boolean default true,
  rate_limit_enabled boolean default true,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer default 0,
  remaining integer,
  last_request timestamp with time zone,
  expires_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  permissions text,
  metadata text,
  constraint apikey_pkey PRIMARY KEY (id),
  constraint apikey_key_unique UNIQUE (key),
  constraint apikey_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 60)
);
comment on table account.apikey is '接口密钥 · a program acts with it in the name of an organisation';
comment on column account.apikey.start is 'the first characters, so that its owner recognises it';
comment on column account.apikey.reference_id is 'the organisation';
comment on column account.apikey.key is 'SHA-256 of the key, which is shown once';
comment on column account.apikey.permissions is 'scopes as JSON: {"offers":["read","write"],"needs":["read"]}';
CREATE INDEX apikey_reference ON account.apikey USING btree (reference_id);

create table account.attempt (
  key bytea not null,
  count integer not null,
  last timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint attempt_pkey PRIMARY KEY (key),
  constraint attempt_count_range CHECK (count > 0),
  constraint attempt_key_length CHECK (octet_length(key) = 32)
);
comment on table account.attempt is '尝试次数 · how often in a row something was tried for one account or from one address, so that guessing becomes slow';
comment on column account.attempt.key is 'keyed hash of what is counted: an account, whether it exists or not, or the address of a sender';
comment on column account.attempt.until is 'until when nothing more is accepted';
CREATE INDEX attempt_last ON account.attempt USING btree (last);

create table account.audit (
  number bigint not null,
  at timestamp(3) with time zone not null,
  who text not null,
  what text not null,
  object text not null,
  details text not null,
  previous bytea not null,
  hash bytea not null,
  constraint audit_pkey PRIMARY KEY (number),
  constraint audit_details_json CHECK (jsonb_typeof(details::jsonb) = 'object'::text),
  constraint audit_hash_length CHECK (octet_length(hash) = 32),
  constraint audit_number_range CHECK (number > 0),
  constraint audit_object_length CHECK (char_length(object) >= 1 AND char_length(object) <= 120),
  constraint audit_previous_length CHECK (octet_length(previous) = 32),
  constraint audit_what_form CHECK (what ~ '^[a-z]+\.[a-z-]+$'::text),
  constraint audit_who_form CHECK (who ~ '^(visitor|operator|system|user:[0-9a-f-]{36}|key:[0-9a-f-]{36})$'::text)
);
comment on table account.audit is '审计日志 · every change, in the order in which it was kept; append-only, each line tied to the one before by its hash';
comment on column account.audit.who is 'an id, never a name: user:…, key:…, operator (the command line), visitor, system';
comment on column account.audit.what is 'module and act: offer.publish';
comment on column account.audit.object is 'kind and number of what was changed: offer:S-261125-0001';
comment on column account.audit.details is 'canonical JSON; codes and counts, no personal data';
comment on column account.audit.previous is 'hash of the line before; 32 zero bytes for the first';
comment on column account.audit.hash is 'SHA-256 over the canonical form of the line, see src/modules/account/chain.ts';
CREATE INDEX audit_object ON account.audit USING btree (object, number);
CREATE INDEX audit_who ON account.audit USING btree (who, number);
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON account.audit FOR EACH STATEMENT EXECUTE FUNCTION account.refuse_change();

create table account.audit_head (
  one boolean not null default true,
  number bigint not null,
  hash bytea not null,
  constraint audit_head_pkey PRIMARY KEY (one),
  constraint audit_head_hash_length CHECK (octet_length(hash) = 32),
  constraint audit_head_one CHECK (one)
);
comment on table account.audit_head is '审计日志的末行 · number and hash of the last line; whoever writes locks it, so that there is one chain, and a tail that was cut off shows';
CREATE TRIGGER audit_head_advances BEFORE UPDATE ON account.audit_head FOR EACH ROW EXECUTE FUNCTION account.advance_only();
CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON account.audit_head FOR EACH STATEMENT EXECUTE FUNCTION account.refuse_change();

create table account.factor_rule (
  organization_id uuid not null,
  since timestamp with time zone not null default now(),
  due timestamp with time zone not null,
  constraint factor_rule_pkey PRIMARY KEY (organization_id),
  constraint factor_rule_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint factor_rule_due_order CHECK (due >= since)
);
comment on table account.factor_rule is '两步验证要求 · an organisation that demands a second factor of its members; without a row it does not';
comment on column account.factor_rule.since is 'when an owner turned it on';
comment on column account.factor_rule.due is 'from when on a member without a second factor cannot act for the organisation';

create table account.invitation (
  id uuid not null default gen_random_uuid(),
  organization_id uuid not null,
  email text not null,
  email_masked text,
  role text,
  status text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  inviter_id uuid not null,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_inviter_id_fkey FOREIGN KEY (inviter_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint invitation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint invitation_email_blinded CHECK (email ~ '^[0-9a-f]{64}@mail\.invalid$'::text),
  constraint invitation_status_choice CHECK (status = ANY (ARRAY['pending'::text, 'accepted'::text, 'rejected'::text, 'canceled'::text]))
);
comment on table account.invitation is '邀请 · somebody was asked to join; only who has the address can accept';
comment on column account.invitation.email is 'keyed hash of the address, as in account.user';
CREATE INDEX invitation_email ON account.invitation USING btree (email);
CREATE INDEX invitation_organization ON account.invitation USING btree (organization_id);

create table account.member (
  id uuid not null default gen_random_uuid(),
  organization_id uuid not null,
  user_id uuid not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  constraint member_pkey PRIMARY KEY (id),
  constraint member_unique UNIQUE (organization_id, user_id),
  constraint member_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint member_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint member_role_form CHECK (role ~ '^(owner|enterprise|receiver|secretary|editor|judge|officer|administrator)(,(owner|enterprise|receiver|secretary|editor|judge|officer|administrator))*$'::text)
);
comment on table account.member is '成员 · a user''s place in an organisation; account membership only, nothing about any other body';
comment on column account.member.role is 'owner 负责人 manages members, invitations and keys; enterprise, receiver, secretary, editor, judge, officer, administrator; several are joined by commas';
CREATE INDEX member_user ON account.member USING btree (user_id);

create table account.organization (
  id uuid not null default gen_random_uuid(),
  name text not null,
  slug text not null,
  logo text,
  metadata text,
  kind text not null,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint organization_pkey PRIMARY KEY (id),
  constraint organization_slug_unique UNIQUE (slug),
  constraint organization_kind_choice CHECK (kind = ANY (ARRAY['enterprise'::text, 'receiver'::text, 'secretariat'::text, 'government'::text, 'panel'::text, 'platform'::text])),
  constraint organization_name_length CHECK (char_length(name) >= 2 AND char_length(name) <= 80)
);
comment on table account.organization is '组织（账号侧）· an organisation that has members here; its kind decides which roles it can give';
comment on column account.organization.slug is 'asked for by better-auth; random and never shown';
comment on column account.organization.kind is 'enterprise 企业, receiver 园区或招商机构, secretariat 集群秘书处, government 市区政府, panel 评审组, platform 平台运营';
comment on column account.organization.confirmed_at is 'since when its roles count; an enterprise at once, a park or broker when an administrator has checked it';

create table account.pace (
  key bytea not null,
  due timestamp with time zone not null,
  constraint pace_pkey PRIMARY KEY (key),
  constraint pace_key_length CHECK (octet_length(key) = 32)
);
comment on table account.pace is '写入频率 · how fast an address or an account writes, seen by every process and after a restart';
comment on column account.pace.key is 'keyed hash of the address or the account';
comment on column account.pace.due is 'when the whole burst is free again';
CREATE INDEX pace_due ON account.pace USING btree (due);

create table account.session (
  id uuid not null default gen_random_uuid(),
  token text not null,
  user_id uuid not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  active_organization_id uuid,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  proven_at timestamp with time zone not null default now(),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_unique UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint session_token_length CHECK (char_length(token) >= 20 AND char_length(token) <= 100),
  constraint session_user_agent_length CHECK (char_length(user_agent) <= 300)
);
comment on table account.session is '登录 · one row a device that is signed in; deleting it signs that device out';
comment on column account.session.token is 'what the cookie carries beside a signature with our key; without the key a leaked token opens nothing';
comment on column account.session.ip_address is 'never filled';
comment on column account.session.user_agent is 'browser and system, so that its owner recognises the device';
comment on column account.session.active_organization_id is 'the organisation that was chosen last';
comment on column account.session.updated_at is 'when the session was last used, to ten minutes; it ends after a day without use';
comment on column account.session.proven_at is 'when its owner last proved who they are: at signing in, or by typing the password again';
CREATE INDEX session_expires ON account.session USING btree (expires_at);
CREATE INDEX session_owner ON account.session USING btree (user_id);

create table account.spent_code (
  hash bytea not null,
  until timestamp with time zone not null,
  constraint spent_code_pkey PRIMARY KEY (hash),
  constraint spent_code_hash_length CHECK (octet_length(hash) = 32)
);
comment on table account.spent_code is '用过的验证码 · codes of authenticators that were used, so that none opens twice while it would still be right';
comment on column account.spent_code.hash is 'keyed hash of user and code';
comment on column account.spent_code.until is 'from when on the code could not be right any more';

create table account.two_factor (
  id uuid not null default gen_random_uuid(),
  secret text not null,
  backup_codes text not null,
  user_id uuid not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_unique UNIQUE (user_id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE
);
comment on table account.two_factor is '两步验证 · the secret shared with an authenticator, encrypted with our key, and the hashes of recovery codes';
comment on column account.two_factor.secret is 'sealed with our keys by better-auth: $ba$, the number of the sealing key, $, hexadecimal; without that head by the master key, as earlier versions did';
comment on column account.two_factor.locked_until is 'after ten wrong codes nothing is accepted until then';

create table account.user (
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  email_sealed text,
  email_masked text,
  image text,
  phone_number text,
  phone_number_verified boolean,
  phone_sealed text,
  phone_masked text,
  two_factor_enabled boolean default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_unique UNIQUE (email),
  constraint user_phone_number_unique UNIQUE (phone_number),
  constraint user_email_blinded CHECK (email ~ '^[0-9a-f]{64}@(mail|phone)\.invalid$'::text),
  constraint user_email_masked_length CHECK (char_length(email_masked) >= 1 AND char_length(email_masked) <= 120),
  constraint user_image_none CHECK (image IS NULL),
  constraint user_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 60),
  constraint user_phone_masked_length CHECK (char_length(phone_masked) >= 1 AND char_length(phone_masked) <= 60),
  constraint user_phone_number_blinded CHECK (phone_number ~ '^[0-9a-f]{64}$'::text),
  constraint user_phone_validated CHECK (phone_number IS NULL OR phone_number_verified IS TRUE)
);
comment on table account.user is '账号 · somebody who signs in; nothing is kept of a person but a name, and an e-mail address or telephone, sealed';
comment on column account.user.name is 'how the person wants to be called in the organisation';
comment on column account.user.email is 'keyed hash of the e-mail address in the form of an address, by which better-auth finds the account; the address itself stands in email_sealed';
comment on column account.user.email_verified is 'whether a link sent to the address was opened';
comment on column account.user.email_sealed is 'e-mail address, sealed with AES-256-GCM and bound to its hash';
comment on column account.user.email_masked is 'what may be shown of the address';
comment on column account.user.image is 'asked for by better-auth; always empty';
comment on column account.user.phone_number is 'keyed hash of the telephone, by which better-auth finds the account';
comment on column account.user.phone_sealed is 'telephone, sealed like the address';
comment on column account.user.two_factor_enabled is '两步验证 · whether signing in asks for a second factor';

create table account.verification (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint verification_pkey PRIMARY KEY (id)
);
comment on table account.verification is '一次性凭证 · links and codes that were sent and not used yet';
comment on column account.verification.identifier is 'SHA-256 of what the link or the cookie carries';
CREATE INDEX verification_expires ON account.verification USING btree (expires_at);
CREATE INDEX verification_identifier ON account.verification USING btree (identifier);

CREATE OR REPLACE FUNCTION account.advance_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.number <= old.number or new.number <> (select max(number) from account.audit) then
    raise exception 'the head of the audit log only moves on to its last line' using errcode = 'restrict_violation';
  end if;
  return new;
end
$function$;
comment on function account.advance_only() is 'lets the head of the audit log move on to the last line only';

CREATE OR REPLACE FUNCTION account.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end
$function$;
comment on function account.refuse_change() is 'keeps the lines of the audit log as they were written';

create schema match;
comment on schema match is 'What needs want of offers, in the columns that matching compares.';

create table match.anchor (
  need bigint not null,
  family text not null,
  place integer not null,
  area_min double precision not null,
  area_max double precision not null,
  rent_max double precision not null,
  height_min double precision not null,
  load_min double precision not null,
  power_min double precision not null,
  asked integer not null,
  hard integer not null,
  weight integer not null,
  constraint anchor_pkey PRIMARY KEY (need, family, place),
  constraint anchor_need_fkey FOREIGN KEY (need) REFERENCES match.want(need) ON DELETE CASCADE
);
comment on table match.anchor is '反向查找的锚点 · where an open need is found from an offer: one row for each hard family and each hard place, as wide as it was asked';
comment on column match.anchor.family is 'family of offers, * for any';
comment on column match.anchor.place is 'district or city, 0 for anywhere';
comment on column match.anchor.area_min is 'hard lower bound of area, ㎡; 0 where none';
comment on column match.anchor.area_max is 'hard upper bound of area, ㎡; infinity where none';
comment on column match.anchor.rent_max is 'hard upper bound of rent, 元/㎡/月; infinity where none';
comment on column match.anchor.height_min is 'hard lower bound of height, m; 0 where none';
comment on column match.anchor.load_min is 'hard lower bound of floor load, t/㎡; 0 where none';
comment on column match.anchor.power_min is 'hard lower bound of power, kVA; 0 where none';
comment on column match.anchor.asked is 'one bit for each criterion that the need asks, by its place in the table of criteria';
comment on column match.anchor.hard is 'one bit for each hard condition';
comment on column match.anchor.weight is 'sum of the weights of all parts of a score for this need';
CREATE INDEX anchor_probe ON match.anchor USING btree (family, place, area_min) INCLUDE (area_max, rent_max, height_min, load_min, power_min, asked, hard, weight, need);

create table match.assignment_pair (
  run bigint not null,
  need bigint not null,
  offer bigint not null,
  fit integer not null,
  takes bigint not null,
  by text not null,
  constraint assignment_pair_pkey PRIMARY KEY (run, need),
  constraint assignment_pair_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id),
  constraint assignment_pair_run_fkey FOREIGN KEY (run) REFERENCES match.assignment_run(id) ON DELETE CASCADE,
  constraint assignment_pair_by_choice CHECK (by = ANY (ARRAY['ranking'::text, 'fit'::text])),
  constraint assignment_pair_fit_range CHECK (fit >= 0 AND fit <= 100000),
  constraint assignment_pair_takes_range CHECK (takes >= 1)
);
comment on table match.assignment_pair is '分配结果 · a need and the offer that a run proposes for it';
comment on column match.assignment_pair.fit is '契合度 · thousandths of a point';
comment on column match.assignment_pair.takes is 'room it takes: ㎡ of an offer that can be divided, else 1';
comment on column match.assignment_pair.by is 'what decided: rankings of both sides, or the total of fits';
CREATE INDEX assignment_pair_offer ON match.assignment_pair USING btree (offer);
CREATE TRIGGER assignment_pair_kept BEFORE INSERT OR DELETE OR UPDATE ON match.assignment_pair FOR EACH ROW EXECUTE FUNCTION match.keep_announced();

create table match.assignment_reason (
  run bigint not null,
  side text not null,
  subject bigint not null,
  reason jsonb not null,
  constraint assignment_reason_pkey PRIMARY KEY (run, side, subject),
  constraint assignment_reason_run_fkey FOREIGN KEY (run) REFERENCES match.assignment_run(id) ON DELETE CASCADE,
  constraint assignment_reason_side_choice CHECK (side = ANY (ARRAY['need'::text, 'offer'::text]))
);
comment on table match.assignment_reason is '分配理由 · why a need or an offer got what it got; of competitors only class and fit';
comment on column match.assignment_reason.subject is 'key of the need or of the offer';
CREATE TRIGGER assignment_reason_kept BEFORE INSERT OR DELETE OR UPDATE ON match.assignment_reason FOR EACH ROW EXECUTE FUNCTION match.keep_announced();

create table match.assignment_run (
  id bigint not null generated always as identity,
  status text not null default 'draft'::text,
  seed text not null,
  floors jsonb not null,
  need_lots bigint[] not null,
  offer_lots bigint[] not null,
  pairs integer not null,
  digest bytea not null,
  total_fit bigint not null,
  bound bigint not null,
  proven boolean not null,
  floor_cost bigint not null,
  blocking jsonb not null,
  created_at timestamp with time zone not null,
  announced_at timestamp with time zone,
  constraint assignment_run_pkey PRIMARY KEY (id),
  constraint assignment_run_announced_whole CHECK ((status = 'announced'::text) = (announced_at IS NOT NULL)),
  constraint assignment_run_bound_order CHECK (total_fit <= bound),
  constraint assignment_run_digest_length CHECK (octet_length(digest) = 32),
  constraint assignment_run_seed_form CHECK (seed ~ '^[0-9A-Za-z._-]{1,40}$'::text),
  constraint assignment_run_status_choice CHECK (status = ANY (ARRAY['draft'::text, 'announced'::text]))
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
CREATE TRIGGER assignment_run_kept BEFORE DELETE OR UPDATE ON match.assignment_run FOR EACH ROW EXECUTE FUNCTION match.keep_announced();

create table match.ranking (
  by text not null,
  need bigint not null,
  offer bigint not null,
  place smallint not null,
  stated_at timestamp with time zone not null,
  constraint ranking_pkey PRIMARY KEY (by, need, offer),
  constraint ranking_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id),
  constraint ranking_by_choice CHECK (by = ANY (ARRAY['need'::text, 'offer'::text])),
  constraint ranking_place_range CHECK (place >= 1 AND place <= 100)
);
comment on table match.ranking is '排序名单 · which offers an enterprise would rather have, and which needs a lessor would rather take: only what each side stated itself';
comment on column match.ranking.by is 'who stated it: need the enterprise, offer the lessor';
comment on column match.ranking.place is '1 for the first of the list';
CREATE UNIQUE INDEX ranking_need_place ON match.ranking USING btree (need, place) WHERE (by = 'need'::text);
CREATE UNIQUE INDEX ranking_offer_place ON match.ranking USING btree (offer, place) WHERE (by = 'offer'::text);

create table match.want (
  need bigint not null,
  open boolean not null default true,
  wishes text[] not null default '{}'::text[],
  place_of integer[],
  place_not integer[],
  place_met integer[],
  place_unknown integer[],
  place_near integer[],
  place_town integer[],
  place_town_district integer[],
  place_town_not integer[],
  family_of text[],
  family_met text[],
  family_near text[],
  deal_of text[],
  deal_met text[],
  deal_near text[],
  area_min double precision,
  area_max double precision,
  rent_max double precision,
  sale_price_max double precision,
  total_price_max double precision,
  land_price_max double precision,
  height_min double precision,
  load_min double precision,
  power_min double precision,
  crane_min double precision,
  lift_min double precision,
  fire_of text[],
  fire_rank smallint,
  eia_asked boolean,
  standalone_asked boolean,
  single_storey_asked boolean,
  ground_floor_asked boolean,
  sprinkler_asked boolean,
  dock_asked boolean,
  title_asked boolean,
  register_asked boolean,
  industry_of text[],
  tax_min double precision,
  tax_mu double precision,
  invest_min double precision,
  invest_mu double precision,
  available_date date,
  constraint want_pkey PRIMARY KEY (need)
);
comment on table match.want is '想要的条件 · what one need wants: a part of a criterion is null where it is not asked';
comment on column match.want.need is 'key of the need';
comment on column match.want.open is 'false once the need is closed: no offer is held against it any more';
comment on column match.want.wishes is 'criteria that only rank; every other asked criterion eliminates';
comment on column match.want.place_of is '地点 · Place: as asked';
comment on column match.want.place_not is '地点 · Place: excluded';
comment on column match.want.place_met is '地点 · Place: districts wanted whole';
comment on column match.want.place_unknown is '地点 · Place: cities of which a part is wanted: an offer that names no district may lie there';
comment on column match.want.place_near is '地点 · Place: neighbouring districts';
comment on column match.want.place_town is '地点 · Place: wanted towns';
comment on column match.want.place_town_district is '地点 · Place: districts that hold a wanted town';
comment on column match.want.place_town_not is '地点 · Place: excluded towns';
comment on column match.want.family_of is '类型 · Type: any of these';
comment on column match.want.family_met is '类型 · Type: what an offer may say to meet it';
comment on column match.want.family_near is '类型 · Type: what comes near';
comment on column match.want.deal_of is '租售 · Deal: any of these';
comment on column match.want.deal_met is '租售 · Deal: what an offer may say to meet it';
comment on column match.want.deal_near is '租售 · Deal: what comes near';
comment on column match.want.area_min is '面积 · Area: from, 0 where open, ㎡';
comment on column match.want.area_max is '面积 · Area: to, infinity where open, ㎡';
comment on column match.want.rent_max is '租金 · Rent: at most, 元/㎡/月';
comment on column match.want.sale_price_max is '售价 · Sale price: at most, 元/㎡';
comment on column match.want.total_price_max is '总价 · Total price: at most, 万元';
comment on column match.want.land_price_max is '地价 · Land price: at most, 万元/亩';
comment on column match.want.height_min is '层高 · Height: at least, m';
comment on column match.want.load_min is '承重 · Floor load: at least, t/㎡';
comment on column match.want.power_min is '配电 · Power: at least, kVA';
comment on column match.want.crane_min is '行车 · Crane: at least, t';
comment on column match.want.lift_min is '货梯 · Freight lift: at least, t';
comment on column match.want.fire_of is '火灾危险性 · Fire-hazard class: any of these';
comment on column match.want.fire_rank is '火灾危险性 · Fire-hazard class: rank of the strictest class wanted, as offer.offer.fire_rank';
comment on column match.want.eia_asked is '可环评 · EIA possible: asked for';
comment on column match.want.standalone_asked is '独栋 · Stands alone: asked for';
comment on column match.want.single_storey_asked is '单层 · Single storey: asked for';
comment on column match.want.ground_floor_asked is '首层 · Ground floor: asked for';
comment on column match.want.sprinkler_asked is '喷淋 · Sprinklers: asked for';
comment on column match.want.dock_asked is '卸货平台 · Loading dock: asked for';
comment on column match.want.title_asked is '产权证 · Title certificate: asked for';
comment on column match.want.register_asked is '可注册 · Company can register: asked for';
comment on column match.want.industry_of is '行业 · Industry: any of these';
comment on column match.want.tax_min is '税收 · Tax: at least, 万元/年';
comment on column match.want.tax_mu is '税收 · Tax: area asked for spaces, mu';
comment on column match.want.invest_min is '投资 · Investment: at least, 万元';
comment on column match.want.invest_mu is '投资 · Investment: area asked for spaces, mu';
comment on column match.want.available_date is '入驻 · Available: by this day';

CREATE OR REPLACE FUNCTION match.keep_announced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function match.keep_announced() is 'keeps an announced assignment with its pairs and reasons as it was';

create schema need;
comment on schema need is 'What is wanted, and the docking of a need from its receipt to its landing.';

create table need.day (
  day date not null,
  issued integer not null,
  constraint day_pkey PRIMARY KEY (day),
  constraint day_issued_range CHECK (issued > 0)
);
comment on table need.day is '当日编号 · how many numbers were issued on a day in China; a number is never reused';

create table need.event (
  id bigint not null generated always as identity,
  need bigint not null,
  at timestamp with time zone not null,
  kind text not null,
  stage text,
  words text,
  by text not null,
  shown boolean not null default true,
  route uuid,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_need_fkey FOREIGN KEY (need) REFERENCES need.need(id),
  constraint event_route_fkey FOREIGN KEY (route) REFERENCES need.route(id),
  constraint event_by_choice CHECK (by = ANY (ARRAY['visitor'::text, 'member'::text, 'operator'::text, 'system'::text, 'receiver'::text, 'secretary'::text])),
  constraint event_kind_choice CHECK (kind = ANY (ARRAY['stage'::text, 'note'::text, 'duplicate'::text, 'look'::text, 'withdrawn'::text, 'erased'::text, 'routed'::text, 'asked'::text, 'opened'::text, 'denied'::text, 'report'::text, 'escalated'::text, 'first'::text, 'transfer'::text, 'merged'::text, 'viewing'::text, 'quote'::text, 'reservation'::text, 'proof'::text, 'rating'::text, 'pool'::text, 'claimed'::text, 'forced'::text, 'closed'::text])),
  constraint event_words_length CHECK (char_length(words) >= 1 AND char_length(words) <= 400)
);
comment on table need.event is '过程 · what happened to a need, append-only; the tracking page and its clock are read from it';
comment on column need.event.kind is 'a stage reached, a note, a probable duplicate, a look at the contact, consent withdrawn, data erased';
comment on column need.event.stage is 'the stage that was reached';
comment on column need.event.shown is 'false: for operators only';
comment on column need.event.route is 'the receiver whom it is about; a receiver sees its own only';
CREATE INDEX event_need ON need.event USING btree (need, id);
CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON need.event FOR EACH STATEMENT EXECUTE FUNCTION need.refuse_change();

create table need.first_contact (
  id bigint not null generated always as identity,
  need bigint not null,
  organisation uuid,
  city integer,
  at timestamp with time zone not null,
  valid_until date not null,
  phone bytea,
  credit bytea,
  share smallint not null default 100,
  after bigint,
  ended_at timestamp with time zone,
  ended text,
  constraint first_contact_pkey PRIMARY KEY (id),
  constraint first_contact_after_fkey FOREIGN KEY (after) REFERENCES need.first_contact(id),
  constraint first_contact_city_fkey FOREIGN KEY (city) REFERENCES reference.place(code),
  constraint first_contact_need_fkey FOREIGN KEY (need) REFERENCES need.need(id),
  constraint first_contact_organisation_fkey FOREIGN KEY (organisation) REFERENCES account.organization(id) ON DELETE SET NULL,
  constraint first_contact_credit_length CHECK (octet_length(credit) = 32),
  constraint first_contact_ended_choice CHECK (ended = ANY (ARRAY['transferred'::text, 'forced'::text, 'expired'::text])),
  constraint first_contact_ended_whole CHECK ((ended_at IS NULL) = (ended IS NULL)),
  constraint first_contact_phone_length CHECK (octet_length(phone) = 32),
  constraint first_contact_share_range CHECK (share >= 0 AND share <= 100)
);
comment on table need.first_contact is '首谈登记 · which receiver spoke first with an enterprise, in which city, since when and how long that holds; found by keyed hashes, so that no contact is shown';
comment on column need.first_contact.organisation is 'null once the receiver is gone from here; the stamp then protects nobody';
comment on column need.first_contact.city is 'the city of the receiver''s newest listing; null where it has none';
comment on column need.first_contact.valid_until is 'last day of the protection';
comment on column need.first_contact.phone is 'keyed hash of the telephone; gone when the request is erased or the protection has run out';
comment on column need.first_contact.credit is 'keyed hash of the credit code of the enterprise; gone when the protection has run out';
comment on column need.first_contact.share is '分成 · what the holder counts of the project in %, the rest is counted by the holder before';
comment on column need.first_contact.after is 'the stamp from which this one was transferred';
CREATE INDEX first_contact_credit ON need.first_contact USING btree (credit) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX first_contact_held ON need.first_contact USING btree (need) WHERE (ended_at IS NULL);
CREATE INDEX first_contact_phone ON need.first_contact USING btree (phone) WHERE (ended_at IS NULL);

create table need.need (
  id bigint not null generated always as identity,
  number text not null,
  token bytea not null,
  stage text not null default 'L10'::text,
  text text,
  purpose text,
  tax double precision,
  company text,
  contact bytea,
  contact_masked text,
  phone bytea,
  receivers smallint not null default 3,
  consent_text text not null,
  consent_purpose text not null,
  consented_at timestamp with time zone not null,
  consent_until date not null,
  erased_at timestamp with time zone,
  language text not null default 'zh'::text,
  origin text not null,
  created_at timestamp with time zone not null,
  owner uuid,
  credit bytea,
  open_step smallint not null default 1,
  pooled boolean not null default false,
  merged_into bigint,
  constraint need_pkey PRIMARY KEY (id),
  constraint need_number_unique UNIQUE (number),
  constraint need_token_unique UNIQUE (token),
  constraint need_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES need.need(id),
  constraint need_owner_fkey FOREIGN KEY (owner) REFERENCES account.organization(id) ON DELETE SET NULL,
  constraint need_company_length CHECK (char_length(company) >= 2 AND char_length(company) <= 80),
  constraint need_consent_order CHECK (consented_at <= (consent_until + '1 day'::interval)),
  constraint need_consent_purpose_choice CHECK (consent_purpose = 'docking'::text),
  constraint need_consent_text_length CHECK (char_length(consent_text) >= 1 AND char_length(consent_text) <= 20),
  constraint need_contact_masked_length CHECK (char_length(contact_masked) >= 1 AND char_length(contact_masked) <= 60),
  constraint need_credit_length CHECK (octet_length(credit) = 32),
  constraint need_erased_whole CHECK (
CASE
    WHEN erased_at IS NULL THEN num_nulls(text, company, contact, contact_masked, phone) = 0
    ELSE num_nonnulls(text, purpose, tax, company, contact, contact_masked, phone, credit) = 0
END),
  constraint need_language_choice CHECK (language = ANY (ARRAY['zh'::text, 'en'::text])),
  constraint need_number_form CHECK (number ~ '^XQ-[0-9]{8}-[0-9]{4,9}$'::text),
  constraint need_open_step_range CHECK (open_step >= 1 AND open_step <= 3),
  constraint need_origin_choice CHECK (origin = ANY (ARRAY['form'::text, 'api'::text, 'cli'::text])),
  constraint need_phone_length CHECK (octet_length(phone) = 32),
  constraint need_purpose_length CHECK (char_length(purpose) >= 1 AND char_length(purpose) <= 500),
  constraint need_receivers_range CHECK (receivers >= 1 AND receivers <= 9),
  constraint need_stage_choice CHECK (stage = ANY (ARRAY['L10'::text, 'L20'::text, 'L30'::text, 'L40'::text, 'L50'::text, 'L60'::text, 'L70'::text, 'L80'::text, 'L90'::text, 'L100'::text, 'L110'::text, 'L120'::text, 'L130'::text, 'L140'::text, 'L150'::text, 'pool'::text, 'on_hold'::text, 'lost'::text, 'elsewhere'::text, 'expired'::text, 'cancelled'::text, 'merged'::text])),
  constraint need_tax_range CHECK (tax >= 0::double precision AND tax <= 10000000::double precision),
  constraint need_text_length CHECK (char_length(text) >= 4 AND char_length(text) <= 2000),
  constraint need_token_length CHECK (octet_length(token) = 32)
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
comment on column need.need.owner is 'the organisation in whose name it was posted; null: by a visitor, who holds its private link';
comment on column need.need.credit is 'keyed hash of the unified social credit code, to find requests of the same enterprise';
comment on column need.need.open_step is 'how far a receiver sees at once when it gives a reason: 1 company, 2 person, 3 telephone; what lies beyond waits for the enterprise';
comment on column need.need.pooled is '公海 · the enterprise agreed that its request, without company and contact, may be seen and claimed by every confirmed receiver';
comment on column need.need.merged_into is 'the request in which this one is carried on';
CREATE INDEX need_consent_until ON need.need USING btree (consent_until) WHERE (erased_at IS NULL);
CREATE INDEX need_credit ON need.need USING btree (credit) WHERE (credit IS NOT NULL);
CREATE INDEX need_owner ON need.need USING btree (owner, id DESC) WHERE (owner IS NOT NULL);
CREATE INDEX need_phone ON need.need USING btree (phone) WHERE (phone IS NOT NULL);
CREATE INDEX need_pool ON need.need USING btree (created_at DESC, id DESC) WHERE (stage = 'pool'::text);
CREATE INDEX need_stage ON need.need USING btree (stage, created_at DESC, id DESC);

create table need.proof (
  route uuid not null,
  offer bigint,
  claimed_at timestamp with time zone not null,
  state text not null default 'claimed'::text,
  words text,
  answered_at timestamp with time zone,
  constraint proof_pkey PRIMARY KEY (route),
  constraint proof_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id),
  constraint proof_route_fkey FOREIGN KEY (route) REFERENCES need.route(id),
  constraint proof_answered CHECK ((answered_at IS NULL) = (state = 'claimed'::text)),
  constraint proof_denied_words CHECK (state <> 'denied'::text OR words IS NOT NULL),
  constraint proof_state_choice CHECK (state = ANY (ARRAY['claimed'::text, 'confirmed'::text, 'denied'::text])),
  constraint proof_words_length CHECK (char_length(words) >= 1 AND char_length(words) <= 400)
);
comment on table need.proof is '闭环证明 · a receiver says that it was signed; the enterprise confirms or denies it on its own link, in its own words';

create table need.quote (
  id bigint not null generated always as identity,
  route uuid not null,
  offer bigint not null,
  state text not null default 'draft'::text,
  area double precision not null,
  family text not null,
  rent_month double precision not null,
  fee_included boolean,
  service_charge double precision,
  common_area_ratio double precision,
  power_markup double precision,
  deposit_months double precision,
  escalation double precision,
  escalation_every double precision,
  free_rent double precision,
  lease_min double precision,
  valid_until date not null,
  words text,
  created_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answer text,
  constraint quote_pkey PRIMARY KEY (id),
  constraint quote_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id),
  constraint quote_route_fkey FOREIGN KEY (route) REFERENCES need.route(id),
  constraint quote_answer_length CHECK (char_length(answer) >= 1 AND char_length(answer) <= 400),
  constraint quote_answered CHECK ((answered_at IS NULL) = (state = ANY (ARRAY['draft'::text, 'submitted'::text]))),
  constraint quote_area_range CHECK (area > 0::double precision AND area <= 10000000::double precision),
  constraint quote_common_area_range CHECK (common_area_ratio >= 0::double precision AND common_area_ratio <= 80::double precision),
  constraint quote_deposit_range CHECK (deposit_months >= 0::double precision AND deposit_months <= 36::double precision),
  constraint quote_escalation_every_range CHECK (escalation_every >= 1::double precision AND escalation_every <= 120::double precision),
  constraint quote_escalation_range CHECK (escalation >= 0::double precision AND escalation <= 100::double precision),
  constraint quote_free_rent_range CHECK (free_rent >= 0::double precision AND free_rent <= 120::double precision),
  constraint quote_lease_range CHECK (lease_min >= 1::double precision AND lease_min <= 600::double precision),
  constraint quote_power_markup_range CHECK (power_markup >= 0::double precision AND power_markup <= 10::double precision),
  constraint quote_rent_range CHECK (rent_month >= 0::double precision AND rent_month <= 10000::double precision),
  constraint quote_service_charge_range CHECK (service_charge >= 0::double precision AND service_charge <= 1000::double precision),
  constraint quote_state_choice CHECK (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'rejected'::text])),
  constraint quote_words_length CHECK (char_length(words) >= 1 AND char_length(words) <= 400)
);
comment on table need.quote is '报价 · what a receiver asks for a listing, with everything that decides the comparable cost; the enterprise approves or rejects it';
comment on column need.quote.rent_month is '元/㎡/月';
comment on column need.quote.service_charge is '元/㎡/月';
comment on column need.quote.common_area_ratio is '%';
comment on column need.quote.power_markup is '元/kWh';
CREATE INDEX quote_route ON need.quote USING btree (route, id);

create table need.rating (
  route uuid not null,
  days smallint not null,
  score smallint not null,
  solved boolean not null,
  words text,
  at timestamp with time zone not null,
  constraint rating_pkey PRIMARY KEY (route, days),
  constraint rating_route_fkey FOREIGN KEY (route) REFERENCES need.route(id),
  constraint rating_days_choice CHECK (days = ANY (ARRAY[30, 90])),
  constraint rating_score_range CHECK (score >= 1 AND score <= 5),
  constraint rating_words_length CHECK (char_length(words) >= 1 AND char_length(words) <= 400)
);
comment on table need.rating is '回访评价 · what the enterprise says 30 and 90 days after landing';

create table need.reservation (
  id bigint not null generated always as identity,
  route uuid not null,
  offer bigint not null,
  until date not null,
  state text not null default 'held'::text,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint reservation_pkey PRIMARY KEY (id),
  constraint reservation_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id),
  constraint reservation_route_fkey FOREIGN KEY (route) REFERENCES need.route(id),
  constraint reservation_ended CHECK ((ended_at IS NULL) = (state = 'held'::text)),
  constraint reservation_state_choice CHECK (state = ANY (ARRAY['held'::text, 'freed'::text, 'expired'::text, 'signed'::text]))
);
comment on table need.reservation is '意向锁定 · a listing kept for one request until a day; the listing is 意向中 meanwhile';
CREATE UNIQUE INDEX reservation_held ON need.reservation USING btree (offer) WHERE (state = 'held'::text);
CREATE INDEX reservation_route ON need.reservation USING btree (route, id);

create table need.reveal (
  id bigint not null generated always as identity,
  route uuid not null,
  step smallint not null,
  reason text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  state text not null,
  answered_at timestamp with time zone,
  constraint reveal_pkey PRIMARY KEY (id),
  constraint reveal_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES account."user"(id) ON DELETE SET NULL,
  constraint reveal_route_fkey FOREIGN KEY (route) REFERENCES need.route(id),
  constraint reveal_answered CHECK ((answered_at IS NULL) = (state = 'asked'::text)),
  constraint reveal_reason_length CHECK (char_length(reason) >= 2 AND char_length(reason) <= 200),
  constraint reveal_state_choice CHECK (state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'closed'::text])),
  constraint reveal_step_range CHECK (step >= 1 AND step <= 3)
);
comment on table need.reveal is '查看申请 · a receiver asked to see one step more of a contact, why, and what the enterprise said';
comment on column need.reveal.step is '1 company, 2 person, 3 telephone';
comment on column need.reveal.state is 'asked, granted, refused by the enterprise, closed when the consent ended before an answer';
CREATE INDEX reveal_route ON need.reveal USING btree (route, id);
CREATE UNIQUE INDEX reveal_waiting ON need.reveal USING btree (route) WHERE (state = 'asked'::text);

create table need.route (
  id uuid not null default gen_random_uuid(),
  need bigint not null,
  organisation uuid,
  stage text not null default 'L10'::text,
  chosen_by text not null,
  step smallint not null default 0,
  handler uuid,
  routed_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  qualified_at timestamp with time zone,
  answered_at timestamp with time zone,
  reported_at timestamp with time zone,
  next_action text,
  next_on date,
  level smallint not null default 0,
  reason text,
  closed_at timestamp with time zone,
  constraint route_pkey PRIMARY KEY (id),
  constraint route_once UNIQUE (need, organisation),
  constraint route_handler_fkey FOREIGN KEY (handler) REFERENCES account."user"(id) ON DELETE SET NULL,
  constraint route_need_fkey FOREIGN KEY (need) REFERENCES need.need(id),
  constraint route_organisation_fkey FOREIGN KEY (organisation) REFERENCES account.organization(id) ON DELETE SET NULL,
  constraint route_chosen_by_choice CHECK (chosen_by = ANY (ARRAY['enterprise'::text, 'pool'::text, 'secretary'::text])),
  constraint route_closed CHECK ((closed_at IS NOT NULL) = (stage = ANY (ARRAY['L140'::text, 'L150'::text, 'pool'::text, 'lost'::text, 'elsewhere'::text, 'expired'::text, 'cancelled'::text, 'merged'::text]))),
  constraint route_level_range CHECK (level >= 0 AND level <= 3),
  constraint route_lost_reason CHECK (stage <> 'lost'::text OR reason IS NOT NULL),
  constraint route_next_action_length CHECK (char_length(next_action) >= 1 AND char_length(next_action) <= 200),
  constraint route_next_whole CHECK (num_nonnulls(next_action, next_on) <> 1),
  constraint route_reason_choice CHECK (reason = ANY (ARRAY['price'::text, 'size'::text, 'condition'::text, 'place'::text, 'admission'::text, 'no_answer'::text, 'postponed'::text, 'competitor'::text, 'duplicate'::text, 'no_capacity'::text, 'other'::text])),
  constraint route_stage_choice CHECK (stage = ANY (ARRAY['L10'::text, 'L20'::text, 'L30'::text, 'L40'::text, 'L50'::text, 'L70'::text, 'L80'::text, 'L90'::text, 'L100'::text, 'L110'::text, 'L120'::text, 'L130'::text, 'L140'::text, 'L150'::text, 'pool'::text, 'on_hold'::text, 'lost'::text, 'elsewhere'::text, 'expired'::text, 'cancelled'::text, 'merged'::text])),
  constraint route_step_range CHECK (step >= 0 AND step <= 3)
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
CREATE INDEX route_board ON need.route USING btree (organisation, routed_at DESC, id DESC);
CREATE INDEX route_open ON need.route USING btree (next_on) WHERE (closed_at IS NULL);

create table need.transfer (
  id bigint not null generated always as identity,
  contact bigint not null,
  proposed_by uuid not null,
  giver uuid not null,
  taker uuid not null,
  share smallint not null,
  words text not null,
  proposed_at timestamp with time zone not null,
  state text not null default 'proposed'::text,
  answered_at timestamp with time zone,
  constraint transfer_pkey PRIMARY KEY (id),
  constraint transfer_contact_fkey FOREIGN KEY (contact) REFERENCES need.first_contact(id),
  constraint transfer_giver_fkey FOREIGN KEY (giver) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint transfer_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint transfer_taker_fkey FOREIGN KEY (taker) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint transfer_answered CHECK ((answered_at IS NULL) = (state = 'proposed'::text)),
  constraint transfer_share_range CHECK (share >= 0 AND share <= 100),
  constraint transfer_state_choice CHECK (state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'refused'::text, 'withdrawn'::text])),
  constraint transfer_two CHECK (giver <> taker AND (proposed_by = giver OR proposed_by = taker)),
  constraint transfer_words_length CHECK (char_length(words) >= 2 AND char_length(words) <= 200)
);
comment on table need.transfer is '流转 · one receiver hands a first contact to another with an agreed split; it counts when the other side agrees';
comment on column need.transfer.share is 'what the taker will count, in %';
CREATE UNIQUE INDEX transfer_open ON need.transfer USING btree (contact) WHERE (state = 'proposed'::text);

create table need.viewing (
  id bigint not null generated always as identity,
  route uuid not null,
  offer bigint not null,
  at timestamp with time zone not null,
  state text not null default 'scheduled'::text,
  outcome text,
  created_at timestamp with time zone not null,
  constraint viewing_pkey PRIMARY KEY (id),
  constraint viewing_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id),
  constraint viewing_route_fkey FOREIGN KEY (route) REFERENCES need.route(id),
  constraint viewing_outcome_given CHECK ((state = ANY (ARRAY['scheduled'::text, 'confirmed'::text])) OR outcome IS NOT NULL),
  constraint viewing_outcome_length CHECK (char_length(outcome) >= 2 AND char_length(outcome) <= 400),
  constraint viewing_state_choice CHECK (state = ANY (ARRAY['scheduled'::text, 'confirmed'::text, 'done'::text, 'cancelled'::text, 'no_show'::text]))
);
comment on table need.viewing is '带看 · a visit to a listing: scheduled, confirmed by the enterprise, done, cancelled, nobody came; with its outcome';
CREATE UNIQUE INDEX viewing_once ON need.viewing USING btree (route, offer, at) WHERE (state = ANY (ARRAY['scheduled'::text, 'confirmed'::text]));
CREATE INDEX viewing_route ON need.viewing USING btree (route, id);

CREATE OR REPLACE FUNCTION need.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'need.event is append-only' using errcode = 'restrict_violation';
end
$function$;
comment on function need.refuse_change() is 'keeps the events of a need as they were written';

create schema network;
comment on schema network is 'Organisations and their ties.';

create table network.organisation (
  id bigint not null generated always as identity,
  name text not null,
  kind text not null,
  credit_code text,
  place integer,
  invented boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_credit_code_unique UNIQUE (credit_code),
  constraint organisation_name_unique UNIQUE (name),
  constraint organisation_place_fkey FOREIGN KEY (place) REFERENCES reference.place(code),
  constraint organisation_credit_code_form CHECK (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text),
  constraint organisation_kind_choice CHECK (kind = ANY (ARRAY['enterprise'::text, 'park'::text, 'broker'::text, 'institute'::text, 'government'::text])),
  constraint organisation_name_length CHECK (char_length(name) >= 2 AND char_length(name) <= 80)
);
comment on table network.organisation is '组织 · enterprises, parks, brokers, institutes and government bodies';
comment on column network.organisation.credit_code is '统一社会信用代码 · unified social credit code';
comment on column network.organisation.invented is 'true for the demonstration set';

create schema notice;
comment on schema notice is 'What people are told: in the workspace, by e-mail, in the groups of their organisations.';

create table notice.choice (
  user_id uuid not null,
  kind text not null,
  mail text not null,
  constraint choice_pkey PRIMARY KEY (user_id, kind),
  constraint choice_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint choice_mail_choice CHECK (mail = ANY (ARRAY['now'::text, 'digest'::text, 'none'::text]))
);
comment on table notice.choice is '通知设置 · how a user wants one kind by e-mail, where it differs from the usual';

create table notice.cursor (
  one boolean not null default true,
  number bigint not null,
  constraint cursor_pkey PRIMARY KEY (one),
  constraint cursor_one CHECK (one)
);
comment on table notice.cursor is '读到哪里 · up to which line of the audit log acts were turned into notices';

create table notice.notice (
  id bigint not null generated always as identity,
  key text not null,
  organisation uuid,
  kind text not null,
  need bigint,
  route uuid,
  offer bigint,
  params jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  search uuid,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_key_unique UNIQUE NULLS NOT DISTINCT (key, organisation),
  constraint notice_need_fkey FOREIGN KEY (need) REFERENCES need.need(id) ON DELETE CASCADE,
  constraint notice_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id) ON DELETE CASCADE,
  constraint notice_organisation_fkey FOREIGN KEY (organisation) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint notice_route_fkey FOREIGN KEY (route) REFERENCES need.route(id) ON DELETE CASCADE,
  constraint notice_search_fkey FOREIGN KEY (search) REFERENCES search.saved(id) ON DELETE CASCADE,
  constraint notice_key_length CHECK (char_length(key) >= 3 AND char_length(key) <= 120),
  constraint notice_kind_choice CHECK (kind = ANY (ARRAY['need_routed'::text, 'clock_due'::text, 'clock_overdue'::text, 'need_answered'::text, 'need_asked'::text, 'contact_answered'::text, 'offer_published'::text, 'offer_refused'::text, 'offer_verified'::text, 'offer_confirm'::text, 'offer_faded'::text, 'offer_members'::text, 'offer_hidden'::text, 'offer_fits'::text, 'member_joined'::text, 'search_found'::text])),
  constraint notice_object CHECK (
CASE
    WHEN kind = 'search_found'::text THEN search IS NOT NULL AND num_nonnulls(organisation, need, route, offer) = 0
    WHEN search IS NOT NULL OR organisation IS NULL THEN false
    WHEN kind = ANY (ARRAY['need_routed'::text, 'clock_due'::text, 'clock_overdue'::text, 'contact_answered'::text, 'need_answered'::text, 'need_asked'::text]) THEN need IS NOT NULL AND route IS NOT NULL
    WHEN kind = 'offer_fits'::text THEN need IS NOT NULL AND offer IS NOT NULL
    WHEN kind = 'member_joined'::text THEN num_nonnulls(need, route, offer) = 0
    ELSE offer IS NOT NULL
END),
  constraint notice_params_object CHECK (jsonb_typeof(params) = 'object'::text)
);
comment on table notice.notice is '通知 · what an organisation, or one user about a saved search, is told once; ids, codes and counts only: words are made when it is read, in the language of the reader';
comment on column notice.notice.key is 'what makes it one: telling the same again changes nothing';
comment on column notice.notice.organisation is 'to whose members it is told; empty for that of a saved search';
comment on column notice.notice.params is 'codes and numbers that the words need: a stage, a level, a score; no text that a person wrote and no contact';
comment on column notice.notice.search is 'the saved search that found something new; its member alone is told';
CREATE INDEX notice_created ON notice.notice USING btree (created_at);
CREATE INDEX notice_need ON notice.notice USING btree (need) WHERE (need IS NOT NULL);
CREATE INDEX notice_offer ON notice.notice USING btree (offer) WHERE (offer IS NOT NULL);
CREATE INDEX notice_route ON notice.notice USING btree (route) WHERE (route IS NOT NULL);
CREATE INDEX notice_search ON notice.notice USING btree (search) WHERE (search IS NOT NULL);

create table notice.preference (
  user_id uuid not null,
  language text not null,
  constraint preference_pkey PRIMARY KEY (user_id),
  constraint preference_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint preference_language_choice CHECK (language = ANY (ARRAY['zh'::text, 'en'::text]))
);
comment on table notice.preference is '通知语言 · the language in which a user is written to; Chinese where nothing stands here';

create table notice.reader (
  notice bigint not null,
  user_id uuid not null,
  read_at timestamp with time zone,
  mail text not null,
  mailed_at timestamp with time zone,
  constraint reader_pkey PRIMARY KEY (user_id, notice),
  constraint reader_notice_fkey FOREIGN KEY (notice) REFERENCES notice.notice(id) ON DELETE CASCADE,
  constraint reader_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint reader_mail_choice CHECK (mail = ANY (ARRAY['now'::text, 'digest'::text, 'none'::text]))
);
comment on table notice.reader is '收件人 · one user to whom a notice is told, whether it was read, and how it goes by e-mail';
comment on column notice.reader.mail is 'as chosen when it was told: at once, in the digest of the next morning, or not';
comment on column notice.reader.mailed_at is 'when it was handed to the mail server';
CREATE INDEX reader_digest ON notice.reader USING btree (user_id, notice) WHERE ((mail = 'digest'::text) AND (mailed_at IS NULL));
CREATE INDEX reader_notice ON notice.reader USING btree (notice);
CREATE INDEX reader_unread ON notice.reader USING btree (user_id) WHERE (read_at IS NULL);

create table notice.robot (
  id uuid not null,
  organisation uuid not null,
  maker text not null,
  name text not null,
  address bytea not null,
  address_masked text not null,
  kinds text[] not null,
  language text not null,
  created_at timestamp with time zone not null,
  constraint robot_pkey PRIMARY KEY (id),
  constraint robot_organisation_fkey FOREIGN KEY (organisation) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint robot_address_masked_length CHECK (char_length(address_masked) >= 1 AND char_length(address_masked) <= 80),
  constraint robot_language_choice CHECK (language = ANY (ARRAY['zh'::text, 'en'::text])),
  constraint robot_maker_choice CHECK (maker = ANY (ARRAY['wecom'::text, 'dingtalk'::text, 'feishu'::text])),
  constraint robot_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 40)
);
comment on table notice.robot is '群机器人 · a group of an organisation that is told in WeCom, DingTalk or Feishu';
comment on column notice.robot.maker is 'wecom 企业微信, dingtalk 钉钉, feishu 飞书';
comment on column notice.robot.address is 'webhook address and signing key, sealed with AES-256-GCM and bound to the row: whoever has it can write into the group';
comment on column notice.robot.address_masked is 'what may be shown of the address';
comment on column notice.robot.kinds is 'the kinds that go to the group';
CREATE INDEX robot_organisation ON notice.robot USING btree (organisation);

create table notice.told (
  need bigint not null,
  offer bigint not null,
  at timestamp with time zone not null,
  constraint told_pkey PRIMARY KEY (need, offer),
  constraint told_need_fkey FOREIGN KEY (need) REFERENCES need.need(id) ON DELETE CASCADE,
  constraint told_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id) ON DELETE CASCADE
);
comment on table notice.told is '已告知 · a need was told about an offer that fits; never twice';
CREATE INDEX told_offer ON notice.told USING btree (offer);

create schema offer;
comment on schema offer is 'What is on offer: spaces and land.';

create sequence offer.code_number as bigint start 1 increment 1;

create table offer.look (
  id bigint not null generated always as identity,
  offer bigint not null,
  at timestamp with time zone not null default now(),
  why text not null,
  constraint look_pkey PRIMARY KEY (id),
  constraint look_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id) ON DELETE CASCADE,
  constraint look_why_length CHECK (char_length(why) >= 1 AND char_length(why) <= 400)
);
comment on table offer.look is '查看记录 · each look at the contact of a listing, with its reason; shown to its author';
CREATE INDEX look_offer ON offer.look USING btree (offer, at DESC);

create table offer.offer (
  id bigint not null generated always as identity,
  code text not null,
  kind text not null,
  title text not null,
  note text,
  origin text not null,
  invented boolean not null default false,
  city integer not null,
  district integer not null,
  town integer,
  lon double precision,
  lat double precision,
  datum text,
  lessor bigint,
  lessor_role text not null default 'unknown'::text,
  publication text not null default 'pending'::text,
  lease_status text not null default 'open'::text,
  verification text not null default 'none'::text,
  media text[],
  contact bytea,
  contact_masked text,
  edit_token bytea,
  listed_at timestamp with time zone,
  confirmed_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  space_type text,
  deal_type text,
  park_name text,
  land_block text,
  address text,
  building text,
  floor integer,
  floors integer,
  single_storey boolean,
  standalone boolean,
  ground_floor boolean,
  title_certificate text,
  land_tenure text,
  remaining_tenure double precision,
  can_register boolean,
  sublet_allowed boolean,
  head_lease_end date,
  encumbrance text,
  gross_area double precision,
  available_area double precision,
  min_divisible_area double precision,
  floor_plate_area double precision,
  common_area_ratio double precision,
  yard_area double precision,
  office_ratio double precision,
  structure text,
  year_built integer,
  ground_floor_height double precision,
  typical_floor_height double precision,
  clear_height double precision,
  ground_load double precision,
  floor_load double precision,
  column_spacing double precision,
  span double precision,
  floor_finish text,
  canopy boolean,
  freight_lift_count integer,
  freight_lift_load double precision,
  crane_loads double precision[],
  crane_hook_height double precision,
  hoist_opening boolean,
  dock text,
  dock_height double precision,
  dock_doors integer,
  max_truck double precision,
  road_width double precision,
  truck_court double precision,
  parking integer,
  trailer_parking integer,
  chargers integer,
  power_capacity double precision,
  power_extendable boolean,
  power_markup double precision,
  dual_feed boolean,
  water_supply double precision,
  gas boolean,
  steam boolean,
  compressed_air boolean,
  effluent text,
  effluent_capacity double precision,
  exhaust boolean,
  eia_possible text,
  discharge_permit boolean,
  pollution_accepted text[],
  fire_class text,
  sprinkler text,
  fire_acceptance text,
  rent double precision,
  rent_unit text,
  rent_day_basis text,
  tax_included boolean,
  fee_included boolean,
  invoice text,
  service_charge double precision,
  sale_price double precision,
  sale_total double precision,
  deposit_months double precision,
  prepaid_months double precision,
  lease_min double precision,
  lease_max double precision,
  free_rent double precision,
  escalation double precision,
  escalation_every double precision,
  transfer_fee double precision,
  brokerage double precision,
  available_from date,
  allowed_industries text[],
  restricted_industries text[],
  tax_per_mu double precision,
  invest_intensity double precision,
  output_per_mu double precision,
  amenities text[],
  parcel_code text,
  land_use text,
  supply_mode text,
  supply_state text,
  boundary text,
  land_area double precision,
  term_years double precision,
  far_min double precision,
  far_max double precision,
  density_min double precision,
  density_max double precision,
  height_limit double precision,
  green_ratio_max double precision,
  building_coefficient double precision,
  service_land_ratio double precision,
  energy_intensity double precision,
  env_standard text,
  farmland_overlap boolean,
  redline_overlap boolean,
  servicing_level text,
  start_price double precision,
  land_price double precision,
  deal_price double precision,
  bid_deposit double precision,
  announced_on date,
  apply_until date,
  closed_on date,
  winner text,
  family text not null generated always as (
CASE
    WHEN kind = 'land'::text THEN 'land'::text
    WHEN space_type = ANY (ARRAY['warehouse'::text, 'high_standard_warehouse'::text, 'cold_store'::text]) THEN 'warehouse'::text
    WHEN space_type = ANY (ARRAY['rnd_building'::text, 'pilot_base'::text]) THEN 'rnd'::text
    WHEN space_type = 'laboratory'::text THEN 'lab'::text
    WHEN space_type = 'office'::text THEN 'office'::text
    ELSE 'factory'::text
END) stored,
  area_max double precision generated always as (
CASE
    WHEN kind = 'land'::text THEN land_area
    ELSE COALESCE(available_area, gross_area)
END) stored,
  area_min double precision generated always as (
CASE
    WHEN kind = 'land'::text THEN land_area
    ELSE COALESCE(min_divisible_area, available_area, gross_area)
END) stored,
  rent_month double precision generated always as (
CASE rent_unit
    WHEN 'yuan_m2_day'::text THEN rent *
    CASE rent_day_basis
        WHEN 'd365'::text THEN 365.0 / 12::numeric
        ELSE 30::numeric
    END::double precision
    WHEN 'yuan_m2_month'::text THEN rent
    WHEN 'yuan_m2_year'::text THEN rent / 12::double precision
    WHEN 'yuan_mu_month'::text THEN rent / (2000.0 / 3::numeric)::double precision
    WHEN 'yuan_mu_year'::text THEN rent / (2000.0 / 3::numeric)::double precision / 12::double precision
    ELSE NULL::double precision
END) stored,
  sale_m2 double precision generated always as (COALESCE(sale_price, sale_total * 10000::double precision / COALESCE(available_area, gross_area))) stored,
  land_mu_price double precision generated always as (COALESCE(land_price, start_price / (land_area / (2000.0 / 3::numeric)::double precision))) stored,
  height double precision generated always as (COALESCE(clear_height,
CASE
    WHEN ground_floor OR single_storey THEN ground_floor_height
    ELSE NULL::double precision
END, typical_floor_height, ground_floor_height)) stored,
  load double precision generated always as (
CASE
    WHEN ground_floor OR single_storey THEN COALESCE(ground_load, floor_load)
    ELSE COALESCE(floor_load, ground_load)
END) stored,
  crane double precision generated always as (offer.largest(crane_loads)) stored,
  deal text generated always as (
CASE
    WHEN kind = 'space'::text THEN deal_type
    WHEN supply_mode = 'lease'::text THEN 'rent'::text
    WHEN supply_mode = 'lease_then_grant'::text THEN 'rent_or_sale'::text
    WHEN supply_mode IS NOT NULL THEN 'sale'::text
    ELSE NULL::text
END) stored,
  fire_rank smallint generated always as (
CASE fire_class
    WHEN 'a'::text THEN 1
    WHEN 'b'::text THEN 2
    WHEN 'c1'::text THEN 3
    WHEN 'c'::text THEN 3
    WHEN 'c2'::text THEN 4
    WHEN 'd'::text THEN 5
    WHEN 'e'::text THEN 6
    ELSE NULL::integer
END) stored,
  dock_kind text,
  drive_in_doors integer,
  gas_capacity double precision,
  steam_capacity double precision,
  air_capacity double precision,
  green_ratio_min double precision,
  carbon_class text,
  build_by date,
  complete_by date,
  produce_by date,
  capacity_by date,
  owner uuid,
  refused text,
  lapsed smallint not null default 0,
  proven smallint not null generated always as (GREATEST(60,
CASE verification
    WHEN 'site'::text THEN 600
    WHEN 'document'::text THEN 480
    WHEN 'phone'::text THEN 360
    WHEN 'failed'::text THEN 60
    ELSE 120
END - 60 * LEAST(lapsed::integer, 4))) stored,
  constraint offer_pkey PRIMARY KEY (id),
  constraint offer_code_unique UNIQUE (code),
  constraint offer_city_fkey FOREIGN KEY (city) REFERENCES reference.place(code),
  constraint offer_district_fkey FOREIGN KEY (district) REFERENCES reference.place(code),
  constraint offer_lessor_fkey FOREIGN KEY (lessor) REFERENCES network.organisation(id),
  constraint offer_owner_fkey FOREIGN KEY (owner) REFERENCES account.organization(id) ON DELETE SET NULL,
  constraint offer_town_fkey FOREIGN KEY (town) REFERENCES reference.place(code),
  constraint offer_address_length CHECK (char_length(address) >= 1 AND char_length(address) <= 120),
  constraint offer_air_capacity_range CHECK (air_capacity >= 0::double precision AND air_capacity <= 10000::double precision),
  constraint offer_allowed_industries_codes CHECK (array_to_string(allowed_industries, ','::text) ~ '^([A-T][0-9]{2}(,[A-T][0-9]{2})*)?$'::text),
  constraint offer_amenities_choice CHECK (amenities <@ ARRAY['canteen'::text, 'dormitory'::text, 'shop'::text, 'office'::text, 'security'::text, 'shuttle'::text]),
  constraint offer_available_area_range CHECK (available_area >= 10::double precision AND available_area <= 2000000::double precision),
  constraint offer_available_within CHECK (available_area <= gross_area),
  constraint offer_bid_deposit_range CHECK (bid_deposit >= 0::double precision AND bid_deposit <= 10000000::double precision),
  constraint offer_boundary_length CHECK (char_length(boundary) >= 1 AND char_length(boundary) <= 200),
  constraint offer_brokerage_range CHECK (brokerage >= 0::double precision AND brokerage <= 12::double precision),
  constraint offer_building_coefficient_range CHECK (building_coefficient >= 0::double precision AND building_coefficient <= 100::double precision),
  constraint offer_building_length CHECK (char_length(building) >= 1 AND char_length(building) <= 30),
  constraint offer_carbon_class_length CHECK (char_length(carbon_class) >= 1 AND char_length(carbon_class) <= 20),
  constraint offer_chargers_range CHECK (chargers >= 0 AND chargers <= 10000),
  constraint offer_clear_height_range CHECK (clear_height >= 1.8::double precision AND clear_height <= 60::double precision),
  constraint offer_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{2,29}$'::text),
  constraint offer_column_spacing_range CHECK (column_spacing >= 2::double precision AND column_spacing <= 100::double precision),
  constraint offer_common_area_ratio_range CHECK (common_area_ratio >= 0::double precision AND common_area_ratio <= 70::double precision),
  constraint offer_crane_hook_height_range CHECK (crane_hook_height >= 1::double precision AND crane_hook_height <= 60::double precision),
  constraint offer_crane_loads_range CHECK ((0.1::double precision <= ALL (crane_loads)) AND (1000::double precision >= ALL (crane_loads))),
  constraint offer_datum_choice CHECK (datum = ANY (ARRAY['gcj02'::text, 'wgs84'::text])),
  constraint offer_deal_price_range CHECK (deal_price >= 0.1::double precision AND deal_price <= 10000000::double precision),
  constraint offer_deal_type_choice CHECK (deal_type = ANY (ARRAY['rent'::text, 'sale'::text, 'rent_or_sale'::text, 'custom'::text, 'cooperation'::text])),
  constraint offer_density_max_range CHECK (density_max >= 0::double precision AND density_max <= 100::double precision),
  constraint offer_density_min_range CHECK (density_min >= 0::double precision AND density_min <= 100::double precision),
  constraint offer_density_order CHECK (density_min <= density_max),
  constraint offer_deposit_months_range CHECK (deposit_months >= 0::double precision AND deposit_months <= 36::double precision),
  constraint offer_divisible_within CHECK (min_divisible_area <= COALESCE(available_area, gross_area)),
  constraint offer_dock_choice CHECK (dock = ANY (ARRAY['none'::text, 'one_side'::text, 'two_sides'::text, 'three_sides'::text, 'four_sides'::text])),
  constraint offer_dock_doors_range CHECK (dock_doors >= 0 AND dock_doors <= 500),
  constraint offer_dock_height_range CHECK (dock_height >= 0::double precision AND dock_height <= 3::double precision),
  constraint offer_dock_kind_choice CHECK (dock_kind = ANY (ARRAY['inset'::text, 'outside'::text])),
  constraint offer_drive_in_doors_range CHECK (drive_in_doors >= 0 AND drive_in_doors <= 500),
  constraint offer_effluent_capacity_range CHECK (effluent_capacity >= 0::double precision AND effluent_capacity <= 1000000::double precision),
  constraint offer_effluent_choice CHECK (effluent = ANY (ARRAY['sewer'::text, 'own_plant'::text, 'none'::text])),
  constraint offer_eia_possible_choice CHECK (eia_possible = ANY (ARRAY['yes'::text, 'restricted'::text, 'no'::text, 'to_confirm'::text])),
  constraint offer_encumbrance_choice CHECK (encumbrance = ANY (ARRAY['none'::text, 'mortgage'::text, 'seizure'::text])),
  constraint offer_energy_intensity_range CHECK (energy_intensity >= 0::double precision AND energy_intensity <= 100::double precision),
  constraint offer_env_standard_length CHECK (char_length(env_standard) >= 1 AND char_length(env_standard) <= 120),
  constraint offer_escalation_every_range CHECK (escalation_every >= 1::double precision AND escalation_every <= 240::double precision),
  constraint offer_escalation_range CHECK (escalation >= 0::double precision AND escalation <= 100::double precision),
  constraint offer_far_max_range CHECK (far_max >= 0::double precision AND far_max <= 15::double precision),
  constraint offer_far_min_range CHECK (far_min >= 0::double precision AND far_min <= 15::double precision),
  constraint offer_far_order CHECK (far_min <= far_max),
  constraint offer_fire_acceptance_choice CHECK (fire_acceptance = ANY (ARRAY['passed'::text, 'by_tenant'::text])),
  constraint offer_fire_class_choice CHECK (fire_class = ANY (ARRAY['a'::text, 'b'::text, 'c1'::text, 'c2'::text, 'c'::text, 'd'::text, 'e'::text])),
  constraint offer_floor_finish_choice CHECK (floor_finish = ANY (ARRAY['concrete'::text, 'emery'::text, 'epoxy'::text, 'antistatic'::text, 'terrazzo'::text])),
  constraint offer_floor_load_range CHECK (floor_load >= 0.05::double precision AND floor_load <= 100::double precision),
  constraint offer_floor_plate_area_range CHECK (floor_plate_area >= 10::double precision AND floor_plate_area <= 500000::double precision),
  constraint offer_floor_range CHECK (floor >= '-5'::integer AND floor <= 100),
  constraint offer_floor_within CHECK (floor <= floors),
  constraint offer_floors_range CHECK (floors >= 1 AND floors <= 100),
  constraint offer_free_rent_range CHECK (free_rent >= 0::double precision AND free_rent <= 60::double precision),
  constraint offer_freight_lift_count_range CHECK (freight_lift_count >= 0 AND freight_lift_count <= 200),
  constraint offer_freight_lift_load_range CHECK (freight_lift_load >= 0.1::double precision AND freight_lift_load <= 50::double precision),
  constraint offer_gas_capacity_range CHECK (gas_capacity >= 0::double precision AND gas_capacity <= 1000000::double precision),
  constraint offer_green_order CHECK (green_ratio_min <= green_ratio_max),
  constraint offer_green_ratio_max_range CHECK (green_ratio_max >= 0::double precision AND green_ratio_max <= 100::double precision),
  constraint offer_green_ratio_min_range CHECK (green_ratio_min >= 0::double precision AND green_ratio_min <= 100::double precision),
  constraint offer_gross_area_range CHECK (gross_area >= 10::double precision AND gross_area <= 2000000::double precision),
  constraint offer_ground_floor_height_range CHECK (ground_floor_height >= 1.8::double precision AND ground_floor_height <= 60::double precision),
  constraint offer_ground_load_range CHECK (ground_load >= 0.05::double precision AND ground_load <= 100::double precision),
  constraint offer_height_limit_range CHECK (height_limit >= 1::double precision AND height_limit <= 600::double precision),
  constraint offer_invest_intensity_range CHECK (invest_intensity >= 0::double precision AND invest_intensity <= 1000000::double precision),
  constraint offer_invoice_choice CHECK (invoice = ANY (ARRAY['special'::text, 'ordinary'::text, 'none'::text])),
  constraint offer_kind_choice CHECK (kind = ANY (ARRAY['space'::text, 'land'::text])),
  constraint offer_land_area_range CHECK (land_area >= 100::double precision AND land_area <= 20000000::double precision),
  constraint offer_land_block_length CHECK (char_length(land_block) >= 1 AND char_length(land_block) <= 20),
  constraint offer_land_price_range CHECK (land_price >= 0.1::double precision AND land_price <= 100000::double precision),
  constraint offer_land_tenure_choice CHECK (land_tenure = ANY (ARRAY['state_granted'::text, 'state_allocated'::text, 'collective'::text])),
  constraint offer_land_use_choice CHECK (land_use = ANY (ARRAY['m0'::text, 'm1'::text, 'm2'::text, 'm3'::text, 'w'::text])),
  constraint offer_lapsed_range CHECK (lapsed >= 0),
  constraint offer_lat_range CHECK (lat >= 0::double precision AND lat <= 60::double precision),
  constraint offer_lease_max_range CHECK (lease_max >= 1::double precision AND lease_max <= 600::double precision),
  constraint offer_lease_min_range CHECK (lease_min >= 0::double precision AND lease_min <= 600::double precision),
  constraint offer_lease_order CHECK (lease_min <= lease_max),
  constraint offer_lease_status_choice CHECK (lease_status = ANY (ARRAY['planned'::text, 'open'::text, 'reserved'::text, 'let'::text, 'sold'::text, 'archived'::text])),
  constraint offer_lessor_role_choice CHECK (lessor_role = ANY (ARRAY['owner'::text, 'sublessor'::text, 'park'::text, 'broker'::text, 'unknown'::text])),
  constraint offer_lon_range CHECK (lon >= 70::double precision AND lon <= 140::double precision),
  constraint offer_max_truck_range CHECK (max_truck >= 2::double precision AND max_truck <= 30::double precision),
  constraint offer_media_choice CHECK (media <@ ARRAY['photo'::text, 'panorama'::text, 'video'::text, 'plan'::text]),
  constraint offer_min_divisible_area_range CHECK (min_divisible_area >= 10::double precision AND min_divisible_area <= 2000000::double precision),
  constraint offer_note_length CHECK (char_length(note) >= 1 AND char_length(note) <= 4000),
  constraint offer_office_ratio_range CHECK (office_ratio >= 0::double precision AND office_ratio <= 100::double precision),
  constraint offer_origin_choice CHECK (origin = ANY (ARRAY['demo'::text, 'import'::text, 'form'::text, 'api'::text])),
  constraint offer_output_per_mu_range CHECK (output_per_mu >= 0::double precision AND output_per_mu <= 1000000::double precision),
  constraint offer_parcel_code_length CHECK (char_length(parcel_code) >= 1 AND char_length(parcel_code) <= 60),
  constraint offer_park_name_length CHECK (char_length(park_name) >= 1 AND char_length(park_name) <= 60),
  constraint offer_parking_range CHECK (parking >= 0 AND parking <= 50000),
  constraint offer_pollution_accepted_choice CHECK (pollution_accepted <@ ARRAY['none'::text, 'dust'::text, 'waste_gas'::text, 'noise'::text, 'waste_water'::text, 'chemical'::text, 'heat'::text, 'electromagnetic'::text, 'hazardous_waste'::text]),
  constraint offer_power_capacity_range CHECK (power_capacity >= 1::double precision AND power_capacity <= 500000::double precision),
  constraint offer_power_markup_range CHECK (power_markup >= 0::double precision AND power_markup <= 5::double precision),
  constraint offer_prepaid_months_range CHECK (prepaid_months >= 0::double precision AND prepaid_months <= 36::double precision),
  constraint offer_publication_choice CHECK (publication = ANY (ARRAY['draft'::text, 'pending'::text, 'listed'::text, 'withdrawn'::text])),
  constraint offer_refused_length CHECK (char_length(refused) >= 2 AND char_length(refused) <= 400),
  constraint offer_remaining_tenure_range CHECK (remaining_tenure >= 0::double precision AND remaining_tenure <= 70::double precision),
  constraint offer_rent_day_basis_choice CHECK (rent_day_basis = ANY (ARRAY['d30'::text, 'd365'::text])),
  constraint offer_rent_range CHECK (rent >= 0.01::double precision AND rent <= 100000::double precision),
  constraint offer_rent_unit_choice CHECK (rent_unit = ANY (ARRAY['yuan_m2_day'::text, 'yuan_m2_month'::text, 'yuan_m2_year'::text, 'yuan_mu_month'::text, 'yuan_mu_year'::text])),
  constraint offer_rent_with_unit CHECK ((rent IS NULL) = (rent_unit IS NULL)),
  constraint offer_restricted_industries_codes CHECK (array_to_string(restricted_industries, ','::text) ~ '^([A-T][0-9]{2}(,[A-T][0-9]{2})*)?$'::text),
  constraint offer_road_width_range CHECK (road_width >= 1::double precision AND road_width <= 100::double precision),
  constraint offer_sale_price_range CHECK (sale_price >= 1::double precision AND sale_price <= 1000000::double precision),
  constraint offer_sale_total_range CHECK (sale_total >= 0.1::double precision AND sale_total <= 10000000::double precision),
  constraint offer_service_charge_range CHECK (service_charge >= 0::double precision AND service_charge <= 1000::double precision),
  constraint offer_service_land_ratio_range CHECK (service_land_ratio >= 0::double precision AND service_land_ratio <= 100::double precision),
  constraint offer_servicing_level_choice CHECK (servicing_level = ANY (ARRAY['raw'::text, 'three'::text, 'five'::text, 'seven'::text, 'ready'::text])),
  constraint offer_space_type_choice CHECK (space_type = ANY (ARRAY['standard_factory'::text, 'courtyard_factory'::text, 'steel_factory'::text, 'custom_factory'::text, 'warehouse'::text, 'high_standard_warehouse'::text, 'cold_store'::text, 'rnd_building'::text, 'pilot_base'::text, 'laboratory'::text, 'office'::text])),
  constraint offer_span_range CHECK (span >= 2::double precision AND span <= 200::double precision),
  constraint offer_sprinkler_choice CHECK (sprinkler = ANY (ARRAY['none'::text, 'ordinary'::text, 'esfr'::text])),
  constraint offer_start_price_range CHECK (start_price >= 0.1::double precision AND start_price <= 10000000::double precision),
  constraint offer_steam_capacity_range CHECK (steam_capacity >= 0::double precision AND steam_capacity <= 10000::double precision),
  constraint offer_structure_choice CHECK (structure = ANY (ARRAY['brick'::text, 'light_steel'::text, 'heavy_steel'::text, 'steel_concrete'::text, 'frame'::text])),
  constraint offer_supply_mode_choice CHECK (supply_mode = ANY (ARRAY['listing'::text, 'auction'::text, 'tender'::text, 'lease_then_grant'::text, 'flexible_term'::text, 'transfer'::text, 'lease'::text])),
  constraint offer_supply_state_choice CHECK (supply_state = ANY (ARRAY['approved'::text, 'not_started'::text, 'building'::text, 'built'::text])),
  constraint offer_tax_per_mu_range CHECK (tax_per_mu >= 0::double precision AND tax_per_mu <= 100000::double precision),
  constraint offer_term_years_range CHECK (term_years >= 1::double precision AND term_years <= 70::double precision),
  constraint offer_title_certificate_choice CHECK (title_certificate = ANY (ARRAY['yes'::text, 'no'::text, 'in_progress'::text, 'whole_site'::text, 'per_unit'::text])),
  constraint offer_title_length CHECK (char_length(title) >= 2 AND char_length(title) <= 80),
  constraint offer_trailer_parking_range CHECK (trailer_parking >= 0 AND trailer_parking <= 10000),
  constraint offer_transfer_fee_range CHECK (transfer_fee >= 0::double precision AND transfer_fee <= 1000000::double precision),
  constraint offer_truck_court_range CHECK (truck_court >= 1::double precision AND truck_court <= 300::double precision),
  constraint offer_typical_floor_height_range CHECK (typical_floor_height >= 1.8::double precision AND typical_floor_height <= 60::double precision),
  constraint offer_verification_choice CHECK (verification = ANY (ARRAY['none'::text, 'failed'::text, 'phone'::text, 'document'::text, 'site'::text])),
  constraint offer_water_supply_range CHECK (water_supply >= 0::double precision AND water_supply <= 1000000::double precision),
  constraint offer_winner_length CHECK (char_length(winner) >= 1 AND char_length(winner) <= 80),
  constraint offer_yard_area_range CHECK (yard_area >= 0::double precision AND yard_area <= 2000000::double precision),
  constraint offer_year_built_range CHECK (year_built >= 1900 AND year_built <= 2100)
);
comment on table offer.offer is '房源与地块 · one row a listing of space or land; unknown is null and never zero';
comment on column offer.offer.code is '房源编号 · never reused';
comment on column offer.offer.city is 'prefecture-level city';
comment on column offer.offer.district is 'district or county; the city itself where the listing names no district';
comment on column offer.offer.datum is 'datum of lon and lat';
comment on column offer.offer.lessor_role is '发布方身份 · owner, sub-lessor, park operator, broker';
comment on column offer.offer.publication is '发布状态 · draft, pending review, listed, withdrawn';
comment on column offer.offer.lease_status is '房源状态 · 待开发, 待租售, 意向中, 已租, 已售, 封存';
comment on column offer.offer.verification is '核验级别 · level of the whole listing; proofs per field stand in offer.verification';
comment on column offer.offer.contact is 'contact person and telephone, sealed with AES-256-GCM';
comment on column offer.offer.contact_masked is 'what may be shown of the contact';
comment on column offer.offer.edit_token is 'SHA-256 of the private link by which its author changes the listing';
comment on column offer.offer.confirmed_at is 'last time someone confirmed that the listing still stands; drives freshness at 30, 60, 90 and 120 days';
comment on column offer.offer.space_type is '房源类型 · Space type';
comment on column offer.offer.deal_type is '租售方式 · Deal';
comment on column offer.offer.park_name is '所属园区 · Park';
comment on column offer.offer.land_block is '板块 · Land block';
comment on column offer.offer.address is '详细地址 · Address';
comment on column offer.offer.building is '楼栋 · Building';
comment on column offer.offer.floor is '所在层 · Floor, 层';
comment on column offer.offer.floors is '总层数 · Floors in building, 层';
comment on column offer.offer.single_storey is '单层厂房 · Single-storey building';
comment on column offer.offer.standalone is '独栋 · Stands alone';
comment on column offer.offer.ground_floor is '含首层 · Has the ground floor';
comment on column offer.offer.title_certificate is '产权证 · Title certificate';
comment on column offer.offer.land_tenure is '土地性质 · Land tenure';
comment on column offer.offer.remaining_tenure is '剩余年限 · Years of tenure left, 年';
comment on column offer.offer.can_register is '可否注册 · Company can register here';
comment on column offer.offer.sublet_allowed is '可否转租 · Subletting allowed';
comment on column offer.offer.head_lease_end is '原租约到期日 · Head lease ends';
comment on column offer.offer.encumbrance is '抵押/查封 · Encumbrance';
comment on column offer.offer.gross_area is '建筑面积 · Gross floor area, ㎡';
comment on column offer.offer.available_area is '可租售面积 · Area on offer, ㎡';
comment on column offer.offer.min_divisible_area is '最小分割 · Smallest unit, ㎡';
comment on column offer.offer.floor_plate_area is '单层面积 · Area of one floor, ㎡';
comment on column offer.offer.common_area_ratio is '公摊比 · Shared-area ratio, %';
comment on column offer.offer.yard_area is '空地面积 · Yard, ㎡';
comment on column offer.offer.office_ratio is '办公占比 · Office share, %';
comment on column offer.offer.structure is '建筑结构 · Structure';
comment on column offer.offer.year_built is '竣工年份 · Year built, 年';
comment on column offer.offer.ground_floor_height is '首层层高 · Ground-floor height, m';
comment on column offer.offer.typical_floor_height is '标准层层高 · Typical floor height, m';
comment on column offer.offer.clear_height is '净高 · Clear height, m';
comment on column offer.offer.ground_load is '首层承重 · Ground-floor load, t/㎡';
comment on column offer.offer.floor_load is '楼面承重 · Floor load, t/㎡';
comment on column offer.offer.column_spacing is '柱距 · Column spacing, m';
comment on column offer.offer.span is '跨度 · Span, m';
comment on column offer.offer.floor_finish is '地坪 · Floor finish';
comment on column offer.offer.canopy is '雨棚 · Canopy';
comment on column offer.offer.freight_lift_count is '货梯数量 · Freight lifts, 部';
comment on column offer.offer.freight_lift_load is '货梯载重 · Freight-lift load, t';
comment on column offer.offer.crane_loads is '行车吨位 · Crane loads, t';
comment on column offer.offer.crane_hook_height is '行车轨高 · Crane hook height, m';
comment on column offer.offer.hoist_opening is '吊装口 · Hoist opening';
comment on column offer.offer.dock is '卸货平台 · Loading dock';
comment on column offer.offer.dock_height is '平台高度 · Dock height, m';
comment on column offer.offer.dock_doors is '装卸门 · Dock doors, 个';
comment on column offer.offer.max_truck is '可进车型 · Longest truck, m';
comment on column offer.offer.road_width is '道路宽度 · Road width, m';
comment on column offer.offer.truck_court is '场坪深度 · Truck court depth, m';
comment on column offer.offer.parking is '停车位 · Parking spaces, 个';
comment on column offer.offer.trailer_parking is '拖车位 · Trailer spaces, 个';
comment on column offer.offer.chargers is '充电桩 · Chargers, 个';
comment on column offer.offer.power_capacity is '配电容量 · Power capacity, kVA';
comment on column offer.offer.power_extendable is '可增容 · Power can be extended';
comment on column offer.offer.power_markup is '电价加价 · Electricity mark-up, 元/kWh';
comment on column offer.offer.dual_feed is '双回路供电 · Dual feed';
comment on column offer.offer.water_supply is '供水 · Water supply, t/d';
comment on column offer.offer.gas is '天然气 · Natural gas';
comment on column offer.offer.steam is '蒸汽 · Steam';
comment on column offer.offer.compressed_air is '压缩空气 · Compressed air';
comment on column offer.offer.effluent is '排水方式 · Effluent';
comment on column offer.offer.effluent_capacity is '污水处理能力 · Effluent capacity, t/d';
comment on column offer.offer.exhaust is '排风井 · Exhaust shaft';
comment on column offer.offer.eia_possible is '可否环评 · EIA possible';
comment on column offer.offer.discharge_permit is '排污许可证 · Discharge permit';
comment on column offer.offer.pollution_accepted is '可接受污染 · Pollution accepted';
comment on column offer.offer.fire_class is '火灾危险性 · Fire-hazard class';
comment on column offer.offer.sprinkler is '喷淋 · Sprinklers';
comment on column offer.offer.fire_acceptance is '消防验收 · Fire acceptance';
comment on column offer.offer.rent is '租金 · Rent';
comment on column offer.offer.rent_unit is '租金单位 · Rent unit';
comment on column offer.offer.rent_day_basis is '按天计租的月天数 · Days in a rent month';
comment on column offer.offer.tax_included is '租金含税 · Rent includes tax';
comment on column offer.offer.fee_included is '租金含物业费 · Rent includes service charge';
comment on column offer.offer.invoice is '发票 · Invoice';
comment on column offer.offer.service_charge is '物业费 · Service charge, 元/㎡/月';
comment on column offer.offer.sale_price is '售价 · Sale price, 元/㎡';
comment on column offer.offer.sale_total is '总价 · Total price, 万元';
comment on column offer.offer.deposit_months is '押金月数 · Deposit, 月';
comment on column offer.offer.prepaid_months is '预付月数 · Paid in advance, 月';
comment on column offer.offer.lease_min is '最短租期 · Shortest lease, 月';
comment on column offer.offer.lease_max is '最长租期 · Longest lease, 月';
comment on column offer.offer.free_rent is '免租期 · Free rent, 月';
comment on column offer.offer.escalation is '租金递增 · Escalation, %';
comment on column offer.offer.escalation_every is '递增周期 · Escalation period, 月';
comment on column offer.offer.transfer_fee is '转让费 · Transfer fee, 万元';
comment on column offer.offer.brokerage is '中介费 · Brokerage, 月租金';
comment on column offer.offer.available_from is '可入驻时间 · Available from';
comment on column offer.offer.allowed_industries is '鼓励行业 · Industries wanted';
comment on column offer.offer.restricted_industries is '限制行业 · Industries not admitted';
comment on column offer.offer.tax_per_mu is '亩均税收要求 · Tax asked per mu, 万元/亩/年';
comment on column offer.offer.invest_intensity is '投资强度要求 · Investment intensity asked, 万元/亩';
comment on column offer.offer.output_per_mu is '亩均产值要求 · Output asked per mu, 万元/亩/年';
comment on column offer.offer.amenities is '配套 · Amenities';
comment on column offer.offer.parcel_code is '地块编号 · Parcel code';
comment on column offer.offer.land_use is '土地用途 · Land use';
comment on column offer.offer.supply_mode is '供应方式 · Supply mode';
comment on column offer.offer.supply_state is '供应状态 · Supply state';
comment on column offer.offer.boundary is '四至 · Bounds';
comment on column offer.offer.land_area is '面积 · Area, ㎡';
comment on column offer.offer.term_years is '出让年限 · Term, 年';
comment on column offer.offer.far_min is '容积率下限 · Floor-area ratio, lowest';
comment on column offer.offer.far_max is '容积率上限 · Floor-area ratio, highest';
comment on column offer.offer.density_min is '建筑密度下限 · Building density, lowest, %';
comment on column offer.offer.density_max is '建筑密度上限 · Building density, highest, %';
comment on column offer.offer.height_limit is '建筑限高 · Height limit, m';
comment on column offer.offer.green_ratio_max is '绿地率上限 · Green ratio, highest, %';
comment on column offer.offer.building_coefficient is '建筑系数 · Building coefficient, %';
comment on column offer.offer.service_land_ratio is '行政办公及生活服务占比 · Service-land share, %';
comment on column offer.offer.energy_intensity is '产值能耗上限 · Energy per output, highest, 吨标煤/万元';
comment on column offer.offer.env_standard is '环境标准 · Environmental standard';
comment on column offer.offer.farmland_overlap is '涉基本农田 · Overlaps basic farmland';
comment on column offer.offer.redline_overlap is '涉生态红线 · Overlaps the ecological red line';
comment on column offer.offer.servicing_level is '开发程度 · Servicing';
comment on column offer.offer.start_price is '起始价 · Start price, 万元';
comment on column offer.offer.land_price is '单价 · Price per mu, 万元/亩';
comment on column offer.offer.deal_price is '成交价 · Deal price, 万元';
comment on column offer.offer.bid_deposit is '竞买保证金 · Bid deposit, 万元';
comment on column offer.offer.announced_on is '公告时间 · Announced on';
comment on column offer.offer.apply_until is '报名截止 · Apply until';
comment on column offer.offer.closed_on is '成交时间 · Closed on';
comment on column offer.offer.winner is '竞得单位 · Winner';
comment on column offer.offer.family is 'broad type that a request names: factory, warehouse, rnd, lab, office, land';
comment on column offer.offer.area_max is 'largest area one taker can have, ㎡';
comment on column offer.offer.area_min is 'smallest area one taker can have, ㎡';
comment on column offer.offer.rent_month is 'rent in 元/㎡/月; a day rate counts 30 days unless the listing says 365/12';
comment on column offer.offer.sale_m2 is 'sale price in 元/㎡';
comment on column offer.offer.land_mu_price is 'land price in 万元/亩; from the start price where no unit price is given';
comment on column offer.offer.height is 'usable height, m: clear height, else the floor height of the floor on offer';
comment on column offer.offer.load is 'floor load of the floor on offer, t/㎡';
comment on column offer.offer.crane is 'largest crane, t';
comment on column offer.offer.deal is 'rent, sale, rent_or_sale, custom or cooperation; for land by its supply mode';
comment on column offer.offer.fire_rank is '1 = 甲 … 6 = 戊; a lower rank admits every higher one';
comment on column offer.offer.dock_kind is '平台形式 · Kind of dock';
comment on column offer.offer.drive_in_doors is '平进门 · Drive-in doors, 个';
comment on column offer.offer.gas_capacity is '天然气供应能力 · Gas supply, m³/h';
comment on column offer.offer.steam_capacity is '蒸汽供应能力 · Steam supply, t/h';
comment on column offer.offer.air_capacity is '压缩空气供应能力 · Compressed-air supply, m³/min';
comment on column offer.offer.green_ratio_min is '绿地率下限 · Green ratio, lowest, %';
comment on column offer.offer.carbon_class is '碳效等级 · Carbon class';
comment on column offer.offer.build_by is '约定开工 · Building to start by';
comment on column offer.offer.complete_by is '约定竣工 · To be completed by';
comment on column offer.offer.produce_by is '约定投产 · To produce by';
comment on column offer.offer.capacity_by is '约定达产 · To reach capacity by';
comment on column offer.offer.owner is 'the organisation in whose name it was posted; null: by a visitor, who holds its private link';
comment on column offer.offer.refused is '退回原因 · why a reviewer did not publish it; its author reads it, and it goes when the listing is changed or published';
comment on column offer.offer.lapsed is 'how many fields have a proof that has run out, and none that holds; counted anew each day and with each check';
comment on column offer.offer.proven is 'who checked it, as a part of its trust in thousandths: 600 on site, 480 by document, 360 by telephone, else 120; 60 less for each of at most four fields whose proof has run out, but 60 at least';
CREATE INDEX offer_area ON offer.offer USING btree (kind, area_max DESC NULLS LAST, id DESC) WHERE (publication = 'listed'::text);
CREATE INDEX offer_district ON offer.offer USING btree (district, family, confirmed_at DESC, id DESC) WHERE (publication = 'listed'::text);
CREATE INDEX offer_lessor ON offer.offer USING btree (lessor);
CREATE INDEX offer_list ON offer.offer USING btree (publication, kind, confirmed_at DESC, id DESC);
CREATE INDEX offer_match ON offer.offer USING btree (family, district, area_max) INCLUDE (area_min, town, deal, rent_month, sale_m2, sale_total, land_mu_price, height, load, power_capacity, crane, freight_lift_load, fire_rank, eia_possible, standalone, single_storey, ground_floor, sprinkler, dock, title_certificate, can_register, allowed_industries, restricted_industries, tax_per_mu, invest_intensity, available_from, proven, confirmed_at, id) WHERE ((publication = 'listed'::text) AND (lease_status = 'open'::text) AND (verification <> 'failed'::text));
CREATE INDEX offer_owner ON offer.offer USING btree (owner, id DESC) WHERE (owner IS NOT NULL);
CREATE INDEX offer_rent ON offer.offer USING btree (kind, rent_month, id) WHERE (publication = 'listed'::text);
CREATE INDEX offer_same_space ON offer.offer USING btree (district, area_max) WHERE (publication = ANY (ARRAY['listed'::text, 'pending'::text]));

create table offer.verification (
  id bigint not null generated always as identity,
  offer bigint not null,
  field text,
  method text not null,
  passed boolean not null,
  checked_by text not null,
  checked_on date not null,
  valid_until date not null,
  note text,
  constraint verification_pkey PRIMARY KEY (id),
  constraint verification_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id) ON DELETE CASCADE,
  constraint verification_checked_by_length CHECK (char_length(checked_by) >= 2 AND char_length(checked_by) <= 80),
  constraint verification_method_choice CHECK (method = ANY (ARRAY['phone'::text, 'site'::text, 'document'::text])),
  constraint verification_note_length CHECK (char_length(note) >= 1 AND char_length(note) <= 400),
  constraint verification_order CHECK (checked_on <= valid_until)
);
comment on table offer.verification is '核验 · who checked a listing or one of its fields, how, when, and until when it holds';
comment on column offer.verification.field is 'key of the field that was checked; null for the whole listing';
comment on column offer.verification.checked_by is 'organisation or role that checked, no private person';
CREATE INDEX verification_offer ON offer.verification USING btree (offer, checked_on DESC);

CREATE OR REPLACE FUNCTION offer.largest(numbers double precision[])
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT max(number.number) AS max FROM unnest(largest.numbers) number(number));
comment on function offer.largest(double precision[]) is 'the largest of some numbers, null of none; immutable, so that a column can be generated from it';

create schema platform;
comment on schema platform is 'What the program itself needs, without a word of the domain.';

create table platform.migration (
  number integer not null,
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);
comment on table platform.migration is '迁移 · which migrations this database has had, and when';

create schema publish;
comment on schema publish is 'What an editor writes and readers find: posts and their versions, release, pictures, old addresses, the site itself.';

create table publish.asked (
  need bigint not null,
  post bigint not null,
  constraint asked_pkey PRIMARY KEY (need),
  constraint asked_need_fkey FOREIGN KEY (need) REFERENCES need.need(id) ON DELETE CASCADE,
  constraint asked_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE
);
comment on table publish.asked is '文章带来的需求 · under which post a request was written';
CREATE INDEX asked_post ON publish.asked USING btree (post);

create table publish.author (
  id integer not null generated always as identity,
  slug text not null,
  name text not null,
  constraint author_pkey PRIMARY KEY (id),
  constraint author_name_unique UNIQUE (name),
  constraint author_slug_unique UNIQUE (slug),
  constraint author_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 40),
  constraint author_slug_length CHECK (char_length(slug) >= 1 AND char_length(slug) <= 60)
);
comment on table publish.author is '署名 · the name under a post: an office, a medium or a pen name; not an account';

create table publish.category (
  id integer not null generated always as identity,
  parent integer,
  slug text not null,
  name text not null,
  name_en text not null default ''::text,
  summary text not null default ''::text,
  "position" integer not null default 0,
  constraint category_pkey PRIMARY KEY (id),
  constraint category_slug_unique UNIQUE (slug),
  constraint category_parent_fkey FOREIGN KEY (parent) REFERENCES publish.category(id) ON DELETE RESTRICT,
  constraint category_name_en_length CHECK (char_length(name_en) <= 60),
  constraint category_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 30),
  constraint category_parent_other CHECK (parent <> id),
  constraint category_slug_form CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$'::text),
  constraint category_summary_length CHECK (char_length(summary) <= 300)
);
comment on table publish.category is '栏目 · where a post stands in the tree of the portal';
comment on column publish.category."position" is 'order among its sisters, small first';
CREATE INDEX category_parent ON publish.category USING btree (parent);

create table publish.comment (
  id bigint not null generated always as identity,
  post bigint not null,
  words text not null,
  said_at timestamp with time zone,
  is_shown boolean not null,
  constraint comment_pkey PRIMARY KEY (id),
  constraint comment_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE,
  constraint comment_words_length CHECK (char_length(words) >= 1 AND char_length(words) <= 4000)
);
comment on table publish.comment is '旧站评论 · what readers wrote under a post of an old site, without their names';
CREATE INDEX comment_post ON publish.comment USING btree (post, said_at, id) WHERE is_shown;

create table publish.draft (
  post bigint not null,
  user_id uuid not null,
  base integer not null,
  title text not null,
  summary text not null,
  body text not null,
  saved_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (post, user_id),
  constraint draft_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE,
  constraint draft_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint draft_body_length CHECK (char_length(body) <= 800000),
  constraint draft_summary_length CHECK (char_length(summary) <= 4000),
  constraint draft_title_length CHECK (char_length(title) <= 400)
);
comment on table publish.draft is '自动保存 · what one editor has typed and not yet saved; nobody else''s words are touched by it';
comment on column publish.draft.base is 'the version that was opened; when it is no longer the newest, both are shown side by side';

create table publish.import (
  fingerprint text not null,
  site text not null,
  "position" text not null,
  changed_at timestamp with time zone not null,
  constraint import_pkey PRIMARY KEY (fingerprint)
);
comment on table publish.import is '导入进度 · how far an import came that was stopped or killed; gone when it is finished';

create table publish.listing_release (
  id bigint not null generated always as identity,
  offer bigint not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  findings integer not null,
  reason text not null,
  constraint listing_release_pkey PRIMARY KEY (id),
  constraint listing_release_made_by_fkey FOREIGN KEY (made_by) REFERENCES account."user"(id) ON DELETE SET NULL,
  constraint listing_release_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id) ON DELETE CASCADE,
  constraint listing_release_findings_range CHECK (findings > 0),
  constraint listing_release_reason_length CHECK (char_length(reason) >= 2 AND char_length(reason) <= 500)
);
comment on table publish.listing_release is '房源带提示发布 · a listing went out although findings of the advertising-law check were open, and why';
CREATE INDEX listing_release_offer ON publish.listing_release USING btree (offer);

create table publish.media (
  id bigint not null generated always as identity,
  hash bytea not null,
  type text not null,
  name text not null,
  alt text not null default ''::text,
  credit text not null default ''::text,
  width integer,
  height integer,
  bytes integer not null,
  content bytea not null,
  state text not null default 'waiting'::text,
  made_by uuid,
  created_at timestamp with time zone not null,
  is_bare boolean not null default false,
  bare_refused boolean not null default false,
  constraint media_pkey PRIMARY KEY (id),
  constraint media_hash_unique UNIQUE (hash),
  constraint media_made_by_fkey FOREIGN KEY (made_by) REFERENCES account."user"(id) ON DELETE SET NULL,
  constraint media_alt_length CHECK (char_length(alt) <= 200),
  constraint media_bytes_range CHECK (bytes >= 1 AND bytes <= 52428800),
  constraint media_credit_length CHECK (char_length(credit) <= 120),
  constraint media_hash_length CHECK (octet_length(hash) = 32),
  constraint media_height_range CHECK (height >= 1 AND height <= 30000),
  constraint media_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 120),
  constraint media_state_choice CHECK (state = ANY (ARRAY['waiting'::text, 'ready'::text, 'broken'::text])),
  constraint media_type_choice CHECK (type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/avif'::text, 'image/gif'::text, 'application/pdf'::text])),
  constraint media_width_range CHECK (width >= 1 AND width <= 30000)
);
comment on table publish.media is '媒体 · a picture or document of the library, kept once by its content; backed up with everything else';
comment on column publish.media.hash is 'SHA-256 of the content';
comment on column publish.media.type is 'as the content says, whatever the file was called';
comment on column publish.media.alt is 'what a picture shows, for those who do not see it; a post is not released while a picture of it has none';
comment on column publish.media.state is 'waiting: smaller forms are being made; broken: they cannot be';
comment on column publish.media.is_bare is 'nothing about camera, place or people is in the content any more; a document stays as it came';
comment on column publish.media.bare_refused is 'it could not be decoded when it was to be made bare, and is not tried again; a newer decoder would set it back';
CREATE INDEX media_created ON publish.media USING btree (created_at DESC, id DESC);
CREATE INDEX media_not_bare ON publish.media USING btree (id) WHERE ((NOT is_bare) AND (NOT bare_refused));

create table publish.media_form (
  media bigint not null,
  width integer not null,
  height integer not null,
  type text not null,
  content bytea not null,
  constraint media_form_pkey PRIMARY KEY (media, type, width),
  constraint media_form_media_fkey FOREIGN KEY (media) REFERENCES publish.media(id) ON DELETE CASCADE,
  constraint media_form_height_range CHECK (height >= 1 AND height <= 8192),
  constraint media_form_type_choice CHECK (type = ANY (ARRAY['image/avif'::text, 'image/webp'::text, 'image/jpeg'::text, 'image/png'::text])),
  constraint media_form_width_range CHECK (width >= 1 AND width <= 4096)
);
comment on table publish.media_form is '媒体尺寸 · a picture made smaller, so that a telephone loads what it shows';

create table publish.origin (
  site text not null,
  kind text not null,
  key text not null,
  target bigint not null,
  constraint origin_pkey PRIMARY KEY (site, kind, key),
  constraint origin_key_length CHECK (char_length(key) >= 1 AND char_length(key) <= 400),
  constraint origin_kind_choice CHECK (kind = ANY (ARRAY['category'::text, 'tag'::text, 'author'::text, 'post'::text, 'attachment'::text, 'comment'::text])),
  constraint origin_site_length CHECK (char_length(site) >= 1 AND char_length(site) <= 200)
);
comment on table publish.origin is '来源键 · what a record of an old site became here, so that importing again makes no double';
comment on column publish.origin.key is 'what it is called in the old site';
comment on column publish.origin.target is 'its id in the table of its kind; an attachment in media';

create table publish.post (
  id bigint not null generated always as identity,
  kind text not null default 'post'::text,
  slug text,
  stage text not null default 'draft'::text,
  title text not null,
  summary text not null default ''::text,
  body text not null default ''::text,
  html text not null default ''::text,
  embeds text[] not null default '{}'::text[],
  headings jsonb not null default '[]'::jsonb,
  has_contact boolean not null default false,
  category integer,
  series integer,
  author integer,
  cover bigint,
  source text not null default ''::text,
  source_address text not null default ''::text,
  organisation uuid,
  version integer not null default 1,
  submitted_version integer,
  released_version integer,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  released_at timestamp with time zone,
  release_at timestamp with time zone,
  release_reason text not null default ''::text,
  withdraw_at timestamp with time zone,
  views bigint not null default 0,
  related bigint[] not null default '{}'::bigint[],
  newest_title text,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_slug_unique UNIQUE (slug),
  constraint post_author_fkey FOREIGN KEY (author) REFERENCES publish.author(id) ON DELETE SET NULL,
  constraint post_category_fkey FOREIGN KEY (category) REFERENCES publish.category(id) ON DELETE RESTRICT,
  constraint post_cover_fkey FOREIGN KEY (cover) REFERENCES publish.media(id) ON DELETE SET NULL,
  constraint post_organisation_fkey FOREIGN KEY (organisation) REFERENCES account.organization(id) ON DELETE SET NULL,
  constraint post_series_fkey FOREIGN KEY (series) REFERENCES publish.series(id) ON DELETE SET NULL,
  constraint post_body_length CHECK (char_length(body) <= 400000),
  constraint post_headings_array CHECK (jsonb_typeof(headings) = 'array'::text),
  constraint post_kind_choice CHECK (kind = ANY (ARRAY['post'::text, 'page'::text])),
  constraint post_page_slug CHECK (kind = 'post'::text OR slug IS NOT NULL),
  constraint post_release_reason_length CHECK (char_length(release_reason) <= 500),
  constraint post_released CHECK (stage <> 'released'::text OR released_at IS NOT NULL AND released_version IS NOT NULL AND (kind = 'page'::text OR category IS NOT NULL)),
  constraint post_released_version_range CHECK (released_version >= 1 AND released_version <= version),
  constraint post_slug_form CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$'::text AND slug !~ '^[0-9]+$'::text),
  constraint post_source_address_form CHECK (source_address = ''::text OR char_length(source_address) <= 500 AND source_address ~ '^https?://'::text),
  constraint post_source_length CHECK (char_length(source) <= 80),
  constraint post_stage_choice CHECK (stage = ANY (ARRAY['draft'::text, 'released'::text, 'withdrawn'::text, 'binned'::text])),
  constraint post_submitted_version_range CHECK (submitted_version >= 1 AND submitted_version <= version),
  constraint post_summary_length CHECK (char_length(summary) <= 400),
  constraint post_title_length CHECK (char_length(title) >= 1 AND char_length(title) <= 120),
  constraint post_version_range CHECK (version >= 1),
  constraint post_views_range CHECK (views >= 0),
  constraint post_withdraw_after CHECK (withdraw_at IS NULL OR release_at IS NULL OR withdraw_at > release_at)
);
comment on table publish.post is '文章 · a post or a page of the portal in the form that readers see, or the latest one where none was released';
comment on column publish.post.kind is 'post: in lists and feeds; page: stands alone, such as "about us"';
comment on column publish.post.slug is 'its address where it has a name; otherwise the number is the address';
comment on column publish.post.stage is 'draft 草稿, released 已发布, withdrawn 已撤下, binned 回收站: what readers see of it, whatever becomes of newer versions';
comment on column publish.post.body is 'Markdown of the released version once there is one; later versions wait in publish.version';
comment on column publish.post.html is 'made from the body when it was saved; hostile code cannot be in it';
comment on column publish.post.embeds is 'codes of the spaces that stand in the text; shown as they are on the day of reading';
comment on column publish.post.headings is 'for the table of contents: level, anchor, words';
comment on column publish.post.has_contact is 'whether the text itself carries a telephone, an address to buy at or a contact, which makes it an advertisement';
comment on column publish.post.source is 'where it comes from, if it was taken over: name and address of the original';
comment on column publish.post.organisation is 'in whose name it was written';
comment on column publish.post.version is 'number of the newest version';
comment on column publish.post.submitted_version is 'the version that was handed in for review; a newer one has to be handed in again';
comment on column publish.post.released_version is 'the version that readers see';
comment on column publish.post.released_at is 'date under the title';
comment on column publish.post.release_at is 'when it is to go out by itself';
comment on column publish.post.release_reason is 'why it goes out in spite of open findings, named when it was scheduled';
comment on column publish.post.withdraw_at is 'when it is to be taken down by itself';
comment on column publish.post.views is 'readings, one reader a day counted once, robots not at all';
comment on column publish.post.related is 'posts that say similar things, best first; made after release';
comment on column publish.post.newest_title is 'title of the newest version where that waits beside what readers see; null where it is the title';
CREATE INDEX post_author_list ON publish.post USING btree (author, released_at DESC, id DESC) WHERE ((stage = 'released'::text) AND (kind = 'post'::text) AND (author IS NOT NULL));
CREATE INDEX post_category_list ON publish.post USING btree (category, released_at DESC, id DESC) WHERE ((stage = 'released'::text) AND (kind = 'post'::text));
CREATE INDEX post_cover ON publish.post USING btree (cover) WHERE (cover IS NOT NULL);
CREATE INDEX post_desk ON publish.post USING btree (changed_at DESC, id DESC) WHERE (stage <> 'binned'::text);
CREATE INDEX post_desk_changed ON publish.post USING btree (changed_at DESC, id DESC) WHERE ((stage = 'released'::text) AND (version > released_version));
CREATE INDEX post_desk_stage ON publish.post USING btree (stage, changed_at DESC, id DESC);
CREATE INDEX post_desk_waiting ON publish.post USING btree (changed_at DESC, id DESC) WHERE ((submitted_version = version) AND (stage <> 'binned'::text));
CREATE INDEX post_embeds ON publish.post USING gin (embeds) WHERE (embeds <> '{}'::text[]);
CREATE INDEX post_organisation ON publish.post USING btree (organisation) WHERE (organisation IS NOT NULL);
CREATE INDEX post_release_due ON publish.post USING btree (release_at) WHERE (release_at IS NOT NULL);
CREATE INDEX post_released_list ON publish.post USING btree (released_at DESC, id DESC) WHERE ((stage = 'released'::text) AND (kind = 'post'::text));
CREATE INDEX post_series_list ON publish.post USING btree (series, released_at DESC, id DESC) WHERE ((stage = 'released'::text) AND (kind = 'post'::text) AND (series IS NOT NULL));
CREATE INDEX post_title_pairs ON publish.post USING gin (publish.title_pairs(COALESCE(newest_title, title))) WITH (fastupdate=off);
CREATE INDEX post_withdraw_due ON publish.post USING btree (withdraw_at) WHERE (withdraw_at IS NOT NULL);

create table publish.post_media (
  post bigint not null,
  media bigint not null,
  constraint post_media_pkey PRIMARY KEY (media, post),
  constraint post_media_media_fkey FOREIGN KEY (media) REFERENCES publish.media(id) ON DELETE RESTRICT,
  constraint post_media_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE
);
comment on table publish.post_media is '文章图片 · which pictures stand in the newest version of a post; they cannot be deleted while it is there';
CREATE INDEX post_media_post ON publish.post_media USING btree (post);

create table publish.post_tag (
  post bigint not null,
  tag integer not null,
  constraint post_tag_pkey PRIMARY KEY (tag, post),
  constraint post_tag_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE,
  constraint post_tag_tag_fkey FOREIGN KEY (tag) REFERENCES publish.tag(id) ON DELETE CASCADE
);
comment on table publish.post_tag is '文章标签 · which words a post carries';
CREATE INDEX post_tag_post ON publish.post_tag USING btree (post);

create table publish.redirect (
  address text not null,
  target text not null,
  created_at timestamp with time zone not null,
  constraint redirect_pkey PRIMARY KEY (address),
  constraint redirect_address_form CHECK (address ~~ '/%'::text AND char_length(address) <= 1000),
  constraint redirect_elsewhere CHECK (address <> target),
  constraint redirect_target_form CHECK (target ~~ '/%'::text AND target !~~ '//%'::text AND char_length(target) <= 1000)
);
comment on table publish.redirect is '旧地址 · an address that was served before, with path and query as sent, and where its content stands now';

create table publish.release (
  id bigint not null generated always as identity,
  post bigint not null,
  version integer not null,
  act text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  findings integer not null default 0,
  reason text not null default ''::text,
  constraint release_pkey PRIMARY KEY (id),
  constraint release_made_by_fkey FOREIGN KEY (made_by) REFERENCES account."user"(id) ON DELETE SET NULL,
  constraint release_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE,
  constraint release_act_choice CHECK (act = ANY (ARRAY['release'::text, 'withdraw'::text])),
  constraint release_findings_range CHECK (findings >= 0),
  constraint release_reason_given CHECK (findings = 0 OR reason <> ''::text),
  constraint release_reason_length CHECK (char_length(reason) <= 500)
);
comment on table publish.release is '发布记录 · when which version went out or was taken down, and why in spite of open findings';
comment on column publish.release.findings is 'findings of the advertising-law check that were open at that moment';
CREATE INDEX release_post ON publish.release USING btree (post, id);

create table publish.removal (
  id uuid not null default gen_random_uuid(),
  post bigint not null,
  reason text not null,
  words text not null,
  contact bytea,
  contact_masked text,
  created_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer text not null default ''::text,
  outcome text,
  constraint removal_pkey PRIMARY KEY (id),
  constraint removal_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account."user"(id) ON DELETE SET NULL,
  constraint removal_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE,
  constraint removal_answer_length CHECK (char_length(answer) <= 2000),
  constraint removal_answered CHECK ((answered_at IS NULL) = (outcome IS NULL)),
  constraint removal_contact_masked_length CHECK (char_length(contact_masked) <= 120),
  constraint removal_outcome_choice CHECK (outcome = ANY (ARRAY['kept'::text, 'corrected'::text, 'removed'::text])),
  constraint removal_reason_choice CHECK (reason = ANY (ARRAY['copyright'::text, 'error'::text, 'privacy'::text, 'advert'::text, 'other'::text])),
  constraint removal_words_length CHECK (char_length(words) >= 1 AND char_length(words) <= 2000)
);
comment on table publish.removal is '侵权与纠错 · a reader reports a post or asks that it be taken down';
comment on column publish.removal.contact is 'how to answer, sealed with AES-256-GCM and bound to the row; erased 90 days after the answer';
CREATE INDEX removal_open ON publish.removal USING btree (created_at) WHERE (answered_at IS NULL);
CREATE INDEX removal_post ON publish.removal USING btree (post);

create table publish.series (
  id integer not null generated always as identity,
  slug text not null,
  name text not null,
  name_en text not null default ''::text,
  summary text not null default ''::text,
  constraint series_pkey PRIMARY KEY (id),
  constraint series_slug_unique UNIQUE (slug),
  constraint series_name_en_length CHECK (char_length(name_en) <= 80),
  constraint series_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 40),
  constraint series_slug_form CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$'::text),
  constraint series_summary_length CHECK (char_length(summary) <= 300)
);
comment on table publish.series is '专栏 · posts that belong together beside the tree, such as a column or a dossier';

create table publish.site (
  one boolean not null default true,
  settings jsonb not null,
  logo bigint,
  changed_at timestamp with time zone not null,
  constraint site_pkey PRIMARY KEY (one),
  constraint site_logo_fkey FOREIGN KEY (logo) REFERENCES publish.media(id) ON DELETE SET NULL,
  constraint site_one CHECK (one),
  constraint site_settings_object CHECK (jsonb_typeof(settings) = 'object'::text)
);
comment on table publish.site is '站点设置 · names, colours, contact card, navigation, notices and filing numbers of this site; one row, read by every page';

create table publish.step (
  place smallint not null,
  kind text not null,
  name text not null,
  name_en text not null,
  role text not null,
  is_on boolean not null,
  constraint step_pkey PRIMARY KEY (place),
  constraint step_kind_choice CHECK (kind = ANY (ARRAY['review'::text, 'proof'::text])),
  constraint step_name_en_length CHECK (char_length(name_en) >= 1 AND char_length(name_en) <= 40),
  constraint step_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 20),
  constraint step_role_choice CHECK (role = ANY (ARRAY['editor'::text, 'secretary'::text, 'officer'::text, 'administrator'::text]))
);
comment on table publish.step is '审校环节 · what a post passes before its release, in this order; three reviews and three proofreadings when all are on';
comment on column publish.step.kind is 'review 审 of what is said, proof 校 of how it is written';
comment on column publish.step.role is 'who may pass it; nobody passes a step of a version that he made, nor two steps of one version';

create table publish.tag (
  id integer not null generated always as identity,
  slug text not null,
  name text not null,
  constraint tag_pkey PRIMARY KEY (id),
  constraint tag_name_unique UNIQUE (name),
  constraint tag_slug_unique UNIQUE (slug),
  constraint tag_name_length CHECK (char_length(name) >= 1 AND char_length(name) <= 20),
  constraint tag_slug_length CHECK (char_length(slug) >= 1 AND char_length(slug) <= 40)
);
comment on table publish.tag is '标签 · a word that posts share';
comment on column publish.tag.slug is 'the name as an address carries it: small letters, no white space';

create table publish.verdict (
  id bigint not null generated always as identity,
  post bigint not null,
  version integer not null,
  step smallint not null,
  passed boolean not null,
  note text not null default ''::text,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint verdict_pkey PRIMARY KEY (id),
  constraint verdict_made_by_fkey FOREIGN KEY (made_by) REFERENCES account."user"(id) ON DELETE SET NULL,
  constraint verdict_step_fkey FOREIGN KEY (step) REFERENCES publish.step(place) ON DELETE RESTRICT,
  constraint verdict_version FOREIGN KEY (post, version) REFERENCES publish.version(post, number) ON DELETE CASCADE,
  constraint verdict_note_length CHECK (char_length(note) <= 500),
  constraint verdict_note_when_returned CHECK (passed OR note <> ''::text)
);
comment on table publish.verdict is '审校意见 · a version passed a step, or went back with a reason';
CREATE UNIQUE INDEX verdict_passed ON publish.verdict USING btree (post, version, step) WHERE passed;
CREATE INDEX verdict_post ON publish.verdict USING btree (post, version, id);

create table publish.version (
  post bigint not null,
  number integer not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  title text not null,
  summary text not null,
  body text not null,
  settings jsonb not null default '{}'::jsonb,
  note text not null default ''::text,
  constraint version_pkey PRIMARY KEY (post, number),
  constraint version_made_by_fkey FOREIGN KEY (made_by) REFERENCES account."user"(id) ON DELETE SET NULL,
  constraint version_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE,
  constraint version_note_length CHECK (char_length(note) <= 200),
  constraint version_number_range CHECK (number >= 1),
  constraint version_settings_object CHECK (jsonb_typeof(settings) = 'object'::text)
);
comment on table publish.version is '版本 · every saved form of a post; never changed, so that any can be read and taken again';
comment on column publish.version.settings is 'what else is saved with the words: category, series, author, tags, cover, source';

create table publish.view_day (
  post bigint not null,
  day date not null,
  views integer not null,
  constraint view_day_pkey PRIMARY KEY (post, day),
  constraint view_day_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE,
  constraint view_day_views_range CHECK (views > 0)
);
comment on table publish.view_day is '每日阅读 · readings of a post on a day in China';
CREATE INDEX view_day_day ON publish.view_day USING btree (day);

create table publish.view_key (
  day date not null,
  key bytea not null,
  constraint view_key_pkey PRIMARY KEY (day),
  constraint view_key_length CHECK (octet_length(key) = 32)
);
comment on table publish.view_key is '当日密钥 · the key under which readers of a day are hashed; deleted with the marks';

create table publish.view_mark (
  day date not null,
  mark bytea not null,
  constraint view_mark_pkey PRIMARY KEY (day, mark),
  constraint view_mark_length CHECK (octet_length(mark) = 12)
);
comment on table publish.view_mark is '阅读去重 · that somebody read a post today; a hash under a key that is thrown away with the day, so that it says nothing afterwards';

CREATE OR REPLACE FUNCTION publish.title_pairs(title text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT COALESCE(array_agg(DISTINCT (pair.one || pair.two)), '{}'::text[]) AS "coalesce" FROM (SELECT string_to_array(lower(title_pairs.title), NULL::text) AS letters) of_title, LATERAL UNNEST(of_title.letters, of_title.letters[2:]) pair(one, two) WHERE (pair.two IS NOT NULL));
comment on function publish.title_pairs(text) is 'what the editors'' desk finds titles by';

create schema reference;
comment on schema reference is 'Places, industries and working days: facts that every module reads.';

create table reference.industry (
  code text not null,
  parent text,
  level text not null,
  name text not null,
  name_en text,
  divisions text[],
  words text[] not null default '{}'::text[],
  constraint industry_pkey PRIMARY KEY (code),
  constraint industry_parent_fkey FOREIGN KEY (parent) REFERENCES reference.industry(code),
  constraint industry_level_choice CHECK (level = ANY (ARRAY['section'::text, 'division'::text, 'strategic'::text]))
);
comment on table reference.industry is '行业 · GB/T 4754 sections and divisions, and the strategic industries of the region with everyday names';
comment on column reference.industry.divisions is 'for a strategic industry: the divisions that it draws on';
comment on column reference.industry.words is 'everyday names and synonyms';

create table reference.loaded (
  name text not null,
  digest text not null,
  loaded_at timestamp with time zone not null default now(),
  constraint loaded_pkey PRIMARY KEY (name)
);
comment on table reference.loaded is 'which reference file is loaded, by its SHA-256';

create table reference.neighbour (
  place integer not null,
  neighbour integer not null,
  constraint neighbour_pkey PRIMARY KEY (place, neighbour),
  constraint neighbour_neighbour_fkey FOREIGN KEY (neighbour) REFERENCES reference.place(code),
  constraint neighbour_place_fkey FOREIGN KEY (place) REFERENCES reference.place(code)
);
comment on table reference.neighbour is '相邻区县 · districts that share a border, both directions';

create table reference.place (
  code integer not null,
  level text not null,
  name text not null,
  short_name text not null,
  parent integer,
  city integer,
  district integer,
  member integer,
  lon double precision,
  lat double precision,
  constraint place_pkey PRIMARY KEY (code),
  constraint place_parent_fkey FOREIGN KEY (parent) REFERENCES reference.place(code),
  constraint place_lat_range CHECK (lat >= 0::double precision AND lat <= 60::double precision),
  constraint place_level_choice CHECK (level = ANY (ARRAY['province'::text, 'city'::text, 'district'::text, 'town'::text])),
  constraint place_lon_range CHECK (lon >= 70::double precision AND lon <= 140::double precision)
);
comment on table reference.place is '行政区划 · administrative places by GB/T 2260 code; towns carry the nine-digit statistical code';
comment on column reference.place.city is 'prefecture-level city that holds this place (its own code for a city)';
comment on column reference.place.district is 'district or county that holds this place (its own code for a district)';
comment on column reference.place.member is 'member city of the region (Songjiang district or a prefecture-level city) that holds this place, null outside';
comment on column reference.place.lon is 'longitude of a point inside, datum of the outline source, null where no source gives one';
CREATE INDEX place_parent ON reference.place USING btree (parent);

create schema search;
comment on schema search is 'Finding: one index over posts, spaces, land and organisations, names with their pinyin, saved searches. All but the last is made anew by ./lianqun search rebuild.';

create table search.cursor (
  one boolean not null default true,
  number bigint not null,
  edition integer not null,
  constraint cursor_pkey PRIMARY KEY (one),
  constraint cursor_one CHECK (one)
);
comment on table search.cursor is '读到哪里 · up to which line of the audit log changes are in the index, and the edition of the code that filled it';

create table search.entry (
  id bigint not null generated always as identity,
  kind text not null,
  post bigint,
  offer bigint,
  organisation bigint,
  receiver uuid,
  stamp text not null,
  at timestamp with time zone not null,
  category integer,
  facet text not null,
  title text not null,
  text text not null,
  words tsvector not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_offer_unique UNIQUE (offer),
  constraint entry_organisation_unique UNIQUE (organisation),
  constraint entry_post_unique UNIQUE (post),
  constraint entry_receiver_unique UNIQUE (receiver),
  constraint entry_offer_fkey FOREIGN KEY (offer) REFERENCES offer.offer(id) ON DELETE CASCADE,
  constraint entry_organisation_fkey FOREIGN KEY (organisation) REFERENCES network.organisation(id) ON DELETE CASCADE,
  constraint entry_post_fkey FOREIGN KEY (post) REFERENCES publish.post(id) ON DELETE CASCADE,
  constraint entry_receiver_fkey FOREIGN KEY (receiver) REFERENCES account.organization(id) ON DELETE CASCADE,
  constraint entry_kind_choice CHECK (kind = ANY (ARRAY['post'::text, 'page'::text, 'space'::text, 'land'::text, 'organisation'::text])),
  constraint entry_one_source CHECK (num_nonnulls(post, offer, organisation, receiver) = 1)
);
comment on table search.entry is '检索条目 · one thing that can be found, as words; whether a reader may see it is asked of its own table each time';
comment on column search.entry.stamp is 'state of the source and edition of the index from which it was made; another one is made anew';
comment on column search.entry.at is 'the date it is ordered by: released, confirmed or made';
comment on column search.entry.facet is 'what filters count, in one value: kind/category/year/member cities; read whole it costs a tenth of grouping by each';
comment on column search.entry.text is 'plain text, for the words around a match';
comment on column search.entry.words is 'pairs of characters, words and codes; "^" before those of the title; "k=", "c=", "p=", "y=", "q=", "m=", "w=" for kind, category, place, year, quarter, month and week, so that one index answers words and filters together';
CREATE INDEX entry_at ON search.entry USING btree (at DESC, id DESC);
CREATE INDEX entry_words ON search.entry USING gin (words) WITH (fastupdate=off);

create table search.name (
  id bigint not null generated always as identity,
  kind text not null,
  key text not null,
  name text not null,
  plain text not null,
  pinyin text not null,
  initials text not null,
  weight integer not null,
  constraint name_pkey PRIMARY KEY (id),
  constraint name_unique UNIQUE (kind, key, name),
  constraint name_kind_choice CHECK (kind = ANY (ARRAY['place'::text, 'organisation'::text, 'tag'::text, 'category'::text, 'park'::text]))
);
comment on table search.name is '名称 · what a reader may be typing: places, organisations, tags, categories, parks, with pinyin and initials';
comment on column search.name.key is 'the code, number or address part that its page is found by';
comment on column search.name.plain is 'the name in small simplified letters';
comment on column search.name.weight is 'large first among several that fit';
CREATE INDEX name_initials ON search.name USING btree (initials text_pattern_ops);
CREATE INDEX name_pinyin ON search.name USING btree (pinyin text_pattern_ops);
CREATE INDEX name_plain ON search.name USING btree (plain text_pattern_ops);

create table search.saved (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  query text not null,
  created_at timestamp with time zone not null,
  told_to timestamp with time zone,
  constraint saved_pkey PRIMARY KEY (id),
  constraint saved_once UNIQUE (user_id, query),
  constraint saved_user_id_fkey FOREIGN KEY (user_id) REFERENCES account."user"(id) ON DELETE CASCADE,
  constraint saved_query_length CHECK (char_length(query) >= 3 AND char_length(query) <= 600)
);
comment on table search.saved is '已存搜索 · what a member wants to look for again: the part of the address behind the question mark';
comment on column search.saved.told_to is 'the member was told of what was released or listed before this moment; empty: is not told';
CREATE INDEX saved_told ON search.saved USING btree (user_id) WHERE (told_to IS NOT NULL);

create table search.term (
  term text not null,
  entry bigint not null,
  weight real not null,
  constraint term_pkey PRIMARY KEY (term, entry) INCLUDE (weight),
  constraint term_entry_fkey FOREIGN KEY (entry) REFERENCES search.entry(id) ON DELETE CASCADE,
  constraint term_weight_range CHECK (weight > 0::double precision AND weight <= 1::double precision)
);
comment on table search.term is '关键词 · the words that tell a post from others, with their share; related posts come from them';
CREATE INDEX term_entry ON search.term USING btree (entry);

CREATE OR REPLACE FUNCTION search.drop_word_index()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (select from search.entry) then
    drop index if exists search.entry_words;
  end if;
end
$function$;
comment on function search.drop_word_index() is 'takes the index over words away while there is nothing to find';

CREATE OR REPLACE FUNCTION search.make_word_index()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET maintenance_work_mem TO '256MB'
AS $function$
begin
  create index if not exists entry_words on search.entry using gin (words) with (fastupdate = off);
end
$function$;
comment on function search.make_word_index() is 'makes the index over words where the first fill went without it; a tenth of the time that keeping it through that fill takes';

CREATE OR REPLACE FUNCTION search.matches(asked tsquery, narrowed tsquery, small tsquery, large tsquery, since timestamp with time zone, till timestamp with time zone, before timestamp with time zone, before_id bigint, enough integer, kept integer, OUT step integer, OUT count bigint, OUT facets text, OUT ids bigint[])
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
$function$;
comment on function search.matches(tsquery,tsquery,tsquery,tsquery,timestamp with time zone,timestamp with time zone,timestamp with time zone,bigint,integer,integer) is 'how many entries hold these words, their facets and the newest of them: in the small window, where that holds too few in the large one (step 2), then in all (3)';
