-- A session that a request made for itself: the last scope that uses it ends it.
alter table session add column is_transient boolean not null default false;

-- Of nobody: the name is the fingerprint of the secret by which its session is reached, or the purpose of the tasks that
-- share it. So everything has an owner.
alter table session drop constraint session_owner_type_check;
alter table session add check (owner_type in ('USER', 'SERVICE', 'ANONYMOUS')),
    alter column owner_type set not null, alter column owner_name set not null;
alter table customer drop constraint customer_owner_type_check;
alter table customer add check (owner_type in ('USER', 'SERVICE', 'ANONYMOUS')),
    alter column owner_type set not null, alter column owner_name set not null;
alter table customer_order drop constraint customer_order_owner_type_check;
alter table customer_order add check (owner_type in ('USER', 'SERVICE', 'ANONYMOUS')),
    alter column owner_type set not null, alter column owner_name set not null;
create index session_open_of_nobody on session (owner_type)
    where owner_type = 'ANONYMOUS' and ended_at is null and not is_transient;

-- An owner's sessions that are not closed, newest first: a request that names none asks for the first of them, and is not
-- to meet those that were closed.
drop index session_open_of_owner;
create index session_open_of_owner on session (owner_type, owner_name, created_at desc, id desc) where ended_at is null;
