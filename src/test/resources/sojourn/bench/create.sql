-- Create a session: in step with Sessions.open and SessionLimit.
\set n :n + 1
\set session :client_id + :n * :clients
\if :session >= :count
-- Every user has as many sessions as may be: the run is void.
select 1 / 0 as used_up;
\endif
\set owner :session % :users
-- The driver sends "begin" together with the first statement.
\startpipeline
begin;
select pg_advisory_xact_lock(hashtextextended('owner USER creator-' || lpad(:owner::text, 6, '0'), 0))::text as locked;
\endpipeline
select count(*) as unexpired
  from session s join session_activity a on a.session_id = s.id
 where s.owner_type = 'USER' and s.owner_name = 'creator-' || lpad(:owner::text, 6, '0') and s.ended_at is null
   and a.expires_at > clock_timestamp();
select clock_timestamp() as now \gset
insert into session (context, created_at, duration_micros, end_reason, ended_at, owner_name, owner_type, status, version, id)
values (:text::jsonb, :now::timestamptz, 86400000000, null, null, 'creator-' || lpad(:owner::text, 6, '0'), 'USER',
        'ACTIVE', 0, ('00000000-0000-7000-9000-' || lpad(:session::text, 12, '0'))::uuid);
insert into session_activity (due_at, expires_at, expiry_reason, last_activity, session_id)
values (:now::timestamptz + interval '24 hours', :now::timestamptz + interval '24 hours', null, :now::timestamptz,
        ('00000000-0000-7000-9000-' || lpad(:session::text, 12, '0'))::uuid);
commit;
