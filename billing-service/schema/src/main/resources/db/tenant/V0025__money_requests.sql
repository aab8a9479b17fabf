-- Whatever moves money is kept under the key that names it: of an account, an entry of a bank
-- statement, a billing run. What it is about is looked at before its key is taken.
alter table money_request drop constraint money_request_account_id_fkey;
alter table money_request rename column account_id to about_id;
