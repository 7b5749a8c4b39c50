-- Who signs in, what lets programs in, and who is signed in. Secrets are kept as hashes, apart from the records, and
-- are not layers: no program that opens the file lists them.

create table account (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    name TEXT not null unique,
    title TEXT not null,
    role TEXT not null,
    ceiling TEXT not null,
    areas TEXT not null,
    active BOOLEAN not null
);

create table token (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    account TEXT not null,
    title TEXT not null,
    role TEXT not null,
    ends_on DATE,
    revoked BOOLEAN not null
);

create index token_account on token (account);

create table secret (
    fid INTEGER primary key autoincrement not null,
    owner TEXT not null unique,
    hash TEXT not null,
    changed_at TEXT not null,
    must_change BOOLEAN not null
);

create index secret_hash on secret (hash);

create table session (
    fid INTEGER primary key autoincrement not null,
    digest TEXT not null unique,
    account TEXT not null,
    begun_at TEXT not null,
    seen_at TEXT not null,
    ends_at TEXT not null
);

create index session_account on session (account);

update furrow_schema set version = 9;
