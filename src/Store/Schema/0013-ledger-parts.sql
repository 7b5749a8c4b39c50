-- Which total a promise is a part of, and the days that a date expression may mean.

alter table claim add column days TEXT;
alter table statement add column days TEXT;
alter table statement add column part_of TEXT;
alter table commitment add column part_of TEXT;

update furrow_schema set version = 13;
