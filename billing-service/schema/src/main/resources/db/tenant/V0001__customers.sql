-- Customers, their accounts, and the people who may act on an account.

create table customer (
  id                uuid primary key,
  kind              text not null check (kind in ('PERSON', 'ORGANISATION')),
  given_name        text check (length(given_name) <= 80),
  family_name       text check (length(family_name) <= 80),
  organisation_name text check (length(organisation_name) <= 160),
  enterprise_number text check (length(enterprise_number) <= 32),
  email             text check (length(email) <= 254),
  phone             text check (length(phone) <= 24),
  language          text not null check (language ~ '^[a-z]{2}$'),
  street            text not null check (length(street) <= 120),
  address_extra     text check (length(address_extra) <= 120),
  postal_code       text not null check (length(postal_code) <= 16),
  city              text not null check (length(city) <= 80),
  region            text check (length(region) <= 40),
  country           text not null check (country ~ '^[A-Z]{2}$'),
  -- how the customer is sorted and found: lower case, without accents, made by the service
  sort_name         text not null,
  created_at        timestamptz not null,
  version           integer not null,
  constraint customer_named check (
    (kind = 'PERSON' and family_name is not null and organisation_name is null)
    or (kind = 'ORGANISATION' and organisation_name is not null and family_name is null))
);
create index customer_by_sort_name on customer (sort_name text_pattern_ops, id);
create index customer_by_email on customer (lower(email)) where email is not null;

create table account (
  id           uuid primary key,
  number       text not null unique check (number ~ '^[0-9]{10}$'),
  customer_id  uuid not null references customer,
  status       text not null check (status in ('OPEN', 'CLOSED')),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  language     text not null check (language ~ '^[a-z]{2}$'),
  delivery     text not null check (delivery in ('EMAIL', 'POST')),
  opened_on    date not null,
  closed_on    date,
  version      integer not null,
  constraint account_closed_has_date check ((status = 'CLOSED') = (closed_on is not null)),
  constraint account_closes_after_opening check (closed_on >= opened_on)
);
create index account_by_customer on account (customer_id);

-- account numbers: a plain sequence; gaps mean nothing here, unlike in invoice numbers
create sequence account_number_seq start 10000000 maxvalue 99999999;

create table account_person (
  id         uuid primary key,
  account_id uuid not null references account,
  -- the subject of the person's tokens in the supplier's realm
  subject    text not null check (length(subject) <= 64),
  name       text not null check (length(name) <= 160),
  role       text not null check (role in ('HOLDER', 'PAYER', 'VIEWER')),
  since      timestamptz not null,
  ended_at   timestamptz,
  constraint account_person_ends_after_start check (ended_at >= since)
);
-- a person has one role on an account at a time
create unique index account_person_once on account_person (account_id, subject) where ended_at is null;
create index account_person_by_subject on account_person (subject) where ended_at is null;

create table registration_code (
  id              uuid primary key,
  account_id      uuid not null references account,
  role            text not null check (role in ('HOLDER', 'PAYER', 'VIEWER')),
  -- SHA-256 of the code with the row's id: the code itself is never kept
  code_hash       bytea not null check (length(code_hash) = 32),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz,
  used_by         text check (length(used_by) <= 64)
);
create index registration_code_open on registration_code (account_id) where used_at is null;

-- attempts at claiming an account, so that codes cannot be guessed
create table registration_attempt (
  id         uuid primary key,
  subject    text not null check (length(subject) <= 64),
  account_number text not null check (length(account_number) <= 20),
  at         timestamptz not null
);
create index registration_attempt_by_subject on registration_attempt (subject, at);
create index registration_attempt_by_account on registration_attempt (account_number, at);
