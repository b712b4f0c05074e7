-- Who may log in to the console. The password itself is nowhere: only its hash, which names its algorithm and salt.
create table console_account (
    name          text primary key check (length(name) between 1 and 255),
    password_hash text        not null,
    role          text        not null check (role in ('admin', 'auditor')),
    created_at    timestamptz not null
);
