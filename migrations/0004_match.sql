create schema match;
comment on schema match is 'What needs want of offers, in the columns that matching compares.';

create table match.want (
  need bigint primary key,
  open boolean not null default true,
  wishes text[] not null default '{}',
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
  available_date date
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

create table match.anchor (
  need bigint not null references match.want (need) on delete cascade,
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
  primary key (need, family, place)
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
-- Everything that the first pass of a reverse search compares stands in the index, so that it reads no row.
create index anchor_probe on match.anchor (family, place, area_min) include (area_max, rent_max, height_min, load_min, power_min, asked, hard, weight, need);
