-- An account is addressed by an id, whatever its name. Its version tells whoever has logged in whether it is still the one
-- that they logged in to: it grows with each new password and each other role. A node of the former version adds accounts
-- without either.
alter table console_account
    add column id      uuid   not null default gen_random_uuid() unique,
    add column version bigint not null default 1;
create index console_account_newest on console_account (created_at desc, id desc);
create index console_account_of_role on console_account (role, id);
