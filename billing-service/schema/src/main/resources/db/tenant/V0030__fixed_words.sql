-- Two columns that the service reads as one of a few words take no others.

alter table card_payment
  drop constraint card_payment_failure_check,
  add constraint card_payment_failure_check check (failure in ('CARD_DECLINED', 'INSUFFICIENT_FUNDS', 'EXPIRED_CARD',
    'INCORRECT_DETAILS', 'AUTHENTICATION_REQUIRED', 'NOT_COMPLETED', 'REFUSED_BY_PROVIDER', 'OTHER'));

alter table billing_run_account
  drop constraint billing_run_account_reason_check,
  add constraint billing_run_account_reason_check check (reason in ('MISSING_USAGE', 'MISSING_PRICE', 'MISSING_FACT',
    'NOT_APPLICABLE', 'CHANGED_MEANWHILE', 'FAULT'));
