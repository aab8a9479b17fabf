create table wide (id integer);
