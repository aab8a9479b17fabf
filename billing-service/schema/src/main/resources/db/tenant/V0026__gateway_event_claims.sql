-- Copies of an event may come at the same time: one of them is acted on. Whoever claimed it and
-- died is followed by the next.
alter table gateway_event add column claimed_at timestamptz;
