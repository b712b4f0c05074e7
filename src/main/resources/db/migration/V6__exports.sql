-- What a session held, written down: at most one a session. Whoever writes it says every few seconds that it lives; after
-- "alive_until" it is taken for lost. One without a session cannot be read any more, and is deleted piece by piece: its
-- session is gone, or has another one.
create table session_export (
    id          uuid primary key,
    session_id  uuid unique references session on delete set null,
    status      text        not null check (status in ('RUNNING', 'DONE', 'FAILED')),
    error       text,
    parts       integer check (parts > 0),
    created_at  timestamptz not null,
    finished_at timestamptz,
    alive_until timestamptz not null,
    check ((status = 'FAILED') = (error is not null)),
    check ((status = 'DONE') = (parts is not null)),
    check ((status = 'RUNNING') = (finished_at is null))
);
create index session_export_age on session_export (created_at);
create index session_export_left on session_export (id) where session_id is null;

-- Its text in pieces, so that neither its writer nor its reader holds all of it.
create table session_export_part (
    export_id uuid    not null references session_export on delete cascade,
    format    text    not null check (format in ('JSON', 'MARKDOWN')),
    position  integer not null check (position > 0),
    content   text    not null,
    primary key (export_id, format, position)
);
