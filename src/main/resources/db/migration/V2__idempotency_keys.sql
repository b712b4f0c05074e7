-- What a request with an Idempotency-Key was answered: written by the transaction of its effect, so that there is never
-- one without the other.
create table idempotency_key (
    caller     text        not null,
    key        text        not null check (length(key) between 1 and 255),
    -- SHA-256 of what the key is bound to.
    request    bytea       not null check (length(request) = 32),
    status     integer     not null,
    etag       text,
    location   text,
    answer     text        not null,
    expires_at timestamptz not null,
    primary key (caller, key)
);

create index idempotency_key_expiry on idempotency_key (expires_at);
