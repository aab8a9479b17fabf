insert into entry (id, text) values ('00000000-0000-7000-8000-000000000001', 'seeded by the pack')
on conflict do nothing;
