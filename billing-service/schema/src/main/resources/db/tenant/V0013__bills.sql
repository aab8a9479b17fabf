-- Bills as issued, and the runs that make them.

-- the next number of a legal entity's series in a year: locked until its bills commit, so that no
-- number is ever lost
create table bill_series (
  entity text not null check (length(entity) between 1 and 20),
  series text not null check (series in ('INVOICE', 'ADVANCE', 'SETTLEMENT', 'CORRECTION')),
  year   smallint not null check (year between 2000 and 2999),
  next   integer not null check (next between 1 and 9999999),
  primary key (entity, series, year)
);

create table bill (
  id            uuid primary key,
  account_id    uuid not null,
  -- the run, or the request that asked for it outside of runs
  run_id        uuid,
  correction_of uuid,
  issued_at     timestamptz not null,
  -- the moment whose knowledge it was worked out from
  known_at      timestamptz not null,
  issued_on     date not null,
  due_on        date not null,
  from_day      date not null,
  to_day        date not null check (to_day > from_day),
  final_bill    boolean not null,
  estimated     boolean not null,
  kind          text not null check (kind in ('INVOICE', 'ADVANCE', 'SETTLEMENT', 'CORRECTION')),
  currency      text not null check (currency ~ '^[A-Z]{3}$'),
  number        text not null check (length(number) between 1 and 40),
  net           numeric not null,
  tax           numeric not null,
  total         numeric not null check (total = net + tax),
  -- the document as it is kept, and SHA-256 over it
  content       bytea not null,
  hash          bytea not null check (length(hash) = 32),
  constraint bill_number_once unique (number),
  constraint bill_correction_names_one check ((kind = 'CORRECTION') = (correction_of is not null))
);
create index bill_by_account on bill (account_id, issued_at desc, id desc);
create index bill_by_time on bill (issued_at desc, id desc);
create index bill_by_number on bill (number text_pattern_ops);
create index bill_by_run on bill (run_id, account_id) where run_id is not null;
create index bill_by_correction on bill (correction_of) where correction_of is not null;

create function bill_check() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select b.number into wrong
  from inserted b left join account a on a.id = b.account_id
  left join bill o on o.id = b.correction_of
  where a.id is null or a.currency <> b.currency
     or (b.correction_of is not null and (o.id is null or o.account_id <> b.account_id))
  limit 1;
  if found then
    raise exception 'Bill % is not of an account of its currency, or corrects none of its own', wrong
      using errcode = 'foreign_key_violation', constraint = 'bill_account';
  end if;
  return null;
end $$;
create trigger bill_check after insert on bill
  referencing new table as inserted for each statement execute function bill_check();

-- what each bill's lines were rated from: JSON, deflated
create table bill_proof (
  bill_id uuid primary key,
  proofs  bytea not null
);
alter table bill_proof alter column proofs set storage external;

-- original periods: each is billed once, whoever tries
create table billed_period (
  agreement_id     uuid not null,
  account_id       uuid not null,
  bill_id          uuid not null,
  service_point_id uuid,
  -- 0: usage, 1: a month's advance
  kind             smallint not null check (kind in (0, 1)),
  from_day         date not null,
  to_day           date not null check (to_day > from_day),
  primary key (agreement_id, kind, from_day),
  constraint billed_period_once exclude using gist
    (uuid_range(agreement_id, agreement_id, '[]') with &&, int4range(kind, kind, '[]') with &&,
     daterange(from_day, to_day) with &&)
);
create index billed_period_by_account on billed_period (account_id);
create index billed_period_by_point on billed_period (service_point_id, to_day);

-- which bills speak of which original period: the first one and its corrections
create table bill_period (
  agreement_id uuid not null,
  bill_id      uuid not null,
  kind         smallint not null,
  from_day     date not null,
  primary key (agreement_id, kind, from_day, bill_id)
);

-- each time a period of usage was worked out, and what it then handed to the next
create table period_work (
  agreement_id uuid not null,
  from_day     date not null,
  worked_at    timestamptz not null,
  seq          bigint primary key generated always as identity,
  carry_over   text
);
create index period_work_by_period on period_work (agreement_id, from_day, worked_at desc, seq desc);

-- what changed of an agreement, a point or a product: periods worked out before are in doubt
create table billing_change (
  id       uuid primary key,
  subject  uuid not null,
  from_day date not null,
  to_day   date not null check (to_day > from_day),
  at       timestamptz not null
);
create index billing_change_by_subject on billing_change (subject, at);

-- how far the changes of usage were read
create table billing_feed (
  name       text primary key check (name = 'usage'),
  read_until timestamptz not null
);

create table billing_run (
  id          uuid primary key,
  name        text not null check (length(name) between 1 and 80),
  state       text not null check (state in ('SELECTED', 'PREVIEWING', 'PREVIEWED', 'APPROVED', 'FINALISING', 'FINALISED', 'PAUSED', 'CANCELLED')),
  -- where a pause goes on
  paused_from text check (paused_from in ('PREVIEWING', 'FINALISING')),
  as_of       timestamptz,
  until       date not null,
  to_now      boolean not null,
  issued_on   date not null,
  due_days    integer not null check (due_days between 0 and 120),
  anchor_day  integer check (anchor_day between 1 and 28),
  corrections boolean not null,
  currency    text not null,
  created_by  text not null check (length(created_by) <= 160),
  created_by_subject text not null check (length(created_by_subject) <= 64),
  created_at  timestamptz not null,
  approved_by text check (length(approved_by) <= 160),
  approved_by_subject text check (length(approved_by_subject) <= 64),
  approved_at timestamptz,
  finished_at timestamptz,
  version     integer not null,
  constraint billing_run_approved_by_another check (approved_by_subject <> created_by_subject)
);
create index billing_run_by_time on billing_run (created_at desc, id desc);
create index billing_run_working on billing_run (id) where state in ('PREVIEWING', 'FINALISING');

-- work of a run: leased to one worker at a time, taken over when its lease runs out
create table billing_chunk (
  run_id       uuid not null references billing_run,
  phase        text not null check (phase in ('PREVIEW', 'FINALISE')),
  no           integer not null,
  accounts     uuid[] not null,
  state        text not null check (state in ('OPEN', 'LEASED', 'DONE')),
  worker       text check (length(worker) <= 60),
  leased_until timestamptz,
  attempts     integer not null,
  primary key (run_id, phase, no)
);
create index billing_chunk_open on billing_chunk (run_id, phase, no) where state <> 'DONE';

create table billing_run_account (
  run_id     uuid not null references billing_run,
  account_id uuid not null references account,
  state      text not null check (state in ('WAITING', 'DRAFTED', 'NOTHING', 'PARKED', 'ISSUED')),
  bills      integer not null,
  total      numeric not null,
  previous   numeric,
  -- code, blank, sentence
  checks     text[] not null,
  reason     text check (length(reason) <= 30),
  sentence   text check (length(sentence) <= 500),
  known_at   timestamptz,
  -- how many bills the account had when these were worked out
  bills_before integer not null,
  worked     text,
  primary key (run_id, account_id)
);
create index billing_run_account_by_state on billing_run_account (run_id, state, account_id);

create table billing_draft (
  id         uuid primary key,
  run_id     uuid not null references billing_run,
  account_id uuid not null,
  ordinal    smallint not null,
  content    bytea not null,
  proofs     bytea not null,
  constraint billing_draft_once unique (run_id, account_id, ordinal)
);
alter table billing_draft alter column proofs set storage external;

-- the lines of all bills, for people who ask the database
create view bill_line as
select b.id as bill_id, b.number, b.account_id, b.issued_on, b.kind,
       l.value ->> 'id' as line_id, l.value ->> 'key' as key, l.value ->> 'group' as line_group,
       l.value ->> 'name' as name, (l.value #>> '{period,agreementId}')::uuid as agreement_id,
       (l.value ->> 'from')::date as from_day, (l.value ->> 'to')::date as to_day,
       (l.value ->> 'quantity')::numeric as quantity, l.value ->> 'unit' as unit,
       (l.value ->> 'amount')::numeric as amount
from bill b
cross join lateral jsonb_array_elements(convert_from(b.content, 'UTF8')::jsonb -> 'lines') l;
