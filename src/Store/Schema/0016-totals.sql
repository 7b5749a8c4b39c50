-- Totals of a district for any period are read from an index alone, however many hazards it has.
drop index hazard_place;
drop index ground_entry_period;
create index hazard_totals on hazard (place, status, reported_on, surveyed_on, area_square_metres, uuid);
create index ground_entry_totals on ground_entry (place, happened_on, recorded_at, change, square_metres);

update furrow_schema set version = 16;
