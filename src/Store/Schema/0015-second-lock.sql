-- In PostgreSQL, row-level security comes with this number; who has a file has all of it.

update furrow_schema set version = 15;
