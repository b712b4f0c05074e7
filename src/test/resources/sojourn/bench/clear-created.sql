-- Deletes what was opened through the API or by create.sql: the next run finds its users without sessions again.
delete from session where owner_type = 'USER' and owner_name like 'creator-%';
