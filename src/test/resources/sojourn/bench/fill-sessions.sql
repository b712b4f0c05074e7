-- Live sessions, numbered from :first, of :users users in turn.
insert into session (id, owner_type, owner_name, status, context, duration_micros, created_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid,
       'USER', 'bench-' || lpad((number % :users)::text, 6, '0'), 'ACTIVE',
       '{"topic": "restaurants", "intent": "reserve", "slots": {"city": "Lisbon", "name": "The Blue Door", "date": "tomorrow", "time": "half past seven in the evening", "seats": "4", "cuisine": "seafood"}, "turn": "000000000001"}',
       86400000000, now(), 0
  from generate_series(:first::bigint, :first::bigint + :count - 1) as number;

insert into session_activity (session_id, last_activity, expires_at, due_at)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, now(), now() + interval '24 hours',
       now() + interval '24 hours'
  from generate_series(:first::bigint, :first::bigint + :count - 1) as number;
