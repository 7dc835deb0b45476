-- A code by telephone signs in only to a number that was proved by an earlier code, or proves it by beginning an account that holds nothing yet.
update account."user" set phone_number = null, phone_sealed = null, phone_masked = null
where phone_number is not null and phone_number_verified is not true;
alter table account."user" add constraint user_phone_validated check (phone_number is null or phone_number_verified is true);
