-- A supplier's key can be exchanged for a new one by a job of its own.
alter table job drop constraint job_kind_check;
alter table job add constraint job_kind_check check (kind in ('PROVISION', 'SUSPEND', 'RESUME', 'MIGRATE',
  'EXPORT', 'RESTORE', 'CONFIGURE', 'ROTATE', 'OFFBOARD'));
