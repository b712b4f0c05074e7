-- From where something was done, and by which request: both absent where the server acts by itself. What it was done to is
-- named by an id of any form, and is absent where that is no one thing.
alter table audit_entry
    alter column subject_id type text,
    alter column subject_id drop not null,
    add column address text,
    add column request_id text;

-- What is asked for by one of them is found newest first, like everything else in the trail.
drop index audit_entry_of_subject;
create index audit_entry_of_subject on audit_entry (subject_id, at desc, id desc);
create index audit_entry_of_actor on audit_entry (actor, at desc, id desc);
create index audit_entry_of_action on audit_entry (action, at desc, id desc);

-- The trail is only added to, also by the table's owner. Nothing ever deletes from it.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail is only added to: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_only_added_to before update or delete or truncate on audit_entry
    for each statement execute function refuse_change_of_audit();
-- Also in sessions that leave other triggers out.
alter table audit_entry enable always trigger audit_entry_only_added_to;
