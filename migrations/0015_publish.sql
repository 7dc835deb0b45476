create schema publish;
comment on schema publish is 'What an editor writes and readers find: posts and their versions, release, pictures, old addresses, the site itself.';

create table publish.category (
  id integer generated always as identity primary key,
  parent integer references publish.category (id) on delete restrict,
  slug text not null constraint category_slug_form check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$'),
  name text not null constraint category_name_length check (char_length(name) between 1 and 30),
  name_en text not null default '' constraint category_name_en_length check (char_length(name_en) <= 60),
  summary text not null default '' constraint category_summary_length check (char_length(summary) <= 300),
  position integer not null default 0,
  constraint category_slug_unique unique (slug),
  constraint category_parent_other check (parent <> id)
);
comment on table publish.category is '栏目 · where a post stands in the tree of the portal';
comment on column publish.category.position is 'order among its sisters, small first';
create index category_parent on publish.category (parent);

create table publish.series (
  id integer generated always as identity primary key,
  slug text not null constraint series_slug_form check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$'),
  name text not null constraint series_name_length check (char_length(name) between 1 and 40),
  name_en text not null default '' constraint series_name_en_length check (char_length(name_en) <= 80),
  summary text not null default '' constraint series_summary_length check (char_length(summary) <= 300),
  constraint series_slug_unique unique (slug)
);
comment on table publish.series is '专栏 · posts that belong together beside the tree, such as a column or a dossier';

create table publish.tag (
  id integer generated always as identity primary key,
  slug text not null constraint tag_slug_length check (char_length(slug) between 1 and 40),
  name text not null constraint tag_name_length check (char_length(name) between 1 and 20),
  constraint tag_slug_unique unique (slug),
  constraint tag_name_unique unique (name)
);
comment on table publish.tag is '标签 · a word that posts share';
comment on column publish.tag.slug is 'the name as an address carries it: small letters, no white space';

create table publish.author (
  id integer generated always as identity primary key,
  slug text not null constraint author_slug_length check (char_length(slug) between 1 and 60),
  name text not null constraint author_name_length check (char_length(name) between 1 and 40),
  constraint author_slug_unique unique (slug),
  constraint author_name_unique unique (name)
);
comment on table publish.author is '署名 · the name under a post: an office, a medium or a pen name; not an account';

create table publish.media (
  id bigint generated always as identity primary key,
  hash bytea not null constraint media_hash_length check (octet_length(hash) = 32),
  type text not null constraint media_type_choice check (type in ('image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif', 'application/pdf')),
  name text not null constraint media_name_length check (char_length(name) between 1 and 120),
  alt text not null default '' constraint media_alt_length check (char_length(alt) <= 200),
  credit text not null default '' constraint media_credit_length check (char_length(credit) <= 120),
  width integer constraint media_width_range check (width between 1 and 30000),
  height integer constraint media_height_range check (height between 1 and 30000),
  bytes integer not null constraint media_bytes_range check (bytes between 1 and 52428800),
  content bytea not null,
  state text not null default 'waiting' constraint media_state_choice check (state in ('waiting', 'ready', 'broken')),
  made_by uuid references account."user" (id) on delete set null,
  created_at timestamptz not null,
  constraint media_hash_unique unique (hash)
);
comment on table publish.media is '媒体 · a picture or document of the library, kept once by its content; backed up with everything else';
comment on column publish.media.hash is 'SHA-256 of the content';
comment on column publish.media.type is 'as the content says, whatever the file was called';
comment on column publish.media.alt is 'what a picture shows, for those who do not see it; a post is not released while a picture of it has none';
comment on column publish.media.state is 'waiting: smaller forms are being made; broken: they cannot be';
alter table publish.media alter column content set storage external;
create index media_created on publish.media (created_at desc, id desc);

create table publish.media_form (
  media bigint not null references publish.media (id) on delete cascade,
  width integer not null constraint media_form_width_range check (width between 1 and 4096),
  height integer not null constraint media_form_height_range check (height between 1 and 8192),
  type text not null constraint media_form_type_choice check (type in ('image/avif', 'image/webp', 'image/jpeg', 'image/png')),
  content bytea not null,
  primary key (media, type, width)
);
comment on table publish.media_form is '媒体尺寸 · a picture made smaller, so that a telephone loads what it shows';
alter table publish.media_form alter column content set storage external;

create table publish.post (
  id bigint generated always as identity primary key,
  kind text not null default 'post' constraint post_kind_choice check (kind in ('post', 'page')),
  slug text constraint post_slug_form check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$' and slug !~ '^[0-9]+$'),
  stage text not null default 'draft' constraint post_stage_choice check (stage in ('draft', 'released', 'withdrawn', 'binned')),
  title text not null constraint post_title_length check (char_length(title) between 1 and 120),
  summary text not null default '' constraint post_summary_length check (char_length(summary) <= 400),
  body text not null default '' constraint post_body_length check (char_length(body) <= 400000),
  html text not null default '',
  embeds text[] not null default '{}',
  headings jsonb not null default '[]' constraint post_headings_array check (jsonb_typeof(headings) = 'array'),
  has_contact boolean not null default false,
  category integer references publish.category (id) on delete restrict,
  series integer references publish.series (id) on delete set null,
  author integer references publish.author (id) on delete set null,
  cover bigint references publish.media (id) on delete set null,
  source text not null default '' constraint post_source_length check (char_length(source) <= 80),
  source_address text not null default '' constraint post_source_address_form check (source_address = '' or (char_length(source_address) <= 500 and source_address ~ '^https?://')),
  organisation uuid references account.organization (id) on delete set null,
  version integer not null default 1 constraint post_version_range check (version >= 1),
  submitted_version integer constraint post_submitted_version_range check (submitted_version between 1 and version),
  released_version integer constraint post_released_version_range check (released_version between 1 and version),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  released_at timestamptz,
  release_at timestamptz,
  release_reason text not null default '' constraint post_release_reason_length check (char_length(release_reason) <= 500),
  withdraw_at timestamptz,
  views bigint not null default 0 constraint post_views_range check (views >= 0),
  related bigint[] not null default '{}',
  constraint post_slug_unique unique (slug),
  constraint post_released check (stage <> 'released' or (released_at is not null and released_version is not null and (kind = 'page' or category is not null))),
  constraint post_page_slug check (kind = 'post' or slug is not null),
  constraint post_withdraw_after check (withdraw_at is null or release_at is null or withdraw_at > release_at)
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
create index post_released_list on publish.post (released_at desc, id desc) where stage = 'released' and kind = 'post';
create index post_category_list on publish.post (category, released_at desc, id desc) where stage = 'released' and kind = 'post';
create index post_series_list on publish.post (series, released_at desc, id desc) where stage = 'released' and kind = 'post' and series is not null;
create index post_author_list on publish.post (author, released_at desc, id desc) where stage = 'released' and kind = 'post' and author is not null;
create index post_desk on publish.post (stage, changed_at desc, id desc);
create index post_release_due on publish.post (release_at) where release_at is not null;
create index post_withdraw_due on publish.post (withdraw_at) where withdraw_at is not null;
create index post_cover on publish.post (cover) where cover is not null;
create index post_embeds on publish.post using gin (embeds) where embeds <> '{}';
create index post_organisation on publish.post (organisation) where organisation is not null;

create table publish.post_tag (
  post bigint not null references publish.post (id) on delete cascade,
  tag integer not null references publish.tag (id) on delete cascade,
  primary key (tag, post)
);
comment on table publish.post_tag is '文章标签 · which words a post carries';
create index post_tag_post on publish.post_tag (post);

create table publish.post_media (
  post bigint not null references publish.post (id) on delete cascade,
  media bigint not null references publish.media (id) on delete restrict,
  primary key (media, post)
);
comment on table publish.post_media is '文章图片 · which pictures stand in the newest version of a post; they cannot be deleted while it is there';
create index post_media_post on publish.post_media (post);

create table publish.version (
  post bigint not null references publish.post (id) on delete cascade,
  number integer not null constraint version_number_range check (number >= 1),
  made_by uuid references account."user" (id) on delete set null,
  made_at timestamptz not null,
  title text not null,
  summary text not null,
  body text not null,
  settings jsonb not null default '{}' constraint version_settings_object check (jsonb_typeof(settings) = 'object'),
  note text not null default '' constraint version_note_length check (char_length(note) <= 200),
  primary key (post, number)
);
comment on table publish.version is '版本 · every saved form of a post; never changed, so that any can be read and taken again';
comment on column publish.version.settings is 'what else is saved with the words: category, series, author, tags, cover, source';

create table publish.draft (
  post bigint not null references publish.post (id) on delete cascade,
  user_id uuid not null references account."user" (id) on delete cascade,
  base integer not null,
  title text not null constraint draft_title_length check (char_length(title) <= 400),
  summary text not null constraint draft_summary_length check (char_length(summary) <= 4000),
  body text not null constraint draft_body_length check (char_length(body) <= 800000),
  saved_at timestamptz not null,
  primary key (post, user_id)
);
comment on table publish.draft is '自动保存 · what one editor has typed and not yet saved; nobody else''s words are touched by it';
comment on column publish.draft.base is 'the version that was opened; when it is no longer the newest, both are shown side by side';

create table publish.step (
  place smallint primary key,
  kind text not null constraint step_kind_choice check (kind in ('review', 'proof')),
  name text not null constraint step_name_length check (char_length(name) between 1 and 20),
  name_en text not null constraint step_name_en_length check (char_length(name_en) between 1 and 40),
  role text not null constraint step_role_choice check (role in ('editor', 'secretary', 'officer', 'administrator')),
  is_on boolean not null
);
comment on table publish.step is '审校环节 · what a post passes before its release, in this order; three reviews and three proofreadings when all are on';
comment on column publish.step.kind is 'review 审 of what is said, proof 校 of how it is written';
comment on column publish.step.role is 'who may pass it; nobody passes a step of a version that he made, nor two steps of one version';
insert into publish.step (place, kind, name, name_en, role, is_on) values
  (1, 'review', '初审', 'first review', 'editor', false),
  (2, 'proof', '一校', 'first proof', 'editor', false),
  (3, 'review', '复审', 'second review', 'secretary', false),
  (4, 'proof', '二校', 'second proof', 'editor', false),
  (5, 'review', '终审', 'final review', 'administrator', false),
  (6, 'proof', '三校', 'third proof', 'editor', false);

create table publish.verdict (
  id bigint generated always as identity primary key,
  post bigint not null,
  version integer not null,
  step smallint not null references publish.step (place) on delete restrict,
  passed boolean not null,
  note text not null default '' constraint verdict_note_length check (char_length(note) <= 500),
  made_by uuid references account."user" (id) on delete set null,
  made_at timestamptz not null,
  constraint verdict_version foreign key (post, version) references publish.version (post, number) on delete cascade,
  constraint verdict_note_when_returned check (passed or note <> '')
);
comment on table publish.verdict is '审校意见 · a version passed a step, or went back with a reason';
create unique index verdict_passed on publish.verdict (post, version, step) where passed;
create index verdict_post on publish.verdict (post, version, id);

create table publish.release (
  id bigint generated always as identity primary key,
  post bigint not null references publish.post (id) on delete cascade,
  version integer not null,
  act text not null constraint release_act_choice check (act in ('release', 'withdraw')),
  made_by uuid references account."user" (id) on delete set null,
  made_at timestamptz not null,
  findings integer not null default 0 constraint release_findings_range check (findings >= 0),
  reason text not null default '' constraint release_reason_length check (char_length(reason) <= 500),
  constraint release_reason_given check (findings = 0 or reason <> '')
);
comment on table publish.release is '发布记录 · when which version went out or was taken down, and why in spite of open findings';
comment on column publish.release.findings is 'findings of the advertising-law check that were open at that moment';
create index release_post on publish.release (post, id);

create table publish.redirect (
  address text primary key constraint redirect_address_form check (address like '/%' and char_length(address) <= 1000),
  target text not null constraint redirect_target_form check (target like '/%' and target not like '//%' and char_length(target) <= 1000),
  created_at timestamptz not null,
  constraint redirect_elsewhere check (address <> target)
);
comment on table publish.redirect is '旧地址 · an address that was served before, with path and query as sent, and where its content stands now';

create table publish.view_day (
  post bigint not null references publish.post (id) on delete cascade,
  day date not null,
  views integer not null constraint view_day_views_range check (views > 0),
  primary key (post, day)
);
comment on table publish.view_day is '每日阅读 · readings of a post on a day in China';
create index view_day_day on publish.view_day (day);

create table publish.view_mark (
  day date not null,
  mark bytea not null constraint view_mark_length check (octet_length(mark) = 12),
  primary key (day, mark)
);
comment on table publish.view_mark is '阅读去重 · that somebody read a post today; a hash under a key that is thrown away with the day, so that it says nothing afterwards';

create table publish.view_key (
  day date primary key,
  key bytea not null constraint view_key_length check (octet_length(key) = 32)
);
comment on table publish.view_key is '当日密钥 · the key under which readers of a day are hashed; deleted with the marks';

create table publish.removal (
  id uuid primary key default gen_random_uuid(),
  post bigint not null references publish.post (id) on delete cascade,
  reason text not null constraint removal_reason_choice check (reason in ('copyright', 'error', 'privacy', 'advert', 'other')),
  words text not null constraint removal_words_length check (char_length(words) between 1 and 2000),
  contact bytea,
  contact_masked text constraint removal_contact_masked_length check (char_length(contact_masked) <= 120),
  created_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references account."user" (id) on delete set null,
  answer text not null default '' constraint removal_answer_length check (char_length(answer) <= 2000),
  outcome text constraint removal_outcome_choice check (outcome in ('kept', 'corrected', 'removed')),
  constraint removal_answered check ((answered_at is null) = (outcome is null))
);
comment on table publish.removal is '侵权与纠错 · a reader reports a post or asks that it be taken down';
comment on column publish.removal.contact is 'how to answer, sealed with AES-256-GCM and bound to the row; erased 90 days after the answer';
create index removal_open on publish.removal (created_at) where answered_at is null;
create index removal_post on publish.removal (post);

create table publish.site (
  one boolean primary key default true constraint site_one check (one),
  settings jsonb not null constraint site_settings_object check (jsonb_typeof(settings) = 'object'),
  logo bigint references publish.media (id) on delete set null,
  changed_at timestamptz not null
);
comment on table publish.site is '站点设置 · names, colours, contact card, navigation, notices and filing numbers of this site; one row, read by every page';

create table publish.asked (
  need bigint primary key references need.need (id) on delete cascade,
  post bigint not null references publish.post (id) on delete cascade
);
comment on table publish.asked is '文章带来的需求 · under which post a request was written';
create index asked_post on publish.asked (post);

create table publish.listing_release (
  id bigint generated always as identity primary key,
  offer bigint not null references offer.offer (id) on delete cascade,
  made_by uuid references account."user" (id) on delete set null,
  made_at timestamptz not null,
  findings integer not null constraint listing_release_findings_range check (findings > 0),
  reason text not null constraint listing_release_reason_length check (char_length(reason) between 2 and 500)
);
comment on table publish.listing_release is '房源带提示发布 · a listing went out although findings of the advertising-law check were open, and why';
create index listing_release_offer on publish.listing_release (offer);

create table publish.origin (
  site text not null constraint origin_site_length check (char_length(site) between 1 and 200),
  kind text not null constraint origin_kind_choice check (kind in ('category', 'tag', 'author', 'post', 'attachment', 'comment')),
  key text not null constraint origin_key_length check (char_length(key) between 1 and 400),
  target bigint not null,
  primary key (site, kind, key)
);
comment on table publish.origin is '来源键 · what a record of an old site became here, so that importing again makes no double';
comment on column publish.origin.key is 'what it is called in the old site';
comment on column publish.origin.target is 'its id in the table of its kind; an attachment in media';

create table publish.import (
  fingerprint text primary key,
  site text not null,
  position text not null,
  changed_at timestamptz not null
);
comment on table publish.import is '导入进度 · how far an import came that was stopped or killed; gone when it is finished';

create table publish.comment (
  id bigint generated always as identity primary key,
  post bigint not null references publish.post (id) on delete cascade,
  words text not null constraint comment_words_length check (char_length(words) between 1 and 4000),
  said_at timestamptz,
  is_shown boolean not null
);
comment on table publish.comment is '旧站评论 · what readers wrote under a post of an old site, without their names';
create index comment_post on publish.comment (post, said_at, id) where is_shown;
