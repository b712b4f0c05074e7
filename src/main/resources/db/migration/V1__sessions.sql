-- A user as the tokens have told us; the id is the token's "sub".
create table app_user (
    id         text primary key check (length(id) between 1 and 255),
    email      text,
    name       text,
    changed_at timestamptz not null default now()
);

-- The cold half of a session. Its owner is a user, a service, or nobody (both columns null).
create table session (
    id              uuid primary key,
    owner_type      text check (owner_type in ('USER', 'SERVICE')),
    owner_name      text,
    status          text        not null check (status in ('ACTIVE', 'INACTIVE', 'ENDED', 'EXPIRED')),
    context         jsonb       not null check (jsonb_typeof(context) = 'object'),
    duration_micros bigint      not null check (duration_micros > 0),
    created_at      timestamptz not null,
    end_reason      text,
    ended_at        timestamptz,
    version         bigint      not null,
    check ((owner_type is null) = (owner_name is null)),
    check ((status in ('ENDED', 'EXPIRED')) = (ended_at is not null)),
    check ((end_reason is null) = (ended_at is null))
);

-- An owner's sessions, newest first.
create index session_of_owner on session (owner_type, owner_name, created_at desc, id desc);
-- An owner's sessions that are not closed: the live ones, and those whose end is due.
create index session_open_of_owner on session (owner_type, owner_name) where ended_at is null;
-- Everybody's sessions, newest first, for administrators.
create index session_newest on session (created_at desc, id desc);

-- The hot half of a session: every touch writes it, so it is narrow, and pages keep room for updates in place.
create table session_activity (
    session_id    uuid primary key references session on delete cascade,
    last_activity timestamptz not null,
    expires_at    timestamptz not null
) with (fillfactor = 70);

create table conversation (
    id              uuid primary key,
    session_id      uuid        not null references session on delete cascade,
    name            text,
    is_default      boolean     not null,
    metadata        jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    -- How many messages there are, and so the number of the last one: appending counts it up under the row's lock.
    message_count   bigint      not null check (message_count >= 0),
    created_at      timestamptz not null,
    last_message_at timestamptz,
    sealed_at       timestamptz
);

create index conversation_of_session on conversation (session_id, created_at, id);
create unique index conversation_default_of_session on conversation (session_id) where is_default;

create table message (
    conversation_id uuid        not null references conversation on delete cascade,
    sequence        bigint      not null check (sequence > 0),
    role            text        not null check (role in ('user', 'assistant', 'system', 'tool')),
    content         text        not null,
    metadata        jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    created_at      timestamptz not null,
    primary key (conversation_id, sequence)
);
