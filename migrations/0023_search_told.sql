-- Who saved a search before did not ask to be told of it: told_to stays empty there.
alter table search.saved add column told_to timestamptz;
comment on column search.saved.told_to is 'the member was told of what was released or listed before this moment; empty: is not told';
create index saved_told on search.saved (user_id) where told_to is not null;

-- A notice of a saved search belongs to one user, not to an organisation, and goes with the search.
alter table notice.notice
  alter column organisation drop not null,
  add column search uuid references search.saved (id) on delete cascade,
  drop constraint notice_key_unique,
  add constraint notice_key_unique unique nulls not distinct (key, organisation),
  drop constraint notice_kind_choice,
  add constraint notice_kind_choice check (kind in (
    'need_routed', 'clock_due', 'clock_overdue', 'need_answered', 'need_asked', 'contact_answered',
    'offer_published', 'offer_refused', 'offer_verified', 'offer_confirm', 'offer_faded', 'offer_members', 'offer_hidden',
    'offer_fits', 'member_joined', 'search_found')),
  drop constraint notice_object,
  add constraint notice_object check (case
    when kind = 'search_found' then search is not null and num_nonnulls(organisation, need, route, offer) = 0
    when search is not null or organisation is null then false
    when kind in ('need_routed', 'clock_due', 'clock_overdue', 'contact_answered', 'need_answered', 'need_asked')
      then need is not null and route is not null
    when kind = 'offer_fits' then need is not null and offer is not null
    when kind = 'member_joined' then num_nonnulls(need, route, offer) = 0
    else offer is not null end);
comment on table notice.notice is '通知 · what an organisation, or one user about a saved search, is told once; ids, codes and counts only: words are made when it is read, in the language of the reader';
comment on column notice.notice.organisation is 'to whose members it is told; empty for that of a saved search';
comment on column notice.notice.search is 'the saved search that found something new; its member alone is told';
create index notice_search on notice.notice (search) where search is not null;
