-- A proof of one field that has run out lowers the rank of its listing. What matching reads of proofs is one number, since its covering index holds 32
-- columns, which is all that an index can.

alter table offer.offer
  add column lapsed smallint not null default 0 constraint offer_lapsed_range check (lapsed >= 0),
  add column proven smallint not null generated always as (greatest(60, (case verification
    when 'site' then 600 when 'document' then 480 when 'phone' then 360 when 'failed' then 60 else 120 end) - 60 * least(lapsed, 4))) stored;
comment on column offer.offer.lapsed is 'how many fields have a proof that has run out, and none that holds; counted anew each day and with each check';
comment on column offer.offer.proven is 'who checked it, as a part of its trust in thousandths: 600 on site, 480 by document, 360 by telephone, else 120; 60 less for each of at most four fields whose proof has run out, but 60 at least';

drop index offer.offer_match;
create index offer_match on offer.offer (family, district, area_max) include (
  area_min, town, deal, rent_month, sale_m2, sale_total, land_mu_price, height, load, power_capacity, crane, freight_lift_load, fire_rank,
  eia_possible, standalone, single_storey, ground_floor, sprinkler, dock, title_certificate, can_register, allowed_industries,
  restricted_industries, tax_per_mu, invest_intensity, available_from, proven, confirmed_at, id
) where publication = 'listed' and lease_status = 'open' and verification <> 'failed';
