-- Reading deliveries step by step, replaying them, and intervals that SQL can read.

-- the time-of-use period that a register counts, as tariffs name it; empty for all of them
alter table register add column period text not null default '' check (length(period) <= 40);

-- a replay reads the pieces of the delivery that it names
alter table delivery add column replay_of integer references delivery;

-- the market id that the data are of, whatever the file calls its point
alter table delivery add column point text check (length(point) between 1 and 40);

alter table delivery_piece drop column deflated;
alter table delivery_piece add column packing text not null check (packing in ('PLAIN', 'ZSTD'));

-- how far a run got: whole documents, and records of the one after them
alter table delivery_run add column documents integer not null default 0;
alter table delivery_run add column told bigint not null default 0;

create index usage_event_by_time on usage_event (at);
create index channel_by_serial on channel (meter_serial) where meter_serial <> '';

-- which quality holds against which: the higher rank does, and of one rank what was issued later
create table replacement_rank (
  quality text primary key check (quality ~ '^[A-Z_]{2,20}$'),
  rank    smallint not null check (rank between 0 and 100)
);
insert into replacement_rank values
  ('VALIDATED', 60), ('SUBSTITUTED', 60), ('MEASURED', 50), ('PROVISIONAL', 40),
  ('ESTIMATED', 30), ('INVALID', 10), ('MISSING', 0);

-- a packed day as an array; null where there is no value
create function unpack_day(packed bytea) returns bigint[]
language plpgsql immutable strict parallel safe as $$
declare
  codec  integer := get_byte(packed, 0);
  at     integer := 1;
  count  integer;
  gaps   integer := 0;
  value  bigint := 0;
  raw    bigint;
  shift  integer;
  octet  integer;
  result bigint[] := '{}';
begin
  octet := get_byte(packed, at);
  at := at + 1;
  count := octet & 127;
  if octet >= 128 then
    count := count | (get_byte(packed, at) << 7);
    at := at + 1;
  end if;
  if codec = 2 then
    gaps := at;
    at := at + (count + 7) / 8;
  elsif codec <> 1 then
    raise exception 'not a packed day: codec %', codec;
  end if;
  for i in 0 .. count - 1 loop
    if codec = 2 and (get_byte(packed, gaps + i / 8) >> (i % 8)) & 1 = 1 then
      result := result || null::bigint;
    else
      raw := 0;
      shift := 0;
      loop
        octet := get_byte(packed, at);
        at := at + 1;
        raw := raw | ((octet & 127)::bigint << shift);
        exit when octet < 128;
        shift := shift + 7;
      end loop;
      value := value + (((raw >> 1) & 9223372036854775807) # -(raw & 1));
      result := result || value;
    end if;
  end loop;
  return result;
end $$;

-- the quality mark of each value of a day; 0 where nobody ever told one
create function unpack_marks(runs bytea) returns integer[]
language plpgsql immutable strict parallel safe as $$
declare
  at     integer := 0;
  field  integer := 0;
  raw    bigint := 0;
  shift  integer := 0;
  octet  integer;
  count  integer := 0;
  mark   integer := 0;
  result integer[] := '{}';
begin
  while at < length(runs) loop
    octet := get_byte(runs, at);
    at := at + 1;
    raw := raw | ((octet & 127)::bigint << shift);
    if octet >= 128 then
      shift := shift + 7;
      continue;
    end if;
    if field = 0 then
      count := raw;
      field := 1;
    elsif field = 1 then
      mark := raw;
      result := result || array_fill(mark, array[count]);
      -- a run that nobody told has no time of issue
      field := case when mark = 0 then 0 else 2 end;
    else
      field := 0;
    end if;
    raw := 0;
    shift := 0;
  end loop;
  return result;
end $$;

-- every interval as it is known now, one row each: for analysts
create view interval_value as
select c.service_point_id, c.id as channel_id, c.code, c.direction, c.kind, c.unit, c.counted,
       d.day,
       (d.day::timestamp at time zone p.zone)
         + make_interval(secs => (v.place - 1) * (case when c.interval_seconds = 86400 then 0 else c.interval_seconds end))
         as starts_at,
       c.interval_seconds,
       v.value * power(10::numeric, d.power) as value,
       q.quality, q.code as quality_code, d.recorded_at
from channel c
join service_point p on p.id = c.service_point_id
join interval_day d on d.channel_no = c.no
  and not exists (select 1 from interval_day newer
                  where newer.channel_no = d.channel_no and newer.day = d.day and newer.revision > d.revision)
cross join lateral unnest(unpack_day(d.packed), unpack_marks(d.runs)) with ordinality as v(value, mark, place)
left join quality_mark q on q.no = v.mark;
