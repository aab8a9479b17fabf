create table account (
  id uuid primary key,
  name text not null
);
create table posting (
  id      bigint generated always as identity primary key,
  account uuid not null references account,
  cents   bigint not null
);
create index on posting (account);
