-- End a session: in step with Sessions.end, SessionClosing, ConversationSealing and OrderSubmission.
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
with draft as (
     select o.id, o.owner_type, o.owner_name, o.customer_email, o.customer_name, o.created_at,
            exists (select 1 from order_item i where i.order_id = o.id) as has_items
       from customer_order o
      where o.session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid and o.status = 'DRAFT'
      order by o.id
        for no key update),
buyer as (
     insert into customer as c (id, owner_type, owner_name, email, name, order_count, created_at)
     select gen_random_uuid(), d.owner_type, d.owner_name, d.customer_email,
            (array_agg(d.customer_name order by d.created_at desc, d.id desc)
             filter (where d.customer_name is not null))[1],
            count(*), now()
       from draft d
      where d.has_items and d.customer_email is not null
      group by d.owner_type, d.owner_name, d.customer_email
      order by d.owner_type, d.owner_name, d.customer_email
         on conflict (owner_type, owner_name, email) do update
        set order_count = c.order_count + excluded.order_count,
            name = coalesce(excluded.name, c.name)
     returning c.id, c.email)
update customer_order o
   set status = case when d.has_items then 'SUBMITTED' else 'CANCELLED' end,
       submitted_at = case when d.has_items then now() end,
       customer_id = b.id,
       version = o.version + 1
  from draft d
  left join buyer b on d.has_items and b.email = d.customer_email
 where o.id = d.id;
update session set end_reason = 'client', ended_at = now(), status = 'ENDED', version = version + 1
 where id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid;
update session_activity set expires_at = now(), last_activity = last_activity
 where session_id = ('00000000-0000-7000-8000-' || lpad(:session::text, 12, '0'))::uuid;
commit;
