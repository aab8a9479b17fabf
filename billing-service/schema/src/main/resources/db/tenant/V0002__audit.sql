-- Who changed what, when. Written in the transaction of the change itself; never changed or removed.

create table audit_entry (
  id           uuid primary key,
  at           timestamptz not null,
  actor        text not null check (length(actor) <= 160),
  actor_subject text not null check (length(actor_subject) <= 64),
  action       text not null check (action ~ '^[a-z][a-z-]{1,60}$'),
  subject_type text not null check (length(subject_type) <= 40),
  subject_id   uuid not null,
  before       jsonb,
  after        jsonb
);
create index audit_entry_by_subject on audit_entry (subject_id, at desc, id desc);
create index audit_entry_by_time on audit_entry (at desc, id desc);
