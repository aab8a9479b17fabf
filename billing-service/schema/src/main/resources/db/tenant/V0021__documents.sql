-- Who bills are from, bills as files, and what became of each on its way to its recipient.

-- every change is a row; a bill is printed with what held when it was issued
create table issuer (
  version      integer primary key check (version >= 1),
  recorded_at  timestamptz not null,
  recorded_by  text not null check (length(recorded_by) <= 160),
  content      jsonb not null
);

-- a bill as it was first set; from then on these bytes are the bill's
create table bill_letter (
  bill_id  uuid primary key,
  made_at  timestamptz not null,
  sha256   bytea not null check (length(sha256) = 32),
  content  bytea not null check (length(content) <= 5000000)
);
alter table bill_letter alter column content set storage external;

create table bill_delivery (
  id         uuid primary key,
  bill_id    uuid not null,
  number     text not null check (length(number) <= 60),
  account_id uuid not null,
  recipient  text not null check (length(recipient) <= 254),
  state      text not null check
    (state in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'TO_PRINT', 'NO_ADDRESS')),
  attempts   integer not null check (attempts >= 0),
  next_at    timestamptz not null,
  problem    text check (length(problem) <= 300),
  queued_at  timestamptz not null,
  sent_at    timestamptz
);
create index bill_delivery_by_bill on bill_delivery (bill_id, queued_at);
create index bill_delivery_by_time on bill_delivery (queued_at desc, id desc);
create index bill_delivery_due on bill_delivery (next_at) where state = 'QUEUED';
create index bill_delivery_in_hand on bill_delivery (next_at) where state = 'SENDING';
create index bill_delivery_failed on bill_delivery (queued_at) where state = 'FAILED';
