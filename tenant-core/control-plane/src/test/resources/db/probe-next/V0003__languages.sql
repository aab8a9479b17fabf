alter table heap add column language text;
