-- Rows for the tables that the demo's small past and the crawl itself leave empty, so that each text column of the schema
-- has something to plant a word in. They lie closed: no worker of the service takes one in hand. Run in a supplier's schema
-- past its triggers; a table that has rows already gets some more.

insert into customer (id, kind, organisation_name, language, street, postal_code, city, country, sort_name, created_at, version)
values (gen_random_uuid(), 'ORGANISATION', 'A bakery', 'en', 'Main Street 1', '1000', 'Town', 'BE', 'bakery', now(), 0);

insert into saved_method (id, account_id, gateway, gateway_id, brand, last_digits, expiry_month, expiry_year, saved_at)
select gen_random_uuid(), id, '0123456789abcdef', 'pm_' || number, 'visa', '4242', 12, 2034, now() from account;

insert into gateway_customer (account_id, gateway, customer, created_at)
select id, '0123456789abcdef', 'cus_' || number, now() from account;

insert into card_payment (id, account_id, amount, currency, origin, save_method, state, session, intent, url, return_path,
  language, method, expires_at, requested_at, requested_by, asked_at, paid_at, paid_on)
select gen_random_uuid(), id, 1, currency, 'CHECKOUT', false, 'SUCCEEDED', 'cs_' || number, 'pi_' || number, '/', '/bills',
  'en', 'visa 4242', now(), now(), 'somebody', now(), now(), current_date from account;

insert into card_payment (id, account_id, amount, currency, origin, save_method, state, failure, expires_at, requested_at,
  requested_by, asked_at)
select gen_random_uuid(), id, 1, currency, 'CHECKOUT', false, 'FAILED', 'CARD_DECLINED', now(), now(), 'somebody', now()
from account;

insert into card_refund (id, payment_id, amount, state, reason, gateway_id, requested_by, requested_at, asked_at, booked_on)
select gen_random_uuid(), id, 0.5, 'SUCCEEDED', 'paid twice', 're_' || id, 'somebody', now(), now(), current_date
from card_payment where state = 'SUCCEEDED';

insert into card_dispute (id, payment_id, gateway_id, amount, status, reason, opened_at)
select gen_random_uuid(), id, 'dp_' || id, 1, 'WON', 'fraudulent', now() from card_payment where state = 'SUCCEEDED';

insert into gateway_event (id, type, received_at, payload, handled_at, outcome)
values ('evt_1', 'charge.updated', now(), '{"name": "somebody"}', now(), 'NOTHING_TO_DO');

insert into message_source (name, holder, held_until) values ('MQTT', gen_random_uuid(), now()) on conflict do nothing;

insert into bank_match_undone (match_id, undone_at, undone_by, reason)
select id, now(), 'somebody', 'another''s money' from bank_match order by matched_at limit 1;

insert into calorific_value (area, from_day, revision, kwh_per_m3, final, recorded_at, source, recorded_by)
values ('here', '2026-01-01', 1, 10.5, true, now(), 'the grid operator', 'somebody');

insert into delivery_rejection (delivery_no, ordinal, document, place, reason, sentence, records)
select no, 1, 1, 'line 1', 'UNREADABLE', 'The value is no number.', 1 from delivery;

insert into waiting_series (delivery_no, point, records, since, taken_up_at)
select no, 'meter:1', 1, now(), now() from delivery;

insert into reading (channel_no, at, seconds, revision, value, mark, issued, kind, reason, date_only, recorded_at, delivery_no)
select no, '2026-01-01', 0, 1, 1, 0, 0, '', '', false, now(), 1 from channel;

insert into meter (id, serial, manufacturer, model, commodity, state, created_at, version)
values (gen_random_uuid(), '1', 'a maker', 'a model', 'ELECTRICITY', 'IN_STOCK', now(), 0);

insert into register (id, meter_id, code, direction, unit, power, digits, multiplier, period)
select gen_random_uuid(), id, '1.8.0', 'IMPORT', 'WATT_HOUR', 3, 6, 1, 'day' from meter;

insert into service_point_asset (id, service_point_id, kind, power_w, during)
select gen_random_uuid(), id, 'SOLAR', 4000, daterange('2026-01-01', null) from service_point;

insert into grid_claim (id, channel_no, service_point_id, missing_from, raised_at, answer_by, reminders, state,
  closed_at, closed_by, reason, sent_at, sent_by, reference)
select gen_random_uuid(), no, service_point_id, '2026-01-01', now(), '2026-01-11', 1, 'CLOSED',
  now(), 'somebody', 'answered by telephone', now(), 'somebody', 'C-1' from channel;

insert into vee_exception (id, channel_no, service_point_id, rule, severity, from_day, to_day, first_slot, slots, at_stake,
  sentence, fingerprint, found_at, state, owner, owned_at, closed_at, closed_by, reason, version)
select gen_random_uuid(), no, service_point_id, 'spike', 'WARNING', '2026-01-01', '2026-01-02', 0, 1, 1,
  'One value is far above the others.', 1, now(), 'ACCEPTED', 'somebody', now(), now(), 'somebody', 'a party', 1 from channel;

insert into vee_edit (id, channel_no, service_point_id, day, slots, edited, reason, state, made_by, made_by_subject, made_at,
  decided_by, decided_by_subject, decided_at, four_eyes)
select gen_random_uuid(), no, service_point_id, '2026-01-01', '{1}', '{1}', 'read on the spot', 'APPLIED', 'somebody', '', now(),
  'somebody', '', now(), false from channel;

insert into vee_settings (version, recorded_at, recorded_by, document)
values (1, now(), 'somebody', '{"classes": [{"name": "all", "rules": [{"kind": "missing", "severity": "error"},
  {"kind": "range", "severity": "error", "least": 0, "most": 1000000000}]}]}') on conflict do nothing;

insert into tariff_draft (product_id, state, document, saved_by, saved_at, effective_from, submitted_by, submitted_subject,
  submitted_at, note, rejection, version)
select distinct on (v.product_id) v.product_id, 'SUBMITTED', v.document, 'somebody', now(), date '2030-01-01', 'somebody', '',
  now(), 'a note', 'not yet', 1
from tariff_version v on conflict do nothing;

insert into csv_mapping (name, version, document, declared_at, declared_by)
values ('a-grid-operator', 1, '{"time": [{"name": "time", "pattern": "e"}], "values": [{"name": "kwh", "unit": "kWh"}]}', now(), 'somebody')
on conflict do nothing;

insert into payment_arrangement (id, account_id, agreed_on, agreed_at, agreed_by, by_staff, grace_days)
select gen_random_uuid(), id, current_date, now(), 'somebody', true, 7 from account;

insert into payment_arrangement_item (arrangement_id, document_id, amount)
select id, id, 1 from payment_arrangement;

insert into payment_arrangement_instalment (arrangement_id, number, due_on, amount)
select id, 1, current_date, 1 from payment_arrangement;

insert into payment_arrangement_end (arrangement_id, ended_on, ended_at, ended_by, reason)
select id, current_date, now(), 'somebody', 'paid at once' from payment_arrangement;
