-- Keys by which programs call. The secret itself is nowhere: only its hash.
create table api_key (
    id           uuid primary key,
    prefix       text        not null unique,
    secret_hash  bytea       not null check (length(secret_hash) = 32),
    name         text        not null,
    holder_type  text        not null check (holder_type in ('USER', 'SERVICE')),
    holder_name  text        not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_key_newest on api_key (created_at desc, id desc);
