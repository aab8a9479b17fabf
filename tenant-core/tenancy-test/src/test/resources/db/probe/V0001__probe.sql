create table note (
  id uuid primary key,
  title varchar(60) not null,
  body text,
  language char(2) not null default 'en' check (language in ('nl', 'fr', 'en')),
  created_at timestamptz not null default now()
);
create table posting (
  id bigint generated always as identity primary key,
  note_id uuid references note (id),
  reason text not null
);
create sequence note_number;
create view note_titles as select id, title from note;
create function note_count() returns bigint language sql stable as 'select count(*) from note';
create procedure forget_notes() language sql as 'delete from note';
