-- Spatial indexes and their triggers (OGC 12-128r18, annex F.3).
create virtual table rtree_place_shape using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_place_shape_insert after insert on place
when new.shape not null and not ST_IsEmpty(new.shape)
begin
    insert or replace into rtree_place_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

create trigger rtree_place_shape_update1 after update of shape on place
when old.fid = new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
begin
    insert or replace into rtree_place_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

create trigger rtree_place_shape_update2 after update of shape on place
when old.fid = new.fid and (new.shape is null or ST_IsEmpty(new.shape))
begin
    delete from rtree_place_shape where id = old.fid;
end;

create trigger rtree_place_shape_update3 after update on place
when old.fid != new.fid and (new.shape not null and not ST_IsEmpty(new.shape))
begin
    delete from rtree_place_shape where id = old.fid;
    insert or replace into rtree_place_shape
    values (new.fid, ST_MinX(new.shape), ST_MaxX(new.shape), ST_MinY(new.shape), ST_MaxY(new.shape));
end;

create trigger rtree_place_shape_update4 after update on place
when old.fid != new.fid and (new.shape is null or ST_IsEmpty(new.shape))
begin
    delete from rtree_place_shape where id in (old.fid, new.fid);
end;

create trigger rtree_place_shape_delete after delete on place
when old.shape not null
begin
    delete from rtree_place_shape where id = old.fid;
end;

create virtual table rtree_hazard_outline using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_hazard_outline_insert after insert on hazard
when new.outline not null and not ST_IsEmpty(new.outline)
begin
    insert or replace into rtree_hazard_outline
    values (new.fid, ST_MinX(new.outline), ST_MaxX(new.outline), ST_MinY(new.outline), ST_MaxY(new.outline));
end;

create trigger rtree_hazard_outline_update1 after update of outline on hazard
when old.fid = new.fid and (new.outline not null and not ST_IsEmpty(new.outline))
begin
    insert or replace into rtree_hazard_outline
    values (new.fid, ST_MinX(new.outline), ST_MaxX(new.outline), ST_MinY(new.outline), ST_MaxY(new.outline));
end;

create trigger rtree_hazard_outline_update2 after update of outline on hazard
when old.fid = new.fid and (new.outline is null or ST_IsEmpty(new.outline))
begin
    delete from rtree_hazard_outline where id = old.fid;
end;

create trigger rtree_hazard_outline_update3 after update on hazard
when old.fid != new.fid and (new.outline not null and not ST_IsEmpty(new.outline))
begin
    delete from rtree_hazard_outline where id = old.fid;
    insert or replace into rtree_hazard_outline
    values (new.fid, ST_MinX(new.outline), ST_MaxX(new.outline), ST_MinY(new.outline), ST_MaxY(new.outline));
end;

create trigger rtree_hazard_outline_update4 after update on hazard
when old.fid != new.fid and (new.outline is null or ST_IsEmpty(new.outline))
begin
    delete from rtree_hazard_outline where id in (old.fid, new.fid);
end;

create trigger rtree_hazard_outline_delete after delete on hazard
when old.outline not null
begin
    delete from rtree_hazard_outline where id = old.fid;
end;

create virtual table rtree_accident_POINT using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_accident_POINT_insert after insert on accident
when new.POINT not null and not ST_IsEmpty(new.POINT)
begin
    insert or replace into rtree_accident_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

create trigger rtree_accident_POINT_update1 after update of POINT on accident
when old.fid = new.fid and (new.POINT not null and not ST_IsEmpty(new.POINT))
begin
    insert or replace into rtree_accident_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

create trigger rtree_accident_POINT_update2 after update of POINT on accident
when old.fid = new.fid and (new.POINT is null or ST_IsEmpty(new.POINT))
begin
    delete from rtree_accident_POINT where id = old.fid;
end;

create trigger rtree_accident_POINT_update3 after update on accident
when old.fid != new.fid and (new.POINT not null and not ST_IsEmpty(new.POINT))
begin
    delete from rtree_accident_POINT where id = old.fid;
    insert or replace into rtree_accident_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

create trigger rtree_accident_POINT_update4 after update on accident
when old.fid != new.fid and (new.POINT is null or ST_IsEmpty(new.POINT))
begin
    delete from rtree_accident_POINT where id in (old.fid, new.fid);
end;

create trigger rtree_accident_POINT_delete after delete on accident
when old.POINT not null
begin
    delete from rtree_accident_POINT where id = old.fid;
end;

create virtual table rtree_asset_footprint using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_asset_footprint_insert after insert on asset
when new.footprint not null and not ST_IsEmpty(new.footprint)
begin
    insert or replace into rtree_asset_footprint
    values (new.fid, ST_MinX(new.footprint), ST_MaxX(new.footprint), ST_MinY(new.footprint), ST_MaxY(new.footprint));
end;

create trigger rtree_asset_footprint_update1 after update of footprint on asset
when old.fid = new.fid and (new.footprint not null and not ST_IsEmpty(new.footprint))
begin
    insert or replace into rtree_asset_footprint
    values (new.fid, ST_MinX(new.footprint), ST_MaxX(new.footprint), ST_MinY(new.footprint), ST_MaxY(new.footprint));
end;

create trigger rtree_asset_footprint_update2 after update of footprint on asset
when old.fid = new.fid and (new.footprint is null or ST_IsEmpty(new.footprint))
begin
    delete from rtree_asset_footprint where id = old.fid;
end;

create trigger rtree_asset_footprint_update3 after update on asset
when old.fid != new.fid and (new.footprint not null and not ST_IsEmpty(new.footprint))
begin
    delete from rtree_asset_footprint where id = old.fid;
    insert or replace into rtree_asset_footprint
    values (new.fid, ST_MinX(new.footprint), ST_MaxX(new.footprint), ST_MinY(new.footprint), ST_MaxY(new.footprint));
end;

create trigger rtree_asset_footprint_update4 after update on asset
when old.fid != new.fid and (new.footprint is null or ST_IsEmpty(new.footprint))
begin
    delete from rtree_asset_footprint where id in (old.fid, new.fid);
end;

create trigger rtree_asset_footprint_delete after delete on asset
when old.footprint not null
begin
    delete from rtree_asset_footprint where id = old.fid;
end;

create virtual table rtree_crew_base using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_crew_base_insert after insert on crew
when new.base not null and not ST_IsEmpty(new.base)
begin
    insert or replace into rtree_crew_base
    values (new.fid, ST_MinX(new.base), ST_MaxX(new.base), ST_MinY(new.base), ST_MaxY(new.base));
end;

create trigger rtree_crew_base_update1 after update of base on crew
when old.fid = new.fid and (new.base not null and not ST_IsEmpty(new.base))
begin
    insert or replace into rtree_crew_base
    values (new.fid, ST_MinX(new.base), ST_MaxX(new.base), ST_MinY(new.base), ST_MaxY(new.base));
end;

create trigger rtree_crew_base_update2 after update of base on crew
when old.fid = new.fid and (new.base is null or ST_IsEmpty(new.base))
begin
    delete from rtree_crew_base where id = old.fid;
end;

create trigger rtree_crew_base_update3 after update on crew
when old.fid != new.fid and (new.base not null and not ST_IsEmpty(new.base))
begin
    delete from rtree_crew_base where id = old.fid;
    insert or replace into rtree_crew_base
    values (new.fid, ST_MinX(new.base), ST_MaxX(new.base), ST_MinY(new.base), ST_MaxY(new.base));
end;

create trigger rtree_crew_base_update4 after update on crew
when old.fid != new.fid and (new.base is null or ST_IsEmpty(new.base))
begin
    delete from rtree_crew_base where id in (old.fid, new.fid);
end;

create trigger rtree_crew_base_delete after delete on crew
when old.base not null
begin
    delete from rtree_crew_base where id = old.fid;
end;

create virtual table rtree_work_POINT using rtree (id, minx, maxx, miny, maxy);

create trigger rtree_work_POINT_insert after insert on work
when new.POINT not null and not ST_IsEmpty(new.POINT)
begin
    insert or replace into rtree_work_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

create trigger rtree_work_POINT_update1 after update of POINT on work
when old.fid = new.fid and (new.POINT not null and not ST_IsEmpty(new.POINT))
begin
    insert or replace into rtree_work_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

create trigger rtree_work_POINT_update2 after update of POINT on work
when old.fid = new.fid and (new.POINT is null or ST_IsEmpty(new.POINT))
begin
    delete from rtree_work_POINT where id = old.fid;
end;

create trigger rtree_work_POINT_update3 after update on work
when old.fid != new.fid and (new.POINT not null and not ST_IsEmpty(new.POINT))
begin
    delete from rtree_work_POINT where id = old.fid;
    insert or replace into rtree_work_POINT
    values (new.fid, ST_MinX(new.POINT), ST_MaxX(new.POINT), ST_MinY(new.POINT), ST_MaxY(new.POINT));
end;

create trigger rtree_work_POINT_update4 after update on work
when old.fid != new.fid and (new.POINT is null or ST_IsEmpty(new.POINT))
begin
    delete from rtree_work_POINT where id in (old.fid, new.fid);
end;

create trigger rtree_work_POINT_delete after delete on work
when old.POINT not null
begin
    delete from rtree_work_POINT where id = old.fid;
end;

insert into gpkg_extensions (table_name, column_name, extension_name, definition, scope) values
    ('place', 'shape', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
    ('hazard', 'outline', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
    ('accident', 'POINT', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
    ('asset', 'footprint', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
    ('crew', 'base', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
    ('work', 'POINT', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');

update furrow_schema set version = 3;
