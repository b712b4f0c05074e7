-- Sessions of one status, newest first or oldest first.
create index session_of_status on session (status, created_at desc, id desc);
-- What is counted of closed sessions, hour by hour, is found in the index alone.
drop index session_closed;
create index session_closed on session (ended_at) include (status) where ended_at is not null;

-- The words of a text, by which somebody is looked for: whatever stands between blanks, dots, dashes and the like.
create function words_of(said text) returns text[] language sql immutable parallel safe
    return array_remove(regexp_split_to_array(lower(said), '[^[:alnum:]]+'), '');
-- What finds whoever has, for each word of a text, a word that begins with it; null where the text has no word.
create function words_wanted(said text) returns tsquery language sql immutable parallel safe
    return (select cast(string_agg(quote_literal(word) || ':*', ' & ') as tsquery) from unnest(words_of(said)) word);

-- The words of a user's id, e-mail and name. No word is longer than a search can bear.
alter table app_user add column words tsvector not null generated always as (
    array_to_tsvector(words_of(id || ' ' || left(coalesce(email, ''), 300) || ' ' || left(coalesce(name, ''), 300)))) stored;
create index app_user_words on app_user using gin (words);

-- The full passes over expired sessions, and the purges, on whichever node: who asked for them, and what they came to.
-- One that was never finished runs, or its node died. The oldest rows of a kind make room.
create table retention_run (
    id          bigint generated always as identity primary key,
    kind        text        not null check (kind in ('CLEANUP', 'PURGE')),
    actor       text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    found       bigint,
    ended       bigint,
    failed      bigint,
    sessions    bigint,
    events      bigint,
    -- Why it broke off.
    error       text
);
create index retention_run_newest on retention_run (kind, id desc);
