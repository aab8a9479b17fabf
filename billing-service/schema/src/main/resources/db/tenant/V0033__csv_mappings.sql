-- How a supplier's own kinds of CSV are read; a version without document withdraws the name.
create table csv_mapping (
  no          integer primary key generated always as identity,
  name        text not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'),
  version     integer not null check (version > 0),
  document    text check (length(document) <= 50000),
  declared_at timestamptz not null,
  declared_by text not null check (length(declared_by) <= 160),
  unique (name, version)
);

-- the last version of any mapping that was known when the delivery came: it is read by those, however often it is taken up
alter table delivery add column mappings_known integer not null default 0;
