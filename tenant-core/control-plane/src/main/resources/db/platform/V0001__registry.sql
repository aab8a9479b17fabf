-- The registry: who the tenants are, what was changed by whom, and the work that is under way.

-- Extensions that tenants' tables may build on: their default operator classes need no name.
create schema if not exists extensions;
grant usage on schema extensions to public;
create extension if not exists btree_gist with schema extensions;
create extension if not exists pg_trgm with schema extensions;

create table tenant (
  id              uuid primary key,
  slug            text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,30}$'),
  legal_name      text not null check (length(legal_name) between 1 and 200),
  market          text not null check (length(market) <= 40),
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  zone            text not null check (length(zone) <= 60),
  locales         text[] not null check (cardinality(locales) between 1 and 20),
  brand           jsonb not null,
  cell            text not null default 'local',
  state           text not null check (state in ('REQUESTED', 'PROVISIONING', 'READY', 'SUSPENDED',
                    'MIGRATING', 'BLOCKED', 'OFFBOARDING', 'OFFBOARDED')),
  -- why it is suspended, blocked or leaving
  state_reason    text check (length(state_reason) <= 2000),
  -- the job a blocked tenant waits for
  blocked_job     uuid,
  state_since     timestamptz not null,
  -- the tenant's own key under the master key; its role's password under its own key
  wrapped_key     text,
  sealed_password text,
  schema_version  integer not null default 0,
  -- whether the schema is there for services to enter
  schema_open     boolean not null default false,
  quotas          jsonb not null,
  feature_packs   text[] not null default '{}',
  administrator   jsonb not null,
  version         bigint not null default 1,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  check ((state = 'BLOCKED') = (blocked_job is not null))
);

create table tenant_host (
  name      text primary key check (name ~ '^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$'),
  tenant_id uuid not null references tenant,
  door      text not null check (door in ('PORTAL', 'CONSOLE')),
  ordinal   integer not null,
  unique (tenant_id, door, ordinal)
);

create table legal_entity (
  id                  uuid primary key,
  tenant_id           uuid not null references tenant,
  name                text not null check (length(name) between 1 and 200),
  registration_number text not null check (length(registration_number) between 1 and 60),
  vat_id              text check (length(vat_id) <= 40),
  address             jsonb not null,
  created_at          timestamptz not null,
  unique (tenant_id, registration_number)
);

create table secret (
  tenant_id  uuid not null references tenant,
  name       text not null check (name ~ '^[a-z][a-z0-9.-]{0,63}$'),
  sealed     text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (tenant_id, name)
);

create table audit_entry (
  id        bigint generated always as identity primary key,
  tenant_id uuid not null references tenant,
  at        timestamptz not null,
  actor     text not null check (length(actor) <= 200),
  action    text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
  before    jsonb not null,
  after     jsonb not null,
  reason    text check (length(reason) <= 2000)
);
create index on audit_entry (tenant_id, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();

create table migration_run (
  id             uuid primary key,
  target_version integer not null,
  requested_by   text not null,
  requested_at   timestamptz not null
);

create table job (
  id            uuid primary key,
  tenant_id     uuid not null references tenant,
  kind          text not null check (kind in ('PROVISION', 'SUSPEND', 'RESUME', 'MIGRATE', 'EXPORT',
                  'RESTORE', 'CONFIGURE', 'OFFBOARD')),
  state         text not null check (state in ('QUEUED', 'RUNNING', 'WAITING', 'BLOCKED', 'DONE')),
  cause         text check (length(cause) <= 2000),
  parameters    jsonb not null default '{}',
  result        jsonb not null default '{}',
  migration_run uuid references migration_run,
  requested_by  text not null,
  requested_at  timestamptz not null,
  started_at    timestamptz,
  finished_at   timestamptz,
  not_before    timestamptz,
  -- failures in a row of the present step
  failures      integer not null default 0,
  lease_token   uuid,
  lease_owner   text,
  lease_until   timestamptz,
  check ((state = 'RUNNING') = (lease_token is not null))
);
-- One job at a time works on a tenant: the table says so, not only the worker.
create unique index job_one_running on job (tenant_id) where state = 'RUNNING';
create index job_due on job (requested_at) where state in ('QUEUED', 'RUNNING', 'WAITING');
create index on job (tenant_id, requested_at desc);
create index on job (migration_run) where migration_run is not null;
alter table tenant add foreign key (blocked_job) references job;

create table job_step (
  job_id      uuid not null references job,
  ordinal     integer not null,
  name        text not null,
  state       text not null check (state in ('PENDING', 'RUNNING', 'DONE', 'FAILED')),
  attempts    integer not null default 0,
  started_at  timestamptz,
  finished_at timestamptz,
  detail      text check (length(detail) <= 2000),
  primary key (job_id, ordinal),
  unique (job_id, name)
);

create table idempotency_key (
  key          text primary key check (length(key) between 1 and 200),
  request_hash bytea not null,
  tenant_id    uuid not null references tenant,
  created_at   timestamptz not null
);

-- One row: grows in every transaction that changes what services see, and never falls behind the
-- clock, so that a registry restored from a backup does not offer what services have left behind.
create table directory_version (
  only_row boolean primary key default true check (only_row),
  version  bigint not null
);
insert into directory_version (version) values (1);

create function next_directory_version() returns trigger language plpgsql as $$
begin
  update platform.directory_version
     set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint);
  return null;
end
$$;
create trigger published after insert or update or delete on tenant
  for each statement execute function next_directory_version();
create trigger published after insert or update or delete on tenant_host
  for each statement execute function next_directory_version();
