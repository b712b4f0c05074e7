-- Sessions that expired an hour ago and have not been ended: of 100 users in turn, each with 10 customers. In each are a
-- conversation of 10 messages and a draft of one item. There is nothing else.
-- The audit trail is not emptied by anybody, unless its guard is sent away first.
alter table audit_entry disable trigger audit_entry_only_added_to;
truncate session, customer, customer_order, outbox_event, audit_entry cascade;
alter table audit_entry enable always trigger audit_entry_only_added_to;

insert into customer (id, owner_type, owner_name, email, name, order_count, created_at)
select gen_random_uuid(), 'USER', 'bench-' || lpad(owner::text, 6, '0'), 'buyer-' || buyer || '@example.com', 'Buyer', 0,
       now() - interval '30 days'
  from generate_series(0, 99) as owner, generate_series(0, 9) as buyer;

insert into session (id, owner_type, owner_name, status, context, duration_micros, created_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid,
       'USER', 'bench-' || lpad((number % 100)::text, 6, '0'), 'ACTIVE',
       '{"topic": "restaurants", "intent": "reserve", "slots": {"city": "Lisbon", "name": "The Blue Door", "date": "tomorrow", "time": "half past seven in the evening", "seats": "4", "cuisine": "seafood"}, "turn": "000000000001"}',
       86400000000, now() - interval '25 hours', 0
  from generate_series(0, :count - 1) as number;

insert into session_activity (session_id, last_activity, expires_at, due_at)
select id, created_at, expires_at, expires_at
  from (select id, created_at,
               created_at + interval '24 hours' + right(id::text, 12)::bigint * interval '1 microsecond' as expires_at
          from session) as opened;

insert into conversation
       (id, session_id, is_default, metadata, message_count, created_at, last_message_at)
select ('00000000-0000-7000-a000-' || right(id::text, 12))::uuid, id, true, '{}', 10, created_at, created_at
  from session;

insert into message (conversation_id, sequence, role, content, metadata, created_at)
select id, sequence, case when sequence % 2 = 1 then 'user' else 'assistant' end,
       'Could you find me a table for four at half past seven tomorrow evening?', '{}', created_at
  from conversation, generate_series(1, 10) as sequence
 order by id, sequence;

insert into customer_order
       (id, session_id, owner_type, owner_name, status, customer_email, customer_name, currency, attributes,
        conversation_id, bytes, created_at, version)
select ('00000000-0000-7000-c000-' || right(id::text, 12))::uuid, id, owner_type, owner_name, 'DRAFT',
       'buyer-' || right(id::text, 12)::bigint / 100 % 10 || '@example.com', 'Buyer', 'EUR', '{}',
       ('00000000-0000-7000-a000-' || right(id::text, 12))::uuid, 200, created_at, 0
  from session;

insert into order_item (order_id, position, name, quantity, unit_price, attributes)
select id, 1, 'A table for four', 1, 12.50, '{}' from customer_order;
