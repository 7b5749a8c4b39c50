-- What people asked of a plan, what it was made from, what crews are worth to it, and how certain its dates are.

alter table plan add column based_on TEXT;
alter table plan add column wishes TEXT not null default '[]';
alter table plan add column worth TEXT not null default '[]';
alter table plan add column dates TEXT not null default '[]';

update furrow_schema set version = 10;
