-- Requests that were carried out, with what came of them, so that one that comes again is told and not carried out.

create table request (
    fid INTEGER primary key autoincrement not null,
    actor TEXT not null,
    key TEXT not null,
    step INTEGER not null,
    print TEXT not null,
    at TEXT not null,
    answer TEXT
);

create unique index request_key on request (actor, key, step);

update furrow_schema set version = 11;
