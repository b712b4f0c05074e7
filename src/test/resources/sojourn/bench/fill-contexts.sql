-- Sessions with a context whose JSON has :characters characters, as the product shows it; for 0 an empty one.
update session
   set context = case when :characters = 0 then '{}'
                      else jsonb_build_object('text', repeat('x', :characters - length('{"text":""}'))) end
 where id between ('00000000-0000-7000-8000-' || lpad((:first::bigint)::text, 12, '0'))::uuid
              and ('00000000-0000-7000-8000-' || lpad((:first::bigint + :count - 1)::text, 12, '0'))::uuid;
