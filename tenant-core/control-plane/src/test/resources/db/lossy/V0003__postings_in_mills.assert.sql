-- before: a posting of an amount that tenths of a cent cannot hold
select id from posting where cents > 900000000000000000;

-- same: number of postings and their sum per account
select account, count(*), sum(cents) from posting group by account order by account;

-- after: a posting whose two amounts differ
select id from posting where mills <> cents * 10;
