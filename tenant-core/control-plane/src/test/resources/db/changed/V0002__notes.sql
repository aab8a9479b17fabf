create table note (
  id   integer primary key,
  body text not null
);
create function note_count() returns bigint language sql as 'select count(*) from note';
