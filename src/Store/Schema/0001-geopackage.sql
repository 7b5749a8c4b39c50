-- The tables that make the file a GeoPackage 1.3 (OGC 12-128r18, annex C).
create table gpkg_spatial_ref_sys (
    srs_name TEXT not null,
    srs_id INTEGER primary key,
    organization TEXT not null,
    organization_coordsys_id INTEGER not null,
    definition TEXT not null,
    description TEXT
);

create table gpkg_contents (
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

create table gpkg_geometry_columns (
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

create table gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT not null,
    definition TEXT not null,
    scope TEXT not null,
    constraint ge_tce unique (table_name, column_name, extension_name)
);

insert into gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition, description)
values
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326,
        'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
        || 'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
        || 'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
        'longitude and latitude in decimal degrees on the WGS 84 ellipsoid');

-- Says that the store is ours, and which of the numbered scripts it has seen; the header's user_version belongs to GeoPackage.
create table furrow_schema (
    only INTEGER primary key not null check (only = 1),
    version INTEGER not null
);

insert into furrow_schema (only, version) values (1, 1);
