-- A supplier's customers, each with an account, a metered point of one channel and a monthly agreement.
-- %1$s: how many. Ids of things that belong together end alike.
create function pg_temp.id(kind integer, n bigint) returns uuid language sql immutable as
  $$ select ('01890000-00' || lpad(to_hex(kind), 2, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

insert into customer (id, kind, family_name, email, language, street, postal_code, city, country, sort_name, created_at, version)
select pg_temp.id(1, n), 'PERSON', 'Household ' || n, 'h' || n || '@example.org', 'nl', 'Kerkstraat ' || n, '2000', 'Antwerpen',
       'BE', 'household ' || n, '2024-01-01Z', 0
from generate_series(1, %1$s) n;

insert into account (id, number, customer_id, status, currency, language, delivery, opened_on, version)
select pg_temp.id(2, n), (3000000000 + n)::text, pg_temp.id(1, n), 'OPEN', 'EUR', 'nl', 'EMAIL', '2024-05-01', 0
from generate_series(1, %1$s) n;

insert into premise (id, kind, street, postal_code, city, country, sort_name, created_at, version)
select pg_temp.id(3, n), 'DWELLING', 'Kerkstraat ' || n, '2000', 'Antwerpen', 'BE', 'kerkstraat ' || n, '2024-01-01Z', 0
from generate_series(1, %1$s) n;

insert into service_point (id, premise_id, scheme, market_id, commodity, metering, zone, created_at, version)
select pg_temp.id(4, n), pg_temp.id(3, n), 'OWN', 'BILL' || lpad(n::text, 12, '0'), 'ELECTRICITY', 'METERED', 'Europe/Brussels',
       '2024-01-01Z', 0
from generate_series(1, %1$s) n;

insert into service_point_terms (id, service_point_id, during, voltage, direction, energisation)
select pg_temp.id(5, n), pg_temp.id(4, n), '[2024-01-01,)', 'LOW', 'IMPORT', 'ENERGISED'
from generate_series(1, %1$s) n;

insert into supply (id, service_point_id, account_id, during)
select pg_temp.id(6, n), pg_temp.id(4, n), pg_temp.id(2, n), '[2024-05-01,)'
from generate_series(1, %1$s) n;

insert into agreement (id, account_id, service_point_id, created_at, version)
select pg_temp.id(7, n), pg_temp.id(2, n), pg_temp.id(4, n), '2024-04-01Z', 0
from generate_series(1, %1$s) n;

insert into agreement_change (id, agreement_id, number, kind, from_day, recorded_at, actor)
select pg_temp.id(8, n), pg_temp.id(7, n), 1, 'STARTED', '2024-05-01', '2024-04-01Z', 'bench'
from generate_series(1, %1$s) n;

insert into product (id, code, names, commodity, customer_classes, offered, base_only, created_at, version)
values (pg_temp.id(9, 1), 'household', '{"en": "Household"}', 'ELECTRICITY', '{}', true, false, '2024-01-01Z', 0);

insert into agreement_terms (id, agreement_id, service_point_id, during, product_id, cycle, anchor_day, attributes, overrides, recorded_at)
select pg_temp.id(10, n), pg_temp.id(7, n), pg_temp.id(4, n), '[2024-05-01,)', pg_temp.id(9, 1), 'MONTHLY', 1, '{}', '[]', '2024-04-01Z'
from generate_series(1, %1$s) n;

insert into quality_mark (no, quality, code, detail) values (1, 'VALIDATED', '', '') on conflict do nothing;

insert into delivery (no, id, name, source, received_by, received_at, zone, state, bytes, documents, refused, records, accepted,
                      duplicate, replaced, rejected, waiting)
values (1, pg_temp.id(11, 1), 'may', 'UPLOAD', 'bench', '2024-06-01Z', 'Europe/Brussels', 'DONE', 0, 1, 0, 0, 0, 0, 0, 0, 0);

insert into channel (no, id, service_point_id, code, direction, kind, unit, power, interval_seconds, meter_serial, counted, derived,
                     currency, label, created_at)
select n, pg_temp.id(12, n), pg_temp.id(4, n), 'import', 'IMPORT', 'QUANTITY', 'WATT_HOUR', 0, 900, '', true, false, '', '',
       '2024-04-01Z'
from generate_series(1, %1$s) n;

insert into usage_event (id, at, channel_no, from_day, to_day, kind, delivery_no)
select pg_temp.id(13, n), '2024-06-01T02:00:00Z', n, '2024-05-01', '2024-05-31', 'ARRIVED', 1
from generate_series(1, %1$s) n;
