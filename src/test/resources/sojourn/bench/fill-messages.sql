-- For each of these sessions its default conversation, with :messages messages in it.
insert into conversation
       (id, session_id, is_default, metadata, message_count, created_at, last_message_at)
select ('00000000-0000-7000-a000-' || lpad(number::text, 12, '0'))::uuid,
       ('00000000-0000-7000-8000-' || lpad(number::text, 12, '0'))::uuid, true, '{}', :messages, now(), now()
  from generate_series(:first::bigint, :first::bigint + :count - 1) as number;

insert into message (conversation_id, sequence, role, content, metadata, created_at)
select ('00000000-0000-7000-a000-' || lpad(number::text, 12, '0'))::uuid, sequence,
       case when sequence % 2 = 1 then 'user' else 'assistant' end,
       'Could you find me a table for four at half past seven tomorrow evening?', '{}', now()
  from generate_series(:first::bigint, :first::bigint + :count - 1) as number,
       generate_series(1, :messages) as sequence
 order by number, sequence;
