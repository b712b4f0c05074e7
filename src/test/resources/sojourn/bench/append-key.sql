-- Append a message with an Idempotency-Key: in step with Idempotency.once and Conversations.append.
-- (The caller is in two parts because pgbench would take :bench for a variable.)
\set n :n + 1
\set session :first + (:client_id + :n * :clients) % :count
\set owner :session % :users
\set key :serial + :client_id + :n * :clients
\set lock hash(:key)
-- The driver sends "begin" together with the first statement.
\startpipeline
begin;
select pg_try_advisory_xact_lock(:lock::bigint) as taken;
\endpipeline
select request, status, etag, location, answer from idempotency_key
 where caller = 'user:' || 'bench-' || lpad(:owner::text, 6, '0')
   and key = '00000000-0000-4000-8000-' || lpad(:key::text, 12, '0')
   and expires_at > clock_timestamp();
select s.status, s.created_at, s.duration_micros, s.version
  from session s join session_activity a on a.session_id = s.id
 where s.id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid
   and s.owner_type = 'USER' and s.owner_name = 'bench-' || lpad(:owner::text, 6, '0')
   and a.expires_at > clock_timestamp()
   and pg_advisory_xact_lock_shared(1, hashtext(s.id::text))::text is not null
   for share of s;
select a.last_activity, a.expires_at, clock_timestamp() as now
  from session_activity a
 where a.session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid;
update conversation
   set message_count = message_count + 1, last_message_at = clock_timestamp()
 where session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid
   and is_default and message_count + 1 <= 1000000
returning id as conversation, message_count as sequence, last_message_at as at \gset
insert into message (conversation_id, sequence, role, content, metadata, created_at)
values (:conversation::uuid, :sequence::bigint, 'user', :text::text, '{}'::jsonb, :at::timestamptz);
insert into idempotency_key as k (caller, key, request, status, etag, location, answer, expires_at)
values ('user:' || 'bench-' || lpad(:owner::text, 6, '0'), '00000000-0000-4000-8000-' || lpad(:key::text, 12, '0'),
        decode(lpad(:key::text, 64, '0'), 'hex'), 201, null, null,
        '{"sequence":' || :sequence::text || ',"role":"user","content":"' || :text::text
            || '","metadata":{},"createdAt":"2026-11-22T00:00:00.000000Z"}',
        clock_timestamp() + interval '24 hours')
    on conflict (caller, key) do update
       set request = excluded.request, status = excluded.status, etag = excluded.etag,
           location = excluded.location, answer = excluded.answer, expires_at = excluded.expires_at
     where k.expires_at <= clock_timestamp();
commit;
