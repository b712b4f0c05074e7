-- Sessions of the last days, all closed: every second one belongs to the first user, the others to the 999 next ones.
insert into session
       (id, owner_type, owner_name, status, context, duration_micros, created_at, end_reason, ended_at, version)
select ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid,
       'USER',
       'bench-' || lpad((case when number % 2 = 0 then 0 else 1 + number / 2 % 999 end)::text, 6, '0'),
       'ENDED',
       '{"topic": "restaurants", "intent": "reserve", "slots": {"city": "Lisbon", "name": "The Blue Door", "date": "tomorrow", "time": "half past seven in the evening", "seats": "4", "cuisine": "seafood"}, "turn": "000000000001"}',
       86400000000, now() - number * interval '1 second', 'client', now() - number * interval '1 second', 1
  from generate_series(0, :count - 1) as number;

insert into session_activity (session_id, last_activity, expires_at)
select id, created_at, ended_at from session;
