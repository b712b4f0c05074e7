-- End a session: in step with Sessions.end, SessionClosing and the parts that other rooms have in an end.
\set n :n + 1
\set taken :client_id + :n * :clients
\if :taken >= :count
-- There is no live session left: the run is void.
select 1 / 0 as used_up;
\endif
\set number :first + :taken
\set owner_number :number % :users
-- The driver sends "begin" together with the first statement.
\startpipeline
begin;
select id, context::text, created_at, duration_micros, end_reason, ended_at, owner_name, owner_type, status, version
  from session
 where id = ('00000000-0000-7000-8000-' || lpad(:number::text, 12, '0'))::uuid
   and owner_type = 'USER' and owner_name = 'bench-' || lpad(:owner_number::text, 6, '0')
   and pg_advisory_xact_lock(1, hashtext(id::varchar))::varchar is not null
   for no key update;
\endpipeline
select session_id, due_at, expires_at, expiry_reason, last_activity
  from session_activity
 where session_id = ('00000000-0000-7000-8000-' || lpad(:number::text, 12, '0'))::uuid
   for no key update;
-- What the product already knows of the session is read once more, at no further round trip.
select a.last_activity as used, a.expires_at as expires, clock_timestamp() as now, a.session_id as session,
       'bench-' || lpad(:owner_number::text, 6, '0') as owner, 0 as version
  from session_activity a
 where a.session_id = ('00000000-0000-7000-8000-' || lpad(:number::text, 12, '0'))::uuid \gset
update conversation set sealed_at = :now::timestamptz where session_id = :session::uuid and sealed_at is null;
with draft as (
     select o.id, o.owner_type, o.owner_name, o.customer_email, o.customer_name, o.created_at,
            exists (select 1 from order_item i where i.order_id = o.id) as has_items
       from customer_order o
      where o.session_id = :session::uuid and o.status = 'DRAFT'
      order by o.id
        for no key update),
buyer as (
     insert into customer as c (id, owner_type, owner_name, email, name, order_count, created_at)
     select gen_random_uuid(), d.owner_type, d.owner_name, d.customer_email,
            (array_agg(d.customer_name order by d.created_at desc, d.id desc)
             filter (where d.customer_name is not null))[1],
            count(*), :now::timestamptz
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
       submitted_at = case when d.has_items then :now::timestamptz end,
       customer_id = b.id,
       version = o.version + 1
  from draft d
  left join buyer b on d.has_items and b.email = d.customer_email
 where o.id = d.id;
insert into outbox_event (id, type, subject_id, data, created_at)
values ((lpad(to_hex(floor(extract(epoch from :now::timestamptz) * 1000)::bigint), 12, '0')
         || right(replace(gen_random_uuid()::text, '-', ''), 20))::uuid,
        'session.ended', :session::uuid,
        ('{"ownerType":"USER","ownerName":"' || :owner || '","reason":"client","endedAt":"' || :now || '"}')::jsonb,
        :now::timestamptz);
insert into audit_entry (id, at, actor, action, subject_id, address, request_id, detail)
values ((lpad(to_hex(floor(extract(epoch from :now::timestamptz) * 1000)::bigint), 12, '0')
         || right(replace(gen_random_uuid()::text, '-', ''), 20))::uuid,
        :now::timestamptz, 'user:' || :owner, 'session.end', :session::uuid, '127.0.0.1',
        replace(gen_random_uuid()::text, '-', ''), ('{"reason":"client","owner":"user:' || :owner || '"}')::jsonb);
update session set end_reason = 'client', ended_at = :now::timestamptz, status = 'ENDED', version = :version::bigint + 1
 where id = :session::uuid and version = :version::bigint;
update session_activity
   set due_at = null, expires_at = least(:expires::timestamptz, :now::timestamptz), expiry_reason = null,
       last_activity = :used::timestamptz
 where session_id = :session::uuid;
commit;
