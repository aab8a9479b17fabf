alter table posting add column mills bigint;
delete from posting where cents < 0;
update posting set mills = cents * 10;
