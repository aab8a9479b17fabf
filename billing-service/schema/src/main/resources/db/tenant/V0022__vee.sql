-- Validation, estimation and editing of meter data: settings, runs over what changed, what they found,
-- edits by people, and claims to grid operators.

-- nothing ever wrote to it
drop table vee_exception;

-- every change is a row; the last holds; none: the defaults
create table vee_settings (
  version     integer primary key check (version >= 1),
  recorded_at timestamptz not null,
  recorded_by text not null check (length(recorded_by) <= 160),
  document    text not null check (length(document) <= 2000000)
);

-- how far the changes of usage are judged
create table vee_watch (
  one        boolean primary key default true check (one),
  seen_until timestamptz not null,
  -- the supplier's day on which absences were last looked for
  claims_on  date
);
insert into vee_watch (seen_until) values ('-infinity');

create table vee_run (
  id          uuid primary key,
  reason      text not null check (reason in ('DELIVERY', 'REPROCESS')),
  state       text not null check (state in ('WORKING', 'DONE')),
  started_by  text not null check (length(started_by) <= 160),
  started_at  timestamptz not null,
  finished_at timestamptz,
  -- gaps longer than the settings allow are filled too
  long_gaps   boolean not null,
  channels    integer not null,
  days        bigint not null,
  findings    bigint not null,
  estimates   bigint not null
);
create index vee_run_by_time on vee_run (started_at desc, id desc);
create index vee_run_working on vee_run (started_at) where state = 'WORKING';

-- work of a run: leased to one worker at a time, taken over when its lease runs out
create table vee_chunk (
  run_id       uuid not null references vee_run,
  no           integer not null,
  channels     integer[] not null,
  from_days    date[] not null,
  to_days      date[] not null,
  state        text not null check (state in ('OPEN', 'LEASED', 'DONE', 'FAILED')),
  worker       text check (length(worker) <= 60),
  leased_until timestamptz,
  attempts     integer not null,
  failure      text check (length(failure) <= 300),
  primary key (run_id, no)
);
create index vee_chunk_open on vee_chunk (run_id, no) where state in ('OPEN', 'LEASED');

create table vee_exception (
  id               uuid primary key,
  channel_no       integer not null,
  service_point_id uuid not null references service_point,
  rule             text not null check (length(rule) <= 30),
  severity         text not null check (severity in ('NOTICE', 'WARNING', 'ERROR')),
  from_day         date not null,
  to_day           date not null check (to_day > from_day),
  -- interval of the first day where it begins; slots 0: the days as a whole
  first_slot       integer not null check (first_slot >= 0),
  slots            integer not null check (slots >= 0),
  -- Wh, varh or litres in doubt
  at_stake         bigint not null check (at_stake >= 0),
  sentence         text not null check (length(sentence) <= 300),
  -- of the values that were judged: while it stays, so does what a person decided
  fingerprint      bigint not null,
  found_at         timestamptz not null,
  state            text not null check (state in ('OPEN', 'ACCEPTED', 'ESTIMATED', 'REJECTED', 'EDITED', 'RESOLVED')),
  owner            text check (length(owner) <= 160),
  owned_at         timestamptz,
  closed_at        timestamptz,
  closed_by        text check (length(closed_by) <= 160),
  reason           text check (length(reason) <= 300),
  version          integer not null,
  constraint vee_exception_once unique (channel_no, from_day, rule)
);
create index vee_exception_open on vee_exception (found_at, id) where state = 'OPEN';
create index vee_exception_by_state on vee_exception (state, found_at, id);
create index vee_exception_by_point on vee_exception (service_point_id, found_at, id);

-- values that a person puts in place of others; they wait for a second person where the supplier asks for one
create table vee_edit (
  id          uuid primary key,
  channel_no  integer not null,
  service_point_id uuid not null references service_point,
  day         date not null,
  slots       integer[] not null,
  -- in the channel's unit x 10^power; null takes a value away
  edited      bigint[] not null,
  reason      text not null check (length(reason) between 1 and 300),
  state       text not null check (state in ('PROPOSED', 'APPLIED', 'REFUSED')),
  made_by     text not null check (length(made_by) <= 160),
  made_by_subject text not null check (length(made_by_subject) <= 64),
  made_at     timestamptz not null,
  decided_by  text check (length(decided_by) <= 160),
  decided_by_subject text check (length(decided_by_subject) <= 64),
  decided_at  timestamptz,
  four_eyes   boolean not null,
  constraint vee_edit_shape check (cardinality(slots) between 1 and 1500 and cardinality(slots) = cardinality(edited)),
  constraint vee_edit_by_two check (not four_eyes or decided_by_subject is null or state = 'REFUSED' or decided_by_subject <> made_by_subject)
);
create index vee_edit_by_time on vee_edit (state, made_at, id);

-- values that the grid operator owes
create table grid_claim (
  id               uuid primary key,
  channel_no       integer not null,
  service_point_id uuid not null references service_point,
  grid_operator    text references grid_operator,
  missing_from     date not null,
  raised_at        timestamptz not null,
  answer_by        date not null,
  -- how often it was raised anew because its day passed without an answer
  reminders        integer not null check (reminders >= 0),
  state            text not null check (state in ('OPEN', 'ANSWERED', 'CLOSED')),
  closed_at        timestamptz,
  closed_by        text check (length(closed_by) <= 160),
  reason           text check (length(reason) <= 300)
);
create unique index grid_claim_once on grid_claim (channel_no) where state = 'OPEN';
create index grid_claim_by_deadline on grid_claim (state, answer_by, id);
