-- Amounts become tenths of a cent.
alter table posting add column mills bigint;
update posting set mills = cents * 10;
alter table posting alter column mills set not null;
