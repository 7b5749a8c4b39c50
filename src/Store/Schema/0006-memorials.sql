-- Memorials: what is asked for is a column, the whole record is one JSON text beside it.
create table site (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    local_id TEXT not null,
    name TEXT not null,
    kind TEXT not null,
    state TEXT not null,
    complex TEXT,
    custodian TEXT,
    place TEXT,
    shape GEOMETRY not null,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index site_complex on site (complex);
create index site_place on site (place);

create table person (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    local_id TEXT not null,
    name TEXT not null,
    sort_name TEXT not null,
    close_names TEXT not null,
    status TEXT not null,
    born TEXT,
    died TEXT,
    unit TEXT,
    place_of_origin TEXT,
    site TEXT,
    visibility TEXT not null,
    place TEXT,
    grave POINT,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index person_sort_name on person (sort_name, uuid);
create index person_place on person (place);

-- Who is buried or named where.
create table person_site (
    fid INTEGER primary key autoincrement not null,
    person INTEGER not null,
    site TEXT not null,
    unique (site, person)
);

create index person_site_person on person_site (person);

create table museum_object (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    local_id TEXT not null,
    number TEXT,
    title TEXT not null,
    close_title TEXT not null,
    kind TEXT not null,
    state TEXT not null,
    location TEXT,
    loan TEXT,
    entry TEXT not null,
    lacks TEXT not null,
    checked_on DATE,
    visibility TEXT not null,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index museum_object_local_id on museum_object (local_id, uuid);
create unique index museum_object_number on museum_object (number);
create index museum_object_location on museum_object (location);
create index museum_object_loan on museum_object (loan);
create index museum_object_visibility on museum_object (visibility, local_id);

-- What search looks for: coarse pictures of how names sound. The record is the fid in the kind's own table.
create table memorial_key (
    fid INTEGER primary key autoincrement not null,
    kind TEXT not null,
    key TEXT not null,
    record INTEGER not null
);

create index memorial_key_key on memorial_key (kind, key, record);
create index memorial_key_record on memorial_key (kind, record);

create table object_entry (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    number TEXT not null,
    depositor TEXT not null,
    terms TEXT not null,
    received_on DATE not null,
    due DATE,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create unique index object_entry_number on object_entry (number);

create table loan (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    number TEXT not null,
    direction TEXT not null,
    partner TEXT not null,
    state TEXT not null,
    due DATE not null,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create unique index loan_number on loan (number);
create index loan_due on loan (state, due);

create table location (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    code TEXT not null,
    title TEXT not null,
    on_display BOOLEAN not null,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create unique index location_code on location (code);

create table inventory (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    location TEXT not null,
    started_at TEXT not null,
    closed BOOLEAN not null,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create table documentation_goal (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    title TEXT not null,
    aspect TEXT not null,
    due DATE not null,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create table remains_find (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    local_id TEXT not null,
    place TEXT,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create table likeness (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    one TEXT not null,
    other TEXT not null,
    score REAL not null,
    state TEXT not null,
    details TEXT not null
);

create index likeness_state on likeness (state, score);

create table picture (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    file_name TEXT not null,
    caption TEXT not null,
    visibility TEXT not null,
    details TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

-- The sizes of a picture, made once.
create table picture_file (
    fid INTEGER primary key autoincrement not null,
    picture TEXT not null,
    width INTEGER not null,
    height INTEGER not null,
    jpeg BLOB not null,
    unique (picture, width)
);

create table row_mapping (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    target TEXT not null,
    details TEXT not null
);

insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) values
    ('site', 'features', 'Memorial sites', 'Memorials, cemeteries, graves, museums, monuments to be built', 4326),
    ('person', 'features', 'People commemorated', 'Ask the family''s wish (visibility) before showing anybody', 4326),
    ('museum_object', 'attributes', 'Museum objects', 'What a museum looks after', null),
    ('object_entry', 'attributes', 'Entries', 'What was handed in, by whom, on which terms', null),
    ('loan', 'attributes', 'Loans', 'What is lent, in or out', null),
    ('location', 'attributes', 'Locations', 'Rooms, cases and shelves', null),
    ('inventory', 'attributes', 'Inventory checks', 'What was seen where', null),
    ('documentation_goal', 'attributes', 'Documentation plan', 'Which gaps of the records are closed until when', null),
    ('remains_find', 'attributes', 'Finds of remains', 'For a small role; never to be handed on', null),
    ('likeness', 'attributes', 'Likenesses', 'Two records that may be one person; a person decides', null),
    ('picture', 'attributes', 'Pictures', 'Photographs and scans', null),
    ('row_mapping', 'attributes', 'Remembered mappings', 'Which column of a file fills which field', null);

insert into gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) values
    ('site', 'shape', 'GEOMETRY', 4326, 0, 0),
    ('person', 'grave', 'POINT', 4326, 0, 0);

create virtual table rtree_site_shape using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_site_shape_insert after insert on site
when new.shape not null and not ST_IsEmpty(new.shape)
begin
    insert or replace into rtree_site_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

create trigger rtree_site_shape_update1 after update of shape on site
when old.fid = new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
begin
    insert or replace into rtree_site_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

create trigger rtree_site_shape_update2 after update of shape on site
when old.fid = new.fid and (new.shape is null or ST_IsEmpty(new.shape))
begin
    delete from rtree_site_shape where id = old.fid;
end;

create trigger rtree_site_shape_update3 after update on site
when old.fid != new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
begin
    delete from rtree_site_shape where id = old.fid;
    insert or replace into rtree_site_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

create trigger rtree_site_shape_update4 after update on site
when old.fid != new.fid and (new.shape is null or ST_IsEmpty(new.shape))
begin
    delete from rtree_site_shape where id in (old.fid, new.fid);
end;

create trigger rtree_site_shape_delete after delete on site
when old.shape not null
begin
    delete from rtree_site_shape where id = old.fid;
end;

create virtual table rtree_person_grave using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_person_grave_insert after insert on person
when new.grave not null and not ST_IsEmpty(new.grave)
begin
    insert or replace into rtree_person_grave
    values (new.fid, ST_MinX(new.grave), ST_MaxX(new.grave), ST_MinY(new.grave), ST_MaxY(new.grave));
end;

create trigger rtree_person_grave_update1 after update of grave on person
when old.fid = new.fid and (new.grave not null and not ST_IsEmpty(new.grave))
begin
    insert or replace into rtree_person_grave
    values (new.fid, ST_MinX(new.grave), ST_MaxX(new.grave), ST_MinY(new.grave), ST_MaxY(new.grave));
end;

create trigger rtree_person_grave_update2 after update of grave on person
when old.fid = new.fid and (new.grave is null or ST_IsEmpty(new.grave))
begin
    delete from rtree_person_grave where id = old.fid;
end;

create trigger rtree_person_grave_update3 after update on person
when old.fid != new.fid and (new.grave not null and not ST_IsEmpty(new.grave))
begin
    delete from rtree_person_grave where id = old.fid;
    insert or replace into rtree_person_grave
    values (new.fid, ST_MinX(new.grave), ST_MaxX(new.grave), ST_MinY(new.grave), ST_MaxY(new.grave));
end;

create trigger rtree_person_grave_update4 after update on person
when old.fid != new.fid and (new.grave is null or ST_IsEmpty(new.grave))
begin
    delete from rtree_person_grave where id in (old.fid, new.fid);
end;

create trigger rtree_person_grave_delete after delete on person
when old.grave not null
begin
    delete from rtree_person_grave where id = old.fid;
end;

insert into gpkg_extensions (table_name, column_name, extension_name, definition, scope) values
    ('site', 'shape', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
    ('person', 'grave', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');

update furrow_schema set version = 6;
