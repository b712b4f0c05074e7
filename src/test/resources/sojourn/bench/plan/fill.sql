-- A database that has been in use for long. Written by SQL, because the API would take too long.

insert into app_user (id, email, name)
select id, id || '@example.com', id
  from (select 'owner-' || lpad(number::text, 6, '0') as id from generate_series(0, 49999) as number) as fresh;

-- 1,000,000 sessions, one opened each second: 20,000 are owner-000000's, the others of 49,999 owners in turn. All are
-- closed but one in 20 of each owner, and of the first owner one in 100.
insert into session
       (id, owner_type, owner_name, status, context, duration_micros, created_at, end_reason, ended_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid,
       'USER',
       'owner-' || lpad((case when number % 50 = 0 then 0 else 1 + number % 49999 end)::text, 6, '0'),
       case when open then 'ACTIVE' else 'ENDED' end,
       '{"topic": "restaurants", "intent": "reserve", "slots": {"city": "Lisbon", "name": "The Blue Door", "date": "tomorrow", "time": "half past seven in the evening", "seats": "4", "cuisine": "seafood"}, "turn": "000000000001"}',
       2592000000000, created_at,
       case when not open then 'client' end,
       case when not open then created_at + interval '1 hour' end,
       1
  from (select number,
               now() - (1000000 - number) * interval '1 second' as created_at,
               case when number % 50 = 0 then number % 5000 = 0 else number / 50 % 20 = 0 end as open
          from generate_series(0, 999999) as number) as fresh;

-- Of the open ones half have expired, and nobody has ended them yet.
insert into session_activity (session_id, last_activity, expires_at)
select id, created_at,
       case when ended_at is not null then ended_at
            when created_at < now() - interval '500000 seconds' then created_at + interval '1 day'
            else created_at + interval '30 days'
       end
  from session;

-- Conversations of 10 messages, and one of 100,000 in the newest open session of owner-000000.
insert into conversation (id, session_id, is_default, metadata, message_count, created_at, last_message_at)
select ('00000000-0000-7000-a000-' || lpad(number::text, 12, '0'))::uuid,
       ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid,
       true, '{}', case when number = 995000 then 100000 else 10 end, now(), now()
  from generate_series(0, 999999, 25) as number;

insert into message (conversation_id, sequence, role, content, metadata, created_at)
select c.id, sequence, case when sequence % 2 = 1 then 'user' else 'assistant' end,
       'Could you find me a table for four at half past seven tomorrow evening?', '{}', now()
  from conversation c, generate_series(1, c.message_count) as sequence
 order by c.id, sequence;

-- 500,000 keys of the last day, of which the oldest are no longer kept.
insert into idempotency_key (caller, key, request, status, etag, location, answer, expires_at)
select 'user:owner-' || lpad((number % 50000)::text, 6, '0'), gen_random_uuid()::text,
       sha256(number::text::bytea), 201, null, null,
       '{"sequence":' || number || ',"role":"user","content":"Could you find me a table for four at half past seven tomorrow evening?","metadata":{},"createdAt":"2026-11-22T00:00:00.000000Z"}',
       now() - interval '10 minutes' + number * interval '1 day' / 500000
  from generate_series(0, 499999) as number;

analyze;
