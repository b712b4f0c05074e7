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

-- The open ones were used lately, and will expire in weeks; 1,000 were due before they were used.
insert into session_activity (session_id, last_activity, expires_at, due_at)
select id, now() - interval '1 hour', coalesce(ended_at, created_at + interval '30 days'),
       case when ended_at is null and id < '00000000-0000-7000-8000-000000020000' then now() - interval '1 minute'
            when ended_at is null then created_at + interval '30 days'
       end
  from session;

-- 300 more have expired long ago, and it is time to delete them.
insert into session
       (id, owner_type, owner_name, status, context, duration_micros, created_at, end_reason, ended_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'USER', 'owner-000002', 'EXPIRED', '{}',
       86400000000, now() - interval '50 days', 'timeout', now() - interval '49 days', 1
  from generate_series(1000000, 1000299) as number;

-- 300 have just expired, and will be ended by the first pass.
insert into session (id, owner_type, owner_name, status, context, duration_micros, created_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'USER', 'owner-000003', 'ACTIVE', '{}',
       86400000000, now() - interval '2 days', 0
  from generate_series(1000300, 1000599) as number;

-- One owner has as many as the plans' server allows: each further one lets the least recently active expire.
insert into session (id, owner_type, owner_name, status, context, duration_micros, created_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'USER', 'owner-limit', 'ACTIVE', '{}',
       86400000000, now() - interval '2 days', 0
  from generate_series(1000600, 1000849) as number;

insert into session_activity (session_id, last_activity, expires_at, due_at)
select id, created_at + interval '1 day',
       case when owner_name = 'owner-limit' then now() + interval '20 hours' else created_at + interval '1 day' end,
       case when owner_name = 'owner-limit' then now() + interval '20 hours'
            when owner_name = 'owner-000003' then created_at + interval '1 day'
       end
  from session where id >= '00000000-0000-7000-8000-000001000000';

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

-- 98 more conversations in that session, which makes 99.
insert into conversation (id, session_id, name, is_default, metadata, message_count, created_at, last_message_at)
select ('00000000-0000-7000-b000-' || lpad(number::text, 12, '0'))::uuid, '00000000-0000-7000-8000-000000995000',
       'conversation ' || number, false, '{}', 0, now(), null
  from generate_series(1, 98) as number;

-- 250,000 orders of two items, of every fourth session: 10,000 are owner-000000's. Each owner has ten customers.
insert into customer (id, owner_type, owner_name, email, name, order_count, created_at)
select gen_random_uuid(), 'USER', u.id, 'buyer-' || number || '@example.com', 'Buyer', 1, now()
  from app_user u, generate_series(0, 9) as number;

insert into customer_order
       (id, session_id, owner_type, owner_name, status, customer_email, customer_name, customer_id, currency, attributes,
        bytes, created_at, submitted_at, version)
select ('00000000-0000-7000-c000-' || right(s.id::text, 12))::uuid, s.id, s.owner_type, s.owner_name,
       case when s.ended_at is null then 'DRAFT' else 'SUBMITTED' end, c.email, c.name,
       case when s.ended_at is not null then c.id end, 'EUR', '{}', 200, s.created_at, s.ended_at, 1
  from (select *, right(id::text, 12)::int as number from session) s
  join customer c on c.owner_type = s.owner_type and c.owner_name = s.owner_name
                 and c.email = 'buyer-' || s.number / 100 % 10 || '@example.com'
 where s.number % 4 = 0;

insert into order_item (order_id, position, name, quantity, unit_price, attributes)
select o.id, position, 'A table for four', 1, 12.50, '{}'
  from customer_order o, generate_series(1, 2) as position
 order by o.id, position;

-- 500,000 events of four weeks, which have their positions, but 1,000 of them are too old; as many entries of the audit
-- trail, of which an administrator has every hundredth, and every thousandth is of a key.
insert into outbox_event (id, type, subject_id, data, created_at, position)
select gen_random_uuid(), 'session.ended', gen_random_uuid(),
       '{"ownerType": "USER", "ownerName": "owner-000000", "reason": "timeout"}',
       case when number < 1000 then now() - interval '31 days' else now() - interval '28 days' * (1 - number / 500000.0) end,
       nextval('outbox_position')
  from generate_series(0, 499999) as number;

insert into audit_entry (id, at, actor, action, subject_id, detail)
select id, created_at, case when position % 100 = 0 then 'admin:auditee' else 'system' end,
       case when position % 1000 = 0 then 'api-key.issue' else 'session.end' end, subject_id,
       '{"reason": "timeout", "owner": "user:owner-000000"}'
  from outbox_event;

-- 500,000 keys of the last day, of which the oldest are no longer kept.
insert into idempotency_key (caller, key, request, status, etag, location, answer, expires_at)
select 'user:owner-' || lpad((number % 50000)::text, 6, '0'), gen_random_uuid()::text,
       sha256(number::text::bytea), 201, null, null,
       '{"sequence":' || number || ',"role":"user","content":"Could you find me a table for four at half past seven tomorrow evening?","metadata":{},"createdAt":"2026-11-22T00:00:00.000000Z"}',
       now() - interval '10 minutes' + number * interval '1 day' / 500000
  from generate_series(0, 499999) as number;

-- An owner who has closed 20,000 sessions, and has none that is open.
insert into app_user (id, email, name) values ('owner-closed', 'owner-closed@example.com', 'owner-closed');
insert into session
       (id, owner_type, owner_name, status, context, duration_micros, created_at, end_reason, ended_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'USER', 'owner-closed', 'ENDED', '{}',
       86400000000, now() - (1120000 - number) * interval '1 second', 'client',
       now() - (1120000 - number) * interval '1 second', 1
  from generate_series(1100000, 1119999) as number;

-- 10,000 open ones of nobody, as many as there may be. Of them 100 have expired, and their ends have failed.
insert into session (id, owner_type, owner_name, status, context, duration_micros, created_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, 'ANONYMOUS',
       encode(sha256(number::text::bytea), 'hex'), 'ACTIVE', '{}', 86400000000, now() - interval '1 hour', 0
  from generate_series(1200000, 1209999) as number;
insert into session_activity (session_id, last_activity, expires_at, due_at)
select id, created_at,
       case when ended_at is not null then ended_at
            when id >= '00000000-0000-7000-8000-000001209900' then now() - interval '1 minute'
            else now() + interval '20 hours' end,
       case when ended_at is null then now() + interval '20 hours' end
  from session where id >= '00000000-0000-7000-8000-000001100000';

-- An export of every fifth of the sessions that are closed, but 1,000 of them are too old.
insert into session_export (id, session_id, status, parts, created_at, finished_at, alive_until)
select ('00000000-0000-7000-d000-' || right(id::text, 12))::uuid, id, 'DONE', 2, at, at + interval '1 second',
       at + interval '15 seconds'
  from (select id, case when number < 5000 then now() - interval '25 hours'
                        else now() - interval '23 hours' * (1 - number / 1000000.0) end as at
          from (select id, right(id::text, 12)::int as number from session where ended_at is not null) as closed
         where number % 5 = 1 and number < 1000000) as fresh;
insert into session_export_part (export_id, format, position, content)
select id, format, 1, repeat('What was said. ', 20)
  from session_export, (values ('JSON'), ('MARKDOWN')) as formats (format);

insert into api_key (id, prefix, secret_hash, name, holder_type, holder_name, created_by, created_at)
select gen_random_uuid(), 'filled_' || number, sha256(number::text::bytea), 'a key', 'USER',
       'owner-' || lpad((number % 50000)::text, 6, '0'), 'owner-000001',
       now() - number * interval '1 minute'
  from generate_series(1, 100000) as number;
