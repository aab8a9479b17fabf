-- Changes are looked for by who made them and by what they are; both in the order of the list.

create index audit_entry_by_actor on audit_entry (actor, at desc, id desc);
create index audit_entry_by_action on audit_entry (action, at desc, id desc);
