-- Plain collections: layers of other programs, kept as they are. Each has a table of its own, made on import and named
-- in table_name; its fields are described in fields, as JSON, with the column that holds each.
create table collection (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    name TEXT not null unique,
    title TEXT not null,
    table_name TEXT not null unique,
    fields TEXT not null,
    shape_kind TEXT,
    class TEXT not null,
    features INTEGER not null,
    content TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) values
    ('collection', 'attributes', 'Collections', 'Layers of other programs, each in a table of its own', null);

-- Doors ask what changed last in one kind of record: answers are kept until it does.
create index journal_kind on journal (kind, number);

update furrow_schema set version = 8;
