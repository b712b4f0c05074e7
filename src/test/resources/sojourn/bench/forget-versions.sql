-- Sessions whose context was replaced are at the version of a new one again.
update session set version = 0
 where id between ('00000000-0000-7000-8000-' || lpad((:first::bigint)::text, 12, '0'))::uuid
              and ('00000000-0000-7000-8000-' || lpad((:first::bigint + :count - 1)::text, 12, '0'))::uuid
   and version <> 0;
