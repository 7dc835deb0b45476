create schema offer;
comment on schema offer is 'What is on offer: spaces and land.';

create sequence offer.code_number;

create function offer.largest(numbers double precision[]) returns double precision
  language sql immutable parallel safe return (select max(number) from unnest(numbers) number);
comment on function offer.largest is 'the largest of some numbers, null of none; immutable, so that a column can be generated from it';

create table offer.offer (
  id bigint generated always as identity primary key,
  code text not null constraint offer_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{2,29}$'),
  kind text not null constraint offer_kind_choice check (kind in ('space', 'land')),
  title text not null constraint offer_title_length check (char_length(title) between 2 and 80),
  note text constraint offer_note_length check (char_length(note) between 1 and 4000),
  origin text not null constraint offer_origin_choice check (origin in ('demo', 'import', 'form', 'api')),
  invented boolean not null default false,
  city integer not null references reference.place (code),
  district integer not null references reference.place (code),
  town integer references reference.place (code),
  lon double precision constraint offer_lon_range check (lon between 70 and 140),
  lat double precision constraint offer_lat_range check (lat between 0 and 60),
  datum text constraint offer_datum_choice check (datum in ('gcj02', 'wgs84')),
  lessor bigint references network.organisation (id),
  lessor_role text not null default 'unknown' constraint offer_lessor_role_choice check (lessor_role in ('owner', 'sublessor', 'park', 'broker', 'unknown')),
  publication text not null default 'pending' constraint offer_publication_choice check (publication in ('draft', 'pending', 'listed', 'withdrawn')),
  lease_status text not null default 'open' constraint offer_lease_status_choice check (lease_status in ('planned', 'open', 'reserved', 'let', 'sold', 'archived')),
  verification text not null default 'none' constraint offer_verification_choice check (verification in ('none', 'failed', 'phone', 'document', 'site')),
  media text[] constraint offer_media_choice check (media <@ array['photo', 'panorama', 'video', 'plan']),
  contact bytea,
  contact_masked text,
  edit_token bytea,
  listed_at timestamptz,
  confirmed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  space_type text constraint offer_space_type_choice check (space_type in ('standard_factory', 'courtyard_factory', 'steel_factory', 'custom_factory', 'warehouse', 'high_standard_warehouse', 'cold_store', 'rnd_building', 'pilot_base', 'laboratory', 'office')),
  deal_type text constraint offer_deal_type_choice check (deal_type in ('rent', 'sale', 'rent_or_sale', 'custom', 'cooperation')),
  park_name text constraint offer_park_name_length check (char_length(park_name) between 1 and 60),
  land_block text constraint offer_land_block_length check (char_length(land_block) between 1 and 20),
  address text constraint offer_address_length check (char_length(address) between 1 and 120),
  building text constraint offer_building_length check (char_length(building) between 1 and 30),
  floor integer constraint offer_floor_range check (floor between -5 and 100),
  floors integer constraint offer_floors_range check (floors between 1 and 100),
  single_storey boolean,
  standalone boolean,
  ground_floor boolean,
  title_certificate text constraint offer_title_certificate_choice check (title_certificate in ('yes', 'no', 'in_progress', 'whole_site', 'per_unit')),
  land_tenure text constraint offer_land_tenure_choice check (land_tenure in ('state_granted', 'state_allocated', 'collective')),
  remaining_tenure double precision constraint offer_remaining_tenure_range check (remaining_tenure between 0 and 70),
  can_register boolean,
  sublet_allowed boolean,
  head_lease_end date,
  encumbrance text constraint offer_encumbrance_choice check (encumbrance in ('none', 'mortgage', 'seizure')),
  gross_area double precision constraint offer_gross_area_range check (gross_area between 10 and 2000000),
  available_area double precision constraint offer_available_area_range check (available_area between 10 and 2000000),
  min_divisible_area double precision constraint offer_min_divisible_area_range check (min_divisible_area between 10 and 2000000),
  floor_plate_area double precision constraint offer_floor_plate_area_range check (floor_plate_area between 10 and 500000),
  common_area_ratio double precision constraint offer_common_area_ratio_range check (common_area_ratio between 0 and 70),
  yard_area double precision constraint offer_yard_area_range check (yard_area between 0 and 2000000),
  office_ratio double precision constraint offer_office_ratio_range check (office_ratio between 0 and 100),
  structure text constraint offer_structure_choice check (structure in ('brick', 'light_steel', 'heavy_steel', 'steel_concrete', 'frame')),
  year_built integer constraint offer_year_built_range check (year_built between 1900 and 2100),
  ground_floor_height double precision constraint offer_ground_floor_height_range check (ground_floor_height between 1.8 and 60),
  typical_floor_height double precision constraint offer_typical_floor_height_range check (typical_floor_height between 1.8 and 60),
  clear_height double precision constraint offer_clear_height_range check (clear_height between 1.8 and 60),
  ground_load double precision constraint offer_ground_load_range check (ground_load between 0.05 and 100),
  floor_load double precision constraint offer_floor_load_range check (floor_load between 0.05 and 100),
  column_spacing double precision constraint offer_column_spacing_range check (column_spacing between 2 and 100),
  span double precision constraint offer_span_range check (span between 2 and 200),
  floor_finish text constraint offer_floor_finish_choice check (floor_finish in ('concrete', 'emery', 'epoxy', 'antistatic', 'terrazzo')),
  canopy boolean,
  freight_lift_count integer constraint offer_freight_lift_count_range check (freight_lift_count between 0 and 200),
  freight_lift_load double precision constraint offer_freight_lift_load_range check (freight_lift_load between 0.1 and 50),
  crane_loads double precision[] constraint offer_crane_loads_range check (0.1 <= all (crane_loads) and 1000 >= all (crane_loads)),
  crane_hook_height double precision constraint offer_crane_hook_height_range check (crane_hook_height between 1 and 60),
  hoist_opening boolean,
  dock text constraint offer_dock_choice check (dock in ('none', 'one_side', 'two_sides', 'three_sides', 'four_sides')),
  dock_height double precision constraint offer_dock_height_range check (dock_height between 0 and 3),
  dock_doors integer constraint offer_dock_doors_range check (dock_doors between 0 and 500),
  max_truck double precision constraint offer_max_truck_range check (max_truck between 2 and 30),
  road_width double precision constraint offer_road_width_range check (road_width between 1 and 100),
  truck_court double precision constraint offer_truck_court_range check (truck_court between 1 and 300),
  parking integer constraint offer_parking_range check (parking between 0 and 50000),
  trailer_parking integer constraint offer_trailer_parking_range check (trailer_parking between 0 and 10000),
  chargers integer constraint offer_chargers_range check (chargers between 0 and 10000),
  power_capacity double precision constraint offer_power_capacity_range check (power_capacity between 1 and 500000),
  power_extendable boolean,
  power_markup double precision constraint offer_power_markup_range check (power_markup between 0 and 5),
  dual_feed boolean,
  water_supply double precision constraint offer_water_supply_range check (water_supply between 0 and 1000000),
  gas boolean,
  steam boolean,
  compressed_air boolean,
  effluent text constraint offer_effluent_choice check (effluent in ('sewer', 'own_plant', 'none')),
  effluent_capacity double precision constraint offer_effluent_capacity_range check (effluent_capacity between 0 and 1000000),
  exhaust boolean,
  eia_possible text constraint offer_eia_possible_choice check (eia_possible in ('yes', 'restricted', 'no', 'to_confirm')),
  discharge_permit boolean,
  pollution_accepted text[] constraint offer_pollution_accepted_choice check (pollution_accepted <@ array['none', 'dust', 'waste_gas', 'noise', 'waste_water', 'chemical', 'heat', 'electromagnetic', 'hazardous_waste']),
  fire_class text constraint offer_fire_class_choice check (fire_class in ('a', 'b', 'c1', 'c2', 'c', 'd', 'e')),
  sprinkler text constraint offer_sprinkler_choice check (sprinkler in ('none', 'ordinary', 'esfr')),
  fire_acceptance text constraint offer_fire_acceptance_choice check (fire_acceptance in ('passed', 'by_tenant')),
  rent double precision constraint offer_rent_range check (rent between 0.01 and 100000),
  rent_unit text constraint offer_rent_unit_choice check (rent_unit in ('yuan_m2_day', 'yuan_m2_month', 'yuan_m2_year', 'yuan_mu_month', 'yuan_mu_year')),
  rent_day_basis text constraint offer_rent_day_basis_choice check (rent_day_basis in ('d30', 'd365')),
  tax_included boolean,
  fee_included boolean,
  invoice text constraint offer_invoice_choice check (invoice in ('special', 'ordinary', 'none')),
  service_charge double precision constraint offer_service_charge_range check (service_charge between 0 and 1000),
  sale_price double precision constraint offer_sale_price_range check (sale_price between 1 and 1000000),
  sale_total double precision constraint offer_sale_total_range check (sale_total between 0.1 and 10000000),
  deposit_months double precision constraint offer_deposit_months_range check (deposit_months between 0 and 36),
  prepaid_months double precision constraint offer_prepaid_months_range check (prepaid_months between 0 and 36),
  lease_min double precision constraint offer_lease_min_range check (lease_min between 0 and 600),
  lease_max double precision constraint offer_lease_max_range check (lease_max between 1 and 600),
  free_rent double precision constraint offer_free_rent_range check (free_rent between 0 and 60),
  escalation double precision constraint offer_escalation_range check (escalation between 0 and 100),
  escalation_every double precision constraint offer_escalation_every_range check (escalation_every between 1 and 240),
  transfer_fee double precision constraint offer_transfer_fee_range check (transfer_fee between 0 and 1000000),
  brokerage double precision constraint offer_brokerage_range check (brokerage between 0 and 12),
  available_from date,
  allowed_industries text[] constraint offer_allowed_industries_codes check (array_to_string(allowed_industries, ',') ~ '^([A-T][0-9]{2}(,[A-T][0-9]{2})*)?$'),
  restricted_industries text[] constraint offer_restricted_industries_codes check (array_to_string(restricted_industries, ',') ~ '^([A-T][0-9]{2}(,[A-T][0-9]{2})*)?$'),
  tax_per_mu double precision constraint offer_tax_per_mu_range check (tax_per_mu between 0 and 100000),
  invest_intensity double precision constraint offer_invest_intensity_range check (invest_intensity between 0 and 1000000),
  output_per_mu double precision constraint offer_output_per_mu_range check (output_per_mu between 0 and 1000000),
  amenities text[] constraint offer_amenities_choice check (amenities <@ array['canteen', 'dormitory', 'shop', 'office', 'security', 'shuttle']),
  parcel_code text constraint offer_parcel_code_length check (char_length(parcel_code) between 1 and 60),
  land_use text constraint offer_land_use_choice check (land_use in ('m0', 'm1', 'm2', 'm3', 'w')),
  supply_mode text constraint offer_supply_mode_choice check (supply_mode in ('listing', 'auction', 'tender', 'lease_then_grant', 'flexible_term', 'transfer', 'lease')),
  supply_state text constraint offer_supply_state_choice check (supply_state in ('approved', 'not_started', 'building', 'built')),
  boundary text constraint offer_boundary_length check (char_length(boundary) between 1 and 200),
  land_area double precision constraint offer_land_area_range check (land_area between 100 and 20000000),
  term_years double precision constraint offer_term_years_range check (term_years between 1 and 70),
  far_min double precision constraint offer_far_min_range check (far_min between 0 and 15),
  far_max double precision constraint offer_far_max_range check (far_max between 0 and 15),
  density_min double precision constraint offer_density_min_range check (density_min between 0 and 100),
  density_max double precision constraint offer_density_max_range check (density_max between 0 and 100),
  height_limit double precision constraint offer_height_limit_range check (height_limit between 1 and 600),
  green_ratio_max double precision constraint offer_green_ratio_max_range check (green_ratio_max between 0 and 100),
  building_coefficient double precision constraint offer_building_coefficient_range check (building_coefficient between 0 and 100),
  service_land_ratio double precision constraint offer_service_land_ratio_range check (service_land_ratio between 0 and 100),
  energy_intensity double precision constraint offer_energy_intensity_range check (energy_intensity between 0 and 100),
  env_standard text constraint offer_env_standard_length check (char_length(env_standard) between 1 and 120),
  farmland_overlap boolean,
  redline_overlap boolean,
  servicing_level text constraint offer_servicing_level_choice check (servicing_level in ('raw', 'three', 'five', 'seven', 'ready')),
  start_price double precision constraint offer_start_price_range check (start_price between 0.1 and 10000000),
  land_price double precision constraint offer_land_price_range check (land_price between 0.1 and 100000),
  deal_price double precision constraint offer_deal_price_range check (deal_price between 0.1 and 10000000),
  bid_deposit double precision constraint offer_bid_deposit_range check (bid_deposit between 0 and 10000000),
  announced_on date,
  apply_until date,
  closed_on date,
  winner text constraint offer_winner_length check (char_length(winner) between 1 and 80),

  family text not null generated always as (case
    when kind = 'land' then 'land'
    when space_type in ('warehouse', 'high_standard_warehouse', 'cold_store') then 'warehouse'
    when space_type in ('rnd_building', 'pilot_base') then 'rnd'
    when space_type = 'laboratory' then 'lab'
    when space_type = 'office' then 'office'
    else 'factory' end) stored,
  area_max double precision generated always as (case when kind = 'land' then land_area else coalesce(available_area, gross_area) end) stored,
  area_min double precision generated always as (case when kind = 'land' then land_area else coalesce(min_divisible_area, available_area, gross_area) end) stored,
  rent_month double precision generated always as (case rent_unit
    when 'yuan_m2_day' then rent * case rent_day_basis when 'd365' then 365.0 / 12 else 30 end
    when 'yuan_m2_month' then rent
    when 'yuan_m2_year' then rent / 12
    when 'yuan_mu_month' then rent / (2000.0 / 3)
    when 'yuan_mu_year' then rent / (2000.0 / 3) / 12 end) stored,
  sale_m2 double precision generated always as (coalesce(sale_price, sale_total * 10000 / coalesce(available_area, gross_area))) stored,
  land_mu_price double precision generated always as (coalesce(land_price, start_price / (land_area / (2000.0 / 3)))) stored,
  height double precision generated always as (coalesce(clear_height, case when ground_floor or single_storey then ground_floor_height end, typical_floor_height, ground_floor_height)) stored,
  load double precision generated always as (case when ground_floor or single_storey then coalesce(ground_load, floor_load) else coalesce(floor_load, ground_load) end) stored,
  crane double precision generated always as (offer.largest(crane_loads)) stored,
  deal text generated always as (case
    when kind = 'space' then deal_type
    when supply_mode = 'lease' then 'rent'
    when supply_mode = 'lease_then_grant' then 'rent_or_sale'
    when supply_mode is not null then 'sale' end) stored,
  fire_rank smallint generated always as (case fire_class when 'a' then 1 when 'b' then 2 when 'c1' then 3 when 'c' then 3 when 'c2' then 4 when 'd' then 5 when 'e' then 6 end) stored,

  constraint offer_code_unique unique (code),
  constraint offer_divisible_within check (min_divisible_area <= coalesce(available_area, gross_area)),
  constraint offer_available_within check (available_area <= gross_area),
  constraint offer_rent_with_unit check ((rent is null) = (rent_unit is null)),
  constraint offer_lease_order check (lease_min <= lease_max),
  constraint offer_far_order check (far_min <= far_max),
  constraint offer_density_order check (density_min <= density_max),
  constraint offer_floor_within check (floor <= floors)
);
comment on table offer.offer is '房源与地块 · one row a listing of space or land; unknown is null and never zero';
comment on column offer.offer.code is '房源编号 · never reused';
comment on column offer.offer.city is 'prefecture-level city';
comment on column offer.offer.district is 'district or county; the city itself where the listing names no district';
comment on column offer.offer.datum is 'datum of lon and lat';
comment on column offer.offer.lessor_role is '发布方身份 · owner, sub-lessor, park operator, broker';
comment on column offer.offer.publication is '发布状态 · draft, pending review, listed, withdrawn';
comment on column offer.offer.lease_status is '房源状态 · 待开发, 待租售, 意向中, 已租, 已售, 封存';
comment on column offer.offer.verification is '核验级别 · level of the whole listing; proofs per field stand in offer.verification';
comment on column offer.offer.contact is 'contact person and telephone, sealed with AES-256-GCM';
comment on column offer.offer.contact_masked is 'what may be shown of the contact';
comment on column offer.offer.edit_token is 'SHA-256 of the private link by which its author changes the listing';
comment on column offer.offer.confirmed_at is 'last time someone confirmed that the listing still stands; drives freshness at 30, 60, 90 and 120 days';
comment on column offer.offer.family is 'broad type that a request names: factory, warehouse, rnd, lab, office, land';
comment on column offer.offer.area_max is 'largest area one taker can have, ㎡';
comment on column offer.offer.area_min is 'smallest area one taker can have, ㎡';
comment on column offer.offer.rent_month is 'rent in 元/㎡/月; a day rate counts 30 days unless the listing says 365/12';
comment on column offer.offer.sale_m2 is 'sale price in 元/㎡';
comment on column offer.offer.land_mu_price is 'land price in 万元/亩; from the start price where no unit price is given';
comment on column offer.offer.height is 'usable height, m: clear height, else the floor height of the floor on offer';
comment on column offer.offer.load is 'floor load of the floor on offer, t/㎡';
comment on column offer.offer.crane is 'largest crane, t';
comment on column offer.offer.deal is 'rent, sale, rent_or_sale, custom or cooperation; for land by its supply mode';
comment on column offer.offer.fire_rank is '1 = 甲 … 6 = 戊; a lower rank admits every higher one';
comment on column offer.offer.space_type is '房源类型 · Space type';
comment on column offer.offer.deal_type is '租售方式 · Deal';
comment on column offer.offer.park_name is '所属园区 · Park';
comment on column offer.offer.land_block is '板块 · Land block';
comment on column offer.offer.address is '详细地址 · Address';
comment on column offer.offer.building is '楼栋 · Building';
comment on column offer.offer.floor is '所在层 · Floor, 层';
comment on column offer.offer.floors is '总层数 · Floors in building, 层';
comment on column offer.offer.single_storey is '单层厂房 · Single-storey building';
comment on column offer.offer.standalone is '独栋 · Stands alone';
comment on column offer.offer.ground_floor is '含首层 · Has the ground floor';
comment on column offer.offer.title_certificate is '产权证 · Title certificate';
comment on column offer.offer.land_tenure is '土地性质 · Land tenure';
comment on column offer.offer.remaining_tenure is '剩余年限 · Years of tenure left, 年';
comment on column offer.offer.can_register is '可否注册 · Company can register here';
comment on column offer.offer.sublet_allowed is '可否转租 · Subletting allowed';
comment on column offer.offer.head_lease_end is '原租约到期日 · Head lease ends';
comment on column offer.offer.encumbrance is '抵押/查封 · Encumbrance';
comment on column offer.offer.gross_area is '建筑面积 · Gross floor area, ㎡';
comment on column offer.offer.available_area is '可租售面积 · Area on offer, ㎡';
comment on column offer.offer.min_divisible_area is '最小分割 · Smallest unit, ㎡';
comment on column offer.offer.floor_plate_area is '单层面积 · Area of one floor, ㎡';
comment on column offer.offer.common_area_ratio is '公摊比 · Shared-area ratio, %';
comment on column offer.offer.yard_area is '空地面积 · Yard, ㎡';
comment on column offer.offer.office_ratio is '办公占比 · Office share, %';
comment on column offer.offer.structure is '建筑结构 · Structure';
comment on column offer.offer.year_built is '竣工年份 · Year built, 年';
comment on column offer.offer.ground_floor_height is '首层层高 · Ground-floor height, m';
comment on column offer.offer.typical_floor_height is '标准层层高 · Typical floor height, m';
comment on column offer.offer.clear_height is '净高 · Clear height, m';
comment on column offer.offer.ground_load is '首层承重 · Ground-floor load, t/㎡';
comment on column offer.offer.floor_load is '楼面承重 · Floor load, t/㎡';
comment on column offer.offer.column_spacing is '柱距 · Column spacing, m';
comment on column offer.offer.span is '跨度 · Span, m';
comment on column offer.offer.floor_finish is '地坪 · Floor finish';
comment on column offer.offer.canopy is '雨棚 · Canopy';
comment on column offer.offer.freight_lift_count is '货梯数量 · Freight lifts, 部';
comment on column offer.offer.freight_lift_load is '货梯载重 · Freight-lift load, t';
comment on column offer.offer.crane_loads is '行车吨位 · Crane loads, t';
comment on column offer.offer.crane_hook_height is '行车轨高 · Crane hook height, m';
comment on column offer.offer.hoist_opening is '吊装口 · Hoist opening';
comment on column offer.offer.dock is '卸货平台 · Loading dock';
comment on column offer.offer.dock_height is '平台高度 · Dock height, m';
comment on column offer.offer.dock_doors is '装卸门 · Dock doors, 个';
comment on column offer.offer.max_truck is '可进车型 · Longest truck, m';
comment on column offer.offer.road_width is '道路宽度 · Road width, m';
comment on column offer.offer.truck_court is '场坪深度 · Truck court depth, m';
comment on column offer.offer.parking is '停车位 · Parking spaces, 个';
comment on column offer.offer.trailer_parking is '拖车位 · Trailer spaces, 个';
comment on column offer.offer.chargers is '充电桩 · Chargers, 个';
comment on column offer.offer.power_capacity is '配电容量 · Power capacity, kVA';
comment on column offer.offer.power_extendable is '可增容 · Power can be extended';
comment on column offer.offer.power_markup is '电价加价 · Electricity mark-up, 元/kWh';
comment on column offer.offer.dual_feed is '双回路供电 · Dual feed';
comment on column offer.offer.water_supply is '供水 · Water supply, t/d';
comment on column offer.offer.gas is '天然气 · Natural gas';
comment on column offer.offer.steam is '蒸汽 · Steam';
comment on column offer.offer.compressed_air is '压缩空气 · Compressed air';
comment on column offer.offer.effluent is '排水方式 · Effluent';
comment on column offer.offer.effluent_capacity is '污水处理能力 · Effluent capacity, t/d';
comment on column offer.offer.exhaust is '排风井 · Exhaust shaft';
comment on column offer.offer.eia_possible is '可否环评 · EIA possible';
comment on column offer.offer.discharge_permit is '排污许可证 · Discharge permit';
comment on column offer.offer.pollution_accepted is '可接受污染 · Pollution accepted';
comment on column offer.offer.fire_class is '火灾危险性 · Fire-hazard class';
comment on column offer.offer.sprinkler is '喷淋 · Sprinklers';
comment on column offer.offer.fire_acceptance is '消防验收 · Fire acceptance';
comment on column offer.offer.rent is '租金 · Rent';
comment on column offer.offer.rent_unit is '租金单位 · Rent unit';
comment on column offer.offer.rent_day_basis is '按天计租的月天数 · Days in a rent month';
comment on column offer.offer.tax_included is '租金含税 · Rent includes tax';
comment on column offer.offer.fee_included is '租金含物业费 · Rent includes service charge';
comment on column offer.offer.invoice is '发票 · Invoice';
comment on column offer.offer.service_charge is '物业费 · Service charge, 元/㎡/月';
comment on column offer.offer.sale_price is '售价 · Sale price, 元/㎡';
comment on column offer.offer.sale_total is '总价 · Total price, 万元';
comment on column offer.offer.deposit_months is '押金月数 · Deposit, 月';
comment on column offer.offer.prepaid_months is '预付月数 · Paid in advance, 月';
comment on column offer.offer.lease_min is '最短租期 · Shortest lease, 月';
comment on column offer.offer.lease_max is '最长租期 · Longest lease, 月';
comment on column offer.offer.free_rent is '免租期 · Free rent, 月';
comment on column offer.offer.escalation is '租金递增 · Escalation, %';
comment on column offer.offer.escalation_every is '递增周期 · Escalation period, 月';
comment on column offer.offer.transfer_fee is '转让费 · Transfer fee, 万元';
comment on column offer.offer.brokerage is '中介费 · Brokerage, 月租金';
comment on column offer.offer.available_from is '可入驻时间 · Available from';
comment on column offer.offer.allowed_industries is '鼓励行业 · Industries wanted';
comment on column offer.offer.restricted_industries is '限制行业 · Industries not admitted';
comment on column offer.offer.tax_per_mu is '亩均税收要求 · Tax asked per mu, 万元/亩/年';
comment on column offer.offer.invest_intensity is '投资强度要求 · Investment intensity asked, 万元/亩';
comment on column offer.offer.output_per_mu is '亩均产值要求 · Output asked per mu, 万元/亩/年';
comment on column offer.offer.amenities is '配套 · Amenities';
comment on column offer.offer.parcel_code is '地块编号 · Parcel code';
comment on column offer.offer.land_use is '土地用途 · Land use';
comment on column offer.offer.supply_mode is '供应方式 · Supply mode';
comment on column offer.offer.supply_state is '供应状态 · Supply state';
comment on column offer.offer.boundary is '四至 · Bounds';
comment on column offer.offer.land_area is '面积 · Area, ㎡';
comment on column offer.offer.term_years is '出让年限 · Term, 年';
comment on column offer.offer.far_min is '容积率下限 · Floor-area ratio, lowest';
comment on column offer.offer.far_max is '容积率上限 · Floor-area ratio, highest';
comment on column offer.offer.density_min is '建筑密度下限 · Building density, lowest, %';
comment on column offer.offer.density_max is '建筑密度上限 · Building density, highest, %';
comment on column offer.offer.height_limit is '建筑限高 · Height limit, m';
comment on column offer.offer.green_ratio_max is '绿地率上限 · Green ratio, highest, %';
comment on column offer.offer.building_coefficient is '建筑系数 · Building coefficient, %';
comment on column offer.offer.service_land_ratio is '行政办公及生活服务占比 · Service-land share, %';
comment on column offer.offer.energy_intensity is '产值能耗上限 · Energy per output, highest, 吨标煤/万元';
comment on column offer.offer.env_standard is '环境标准 · Environmental standard';
comment on column offer.offer.farmland_overlap is '涉基本农田 · Overlaps basic farmland';
comment on column offer.offer.redline_overlap is '涉生态红线 · Overlaps the ecological red line';
comment on column offer.offer.servicing_level is '开发程度 · Servicing';
comment on column offer.offer.start_price is '起始价 · Start price, 万元';
comment on column offer.offer.land_price is '单价 · Price per mu, 万元/亩';
comment on column offer.offer.deal_price is '成交价 · Deal price, 万元';
comment on column offer.offer.bid_deposit is '竞买保证金 · Bid deposit, 万元';
comment on column offer.offer.announced_on is '公告时间 · Announced on';
comment on column offer.offer.apply_until is '报名截止 · Apply until';
comment on column offer.offer.closed_on is '成交时间 · Closed on';
comment on column offer.offer.winner is '竞得单位 · Winner';

create index offer_list on offer.offer (publication, kind, confirmed_at desc, id desc);
create index offer_district on offer.offer (district, family, confirmed_at desc, id desc) where publication = 'listed';
-- Everything that matching compares stands in this index, so that a search over a million offers reads no row: heap access was the cost.
create index offer_match on offer.offer (family, district, area_max) include (
  area_min, town, deal, rent_month, sale_m2, sale_total, land_mu_price, height, load, power_capacity, crane, freight_lift_load, fire_rank,
  eia_possible, standalone, single_storey, ground_floor, sprinkler, dock, title_certificate, can_register, allowed_industries,
  restricted_industries, tax_per_mu, invest_intensity, available_from, verification, confirmed_at, id
) where publication = 'listed' and lease_status = 'open' and verification <> 'failed';
create index offer_lessor on offer.offer (lessor);
-- Lists by area and by rent stop at their first rows instead of sorting every listing (100,000: 90 to 120 ms without).
create index offer_area on offer.offer (kind, area_max desc nulls last, id desc) where publication = 'listed';
create index offer_rent on offer.offer (kind, rent_month, id) where publication = 'listed';

create table offer.verification (
  id bigint generated always as identity primary key,
  offer bigint not null references offer.offer (id) on delete cascade,
  field text,
  method text not null constraint verification_method_choice check (method in ('phone', 'site', 'document')),
  passed boolean not null,
  checked_by text not null constraint verification_checked_by_length check (char_length(checked_by) between 2 and 80),
  checked_on date not null,
  valid_until date not null,
  note text constraint verification_note_length check (char_length(note) between 1 and 400),
  constraint verification_order check (checked_on <= valid_until)
);
comment on table offer.verification is '核验 · who checked a listing or one of its fields, how, when, and until when it holds';
comment on column offer.verification.field is 'key of the field that was checked; null for the whole listing';
comment on column offer.verification.checked_by is 'organisation or role that checked, no private person';
create index verification_offer on offer.verification (offer, checked_on desc);
