-- Products, the drafts and published versions of their tariffs, and the values of price indices.

create table product (
  id               uuid primary key,
  -- the id of its tariff documents
  code             text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  -- what customers read, by language
  names            jsonb not null,
  commodity        text not null check (commodity in ('ELECTRICITY', 'GAS', 'WATER', 'HEAT', 'COLD')),
  -- for which classes it is; every class when empty
  customer_classes text[] not null,
  offered          boolean not null,
  -- only a list that others inherit from
  base_only        boolean not null,
  created_at       timestamptz not null,
  version          integer not null
);

-- the tariff being written for a product
create table tariff_draft (
  product_id        uuid primary key references product,
  state             text not null check (state in ('OPEN', 'SUBMITTED')),
  document          text not null check (length(document) <= 2000000),
  saved_by          text not null check (length(saved_by) <= 160),
  saved_at          timestamptz not null,
  effective_from    date,
  submitted_by      text check (length(submitted_by) <= 160),
  submitted_subject text check (length(submitted_subject) <= 64),
  submitted_at      timestamptz,
  note              text check (length(note) <= 1000),
  rejection         text check (length(rejection) <= 1000),
  version           integer not null,
  constraint tariff_draft_submitted_whole check ((state = 'SUBMITTED') =
    (effective_from is not null and submitted_subject is not null and submitted_at is not null))
);

-- what was published; never changed or removed
create table tariff_version (
  id                uuid primary key,
  product_id        uuid not null references product,
  number            integer not null check (number >= 1),
  effective_from    date not null,
  published_at      timestamptz not null,
  name              text not null check (length(name) <= 200),
  document          text not null check (length(document) <= 2000000),
  submitted_by      text not null check (length(submitted_by) <= 160),
  submitted_subject text not null check (length(submitted_subject) <= 64),
  approved_by       text not null check (length(approved_by) <= 160),
  approved_subject  text not null check (length(approved_subject) <= 64),
  note              text check (length(note) <= 1000),
  constraint tariff_version_once unique (product_id, number),
  constraint tariff_version_four_eyes check (submitted_subject <> approved_subject)
);

create table price_index (
  id         uuid primary key,
  -- as tariff documents name it
  code       text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  name       text not null check (length(name) between 1 and 200),
  -- how long each value holds; null where a value holds from a day on until the next
  minutes    integer check (minutes in (15, 30, 60)),
  created_at timestamptz not null
);

-- a day (UTC) of interval prices, every revision of it, whole each time
create table price_index_day (
  index_id    uuid not null references price_index,
  day         date not null,
  revision    integer not null check (revision >= 1),
  prices      numeric(18, 9)[] not null,
  recorded_at timestamptz not null,
  primary key (index_id, day, revision)
);

create table price_index_value (
  index_id    uuid not null references price_index,
  from_day    date not null,
  revision    integer not null check (revision >= 1),
  value       numeric(18, 9) not null,
  recorded_at timestamptz not null,
  primary key (index_id, from_day, revision)
);

-- counts publications and uploads, so that what replicas keep in memory is known to be old; its row
-- is locked by each of them, so that they are known in the order in which they happened
create table tariff_stamp (
  one   boolean primary key default true check (one),
  stamp bigint not null
);
insert into tariff_stamp (stamp) values (0);
