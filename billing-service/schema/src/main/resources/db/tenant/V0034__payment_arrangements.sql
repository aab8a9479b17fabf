-- Payment arrangements: what an account owed on a day, to be paid by instalments. How one stands is kept nowhere: it follows
-- from what was allocated to the documents that it covers.

create table payment_arrangement (
  id         uuid primary key,
  account_id uuid not null references account,
  agreed_on  date not null,
  agreed_at  timestamptz not null,
  agreed_by  text not null check (length(agreed_by) <= 160),
  by_staff   boolean not null,
  grace_days smallint not null check (grace_days between 0 and 60)
);
create index payment_arrangement_by_account on payment_arrangement (account_id, agreed_at desc, id desc);

-- the documents that were open then, and how much of each
create table payment_arrangement_item (
  arrangement_id uuid not null references payment_arrangement,
  document_id    uuid not null,
  amount         numeric not null check (amount > 0 and scale(amount) <= 4),
  primary key (arrangement_id, document_id)
);

create table payment_arrangement_instalment (
  arrangement_id uuid not null references payment_arrangement,
  number         smallint not null check (number between 1 and 24),
  due_on         date not null,
  amount         numeric not null check (amount > 0 and scale(amount) <= 4),
  primary key (arrangement_id, number)
);

-- ended by staff before its time
create table payment_arrangement_end (
  arrangement_id uuid primary key references payment_arrangement,
  ended_on       date not null,
  ended_at       timestamptz not null,
  ended_by       text not null check (length(ended_by) <= 160),
  reason         text not null check (length(reason) between 1 and 300)
);
