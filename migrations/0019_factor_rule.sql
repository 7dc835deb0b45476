create table account.factor_rule (
  organization_id uuid primary key references account.organization (id) on delete cascade,
  since timestamptz not null default now(),
  due timestamptz not null,
  constraint factor_rule_due_order check (due >= since)
);
comment on table account.factor_rule is '两步验证要求 · an organisation that demands a second factor of its members; without a row it does not';
comment on column account.factor_rule.since is 'when an owner turned it on';
comment on column account.factor_rule.due is 'from when on a member without a second factor cannot act for the organisation';
