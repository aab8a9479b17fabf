-- Places, the points where they are supplied, and who holds a point when.

-- lets a GiST exclusion constraint compare ids without an extension: a range of one id
create type uuid_range as range (subtype = uuid);

create table premise (
  id            uuid primary key,
  parent_id     uuid references premise,
  kind          text not null check (kind in ('SITE', 'BUILDING', 'UNIT', 'DWELLING', 'BUSINESS', 'PUBLIC')),
  name          text check (length(name) <= 120),
  street        text not null check (length(street) <= 120),
  address_extra text check (length(address_extra) <= 120),
  postal_code   text not null check (length(postal_code) <= 16),
  city          text not null check (length(city) <= 80),
  region        text check (length(region) <= 40),
  country       text not null check (country ~ '^[A-Z]{2}$'),
  latitude      numeric(9, 6) check (latitude between -90 and 90),
  longitude     numeric(9, 6) check (longitude between -180 and 180),
  -- how the premise is sorted and found: lower case, without accents, made by the service
  sort_name     text not null,
  created_at    timestamptz not null,
  version       integer not null,
  constraint premise_located check ((latitude is null) = (longitude is null)),
  constraint premise_not_its_own_parent check (parent_id <> id)
);
create index premise_by_sort_name on premise (sort_name text_pattern_ops, id);
create index premise_by_parent on premise (parent_id) where parent_id is not null;

create table service_point (
  id            uuid primary key,
  premise_id    uuid not null references premise,
  -- the scheme whose check digit was verified; OWN where only the sender gives the number meaning
  scheme        text not null check (scheme ~ '^[A-Z0-9_]{2,20}$'),
  -- as stored: upper case, without blanks and hyphens
  market_id     text not null unique check (market_id ~ '^[^[:cntrl:]]{1,40}$'),
  commodity     text not null check (commodity in ('ELECTRICITY', 'GAS', 'WATER', 'HEAT', 'COLD')),
  metering      text not null check (metering in ('METERED', 'UNMETERED')),
  grid_operator text references grid_operator,
  -- whose clock its days follow
  zone          text not null check (zone ~ '^[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)*$' and length(zone) <= 40),
  created_at    timestamptz not null,
  version       integer not null
);
create index service_point_by_premise on service_point (premise_id);

-- what holds of a point from day to day; half open, never two at a time
create table service_point_terms (
  id               uuid primary key,
  service_point_id uuid not null references service_point,
  during           daterange not null check (not isempty(during) and not lower_inf(during)),
  profile          text check (length(profile) <= 40),
  voltage          text check (voltage in ('LOW', 'MEDIUM', 'HIGH')),
  capacity_w       bigint check (capacity_w >= 0),
  direction        text not null check (direction in ('IMPORT', 'EXPORT', 'BOTH')),
  energisation     text not null check (energisation in ('ENERGISED', 'DE_ENERGISED')),
  constraint service_point_terms_once exclude using gist
    (uuid_range(service_point_id, service_point_id, '[]') with &&, during with &&)
);

create table service_point_asset (
  id               uuid primary key,
  service_point_id uuid not null references service_point,
  kind             text not null check (kind in ('SOLAR', 'WIND', 'BATTERY', 'EV_CHARGER', 'HEAT_PUMP', 'COGENERATION')),
  power_w          bigint check (power_w >= 0),
  storage_wh       bigint check (storage_wh >= 0),
  during           daterange not null check (not isempty(during) and not lower_inf(during))
);
create index service_point_asset_by_point on service_point_asset (service_point_id);

-- which account holds a point when: who may see it, and of which days
create table supply (
  id               uuid primary key,
  service_point_id uuid not null references service_point,
  account_id       uuid not null references account,
  during           daterange not null check (not isempty(during) and not lower_inf(during)),
  constraint supply_once exclude using gist
    (uuid_range(service_point_id, service_point_id, '[]') with &&, during with &&)
);
create index supply_by_account on supply (account_id);
