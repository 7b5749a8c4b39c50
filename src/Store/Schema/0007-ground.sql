-- The ground: what surveys find out, the account of each hazard's ground, reports, items, risk education, code lists.

alter table hazard add column reported_on DATE;
alter table hazard add column remaining_square_metres REAL;
alter table hazard add column status_reason TEXT;
alter table hazard add column status_on DATE;
alter table hazard add column status_note TEXT;
alter table hazard add column turning_points TEXT not null default '[]';
alter table hazard add column depth_centimetres INTEGER;
alter table hazard add column minefield_type TEXT;
alter table hazard add column booby_trapped BOOLEAN;
alter table hazard add column anti_lift BOOLEAN;
alter table hazard add column terrain TEXT;
alter table hazard add column slope TEXT;
alter table hazard add column vegetation TEXT;
alter table hazard add column metal TEXT;
alter table hazard add column soil TEXT;
alter table hazard add column marking TEXT not null default '[]';
alter table hazard add column marked_on DATE;
alter table hazard add column blocked TEXT not null default '[]';
alter table hazard add column land_use TEXT;
alter table hazard add column land_owner TEXT;
alter table hazard add column land_dispute BOOLEAN;
alter table hazard add column development_planned BOOLEAN;
alter table hazard add column direct_beneficiaries TEXT;
alter table hazard add column indirect_beneficiaries TEXT;
alter table hazard add column information_reliability TEXT;
alter table hazard add column source_reliability TEXT;

create index hazard_local_id on hazard (local_id);

-- One row for each change of a hazard's ground; rows are added and never changed. The m² are whole hundredths.
create table ground_entry (
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

create unique index ground_entry_hazard on ground_entry (hazard, number);
create index ground_entry_period on ground_entry (place, happened_on, change, square_metres);
create index ground_entry_recorded on ground_entry (recorded_at);

create table hazard_report (
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

create index hazard_report_hazard on hazard_report (hazard, made_on);
create index hazard_report_place on hazard_report (place);

create table education_session (
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

create index education_session_place on education_session (place);

-- What a programme adds to the code lists that ship, renames or retires.
create table code (
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

create unique index code_list on code (list, value);

create virtual table rtree_ground_entry_ground using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_ground_entry_ground_insert after insert on ground_entry
when new.ground not null and not ST_IsEmpty(new.ground)
begin
    insert or replace into rtree_ground_entry_ground
    values (new.fid, ST_MinX(new.ground), ST_MaxX(new.ground), ST_MinY(new.ground), ST_MaxY(new.ground));
end;

create trigger rtree_ground_entry_ground_update1 after update of ground on ground_entry
when old.fid = new.fid and (new.ground not null and not ST_IsEmpty(new.ground))
begin
    insert or replace into rtree_ground_entry_ground
    values (new.fid, ST_MinX(new.ground), ST_MaxX(new.ground), ST_MinY(new.ground), ST_MaxY(new.ground));
end;

create trigger rtree_ground_entry_ground_update2 after update of ground on ground_entry
when old.fid = new.fid and (new.ground is null or ST_IsEmpty(new.ground))
begin
    delete from rtree_ground_entry_ground where id = old.fid;
end;

create trigger rtree_ground_entry_ground_update3 after update on ground_entry
when old.fid != new.fid and (new.ground not null and not ST_IsEmpty(new.ground))
begin
    delete from rtree_ground_entry_ground where id = old.fid;
    insert or replace into rtree_ground_entry_ground
    values (new.fid, ST_MinX(new.ground), ST_MaxX(new.ground), ST_MinY(new.ground), ST_MaxY(new.ground));
end;

create trigger rtree_ground_entry_ground_update4 after update on ground_entry
when old.fid != new.fid and (new.ground is null or ST_IsEmpty(new.ground))
begin
    delete from rtree_ground_entry_ground where id in (old.fid, new.fid);
end;

create trigger rtree_ground_entry_ground_delete after delete on ground_entry
when old.ground not null
begin
    delete from rtree_ground_entry_ground where id = old.fid;
end;

create virtual table rtree_education_session_point using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_education_session_point_insert after insert on education_session
when new.point not null and not ST_IsEmpty(new.point)
begin
    insert or replace into rtree_education_session_point
    values (new.fid, ST_MinX(new.point), ST_MaxX(new.point), ST_MinY(new.point), ST_MaxY(new.point));
end;

create trigger rtree_education_session_point_update1 after update of point on education_session
when old.fid = new.fid and (new.point not null and not ST_IsEmpty(new.point))
begin
    insert or replace into rtree_education_session_point
    values (new.fid, ST_MinX(new.point), ST_MaxX(new.point), ST_MinY(new.point), ST_MaxY(new.point));
end;

create trigger rtree_education_session_point_update2 after update of point on education_session
when old.fid = new.fid and (new.point is null or ST_IsEmpty(new.point))
begin
    delete from rtree_education_session_point where id = old.fid;
end;

create trigger rtree_education_session_point_update3 after update on education_session
when old.fid != new.fid and (new.point not null and not ST_IsEmpty(new.point))
begin
    delete from rtree_education_session_point where id = old.fid;
    insert or replace into rtree_education_session_point
    values (new.fid, ST_MinX(new.point), ST_MaxX(new.point), ST_MinY(new.point), ST_MaxY(new.point));
end;

create trigger rtree_education_session_point_update4 after update on education_session
when old.fid != new.fid and (new.point is null or ST_IsEmpty(new.point))
begin
    delete from rtree_education_session_point where id in (old.fid, new.fid);
end;

create trigger rtree_education_session_point_delete after delete on education_session
when old.point not null
begin
    delete from rtree_education_session_point where id = old.fid;
end;

insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) values
    ('ground_entry', 'features', 'Ground entries', 'Changes of hazardous ground, entry by entry', 4326),
    ('education_session', 'features', 'Risk education', 'Sessions, by where they were held', 4326),
    ('hazard_report', 'attributes', 'Hazard reports', 'Indications, surveys and clearance reports', null),
    ('code', 'attributes', 'Codes', 'What the programme added to the code lists', null);

insert into gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) values
    ('ground_entry', 'ground', 'GEOMETRY', 4326, 0, 0),
    ('education_session', 'point', 'POINT', 4326, 0, 0);

insert into gpkg_extensions (table_name, column_name, extension_name, definition, scope) values
    ('ground_entry', 'ground', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
    ('education_session', 'point', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree',
        'write-only');

update furrow_schema set version = 7;
