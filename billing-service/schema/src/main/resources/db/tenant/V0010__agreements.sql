-- What was agreed on the supply of a point, by day and by knowledge; and moves.

create table agreement (
  id               uuid primary key,
  account_id       uuid not null references account,
  service_point_id uuid not null references service_point,
  created_at       timestamptz not null,
  version          integer not null
);
create index agreement_by_account on agreement (account_id);
create index agreement_by_point on agreement (service_point_id);

-- what was done to an agreement, in its order; never changed or removed
create table agreement_change (
  id           uuid primary key,
  agreement_id uuid not null references agreement,
  number       integer not null check (number >= 1),
  kind         text not null check (kind in ('STARTED', 'TERMS_CHANGED', 'ENDED', 'UNDONE')),
  from_day     date not null,
  recorded_at  timestamptz not null,
  actor        text not null check (length(actor) <= 160),
  reason       text check (length(reason) <= 300),
  undoes       uuid unique references agreement_change,
  constraint agreement_change_once unique (agreement_id, number),
  constraint agreement_change_undoes check ((kind = 'UNDONE') = (undoes is not null))
);

-- a row is true from recorded_at until superseded_at: what was known at a moment is what is between
create table agreement_terms (
  id               uuid primary key,
  agreement_id     uuid not null references agreement,
  service_point_id uuid not null,
  during           daterange not null check (not isempty(during) and not lower_inf(during)),
  product_id       uuid not null references product,
  cycle            text not null check (cycle in ('MONTHLY', 'YEARLY_WITH_ADVANCES')),
  anchor_day       integer not null check (anchor_day between 1 and 28),
  settlement_month integer check (settlement_month between 1 and 12),
  customer_class   text check (length(customer_class) <= 64),
  attributes       jsonb not null,
  overrides        jsonb not null,
  monthly_advance  numeric(10, 2) check (monthly_advance >= 0),
  recorded_at      timestamptz not null,
  superseded_at    timestamptz,
  constraint agreement_terms_superseded_later check (superseded_at > recorded_at),
  constraint agreement_terms_yearly check ((settlement_month is not null) = (cycle = 'YEARLY_WITH_ADVANCES')),
  -- at any moment, a point is supplied under one agreement a day
  constraint agreement_terms_once exclude using gist
    (uuid_range(service_point_id, service_point_id, '[]') with &&, during with &&)
    where (superseded_at is null)
);
create index agreement_terms_by_agreement on agreement_terms (agreement_id);

create table move (
  id                 uuid primary key,
  kind               text not null check (kind in ('MOVE_OUT', 'MOVE_IN', 'CHANGE_OF_OCCUPANT')),
  day                date not null,
  service_point_id   uuid not null references service_point,
  out_agreement_id   uuid references agreement,
  in_agreement_id    uuid references agreement,
  reads              jsonb not null,
  forwarding_address jsonb,
  recorded_at        timestamptz not null,
  actor              text not null check (length(actor) <= 160),
  constraint move_whole check (
    (kind in ('MOVE_OUT', 'CHANGE_OF_OCCUPANT')) = (out_agreement_id is not null)
    and (kind in ('MOVE_IN', 'CHANGE_OF_OCCUPANT')) = (in_agreement_id is not null))
);
create index move_by_out on move (out_agreement_id);
create index move_by_in on move (in_agreement_id);
create index move_by_point on move (service_point_id, day);
