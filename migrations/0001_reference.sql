create schema reference;
comment on schema reference is 'Places, industries and working days: facts that every module reads.';

create table reference.place (
  code integer primary key,
  level text not null constraint place_level_choice check (level in ('province', 'city', 'district', 'town')),
  name text not null,
  short_name text not null,
  parent integer references reference.place (code),
  city integer,
  district integer,
  member integer,
  lon double precision constraint place_lon_range check (lon between 70 and 140),
  lat double precision constraint place_lat_range check (lat between 0 and 60)
);
comment on table reference.place is '行政区划 · administrative places by GB/T 2260 code; towns carry the nine-digit statistical code';
comment on column reference.place.city is 'prefecture-level city that holds this place (its own code for a city)';
comment on column reference.place.district is 'district or county that holds this place (its own code for a district)';
comment on column reference.place.member is 'member city of the region (Songjiang district or a prefecture-level city) that holds this place, null outside';
comment on column reference.place.lon is 'longitude of a point inside, datum of the outline source, null where no source gives one';
create index place_parent on reference.place (parent);

create table reference.neighbour (
  place integer not null references reference.place (code),
  neighbour integer not null references reference.place (code),
  primary key (place, neighbour)
);
comment on table reference.neighbour is '相邻区县 · districts that share a border, both directions';

create table reference.industry (
  code text primary key,
  parent text references reference.industry (code),
  level text not null constraint industry_level_choice check (level in ('section', 'division', 'strategic')),
  name text not null,
  name_en text,
  divisions text[],
  words text[] not null default '{}'
);
comment on table reference.industry is '行业 · GB/T 4754 sections and divisions, and the strategic industries of the region with everyday names';
comment on column reference.industry.divisions is 'for a strategic industry: the divisions that it draws on';
comment on column reference.industry.words is 'everyday names and synonyms';

create table reference.loaded (
  name text primary key,
  digest text not null,
  loaded_at timestamptz not null default now()
);
comment on table reference.loaded is 'which reference file is loaded, by its SHA-256';
