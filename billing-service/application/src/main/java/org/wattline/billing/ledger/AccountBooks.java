package org.wattline.billing.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.AccountItem;
import org.wattline.billing.contract.ledger.JournalEntry;
import org.wattline.billing.contract.ledger.StatementLine;

/** What people see of one account's books: customers their own, staff any. */
public interface AccountBooks {

  AccountBalance balance(Asker asker, UUID accountId);

  /** What was booked on an account, newest first, each line with the balance after it. */
  Page<StatementLine> statement(
      Asker asker,
      UUID accountId,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String cursor,
      int limit);

  /** Documents, oldest due first: those that are open, or all. */
  List<AccountItem> items(Asker asker, UUID accountId, boolean settledToo);

  /** The whole transactions that touch an account, newest first. Staff only. */
  Page<JournalEntry> journal(Asker asker, UUID accountId, @Nullable String cursor, int limit);
}
