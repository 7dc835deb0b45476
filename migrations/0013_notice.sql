create schema notice;
comment on schema notice is 'What people are told: in the workspace, by e-mail, in the groups of their organisations.';

create table notice.notice (
  id bigint generated always as identity primary key,
  key text not null constraint notice_key_length check (char_length(key) between 3 and 120),
  organisation uuid not null references account.organization (id) on delete cascade,
  kind text not null constraint notice_kind_choice check (kind in (
    'need_routed', 'clock_due', 'clock_overdue', 'need_answered', 'need_asked', 'contact_answered',
    'offer_published', 'offer_refused', 'offer_verified', 'offer_confirm', 'offer_faded', 'offer_members', 'offer_hidden',
    'offer_fits', 'member_joined')),
  need bigint references need.need (id) on delete cascade,
  route uuid references need.route (id) on delete cascade,
  offer bigint references offer.offer (id) on delete cascade,
  params jsonb not null default '{}' constraint notice_params_object check (jsonb_typeof(params) = 'object'),
  created_at timestamptz not null,
  constraint notice_key_unique unique (key, organisation),
  constraint notice_object check (case
    when kind in ('need_routed', 'clock_due', 'clock_overdue', 'contact_answered', 'need_answered', 'need_asked')
      then need is not null and route is not null
    when kind = 'offer_fits' then need is not null and offer is not null
    when kind = 'member_joined' then num_nonnulls(need, route, offer) = 0
    else offer is not null end)
);
comment on table notice.notice is '通知 · what an organisation is told once; ids, codes and counts only: words are made when it is read, in the language of the reader';
comment on column notice.notice.key is 'what makes it one: telling the same again changes nothing';
comment on column notice.notice.organisation is 'to whose members it is told';
comment on column notice.notice.params is 'codes and numbers that the words need: a stage, a level, a score; no text that a person wrote and no contact';
create index notice_created on notice.notice (created_at);
create index notice_need on notice.notice (need) where need is not null;
create index notice_route on notice.notice (route) where route is not null;
create index notice_offer on notice.notice (offer) where offer is not null;

create table notice.reader (
  notice bigint not null references notice.notice (id) on delete cascade,
  user_id uuid not null references account."user" (id) on delete cascade,
  read_at timestamptz,
  mail text not null constraint reader_mail_choice check (mail in ('now', 'digest', 'none')),
  mailed_at timestamptz,
  primary key (user_id, notice)
);
comment on table notice.reader is '收件人 · one user to whom a notice is told, whether it was read, and how it goes by e-mail';
comment on column notice.reader.mail is 'as chosen when it was told: at once, in the digest of the next morning, or not';
comment on column notice.reader.mailed_at is 'when it was handed to the mail server';
create index reader_notice on notice.reader (notice);
create index reader_unread on notice.reader (user_id) where read_at is null;
create index reader_digest on notice.reader (user_id, notice) where mail = 'digest' and mailed_at is null;

create table notice.choice (
  user_id uuid not null references account."user" (id) on delete cascade,
  kind text not null,
  mail text not null constraint choice_mail_choice check (mail in ('now', 'digest', 'none')),
  primary key (user_id, kind)
);
comment on table notice.choice is '通知设置 · how a user wants one kind by e-mail, where it differs from the usual';

create table notice.preference (
  user_id uuid primary key references account."user" (id) on delete cascade,
  language text not null constraint preference_language_choice check (language in ('zh', 'en'))
);
comment on table notice.preference is '通知语言 · the language in which a user is written to; Chinese where nothing stands here';

create table notice.robot (
  id uuid primary key,
  organisation uuid not null references account.organization (id) on delete cascade,
  maker text not null constraint robot_maker_choice check (maker in ('wecom', 'dingtalk', 'feishu')),
  name text not null constraint robot_name_length check (char_length(name) between 1 and 40),
  address bytea not null,
  address_masked text not null constraint robot_address_masked_length check (char_length(address_masked) between 1 and 80),
  kinds text[] not null,
  language text not null constraint robot_language_choice check (language in ('zh', 'en')),
  created_at timestamptz not null
);
comment on table notice.robot is '群机器人 · a group of an organisation that is told in WeCom, DingTalk or Feishu';
comment on column notice.robot.maker is 'wecom 企业微信, dingtalk 钉钉, feishu 飞书';
comment on column notice.robot.address is 'webhook address and signing key, sealed with AES-256-GCM and bound to the row: whoever has it can write into the group';
comment on column notice.robot.address_masked is 'what may be shown of the address';
comment on column notice.robot.kinds is 'the kinds that go to the group';
create index robot_organisation on notice.robot (organisation);

create table notice.told (
  need bigint not null references need.need (id) on delete cascade,
  offer bigint not null references offer.offer (id) on delete cascade,
  at timestamptz not null,
  primary key (need, offer)
);
comment on table notice.told is '已告知 · a need was told about an offer that fits; never twice';
create index told_offer on notice.told (offer);

create table notice.cursor (
  one boolean primary key default true constraint cursor_one check (one),
  number bigint not null
);
comment on table notice.cursor is '读到哪里 · up to which line of the audit log acts were turned into notices';
insert into notice.cursor (number) select number from account.audit_head;
