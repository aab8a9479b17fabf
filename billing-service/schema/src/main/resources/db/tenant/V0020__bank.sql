-- Bank transfers: the supplier's accounts, the bank's files, and what became of each payment.

-- references of documents; gaps mean nothing
create sequence payment_reference_seq maxvalue 999999999;

create table bank_account (
  id       uuid primary key,
  -- an IBAN or the bank's own number, without blanks
  iban     text not null unique check (iban ~ '^[A-Z0-9]{4,34}$'),
  bic      text check (bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$'),
  name     text not null check (length(name) <= 70),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  booked   text not null check (booked in ('STATEMENT', 'NOTIFICATION')),
  on_bills boolean not null,
  version  integer not null
);
create unique index bank_account_on_bills on bank_account (on_bills) where on_bills;

create table bank_file (
  id             uuid primary key,
  name           text not null check (length(name) <= 200),
  sha256         bytea not null unique check (length(sha256) = 32),
  bytes          bigint not null check (bytes > 0),
  message        text not null check (message in ('STATEMENT', 'NOTIFICATION')),
  camt_version   text not null check (length(camt_version) <= 40),
  message_id     text not null check (length(message_id) <= 140),
  loaded_at      timestamptz not null,
  loaded_by      text not null check (length(loaded_by) <= 160),
  -- as it came, deflated
  content        bytea not null
);
alter table bank_file alter column content set storage external;
create index bank_file_by_time on bank_file (loaded_at desc, id desc);

create table bank_statement (
  id              uuid primary key,
  file_id         uuid not null references bank_file,
  bank_account_id uuid not null references bank_account,
  ordinal         integer not null,
  message         text not null check (message in ('STATEMENT', 'NOTIFICATION')),
  statement_id    text not null check (length(statement_id) <= 140),
  sequence        text check (length(sequence) <= 40),
  created_at      timestamptz not null,
  from_day        date,
  to_day          date,
  opening         numeric,
  closing         numeric,
  entries         integer not null,
  -- of what it says, so that the same statement is known in another file
  digest          bytea not null check (length(digest) = 32),
  repeated        boolean not null,
  remark          text check (length(remark) <= 500),
  unique (file_id, ordinal)
);
-- banks use their ids again in another year: the day that it was made on belongs to its identity
create unique index bank_statement_once on bank_statement
  (bank_account_id, message, statement_id, created_at) where not repeated;

create table bank_entry (
  id              uuid primary key,
  file_id         uuid not null references bank_file,
  statement_id    uuid not null references bank_statement,
  bank_account_id uuid not null references bank_account,
  ordinal         integer not null,
  state           text not null check (state in ('UNMATCHED', 'MATCHED', 'RETURN', 'RETURNED', 'HANDED_OVER', 'PENDING', 'INFORMATION')),
  amount          numeric not null,
  currency        text not null check (currency ~ '^[A-Z]{3}$'),
  booked_on       date not null,
  value_on        date,
  party_name      text check (length(party_name) <= 140),
  party_account   text check (length(party_account) <= 60),
  reference       text check (length(reference) <= 140),
  message         text check (length(message) <= 2000),
  end_to_end_id   text check (length(end_to_end_id) <= 140),
  bank_reference  text check (length(bank_reference) <= 140),
  return_reason   text check (length(return_reason) <= 40),
  remark          text check (length(remark) <= 300),
  -- what it is matched by now
  match_id        uuid,
  version         integer not null,
  unique (statement_id, ordinal)
);
create index bank_entry_by_state on bank_entry (state, booked_on, id);
create index bank_entry_by_file on bank_entry (file_id, state);
create index bank_entry_by_party on bank_entry (party_account) where party_account is not null and state = 'MATCHED';
create index bank_entry_by_end_to_end on bank_entry (end_to_end_id) where end_to_end_id is not null;

-- every match that was ever made; what was taken back says so beside it
create table bank_match (
  id          uuid primary key,
  entry_id    uuid not null,
  kind        text not null check (kind in ('ACCOUNT', 'RETURN', 'HAND_OVER')),
  account_id  uuid,
  document_id uuid,
  return_of   uuid,
  -- booked straight from the bank, without suspense between
  straight    boolean not null,
  note        text check (length(note) <= 300),
  matched_at  timestamptz not null,
  -- null: the service itself
  matched_by  text check (length(matched_by) <= 160),
  constraint bank_match_whole check (
    (kind = 'ACCOUNT' and account_id is not null and return_of is null)
    or (kind = 'RETURN' and return_of is not null)
    or (kind = 'HAND_OVER' and account_id is null and return_of is null))
);
create index bank_match_by_entry on bank_match (entry_id);

create table bank_match_undone (
  match_id  uuid primary key,
  undone_at timestamptz not null,
  undone_by text not null check (length(undone_by) <= 160),
  reason    text not null check (length(reason) <= 300)
);
