CREATE TABLE [furrow_script] (
    SchemaVersionID INTEGER CONSTRAINT [PK_furrow_script_Id] PRIMARY KEY AUTOINCREMENT NOT NULL,
    ScriptName TEXT NOT NULL,
    Applied DATETIME NOT NULL
);

CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT not null,
    srs_id INTEGER primary key,
    organization TEXT not null,
    organization_coordsys_id INTEGER not null,
    definition TEXT not null,
    description TEXT
);

CREATE TABLE gpkg_contents (
    table_name TEXT not null primary key,
    data_type TEXT not null,
    identifier TEXT unique,
    description TEXT default '',
    last_change DATETIME not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE,
    min_y DOUBLE,
    max_x DOUBLE,
    max_y DOUBLE,
    srs_id INTEGER,
    constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_geometry_columns (
    table_name TEXT not null,
    column_name TEXT not null,
    geometry_type_name TEXT not null,
    srs_id INTEGER not null,
    z TINYINT not null,
    m TINYINT not null,
    constraint pk_geom_cols primary key (table_name, column_name),
    constraint uk_gc_table_name unique (table_name),
    constraint fk_gc_tn foreign key (table_name) references gpkg_contents (table_name),
    constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT not null,
    definition TEXT not null,
    scope TEXT not null,
    constraint ge_tce unique (table_name, column_name, extension_name)
);

CREATE TABLE furrow_schema (
    only INTEGER primary key not null check (only = 1),
    version INTEGER not null
);

CREATE TABLE place (
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

CREATE INDEX place_parent on place (parent);

CREATE TABLE document (
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
, retrieved_on DATE, keeping TEXT not null default 'whole', sketch TEXT);

CREATE TABLE claim (
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
, days TEXT);

CREATE INDEX claim_document on claim (document, quote_start);

CREATE TABLE commitment (
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
, thing TEXT not null default '', figures TEXT not null default '[]', aggregate BOOLEAN not null default false, before_denial TEXT, conditions TEXT not null default '[]', said_on DATE, agreed_on DATE, due_on DATE, arrival_reported BOOLEAN not null default false, grade TEXT not null default 'F6', part_of TEXT);

CREATE TABLE hazard (
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
, reported_on DATE, remaining_square_metres REAL, status_reason TEXT, status_on DATE, status_note TEXT, turning_points TEXT not null default '[]', depth_centimetres INTEGER, minefield_type TEXT, booby_trapped BOOLEAN, anti_lift BOOLEAN, terrain TEXT, slope TEXT, vegetation TEXT, metal TEXT, soil TEXT, marking TEXT not null default '[]', marked_on DATE, blocked TEXT not null default '[]', land_use TEXT, land_owner TEXT, land_dispute BOOLEAN, development_planned BOOLEAN, direct_beneficiaries TEXT, indirect_beneficiaries TEXT, information_reliability TEXT, source_reliability TEXT);

CREATE TABLE accident (
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

CREATE INDEX accident_place on accident (place);

CREATE TABLE asset (
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

CREATE INDEX asset_place on asset (place);

CREATE TABLE crew (
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

CREATE TABLE norm (
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

CREATE TABLE work (
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

CREATE INDEX work_hazard on work (hazard);

CREATE INDEX work_asset on work (asset);

CREATE INDEX work_place on work (place);

CREATE TABLE plan (
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
, based_on TEXT, wishes TEXT not null default '[]', worth TEXT not null default '[]', dates TEXT not null default '[]');

CREATE TABLE assignment (
    fid INTEGER primary key autoincrement not null,
    plan TEXT not null references plan (uuid),
    work TEXT not null,
    crew TEXT not null,
    start TEXT not null,
    finish TEXT not null,
    unique (plan, work)
);

CREATE TABLE unplanned (
    fid INTEGER primary key autoincrement not null,
    plan TEXT not null references plan (uuid),
    work TEXT not null,
    reason TEXT not null,
    unique (plan, work)
);

CREATE TABLE programme (
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

CREATE TABLE journal (
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

CREATE INDEX journal_record on journal (record, number);

CREATE TABLE journal_head (
    only INTEGER primary key not null check (only = 1),
    number INTEGER not null,
    hash TEXT not null
);

CREATE VIRTUAL TABLE rtree_place_shape using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_place_shape_insert after insert on place
when new.shape not null and not ST_IsEmpty(new.shape)
begin
    insert or replace into rtree_place_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

CREATE TRIGGER rtree_place_shape_update1 after update of shape on place
when old.fid = new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
begin
    insert or replace into rtree_place_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

CREATE TRIGGER rtree_place_shape_update2 after update of shape on place
when old.fid = new.fid and (new.shape is null or ST_IsEmpty(new.shape))
begin
    delete from rtree_place_shape where id = old.fid;
end;

CREATE TRIGGER rtree_place_shape_update3 after update on place
when old.fid != new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
begin
    delete from rtree_place_shape where id = old.fid;
    insert or replace into rtree_place_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

CREATE TRIGGER rtree_place_shape_update4 after update on place
when old.fid != new.fid and (new.shape is null or ST_IsEmpty(new.shape))
begin
    delete from rtree_place_shape where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_place_shape_delete after delete on place
when old.shape not null
begin
    delete from rtree_place_shape where id = old.fid;
end;

CREATE VIRTUAL TABLE rtree_hazard_outline using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_hazard_outline_insert after insert on hazard
when new.outline not null and not ST_IsEmpty(new.outline)
begin
    insert or replace into rtree_hazard_outline
    values (new.fid, ST_MinX(new.outline), ST_MaxX(new.outline), ST_MinY(new.outline), ST_MaxY(new.outline));
end;

CREATE TRIGGER rtree_hazard_outline_update1 after update of outline on hazard
when old.fid = new.fid and (new.outline not null and not ST_IsEmpty(new.outline))
begin
    insert or replace into rtree_hazard_outline
    values (new.fid, ST_MinX(new.outline), ST_MaxX(new.outline), ST_MinY(new.outline), ST_MaxY(new.outline));
end;

CREATE TRIGGER rtree_hazard_outline_update2 after update of outline on hazard
when old.fid = new.fid and (new.outline is null or ST_IsEmpty(new.outline))
begin
    delete from rtree_hazard_outline where id = old.fid;
end;

CREATE TRIGGER rtree_hazard_outline_update3 after update on hazard
when old.fid != new.fid and (new.outline not null and not ST_IsEmpty(new.outline))
begin
    delete from rtree_hazard_outline where id = old.fid;
    insert or replace into rtree_hazard_outline
    values (new.fid, ST_MinX(new.outline), ST_MaxX(new.outline), ST_MinY(new.outline), ST_MaxY(new.outline));
end;

CREATE TRIGGER rtree_hazard_outline_update4 after update on hazard
when old.fid != new.fid and (new.outline is null or ST_IsEmpty(new.outline))
begin
    delete from rtree_hazard_outline where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_hazard_outline_delete after delete on hazard
when old.outline not null
begin
    delete from rtree_hazard_outline where id = old.fid;
end;

CREATE VIRTUAL TABLE rtree_accident_POINT using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_accident_POINT_insert after insert on accident
when new.POINT not null and not ST_IsEmpty(new.POINT)
begin
    insert or replace into rtree_accident_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

CREATE TRIGGER rtree_accident_POINT_update1 after update of POINT on accident
when old.fid = new.fid and (new.POINT not null and not ST_IsEmpty(new.POINT))
begin
    insert or replace into rtree_accident_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

CREATE TRIGGER rtree_accident_POINT_update2 after update of POINT on accident
when old.fid = new.fid and (new.POINT is null or ST_IsEmpty(new.POINT))
begin
    delete from rtree_accident_POINT where id = old.fid;
end;

CREATE TRIGGER rtree_accident_POINT_update3 after update on accident
when old.fid != new.fid and (new.POINT not null and not ST_IsEmpty(new.POINT))
begin
    delete from rtree_accident_POINT where id = old.fid;
    insert or replace into rtree_accident_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

CREATE TRIGGER rtree_accident_POINT_update4 after update on accident
when old.fid != new.fid and (new.POINT is null or ST_IsEmpty(new.POINT))
begin
    delete from rtree_accident_POINT where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_accident_POINT_delete after delete on accident
when old.POINT not null
begin
    delete from rtree_accident_POINT where id = old.fid;
end;

CREATE VIRTUAL TABLE rtree_asset_footprint using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_asset_footprint_insert after insert on asset
when new.footprint not null and not ST_IsEmpty(new.footprint)
begin
    insert or replace into rtree_asset_footprint
    values (new.fid, ST_MinX(new.footprint), ST_MaxX(new.footprint), ST_MinY(new.footprint), ST_MaxY(new.footprint));
end;

CREATE TRIGGER rtree_asset_footprint_update1 after update of footprint on asset
when old.fid = new.fid and (new.footprint not null and not ST_IsEmpty(new.footprint))
begin
    insert or replace into rtree_asset_footprint
    values (new.fid, ST_MinX(new.footprint), ST_MaxX(new.footprint), ST_MinY(new.footprint), ST_MaxY(new.footprint));
end;

CREATE TRIGGER rtree_asset_footprint_update2 after update of footprint on asset
when old.fid = new.fid and (new.footprint is null or ST_IsEmpty(new.footprint))
begin
    delete from rtree_asset_footprint where id = old.fid;
end;

CREATE TRIGGER rtree_asset_footprint_update3 after update on asset
when old.fid != new.fid and (new.footprint not null and not ST_IsEmpty(new.footprint))
begin
    delete from rtree_asset_footprint where id = old.fid;
    insert or replace into rtree_asset_footprint
    values (new.fid, ST_MinX(new.footprint), ST_MaxX(new.footprint), ST_MinY(new.footprint), ST_MaxY(new.footprint));
end;

CREATE TRIGGER rtree_asset_footprint_update4 after update on asset
when old.fid != new.fid and (new.footprint is null or ST_IsEmpty(new.footprint))
begin
    delete from rtree_asset_footprint where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_asset_footprint_delete after delete on asset
when old.footprint not null
begin
    delete from rtree_asset_footprint where id = old.fid;
end;

CREATE VIRTUAL TABLE rtree_crew_base using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_crew_base_insert after insert on crew
when new.base not null and not ST_IsEmpty(new.base)
begin
    insert or replace into rtree_crew_base
    values (new.fid, ST_MinX(new.base), ST_MaxX(new.base), ST_MinY(new.base), ST_MaxY(new.base));
end;

CREATE TRIGGER rtree_crew_base_update1 after update of base on crew
when old.fid = new.fid and (new.base not null and not ST_IsEmpty(new.base))
begin
    insert or replace into rtree_crew_base
    values (new.fid, ST_MinX(new.base), ST_MaxX(new.base), ST_MinY(new.base), ST_MaxY(new.base));
end;

CREATE TRIGGER rtree_crew_base_update2 after update of base on crew
when old.fid = new.fid and (new.base is null or ST_IsEmpty(new.base))
begin
    delete from rtree_crew_base where id = old.fid;
end;

CREATE TRIGGER rtree_crew_base_update3 after update on crew
when old.fid != new.fid and (new.base not null and not ST_IsEmpty(new.base))
begin
    delete from rtree_crew_base where id = old.fid;
    insert or replace into rtree_crew_base
    values (new.fid, ST_MinX(new.base), ST_MaxX(new.base), ST_MinY(new.base), ST_MaxY(new.base));
end;

CREATE TRIGGER rtree_crew_base_update4 after update on crew
when old.fid != new.fid and (new.base is null or ST_IsEmpty(new.base))
begin
    delete from rtree_crew_base where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_crew_base_delete after delete on crew
when old.base not null
begin
    delete from rtree_crew_base where id = old.fid;
end;

CREATE VIRTUAL TABLE rtree_work_POINT using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_work_POINT_insert after insert on work
when new.POINT not null and not ST_IsEmpty(new.POINT)
begin
    insert or replace into rtree_work_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

CREATE TRIGGER rtree_work_POINT_update1 after update of POINT on work
when old.fid = new.fid and (new.POINT not null and not ST_IsEmpty(new.POINT))
begin
    insert or replace into rtree_work_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

CREATE TRIGGER rtree_work_POINT_update2 after update of POINT on work
when old.fid = new.fid and (new.POINT is null or ST_IsEmpty(new.POINT))
begin
    delete from rtree_work_POINT where id = old.fid;
end;

CREATE TRIGGER rtree_work_POINT_update3 after update on work
when old.fid != new.fid and (new.POINT not null and not ST_IsEmpty(new.POINT))
begin
    delete from rtree_work_POINT where id = old.fid;
    insert or replace into rtree_work_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

CREATE TRIGGER rtree_work_POINT_update4 after update on work
when old.fid != new.fid and (new.POINT is null or ST_IsEmpty(new.POINT))
begin
    delete from rtree_work_POINT where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_work_POINT_delete after delete on work
when old.POINT not null
begin
    delete from rtree_work_POINT where id = old.fid;
end;

CREATE TABLE organisation (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    name TEXT not null,
    kind TEXT not null,
    illustrative BOOLEAN not null,
    record TEXT not null
);

CREATE TABLE accreditation (
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

CREATE INDEX accreditation_organisation on accreditation (organisation);

CREATE INDEX accreditation_crew on accreditation (crew);

CREATE TABLE task_order (
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

CREATE INDEX task_order_organisation on task_order (organisation);

CREATE INDEX task_order_state on task_order (state);

CREATE INDEX task_order_place on task_order (place);

CREATE TABLE task_order_hazard (
    fid INTEGER primary key autoincrement not null,
    task TEXT not null,
    hazard TEXT not null,
    unique (task, hazard)
);

CREATE INDEX task_order_hazard_hazard on task_order_hazard (hazard);

CREATE TABLE daily_report (
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

CREATE INDEX daily_report_task on daily_report (task, day);

CREATE INDEX daily_report_crew on daily_report (crew, day);

CREATE INDEX daily_report_day on daily_report (day);

CREATE INDEX daily_report_place on daily_report (place);

CREATE TABLE item (
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

CREATE INDEX item_report on item (report);

CREATE INDEX item_task on item (task);

CREATE INDEX item_hazard on item (hazard);

CREATE INDEX item_found_on on item (found_on);

CREATE INDEX item_place on item (place);

CREATE TABLE visit (
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

CREATE INDEX visit_task on visit (task);

CREATE INDEX visit_place on visit (place);

CREATE TABLE inspection (
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

CREATE INDEX inspection_task on inspection (task);

CREATE INDEX inspection_place on inspection (place);

CREATE TABLE incident (
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

CREATE INDEX incident_task on incident (task);

CREATE INDEX incident_hazard on incident (hazard);

CREATE INDEX incident_state on incident (state);

CREATE INDEX incident_place on incident (place);

CREATE TABLE victim (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    incident TEXT,
    accident TEXT,
    place TEXT,
    illustrative BOOLEAN not null,
    record TEXT not null
);

CREATE INDEX victim_incident on victim (incident);

CREATE INDEX victim_accident on victim (accident);

CREATE INDEX victim_place on victim (place);

CREATE TABLE completion (
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

CREATE INDEX completion_task on completion (task);

CREATE INDEX completion_place on completion (place);

CREATE TABLE release_rules (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    illustrative BOOLEAN not null,
    record TEXT not null
);

CREATE TABLE document_key (
    document TEXT not null,
    search_key TEXT not null,
    primary key (document, search_key)
);

CREATE INDEX document_key_search on document_key (search_key, document);

CREATE TABLE statement (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    commitment TEXT not null,
    claim TEXT not null,
    document TEXT not null,
    quote TEXT not null,
    quote_start INTEGER not null,
    quote_end INTEGER not null,
    quote_before TEXT not null,
    quote_after TEXT not null,
    direct BOOLEAN not null,
    part TEXT not null,
    said_on DATE,
    outlet TEXT,
    agencies TEXT not null,
    speaker TEXT,
    pledgers TEXT not null,
    recipients TEXT not null,
    thing TEXT not null,
    category TEXT not null,
    amount_text TEXT,
    amount TEXT,
    place TEXT,
    modality TEXT not null,
    date_text TEXT,
    due_on DATE,
    condition TEXT,
    aggregate BOOLEAN not null,
    grade TEXT not null,
    standing BOOLEAN not null,
    decided_by TEXT not null,
    decided_at TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
, days TEXT, part_of TEXT);

CREATE INDEX statement_commitment on statement (commitment, uuid);

CREATE INDEX statement_document on statement (document);

CREATE TABLE delivery (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    title TEXT not null,
    givers TEXT not null,
    recipients TEXT not null,
    category TEXT not null,
    amount_text TEXT,
    amount TEXT,
    place TEXT,
    arrived_on DATE,
    evidence TEXT not null,
    shown_by TEXT not null,
    standing BOOLEAN not null,
    decided_by TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

CREATE TABLE delivery_match (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    delivery TEXT not null,
    commitment TEXT not null,
    quantity TEXT,
    arrived_on DATE,
    standing BOOLEAN not null,
    decided_by TEXT not null,
    decided_at TEXT not null
);

CREATE INDEX delivery_match_delivery on delivery_match (delivery, uuid);

CREATE INDEX delivery_match_commitment on delivery_match (commitment, uuid);

CREATE TABLE claim_link (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    from_claim TEXT not null,
    to_claim TEXT not null,
    kind TEXT not null,
    reasons TEXT not null,
    weight REAL not null,
    state TEXT not null
);

CREATE INDEX claim_link_from on claim_link (from_claim, uuid);

CREATE INDEX claim_link_to on claim_link (to_claim, uuid);

CREATE TABLE decision (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    subject TEXT not null,
    number INTEGER not null,
    action TEXT not null,
    slot TEXT,
    old_value TEXT,
    new_value TEXT,
    reverses TEXT,
    actor TEXT not null,
    at TEXT not null,
    why TEXT not null,
    unique (subject, number)
);

CREATE TABLE exchange_rate (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    from_currency TEXT not null,
    to_currency TEXT not null,
    rate TEXT not null,
    held_on DATE not null,
    authority TEXT not null
);

CREATE TABLE site (
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

CREATE INDEX site_complex on site (complex);

CREATE INDEX site_place on site (place);

CREATE TABLE person (
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

CREATE INDEX person_sort_name on person (sort_name, uuid);

CREATE INDEX person_place on person (place);

CREATE TABLE person_site (
    fid INTEGER primary key autoincrement not null,
    person INTEGER not null,
    site TEXT not null,
    unique (site, person)
);

CREATE INDEX person_site_person on person_site (person);

CREATE TABLE museum_object (
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

CREATE INDEX museum_object_local_id on museum_object (local_id, uuid);

CREATE UNIQUE INDEX museum_object_number on museum_object (number);

CREATE INDEX museum_object_location on museum_object (location);

CREATE INDEX museum_object_loan on museum_object (loan);

CREATE INDEX museum_object_visibility on museum_object (visibility, local_id);

CREATE TABLE memorial_key (
    fid INTEGER primary key autoincrement not null,
    kind TEXT not null,
    key TEXT not null,
    record INTEGER not null
);

CREATE INDEX memorial_key_key on memorial_key (kind, key, record);

CREATE INDEX memorial_key_record on memorial_key (kind, record);

CREATE TABLE object_entry (
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

CREATE UNIQUE INDEX object_entry_number on object_entry (number);

CREATE TABLE loan (
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

CREATE UNIQUE INDEX loan_number on loan (number);

CREATE INDEX loan_due on loan (state, due);

CREATE TABLE location (
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

CREATE UNIQUE INDEX location_code on location (code);

CREATE TABLE inventory (
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

CREATE TABLE documentation_goal (
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

CREATE TABLE remains_find (
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

CREATE TABLE likeness (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    one TEXT not null,
    other TEXT not null,
    score REAL not null,
    state TEXT not null,
    details TEXT not null
);

CREATE INDEX likeness_state on likeness (state, score);

CREATE TABLE picture (
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

CREATE TABLE picture_file (
    fid INTEGER primary key autoincrement not null,
    picture TEXT not null,
    width INTEGER not null,
    height INTEGER not null,
    jpeg BLOB not null,
    unique (picture, width)
);

CREATE TABLE row_mapping (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    target TEXT not null,
    details TEXT not null
);

CREATE VIRTUAL TABLE rtree_site_shape using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_site_shape_insert after insert on site
when new.shape not null and not ST_IsEmpty(new.shape)
begin
    insert or replace into rtree_site_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

CREATE TRIGGER rtree_site_shape_update1 after update of shape on site
when old.fid = new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
begin
    insert or replace into rtree_site_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

CREATE TRIGGER rtree_site_shape_update2 after update of shape on site
when old.fid = new.fid and (new.shape is null or ST_IsEmpty(new.shape))
begin
    delete from rtree_site_shape where id = old.fid;
end;

CREATE TRIGGER rtree_site_shape_update3 after update on site
when old.fid != new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
begin
    delete from rtree_site_shape where id = old.fid;
    insert or replace into rtree_site_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

CREATE TRIGGER rtree_site_shape_update4 after update on site
when old.fid != new.fid and (new.shape is null or ST_IsEmpty(new.shape))
begin
    delete from rtree_site_shape where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_site_shape_delete after delete on site
when old.shape not null
begin
    delete from rtree_site_shape where id = old.fid;
end;

CREATE VIRTUAL TABLE rtree_person_grave using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_person_grave_insert after insert on person
when new.grave not null and not ST_IsEmpty(new.grave)
begin
    insert or replace into rtree_person_grave
    values (new.fid, ST_MinX(new.grave), ST_MaxX(new.grave), ST_MinY(new.grave), ST_MaxY(new.grave));
end;

CREATE TRIGGER rtree_person_grave_update1 after update of grave on person
when old.fid = new.fid and (new.grave not null and not ST_IsEmpty(new.grave))
begin
    insert or replace into rtree_person_grave
    values (new.fid, ST_MinX(new.grave), ST_MaxX(new.grave), ST_MinY(new.grave), ST_MaxY(new.grave));
end;

CREATE TRIGGER rtree_person_grave_update2 after update of grave on person
when old.fid = new.fid and (new.grave is null or ST_IsEmpty(new.grave))
begin
    delete from rtree_person_grave where id = old.fid;
end;

CREATE TRIGGER rtree_person_grave_update3 after update on person
when old.fid != new.fid and (new.grave not null and not ST_IsEmpty(new.grave))
begin
    delete from rtree_person_grave where id = old.fid;
    insert or replace into rtree_person_grave
    values (new.fid, ST_MinX(new.grave), ST_MaxX(new.grave), ST_MinY(new.grave), ST_MaxY(new.grave));
end;

CREATE TRIGGER rtree_person_grave_update4 after update on person
when old.fid != new.fid and (new.grave is null or ST_IsEmpty(new.grave))
begin
    delete from rtree_person_grave where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_person_grave_delete after delete on person
when old.grave not null
begin
    delete from rtree_person_grave where id = old.fid;
end;

CREATE INDEX hazard_local_id on hazard (local_id);

CREATE TABLE ground_entry (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    hazard TEXT not null,
    number INTEGER not null,
    change TEXT not null,
    square_metres REAL not null,
    rounding_square_metres REAL not null,
    trimmed_square_metres REAL not null,
    happened_on DATE,
    recorded_at TEXT not null,
    recorded_by TEXT not null,
    reason TEXT not null,
    release TEXT,
    other TEXT,
    reverses TEXT,
    place TEXT,
    ground GEOMETRY not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

CREATE UNIQUE INDEX ground_entry_hazard on ground_entry (hazard, number);

CREATE INDEX ground_entry_recorded on ground_entry (recorded_at);

CREATE TABLE hazard_report (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    local_id TEXT not null,
    hazard TEXT not null,
    kind TEXT not null,
    made_on DATE not null,
    organisation TEXT,
    team TEXT,
    source_kind TEXT,
    outcome TEXT,
    summary TEXT,
    informants TEXT,
    place TEXT,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

CREATE INDEX hazard_report_hazard on hazard_report (hazard, made_on);

CREATE INDEX hazard_report_place on hazard_report (place);

CREATE TABLE education_session (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    local_id TEXT not null,
    held_on DATE not null,
    organisation TEXT not null,
    method TEXT,
    audience TEXT,
    people TEXT not null,
    first_time INTEGER,
    place TEXT,
    point POINT,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

CREATE INDEX education_session_place on education_session (place);

CREATE TABLE code (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    list TEXT not null,
    value TEXT not null,
    labels TEXT not null,
    position INTEGER not null,
    retired BOOLEAN not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

CREATE UNIQUE INDEX code_list on code (list, value);

CREATE VIRTUAL TABLE rtree_ground_entry_ground using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_ground_entry_ground_insert after insert on ground_entry
when new.ground not null and not ST_IsEmpty(new.ground)
begin
    insert or replace into rtree_ground_entry_ground
    values (new.fid, ST_MinX(new.ground), ST_MaxX(new.ground), ST_MinY(new.ground), ST_MaxY(new.ground));
end;

CREATE TRIGGER rtree_ground_entry_ground_update1 after update of ground on ground_entry
when old.fid = new.fid and (new.ground not null and not ST_IsEmpty(new.ground))
begin
    insert or replace into rtree_ground_entry_ground
    values (new.fid, ST_MinX(new.ground), ST_MaxX(new.ground), ST_MinY(new.ground), ST_MaxY(new.ground));
end;

CREATE TRIGGER rtree_ground_entry_ground_update2 after update of ground on ground_entry
when old.fid = new.fid and (new.ground is null or ST_IsEmpty(new.ground))
begin
    delete from rtree_ground_entry_ground where id = old.fid;
end;

CREATE TRIGGER rtree_ground_entry_ground_update3 after update on ground_entry
when old.fid != new.fid and (new.ground not null and not ST_IsEmpty(new.ground))
begin
    delete from rtree_ground_entry_ground where id = old.fid;
    insert or replace into rtree_ground_entry_ground
    values (new.fid, ST_MinX(new.ground), ST_MaxX(new.ground), ST_MinY(new.ground), ST_MaxY(new.ground));
end;

CREATE TRIGGER rtree_ground_entry_ground_update4 after update on ground_entry
when old.fid != new.fid and (new.ground is null or ST_IsEmpty(new.ground))
begin
    delete from rtree_ground_entry_ground where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_ground_entry_ground_delete after delete on ground_entry
when old.ground not null
begin
    delete from rtree_ground_entry_ground where id = old.fid;
end;

CREATE VIRTUAL TABLE rtree_education_session_point using rtree (id, minx, maxx, miny, maxy);

CREATE TRIGGER rtree_education_session_point_insert after insert on education_session
when new.point not null and not ST_IsEmpty(new.point)
begin
    insert or replace into rtree_education_session_point
    values (new.fid, ST_MinX(new.point), ST_MaxX(new.point), ST_MinY(new.point), ST_MaxY(new.point));
end;

CREATE TRIGGER rtree_education_session_point_update1 after update of point on education_session
when old.fid = new.fid and (new.point not null and not ST_IsEmpty(new.point))
begin
    insert or replace into rtree_education_session_point
    values (new.fid, ST_MinX(new.point), ST_MaxX(new.point), ST_MinY(new.point), ST_MaxY(new.point));
end;

CREATE TRIGGER rtree_education_session_point_update2 after update of point on education_session
when old.fid = new.fid and (new.point is null or ST_IsEmpty(new.point))
begin
    delete from rtree_education_session_point where id = old.fid;
end;

CREATE TRIGGER rtree_education_session_point_update3 after update on education_session
when old.fid != new.fid and (new.point not null and not ST_IsEmpty(new.point))
begin
    delete from rtree_education_session_point where id = old.fid;
    insert or replace into rtree_education_session_point
    values (new.fid, ST_MinX(new.point), ST_MaxX(new.point), ST_MinY(new.point), ST_MaxY(new.point));
end;

CREATE TRIGGER rtree_education_session_point_update4 after update on education_session
when old.fid != new.fid and (new.point is null or ST_IsEmpty(new.point))
begin
    delete from rtree_education_session_point where id in (old.fid, new.fid);
end;

CREATE TRIGGER rtree_education_session_point_delete after delete on education_session
when old.point not null
begin
    delete from rtree_education_session_point where id = old.fid;
end;

CREATE TABLE collection (
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

CREATE INDEX journal_kind on journal (kind, number);

CREATE TABLE account (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    name TEXT not null unique,
    title TEXT not null,
    role TEXT not null,
    ceiling TEXT not null,
    areas TEXT not null,
    active BOOLEAN not null
);

CREATE TABLE token (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    account TEXT not null,
    title TEXT not null,
    role TEXT not null,
    ends_on DATE,
    revoked BOOLEAN not null
);

CREATE INDEX token_account on token (account);

CREATE TABLE secret (
    fid INTEGER primary key autoincrement not null,
    owner TEXT not null unique,
    hash TEXT not null,
    changed_at TEXT not null,
    must_change BOOLEAN not null
);

CREATE INDEX secret_hash on secret (hash);

CREATE TABLE session (
    fid INTEGER primary key autoincrement not null,
    digest TEXT not null unique,
    account TEXT not null,
    begun_at TEXT not null,
    seen_at TEXT not null,
    ends_at TEXT not null
);

CREATE INDEX session_account on session (account);

CREATE TABLE request (
    fid INTEGER primary key autoincrement not null,
    actor TEXT not null,
    key TEXT not null,
    step INTEGER not null,
    print TEXT not null,
    at TEXT not null,
    answer TEXT
);

CREATE UNIQUE INDEX request_key on request (actor, key, step);

CREATE TABLE attachment (
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

CREATE INDEX attachment_hazard on attachment (hazard);

CREATE INDEX attachment_place on attachment (place);

CREATE TABLE attachment_file (
    fid INTEGER primary key autoincrement not null,
    attachment TEXT not null unique,
    content BLOB not null
);

CREATE TABLE ruling (
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

CREATE INDEX ruling_work on ruling (work, made_at);

CREATE INDEX ruling_state on ruling (state, uuid);

CREATE INDEX ruling_place on ruling (place);

CREATE INDEX hazard_totals on hazard (place, status, reported_on, surveyed_on, area_square_metres, uuid);

CREATE INDEX ground_entry_totals on ground_entry (place, happened_on, recorded_at, change, square_metres);
