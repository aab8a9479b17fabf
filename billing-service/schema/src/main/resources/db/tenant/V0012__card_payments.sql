-- Payments by card: what was asked of the gateway, and what is known to have become of it.

-- an account's customer at the gateway; another gateway (another key) knows other customers
create table gateway_customer (
  account_id uuid not null references account,
  gateway    text not null check (gateway ~ '^[0-9a-f]{16}$'),
  customer   text not null check (length(customer) between 1 and 100),
  created_at timestamptz not null,
  primary key (account_id, gateway),
  constraint gateway_customer_once unique (gateway, customer)
);

create table saved_method (
  id           uuid primary key,
  account_id   uuid not null references account,
  gateway      text not null check (gateway ~ '^[0-9a-f]{16}$'),
  gateway_id   text not null check (length(gateway_id) between 1 and 100),
  brand        text not null check (length(brand) between 1 and 30),
  last_digits  text not null check (last_digits ~ '^[0-9]{4}$'),
  expiry_month smallint not null check (expiry_month between 1 and 12),
  expiry_year  smallint not null,
  saved_at     timestamptz not null,
  removed_at   timestamptz,
  constraint saved_method_once unique (gateway, gateway_id)
);
create index saved_method_by_account on saved_method (account_id) where removed_at is null;

create table autopay (
  account_id uuid primary key references account,
  method_id  uuid references saved_method,
  since      timestamptz,
  version    integer not null,
  constraint autopay_whole check ((method_id is null) = (since is null))
);

-- a key of a caller, kept before the gateway is called: the same is done once and answered alike
create table money_request (
  account_id uuid not null references account,
  key        text not null check (length(key) between 8 and 64),
  hash       text not null check (length(hash) = 64),
  subject_id uuid not null,
  begun_at   timestamptz not null,
  answer     jsonb,
  primary key (account_id, key)
);

create table card_payment (
  id           uuid primary key,
  account_id   uuid not null references account,
  amount       numeric not null check (amount > 0 and amount < 1000000 and scale(amount) <= 4),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  bill_id      uuid,
  origin       text not null check (origin in ('CHECKOUT', 'SAVED_METHOD', 'AUTOPAY')),
  method_id    uuid references saved_method,
  save_method  boolean not null,
  state        text not null check (state in ('REQUESTED', 'PENDING', 'UNKNOWN', 'FAILED', 'SUCCEEDED')),
  failure      text check (length(failure) <= 40),
  refunded     numeric not null default 0 check (refunded >= 0),
  contest      text not null default 'NONE' check (contest in ('NONE', 'OPEN', 'WON', 'LOST')),
  session      text check (length(session) <= 200),
  intent       text check (length(intent) <= 100),
  url          text check (length(url) <= 2000),
  return_path  text check (length(return_path) <= 200),
  language     text check (language ~ '^[a-z]{2}$'),
  method       text check (length(method) <= 60),
  expires_at   timestamptz not null,
  requested_at timestamptz not null,
  requested_by text not null check (length(requested_by) <= 160),
  -- when the gateway was last asked about it
  asked_at     timestamptz not null,
  paid_at      timestamptz,
  paid_on      date,
  constraint card_payment_why check ((state = 'FAILED') = (failure is not null)),
  constraint card_payment_when check ((state = 'SUCCEEDED') = (paid_at is not null and paid_on is not null))
);
create index card_payment_by_account on card_payment (account_id, requested_at desc, id desc);
create index card_payment_by_bill on card_payment (bill_id) where bill_id is not null;
create unique index card_payment_by_session on card_payment (session) where session is not null;
create unique index card_payment_by_intent on card_payment (intent) where intent is not null;
create index card_payment_open on card_payment (asked_at) where state in ('REQUESTED', 'PENDING', 'UNKNOWN');

create table card_refund (
  id           uuid primary key,
  payment_id   uuid not null references card_payment,
  amount       numeric not null check (amount > 0 and scale(amount) <= 4),
  state        text not null check (state in ('REQUESTED', 'PENDING', 'UNKNOWN', 'SUCCEEDED', 'FAILED')),
  reason       text not null check (length(reason) between 1 and 300),
  gateway_id   text unique check (length(gateway_id) <= 100),
  requested_by text check (length(requested_by) <= 160),
  requested_at timestamptz not null,
  asked_at     timestamptz not null,
  booked_on    date
);
create index card_refund_by_payment on card_refund (payment_id, requested_at);
create index card_refund_open on card_refund (asked_at) where state in ('REQUESTED', 'PENDING', 'UNKNOWN');

create table card_dispute (
  id          uuid primary key,
  payment_id  uuid not null references card_payment,
  gateway_id  text not null unique check (length(gateway_id) <= 100),
  amount      numeric not null check (amount > 0),
  status      text not null check (status in ('INQUIRY', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'CLOSED')),
  reason      text not null check (length(reason) <= 60),
  opened_at   timestamptz not null,
  respond_by  timestamptz,
  -- days on which the books followed the money out and back
  taken_on    date,
  returned_on date
);
create index card_dispute_by_time on card_dispute (opened_at desc, id desc);
create index card_dispute_by_payment on card_dispute (payment_id);

-- what the gateway told, word for word, once each
create table gateway_event (
  id          text primary key check (length(id) between 1 and 100),
  type        text not null check (length(type) <= 100),
  received_at timestamptz not null,
  payload     text not null check (length(payload) <= 262144),
  handled_at  timestamptz,
  -- what was done about it
  outcome     text check (length(outcome) <= 40)
);
create index gateway_event_waiting on gateway_event (received_at) where handled_at is null;
