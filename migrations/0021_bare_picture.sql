alter table publish.media add column is_bare boolean not null default false;
comment on column publish.media.is_bare is 'nothing about camera, place or people is in the content any more; a document stays as it came';
update publish.media set is_bare = true where type = 'application/pdf';
create index media_not_bare on publish.media (id) where not is_bare;
