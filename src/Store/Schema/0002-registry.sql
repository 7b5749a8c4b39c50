-- The registry: one table for each kind of record, columns named after the fields of the record.
-- Lists inside a record are JSON in a text column; words, identities and days are text. A column refers to another
-- kind's record by its uuid without a foreign key, because records arrive in any order; `furrow check` finds orphans.

create table place (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    kind TEXT not null,
    parent TEXT,
    name TEXT not null,
    names TEXT not null,
    code TEXT,
    population INTEGER,
    outline_is_approximate BOOLEAN not null,
    centre_longitude REAL not null,
    centre_latitude REAL not null,
    shape GEOMETRY not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index place_parent on place (parent);

create table document (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    title TEXT,
    outlet TEXT,
    url TEXT,
    published_on DATE,
    language TEXT not null,
    sha256 TEXT not null,
    cited_outlets TEXT not null,
    text TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create table claim (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    document TEXT not null,
    quote_start INTEGER not null,
    quote_end INTEGER not null,
    direct BOOLEAN not null,
    pledgers TEXT not null,
    recipients TEXT not null,
    thing TEXT not null,
    category TEXT not null,
    amount_text TEXT,
    amount TEXT,
    place TEXT not null,
    modality TEXT not null,
    speaker TEXT not null,
    cited_outlets TEXT not null,
    date_text TEXT,
    aggregate BOOLEAN not null,
    state TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index claim_document on claim (document, quote_start);

create table commitment (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    title TEXT not null,
    claims TEXT not null,
    pledgers TEXT not null,
    recipients TEXT not null,
    category TEXT not null,
    amount_text TEXT,
    amount TEXT,
    place TEXT,
    modality TEXT not null,
    arrived TEXT,
    confirmed_by TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create table hazard (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    local_id TEXT not null,
    name TEXT,
    kind TEXT not null,
    status TEXT not null,
    area_square_metres REAL not null,
    outline_is_stand_in BOOLEAN not null,
    evidence TEXT not null,
    ordnance TEXT not null,
    method TEXT not null,
    rate_square_metres_per_crew_day REAL,
    place TEXT,
    surveyed_on DATE,
    outline GEOMETRY not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index hazard_place on hazard (place);

create table accident (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    year INTEGER,
    month INTEGER,
    happened_on DATE,
    precision TEXT not null,
    killed INTEGER not null,
    injured INTEGER not null,
    source_kind TEXT,
    place_text TEXT,
    place TEXT,
    point POINT,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index accident_place on accident (place);

create table asset (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    local_id TEXT not null,
    name TEXT,
    kind TEXT not null,
    damage_grade INTEGER,
    damage_raw TEXT not null,
    damage_scheme TEXT not null,
    damage_remote BOOLEAN not null,
    damage_on DATE,
    quantity REAL not null,
    unit TEXT not null,
    people_served INTEGER,
    place TEXT,
    footprint_is_stand_in BOOLEAN not null,
    footprint GEOMETRY not null,
    access TEXT,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index asset_place on asset (place);

create table crew (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    name TEXT not null,
    skills TEXT not null,
    size INTEGER not null,
    available_from DATE,
    available_to DATE,
    sent_by TEXT,
    arrived BOOLEAN not null,
    base POINT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create table norm (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    code TEXT not null,
    title TEXT not null,
    skill TEXT not null,
    unit TEXT not null,
    low REAL not null,
    typical REAL not null,
    high REAL not null,
    source TEXT not null
);

create table work (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    kind TEXT not null,
    title TEXT not null,
    hazard TEXT,
    asset TEXT,
    lot INTEGER,
    skill TEXT not null,
    quantity REAL not null,
    unit TEXT not null,
    person_days REAL not null,
    norm TEXT,
    people_waiting INTEGER not null,
    waits_for TEXT not null,
    place TEXT,
    point POINT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index work_hazard on work (hazard);
create index work_asset on work (asset);
create index work_place on work (place);

create table plan (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    name TEXT not null,
    scenario TEXT not null,
    status TEXT not null,
    made_at TEXT not null,
    starts_on DATE not null,
    ends_on DATE not null,
    works INTEGER not null,
    crews INTEGER not null,
    people_days REAL not null,
    people_days_bound REAL not null,
    gap REAL not null,
    drivers TEXT not null,
    effort TEXT not null,
    findings TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

-- Who does which work when; local time of the programme.
create table assignment (
    fid INTEGER primary key autoincrement not null,
    plan TEXT not null references plan (uuid),
    work TEXT not null,
    crew TEXT not null,
    start TEXT not null,
    finish TEXT not null,
    unique (plan, work)
);

create table unplanned (
    fid INTEGER primary key autoincrement not null,
    plan TEXT not null references plan (uuid),
    work TEXT not null,
    reason TEXT not null,
    unique (plan, work)
);

-- One row.
create table programme (
    fid INTEGER primary key not null check (fid = 1),
    name TEXT not null,
    illustrative BOOLEAN not null,
    notice TEXT not null,
    starts_on DATE not null,
    hours_per_day INTEGER not null,
    working_days TEXT not null,
    holidays TEXT not null,
    winter_from TEXT,
    winter_until TEXT,
    travel_kilometres_per_hour INTEGER not null
);

-- Every write: who, when, why, before, after, and the hash that chains the entry to the one before it.
create table journal (
    number INTEGER primary key not null,
    at TEXT not null,
    actor TEXT not null,
    why TEXT not null,
    kind TEXT not null,
    record TEXT not null,
    before TEXT,
    after TEXT,
    hash TEXT not null
);

create index journal_record on journal (record, number);

-- One row: where the journal ends, so that a cut tail is noticed.
create table journal_head (
    only INTEGER primary key not null check (only = 1),
    number INTEGER not null,
    hash TEXT not null
);

insert into journal_head (only, number, hash) values (1, 0, '');

-- What QGIS and ogrinfo list.
insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) values
    ('place', 'features', 'Places', 'Administrative areas by outline, settlements by a point', 4326),
    ('hazard', 'features', 'Hazards', 'Suspected and confirmed hazardous ground', 4326),
    ('accident', 'features', 'Accidents', 'Accidents with explosive ordnance; read the precision before the point', 4326),
    ('asset', 'features', 'Assets', 'What was damaged, and how badly', 4326),
    ('crew', 'features', 'Crews', 'Who works, by the base they start from', 4326),
    ('work', 'features', 'Works', 'What is to be done, by where it is done', 4326),
    ('document', 'attributes', 'Documents', 'Texts whose statements are quoted', null),
    ('claim', 'attributes', 'Claims', 'What the reader proposes; not a commitment', null),
    ('commitment', 'attributes', 'Commitments', 'What somebody promised, confirmed by a person', null),
    ('norm', 'attributes', 'Norms', 'How much labour one unit of a work takes', null),
    ('plan', 'attributes', 'Plans', 'Which works, when, by whom', null),
    ('assignment', 'attributes', 'Assignments', 'Works of a plan with crew and time', null),
    ('unplanned', 'attributes', 'Unplanned works', 'Works that a plan leaves out, and why', null),
    ('programme', 'attributes', 'Programme', 'What the store is about, and its working time', null);

insert into gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) values
    ('place', 'shape', 'GEOMETRY', 4326, 0, 0),
    ('hazard', 'outline', 'GEOMETRY', 4326, 0, 0),
    ('accident', 'POINT', 'POINT', 4326, 0, 0),
    ('asset', 'footprint', 'GEOMETRY', 4326, 0, 0),
    ('crew', 'base', 'POINT', 4326, 0, 0),
    ('work', 'POINT', 'POINT', 4326, 0, 0);

update furrow_schema set version = 2;
