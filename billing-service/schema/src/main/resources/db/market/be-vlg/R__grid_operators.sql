-- Distribution grid operators of the Flemish Region, all worked by Fluvius.
insert into grid_operator (code, name, commodity, point_id_scheme) values
  ('fluvius-antwerpen', 'Fluvius Antwerpen', 'ELECTRICITY', 'EAN18'),
  ('fluvius-halle-vilvoorde', 'Fluvius Halle-Vilvoorde', 'ELECTRICITY', 'EAN18'),
  ('fluvius-imewo', 'Fluvius Imewo', 'ELECTRICITY', 'EAN18'),
  ('fluvius-kempen', 'Fluvius Kempen', 'ELECTRICITY', 'EAN18'),
  ('fluvius-limburg', 'Fluvius Limburg', 'ELECTRICITY', 'EAN18'),
  ('fluvius-midden-vlaanderen', 'Fluvius Midden-Vlaanderen', 'ELECTRICITY', 'EAN18'),
  ('fluvius-west', 'Fluvius West', 'ELECTRICITY', 'EAN18'),
  ('fluvius-zenne-dijle', 'Fluvius Zenne-Dijle', 'ELECTRICITY', 'EAN18')
on conflict (code) do update
  set name = excluded.name, commodity = excluded.commodity, point_id_scheme = excluded.point_id_scheme;
