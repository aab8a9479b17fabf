-- The investor-owned utilities whose wires serve most of California.
insert into grid_operator (code, name, commodity, point_id_scheme) values
  ('pge', 'Pacific Gas and Electric Company', 'ELECTRICITY', 'SAID'),
  ('sce', 'Southern California Edison', 'ELECTRICITY', 'SAID'),
  ('sdge', 'San Diego Gas & Electric', 'ELECTRICITY', 'SAID')
on conflict (code) do update
  set name = excluded.name, commodity = excluded.commodity, point_id_scheme = excluded.point_id_scheme;
