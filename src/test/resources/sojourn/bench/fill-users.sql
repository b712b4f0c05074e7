-- The users of a group as they are remembered from the tokens that the benchmark signs for them.
insert into app_user (id, email, name)
select id, id || '@example.com', id
  from (select :group || '-' || lpad(number::text, 6, '0') as id from generate_series(0, :count - 1) as number) as fresh
    on conflict do nothing;
