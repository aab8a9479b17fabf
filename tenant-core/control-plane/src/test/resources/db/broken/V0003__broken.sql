create table half_made (id integer);
insert into no_such_table values (1);
