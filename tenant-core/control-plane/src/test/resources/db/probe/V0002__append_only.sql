create table entry (
  id   uuid primary key,
  text text not null
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'entries are never changed';
end
$$;
create trigger append_only before update or delete or truncate on entry
  for each statement execute function refuse_change();
