-- End a session: in step with Sessions.end and SessionClosing.
\set n :n + 1
\set taken :client_id + :n * :clients
\if :taken >= :count
-- There is no live session left: the run is void.
select 1 / 0 as used_up;
\endif
\set session :first + :taken
\set owner :session % :users
-- The driver sends "begin" together with the first statement.
\startpipeline
begin;
select id, context::text, created_at, duration_micros, end_reason, ended_at, owner_name, owner_type, status, version
  from session
 where id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid
   and owner_type = 'USER' and owner_name = 'bench-' || lpad(:owner::text, 6, '0')
   for no key update;
\endpipeline
select session_id, expires_at, last_activity
  from session_activity
 where session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid
   for no key update;
select a.last_activity, a.expires_at, clock_timestamp() as now
  from session_activity a
 where a.session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid;
update conversation set sealed_at = now()
 where session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid and sealed_at is null;
update session set end_reason = 'client', ended_at = now(), status = 'ENDED', version = version + 1
 where id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid;
update session_activity set expires_at = now(), last_activity = last_activity
 where session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid;
commit;
