-- The editors' desk by what it shows: everything, one stage, what was written on after its release, what waits for a review.
alter index publish.post_desk rename to post_desk_stage;
create index post_desk on publish.post (changed_at desc, id desc) where stage <> 'binned';
create index post_desk_changed on publish.post (changed_at desc, id desc) where stage = 'released' and version > released_version;
create index post_desk_waiting on publish.post (changed_at desc, id desc) where submitted_version = version and stage <> 'binned';
