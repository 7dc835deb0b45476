-- Whoever lists a space must see that it stands here already. Within 2 % of an area a district of 16,000 listings holds about 200.
create index offer_same_space on offer.offer (district, area_max) where publication in ('listed', 'pending');
