insert into note (id, title) values ('00000000-0000-7000-8000-000000000001', 'Flemish seed') on conflict do nothing;
