-- What cannot be decoded was read whole again at every start, 20 MB each.
alter table publish.media add column bare_refused boolean not null default false;
comment on column publish.media.bare_refused is 'it could not be decoded when it was to be made bare, and is not tried again; a newer decoder would set it back';
drop index publish.media_not_bare;
create index media_not_bare on publish.media (id) where not is_bare and not bare_refused;
