-- Create a session: in step with Sessions.open.
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
select now() as now;
\endpipeline
insert into session (context, created_at, duration_micros, end_reason, ended_at, owner_name, owner_type, status, version, id)
values (:text::jsonb, now(), 86400000000, null, null, 'creator-' || lpad(:owner::text, 6, '0'), 'USER', 'ACTIVE', 0,
        ('00000000-0000-7000-9000-' || lpad(:session::text, 12, '0'))::uuid);
insert into session_activity (expires_at, last_activity, session_id)
values (now() + interval '24 hours', now(), ('00000000-0000-7000-9000-' || lpad(:session::text, 12, '0'))::uuid);
commit;
