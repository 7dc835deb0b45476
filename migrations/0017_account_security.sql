create table account.spent_code (
  hash bytea primary key constraint spent_code_hash_length check (octet_length(hash) = 32),
  until timestamptz not null
);
comment on table account.spent_code is '用过的验证码 · codes of authenticators that were used, so that none opens twice while it would still be right';
comment on column account.spent_code.hash is 'keyed hash of user and code';
comment on column account.spent_code.until is 'from when on the code could not be right any more';

create table account.pace (
  key bytea primary key constraint pace_key_length check (octet_length(key) = 32),
  due timestamptz not null
);
comment on table account.pace is '写入频率 · how fast an address or an account writes, seen by every process and after a restart';
comment on column account.pace.key is 'keyed hash of the address or the account';
comment on column account.pace.due is 'when the whole burst is free again';
create index pace_due on account.pace (due);

comment on column account.account.password is 'scrypt hash with its costs and its salt';
comment on column account.session.updated_at is 'when the session was last used, to ten minutes; it ends after a day without use';
comment on table account.two_factor is '两步验证 · the secret shared with an authenticator, encrypted with our key, and the hashes of recovery codes';
