-- Photographs and papers that belong to hazards.

create table attachment (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    hazard TEXT not null,
    place TEXT,
    details TEXT not null,
    source TEXT,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index attachment_hazard on attachment (hazard);
create index attachment_place on attachment (place);

create table attachment_file (
    fid INTEGER primary key autoincrement not null,
    attachment TEXT not null unique,
    content BLOB not null
);

insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) values
    ('attachment', 'attributes', 'Papers and photographs', 'What belongs to hazards; for the programme only', null);

update furrow_schema set version = 12;
