-- A run reads and writes hundreds of accounts by one statement.

create index service_point_terms_by_point on service_point_terms (service_point_id);

-- drafts live for minutes: making them short costs more than their room
alter table billing_draft alter column content set storage external;

-- who writes a draft holds a chunk of its run: looking the run up for each draft tells nothing more
alter table billing_draft drop constraint billing_draft_run_id_fkey;
