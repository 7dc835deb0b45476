alter table offer.offer add column refused text constraint offer_refused_length check (char_length(refused) between 2 and 400);
comment on column offer.offer.refused is '退回原因 · why a reviewer did not publish it; its author reads it, and it goes when the listing is changed or published';
