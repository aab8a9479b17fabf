-- Everything that makes a restore hard: keys that point in circles, computed columns, sequences,
-- triggers that would run twice, a table without a key, partitions, a materialised view.
create table note (
  id       bigint generated always as identity primary key,
  body     text,
  at       timestamptz,
  raw      bytea,
  amount   numeric not null default 0,
  twice    numeric generated always as (amount * 2) stored,
  reply_to bigint references note,
  topic    text
);
create table topic (
  name  text primary key,
  first bigint references note
);
alter table note add foreign key (topic) references topic deferrable initially deferred;
create index on note (reply_to);

create table heap (word text);

create table tally (
  touched integer not null
);
create function count_touch() returns trigger language plpgsql set search_path from current as $$
begin
  insert into tally values (1);
  return null;
end
$$;
create trigger touched after insert on note for each statement execute function count_touch();

create table log (
  id  integer not null,
  day date not null,
  primary key (day, id)
) partition by range (day);
create table log_2026 partition of log for values from ('2026-01-01') to ('2027-01-01');
create table log_rest partition of log default;

create sequence document_number;
create materialized view words as select count(*) as words from heap;
