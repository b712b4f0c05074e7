-- Replace a context: in step with Sessions.change.
\set n :n + 1
\set session :first + (:client_id + :n * :clients) % :count
\set owner :session % :users
-- The driver sends "begin" together with the first statement.
\startpipeline
begin;
select id, context::text, created_at, duration_micros, end_reason, ended_at, owner_name, owner_type, status, version
  from session
 where id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid
   and owner_type = 'USER' and owner_name = 'bench-' || lpad(:owner::text, 6, '0')
   and pg_advisory_xact_lock(1, hashtext(id::varchar))::varchar is not null
   for no key update;
\endpipeline
with held as materialized
     (select a.last_activity, a.expires_at
        from session_activity a
       where a.session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid
         for update)
select held.last_activity, held.expires_at, clock_timestamp() as now from held;
-- The product names the version that it has read, as one more condition.
update session set context = :text::jsonb, version = version + 1
 where id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid and version >= 0;
commit;
