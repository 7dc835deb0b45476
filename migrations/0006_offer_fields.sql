-- Fields of the trade that the first table lacked: how docks are built, what the supplies deliver, and what a parcel's grant obliges to.
alter table offer.offer
  add column dock_kind text constraint offer_dock_kind_choice check (dock_kind in ('inset', 'outside')),
  add column drive_in_doors integer constraint offer_drive_in_doors_range check (drive_in_doors between 0 and 500),
  add column gas_capacity double precision constraint offer_gas_capacity_range check (gas_capacity between 0 and 1000000),
  add column steam_capacity double precision constraint offer_steam_capacity_range check (steam_capacity between 0 and 10000),
  add column air_capacity double precision constraint offer_air_capacity_range check (air_capacity between 0 and 10000),
  add column green_ratio_min double precision constraint offer_green_ratio_min_range check (green_ratio_min between 0 and 100),
  add column carbon_class text constraint offer_carbon_class_length check (char_length(carbon_class) between 1 and 20),
  add column build_by date,
  add column complete_by date,
  add column produce_by date,
  add column capacity_by date,
  add constraint offer_green_order check (green_ratio_min <= green_ratio_max);
comment on column offer.offer.dock_kind is '平台形式 · Kind of dock';
comment on column offer.offer.drive_in_doors is '平进门 · Drive-in doors, 个';
comment on column offer.offer.gas_capacity is '天然气供应能力 · Gas supply, m³/h';
comment on column offer.offer.steam_capacity is '蒸汽供应能力 · Steam supply, t/h';
comment on column offer.offer.air_capacity is '压缩空气供应能力 · Compressed-air supply, m³/min';
comment on column offer.offer.green_ratio_min is '绿地率下限 · Green ratio, lowest, %';
comment on column offer.offer.carbon_class is '碳效等级 · Carbon class';
comment on column offer.offer.build_by is '约定开工 · Building to start by';
comment on column offer.offer.complete_by is '约定竣工 · To be completed by';
comment on column offer.offer.produce_by is '约定投产 · To produce by';
comment on column offer.offer.capacity_by is '约定达产 · To reach capacity by';
