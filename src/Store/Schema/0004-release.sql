-- The release of ground: who may do it, orders, reports, quality, incidents, handover. A table keeps the columns that
-- are asked for beside the whole record as JSON, so that a record may gain a field without a migration; `furrow check`
-- compares the two.

create table organisation (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    name TEXT not null,
    kind TEXT not null,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create table accreditation (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    number TEXT not null,
    organisation TEXT not null,
    crew TEXT,
    valid_from DATE not null,
    valid_to DATE not null,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index accreditation_organisation on accreditation (organisation);
create index accreditation_crew on accreditation (crew);

create table task_order (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    number TEXT not null,
    organisation TEXT not null,
    objective TEXT not null,
    state TEXT not null,
    planned_from DATE not null,
    planned_to DATE not null,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index task_order_organisation on task_order (organisation);
create index task_order_state on task_order (state);
create index task_order_place on task_order (place);

-- Which hazards an order treats: follows from the order, for questions that begin with a hazard.
create table task_order_hazard (
    fid INTEGER primary key autoincrement not null,
    task TEXT not null,
    hazard TEXT not null,
    unique (task, hazard)
);

create index task_order_hazard_hazard on task_order_hazard (hazard);

create table daily_report (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    task TEXT not null,
    crew TEXT not null,
    day DATE not null,
    method TEXT not null,
    cover TEXT not null,
    square_metres REAL not null,
    hours REAL not null,
    persons INTEGER not null,
    items INTEGER not null,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index daily_report_task on daily_report (task, day);
create index daily_report_crew on daily_report (crew, day);
create index daily_report_day on daily_report (day);
create index daily_report_place on daily_report (place);

create table item (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    report TEXT,
    task TEXT,
    hazard TEXT,
    category TEXT not null,
    model TEXT,
    quantity INTEGER not null,
    found_on DATE not null,
    disposal TEXT not null,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index item_report on item (report);
create index item_task on item (task);
create index item_hazard on item (hazard);
create index item_found_on on item (found_on);
create index item_place on item (place);

create table visit (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    task TEXT not null,
    day DATE not null,
    inspecting TEXT not null,
    open_critical INTEGER not null,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index visit_task on visit (task);
create index visit_place on visit (place);

create table inspection (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    task TEXT not null,
    state TEXT not null,
    lot_square_metres REAL not null,
    day DATE,
    inspecting TEXT not null,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index inspection_task on inspection (task);
create index inspection_place on inspection (place);

create table incident (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    number TEXT not null,
    kind TEXT not null,
    task TEXT,
    hazard TEXT,
    happened_at TEXT not null,
    state TEXT not null,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index incident_task on incident (task);
create index incident_hazard on incident (hazard);
create index incident_state on incident (state);
create index incident_place on incident (place);

create table victim (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    incident TEXT,
    accident TEXT,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index victim_incident on victim (incident);
create index victim_accident on victim (accident);
create index victim_place on victim (place);

create table completion (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    number TEXT not null,
    task TEXT not null,
    written_on DATE not null,
    handed_over_on DATE,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

create index completion_task on completion (task);
create index completion_place on completion (place);

create table release_rules (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    illustrative BOOLEAN not null,
    record TEXT not null
);

insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) values
    ('organisation', 'attributes', 'Organisations', 'Who does or oversees work', null),
    ('accreditation', 'attributes', 'Accreditations', 'Who may do what, from when to when', null),
    ('task_order', 'attributes', 'Task orders', 'What is to be done on hazardous ground, by whom', null),
    ('daily_report', 'attributes', 'Daily reports', 'What crews did each day; ground worked on is not ground released', null),
    ('item', 'attributes', 'Items found', 'Explosive items; exact spots are not for publication', null),
    ('visit', 'attributes', 'Quality visits', 'What those who watch over quality saw', null),
    ('inspection', 'attributes', 'Inspections', 'Lots that were judged by sampling', null),
    ('incident', 'attributes', 'Incidents', 'Accidents, near misses and missed items; not for publication', null),
    ('victim', 'attributes', 'Victims', 'For a small role only; never for publication', null),
    ('completion', 'attributes', 'Completion reports', 'What a task came to, and its certificate', null),
    ('release_rules', 'attributes', 'Rules of release', 'What the programme set for itself', null),
    ('task_order_hazard', 'attributes', 'Hazards of task orders', 'Which hazards an order treats', null);

update furrow_schema set version = 4;
