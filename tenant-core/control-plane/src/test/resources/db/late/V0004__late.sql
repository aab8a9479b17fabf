create table late (id integer);
