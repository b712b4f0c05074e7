-- What the server keeps secret of clients, made by the database where no setting gives it.
create table server_secret (
    name  text  primary key,
    value bytea not null check (length(value) = 32)
);
-- Three random UUIDs have 366 random bits.
insert into server_secret (name, value)
values ('api-keys', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- The hashes of keys that were made before: HMAC-SHA-256 (RFC 2104) of each under that secret.
do $$
declare
    secret bytea := (select value from server_secret where name = 'api-keys');
    inner_pad bytea := decode(repeat('36', 64), 'hex');
    outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
    for i in 0..31 loop
        inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # get_byte(secret, i));
        outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # get_byte(secret, i));
    end loop;
    update api_key set secret_hash = sha256(outer_pad || sha256(inner_pad || secret_hash));
end $$;
