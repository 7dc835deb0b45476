-- The tables of better-auth 1.7.25 with its plugins for organisations, second factor, telephone codes and API keys, frozen here:
-- its own migrator never runs. src/modules/account/tables.test.ts compares them with what the library asks for.
create schema account;
comment on schema account is 'People who sign in, their organisations and roles, sessions, keys, and the audit log.';

create table account."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null constraint user_name_length check (char_length(name) between 1 and 60),
  email text not null constraint user_email_blinded check (email ~ '^[0-9a-f]{64}@(mail|phone)\.invalid$'),
  email_verified boolean not null default false,
  email_sealed text,
  email_masked text constraint user_email_masked_length check (char_length(email_masked) between 1 and 120),
  image text constraint user_image_none check (image is null),
  phone_number text constraint user_phone_number_blinded check (phone_number ~ '^[0-9a-f]{64}$'),
  phone_number_verified boolean,
  phone_sealed text,
  phone_masked text constraint user_phone_masked_length check (char_length(phone_masked) between 1 and 60),
  two_factor_enabled boolean default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_email_unique unique (email),
  constraint user_phone_number_unique unique (phone_number)
);
comment on table account."user" is '账号 · somebody who signs in; nothing is kept of a person but a name, and an e-mail address or telephone, sealed';
comment on column account."user".name is 'how the person wants to be called in the organisation';
comment on column account."user".email is 'keyed hash of the e-mail address in the form of an address, by which better-auth finds the account; the address itself stands in email_sealed';
comment on column account."user".email_verified is 'whether a link sent to the address was opened';
comment on column account."user".email_sealed is 'e-mail address, sealed with AES-256-GCM and bound to its hash';
comment on column account."user".email_masked is 'what may be shown of the address';
comment on column account."user".image is 'asked for by better-auth; always empty';
comment on column account."user".phone_number is 'keyed hash of the telephone, by which better-auth finds the account';
comment on column account."user".phone_sealed is 'telephone, sealed like the address';
comment on column account."user".two_factor_enabled is '两步验证 · whether signing in asks for a second factor';

create table account.session (
  id uuid primary key default gen_random_uuid(),
  token text not null constraint session_token_length check (char_length(token) between 20 and 100),
  user_id uuid not null references account."user" (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text constraint session_user_agent_length check (char_length(user_agent) <= 300),
  active_organization_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint session_token_unique unique (token)
);
comment on table account.session is '登录 · one row a device that is signed in; deleting it signs that device out';
comment on column account.session.token is 'what the cookie carries beside a signature with our key; without the key a leaked token opens nothing';
comment on column account.session.ip_address is 'never filled';
comment on column account.session.user_agent is 'browser and system, so that its owner recognises the device';
comment on column account.session.active_organization_id is 'the organisation that was chosen last';
create index session_owner on account.session (user_id);
create index session_expires on account.session (expires_at);

create table account.account (
  id uuid primary key default gen_random_uuid(),
  account_id text not null,
  provider_id text not null constraint account_provider_id_choice check (provider_id in ('credential')),
  user_id uuid not null references account."user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint account_unique unique (provider_id, account_id)
);
comment on table account.account is '登录方式 · how a user signs in; only by password so far, the columns for other providers are better-auth''s and stay empty';
comment on column account.account.password is 'scrypt hash with its salt';
create index account_user on account.account (user_id);

create table account.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table account.verification is '一次性凭证 · links and codes that were sent and not used yet';
comment on column account.verification.identifier is 'SHA-256 of what the link or the cookie carries';
create index verification_identifier on account.verification (identifier);
create index verification_expires on account.verification (expires_at);

create table account.two_factor (
  id uuid primary key default gen_random_uuid(),
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references account."user" (id) on delete cascade,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz,
  constraint two_factor_user_unique unique (user_id)
);
comment on table account.two_factor is '两步验证 · the secret shared with an authenticator, and recovery codes, both encrypted with our key';
comment on column account.two_factor.locked_until is 'after ten wrong codes nothing is accepted until then';

create table account.organization (
  id uuid primary key default gen_random_uuid(),
  name text not null constraint organization_name_length check (char_length(name) between 2 and 80),
  slug text not null,
  logo text,
  metadata text,
  kind text not null constraint organization_kind_choice check (kind in ('enterprise', 'receiver', 'secretariat', 'government', 'panel', 'platform')),
  confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  constraint organization_slug_unique unique (slug)
);
comment on table account.organization is '组织（账号侧）· an organisation that has members here; its kind decides which roles it can give';
comment on column account.organization.slug is 'asked for by better-auth; random and never shown';
comment on column account.organization.kind is 'enterprise 企业, receiver 园区或招商机构, secretariat 集群秘书处, government 市区政府, panel 评审组, platform 平台运营';
comment on column account.organization.confirmed_at is 'since when its roles count; an enterprise at once, a park or broker when an administrator has checked it';

create table account.member (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references account.organization (id) on delete cascade,
  user_id uuid not null references account."user" (id) on delete cascade,
  role text not null constraint member_role_form check (role ~ '^(owner|enterprise|receiver|secretary|editor|judge|officer|administrator)(,(owner|enterprise|receiver|secretary|editor|judge|officer|administrator))*$'),
  created_at timestamptz not null default now(),
  constraint member_unique unique (organization_id, user_id)
);
comment on table account.member is '成员 · a user''s place in an organisation; account membership only, nothing about any other body';
comment on column account.member.role is 'owner 负责人 manages members, invitations and keys; enterprise, receiver, secretary, editor, judge, officer, administrator; several are joined by commas';
create index member_user on account.member (user_id);

create table account.invitation (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references account.organization (id) on delete cascade,
  email text not null constraint invitation_email_blinded check (email ~ '^[0-9a-f]{64}@mail\.invalid$'),
  email_masked text,
  role text,
  status text not null constraint invitation_status_choice check (status in ('pending', 'accepted', 'rejected', 'canceled')),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  inviter_id uuid not null references account."user" (id) on delete cascade
);
comment on table account.invitation is '邀请 · somebody was asked to join; only who has the address can accept';
comment on column account.invitation.email is 'keyed hash of the address, as in account.user';
create index invitation_organization on account.invitation (organization_id);
create index invitation_email on account.invitation (email);

create table account.apikey (
  id uuid primary key default gen_random_uuid(),
  config_id text not null default 'default',
  name text constraint apikey_name_length check (char_length(name) between 1 and 60),
  start text,
  reference_id text not null,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean default true,
  rate_limit_enabled boolean default true,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer default 0,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  permissions text,
  metadata text,
  constraint apikey_key_unique unique (key)
);
comment on table account.apikey is '接口密钥 · a program acts with it in the name of an organisation';
comment on column account.apikey.start is 'the first characters, so that its owner recognises it';
comment on column account.apikey.reference_id is 'the organisation';
comment on column account.apikey.key is 'SHA-256 of the key, which is shown once';
comment on column account.apikey.permissions is 'scopes as JSON: {"offers":["read","write"],"needs":["read"]}';
create index apikey_reference on account.apikey (reference_id);

create table account.attempt (
  key bytea primary key constraint attempt_key_length check (octet_length(key) = 32),
  count integer not null constraint attempt_count_range check (count > 0),
  last timestamptz not null,
  until timestamptz not null
);
comment on table account.attempt is '尝试次数 · how often in a row something was tried for one account or from one address, so that guessing becomes slow';
comment on column account.attempt.key is 'keyed hash of what is counted: an account, whether it exists or not, or the address of a sender';
comment on column account.attempt.until is 'until when nothing more is accepted';
create index attempt_last on account.attempt (last);

create table account.audit (
  number bigint primary key constraint audit_number_range check (number > 0),
  at timestamptz(3) not null,
  who text not null constraint audit_who_form check (who ~ '^(visitor|operator|system|user:[0-9a-f-]{36}|key:[0-9a-f-]{36})$'),
  what text not null constraint audit_what_form check (what ~ '^[a-z]+\.[a-z-]+$'),
  object text not null constraint audit_object_length check (char_length(object) between 1 and 120),
  details text not null constraint audit_details_json check (jsonb_typeof(details::jsonb) = 'object'),
  previous bytea not null constraint audit_previous_length check (octet_length(previous) = 32),
  hash bytea not null constraint audit_hash_length check (octet_length(hash) = 32)
);
comment on table account.audit is '审计日志 · every change, in the order in which it was kept; append-only, each line tied to the one before by its hash';
comment on column account.audit.who is 'an id, never a name: user:…, key:…, operator (the command line), visitor, system';
comment on column account.audit.what is 'module and act: offer.publish';
comment on column account.audit.object is 'kind and number of what was changed: offer:S-261125-0001';
comment on column account.audit.details is 'canonical JSON; codes and counts, no personal data';
comment on column account.audit.previous is 'hash of the line before; 32 zero bytes for the first';
comment on column account.audit.hash is 'SHA-256 over the canonical form of the line, see src/modules/account/chain.ts';
create index audit_object on account.audit (object, number);
create index audit_who on account.audit (who, number);

create table account.audit_head (
  one boolean primary key default true constraint audit_head_one check (one),
  number bigint not null,
  hash bytea not null constraint audit_head_hash_length check (octet_length(hash) = 32)
);
comment on table account.audit_head is '审计日志的末行 · number and hash of the last line; whoever writes locks it, so that there is one chain, and a tail that was cut off shows';
insert into account.audit_head (number, hash) values (0, decode(repeat('00', 32), 'hex'));

create function account.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end
$$;
comment on function account.refuse_change() is 'keeps the lines of the audit log as they were written';
create trigger audit_append_only before update or delete or truncate on account.audit
  for each statement execute function account.refuse_change();
create trigger audit_head_stays before delete or truncate on account.audit_head
  for each statement execute function account.refuse_change();

create function account.advance_only() returns trigger language plpgsql as $$
begin
  if new.number <= old.number or new.number <> (select max(number) from account.audit) then
    raise exception 'the head of the audit log only moves on to its last line' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
comment on function account.advance_only() is 'lets the head of the audit log move on to the last line only';
create trigger audit_head_advances before update on account.audit_head
  for each row execute function account.advance_only();

-- A superuser, as the embedded database has, is held by the triggers; any other owner also by missing rights.
revoke truncate, update, delete on account.audit from public, current_user;
revoke truncate, delete on account.audit_head from public, current_user;
