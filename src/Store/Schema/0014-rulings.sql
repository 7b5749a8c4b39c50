-- What the levels of the programme decide about works: pins, holds and bans, proposals and what became of them.

create table ruling (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    work TEXT not null,
    kind TEXT not null,
    crew TEXT,
    day DATE,
    level TEXT,
    place TEXT,
    state TEXT not null,
    made_by TEXT not null,
    made_at TEXT not null,
    why TEXT not null,
    answer TEXT
);

create index ruling_work on ruling (work, made_at);
create index ruling_state on ruling (state, uuid);
create index ruling_place on ruling (place);

update furrow_schema set version = 14;
