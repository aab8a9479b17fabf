-- Which process listens to a source of messages for the supplier: one at a time, taken over when its lease runs out.

create table message_source (
  name       text primary key check (name in ('MQTT')),
  holder     uuid not null,
  held_until timestamptz not null
);

-- Claims are sent, one by one or as a list, and marked as answered.

alter table grid_claim drop constraint grid_claim_state_check;
alter table grid_claim
  add constraint grid_claim_state_check check (state in ('OPEN', 'SENT', 'ANSWERED', 'CLOSED')),
  add column sent_at timestamptz,
  add column sent_by text check (length(sent_by) <= 160),
  -- what the grid operator knows it by
  add column reference text check (length(reference) <= 80);
drop index grid_claim_once;
create unique index grid_claim_once on grid_claim (channel_no) where state in ('OPEN', 'SENT');
create index grid_claim_by_operator on grid_claim (grid_operator, state, answer_by, id);
