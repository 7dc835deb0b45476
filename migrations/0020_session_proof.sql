-- Sessions opened earlier count as not proven: their owners type the password once more.
alter table account.session add column proven_at timestamptz not null default 'epoch';
alter table account.session alter column proven_at set default now();
comment on column account.session.proven_at is 'when its owner last proved who they are: at signing in, or by typing the password again';
