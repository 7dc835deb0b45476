alter table offer.offer add column owner uuid references account.organization (id) on delete set null;
comment on column offer.offer.owner is 'the organisation in whose name it was posted; null: by a visitor, who holds its private link';
create index offer_owner on offer.offer (owner, id desc) where owner is not null;

alter table need.need add column owner uuid references account.organization (id) on delete set null;
comment on column need.need.owner is 'the organisation in whose name it was posted; null: by a visitor, who holds its private link';
create index need_owner on need.need (owner, id desc) where owner is not null;

alter table need.event drop constraint event_by_choice;
alter table need.event add constraint event_by_choice check (by in ('visitor', 'member', 'operator', 'system'));
