-- The grid operators of the supplier's market: seeded by its market pack, extended by the supplier.

create table grid_operator (
  code      text primary key check (code ~ '^[a-z0-9-]{2,40}$'),
  name      text not null check (length(name) <= 120),
  commodity text not null check (commodity in ('ELECTRICITY', 'GAS', 'WATER', 'HEAT')),
  -- how the market writes the id of a service point, such as EAN18
  point_id_scheme text not null check (length(point_id_scheme) <= 20),
  active    boolean not null default true
);
