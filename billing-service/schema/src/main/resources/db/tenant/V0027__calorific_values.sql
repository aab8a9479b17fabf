-- Who stated what a cubic metre of gas holds. Nothing ever wrote to the table before.

alter table calorific_value
  add column source text not null check (length(source) between 1 and 120),
  add column recorded_by text not null check (length(recorded_by) <= 160);

-- the points that a value holds for
create index service_point_by_grid_operator on service_point (grid_operator) where commodity = 'GAS';
