-- When to look whether a session has expired: never later than its expiry, and not moved by touches, so that they stay
-- cheap; null once it is closed. Of a session whose end failed: when to try again.
alter table session_activity add column due_at timestamptz;
-- Why the expiry was set to an instant, where it was not set by time itself.
alter table session_activity add column expiry_reason text check (expiry_reason in ('limit'));
update session_activity a set due_at = a.expires_at from session s where s.id = a.session_id and s.ended_at is null;
create index session_activity_due on session_activity (due_at) where due_at is not null;

-- Closed sessions by the time of their end, for the purge.
create index session_closed on session (ended_at) where ended_at is not null;

-- An end by time or limit that failed: what went wrong, and how often. Its next attempt is the session's due_at.
create table failed_end (
    session_id uuid primary key references session on delete cascade,
    attempts   integer     not null check (attempts > 0),
    error      text        not null,
    failed_at  timestamptz not null
);
create index failed_end_newest on failed_end (failed_at desc, session_id desc);

-- Who buys: an owner's customer, known by its normalised e-mail.
create table customer (
    id          uuid primary key,
    owner_type  text check (owner_type in ('USER', 'SERVICE')),
    owner_name  text,
    email       text        not null,
    name        text,
    order_count bigint      not null check (order_count >= 0),
    created_at  timestamptz not null,
    check ((owner_type is null) = (owner_name is null)),
    unique nulls not distinct (owner_type, owner_name, email)
);

-- An order outlives its session, and so refers to it, its conversation and its owner by plain values.
create table customer_order (
    id              uuid primary key,
    session_id      uuid        not null,
    owner_type      text check (owner_type in ('USER', 'SERVICE')),
    owner_name      text,
    status          text        not null check (status in ('DRAFT', 'SUBMITTED', 'CANCELLED')),
    customer_email  text,
    customer_name   text,
    customer_id     uuid references customer,
    currency        text check (currency ~ '^[A-Z]{3}$'),
    attributes      jsonb       not null check (jsonb_typeof(attributes) = 'object'),
    conversation_id uuid,
    -- About how large the order is with its items: a page of a listing ends early where orders are large.
    bytes           bigint      not null check (bytes >= 0),
    created_at      timestamptz not null,
    submitted_at    timestamptz,
    version         bigint      not null,
    check ((owner_type is null) = (owner_name is null)),
    check ((status = 'SUBMITTED') = (submitted_at is not null))
);
create index customer_order_of_session on customer_order (session_id, created_at, id);
create index customer_order_of_owner on customer_order (owner_type, owner_name, created_at desc, id desc);

create table order_item (
    order_id   uuid    not null references customer_order on delete cascade,
    position   integer not null check (position > 0),
    name       text    not null,
    quantity   numeric not null check (quantity > 0),
    unit_price numeric check (unit_price >= 0),
    attributes jsonb   not null check (jsonb_typeof(attributes) = 'object'),
    primary key (order_id, position)
);

-- What happened, for those who follow. A row is written by the transaction that made it happen; its position is given
-- after that transaction's commit, by whoever looks first, so that no reader passes over a late commit.
create table outbox_event (
    id         uuid primary key,
    type       text        not null,
    subject_id uuid        not null,
    data       jsonb       not null check (jsonb_typeof(data) = 'object'),
    created_at timestamptz not null,
    position   bigint unique
);
create sequence outbox_position;
create index outbox_event_unplaced on outbox_event (created_at, id) where position is null;
create index outbox_event_age on outbox_event (created_at);

-- Who did what. Only ever added to.
create table audit_entry (
    id         uuid primary key,
    at         timestamptz not null,
    actor      text        not null,
    action     text        not null,
    subject_id uuid        not null,
    detail     jsonb       not null check (jsonb_typeof(detail) = 'object')
);
create index audit_entry_newest on audit_entry (at desc, id desc);
create index audit_entry_of_subject on audit_entry (subject_id, at desc);

-- The days whose purge has begun: the row decides which node does it. One that was never finished is begun again.
create table purge_run (
    day         date primary key,
    started_at  timestamptz not null,
    finished_at timestamptz
);
