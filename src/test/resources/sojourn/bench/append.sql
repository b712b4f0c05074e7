-- Append a message: in step with Conversations.append.
\set n :n + 1
\set session :first + (:client_id + :n * :clients) % :count
\set owner :session % :users
-- The driver sends "begin" together with the first statement.
\startpipeline
begin;
select s.status, s.created_at, s.duration_micros, s.version
  from session s join session_activity a on a.session_id = s.id
 where s.id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid
   and s.owner_type = 'USER' and s.owner_name = 'bench-' || lpad(:owner::text, 6, '0')
   and a.expires_at > clock_timestamp()
   and pg_advisory_xact_lock_shared(1, hashtext(s.id::text))::text is not null
   for share of s;
\endpipeline
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
commit;
