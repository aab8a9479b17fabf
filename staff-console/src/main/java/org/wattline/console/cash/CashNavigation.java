package org.wattline.console.cash;

import java.util.UUID;
import org.wattline.billing.contract.bank.BankEntryState;

/** Where money from the bank is. */
public final class CashNavigation {
  /** The entries. */
  public static final String CASH = "cash";

  static final String ENTRY = CASH + "/:entryId";

  private CashNavigation() {}

  static String to(UUID entry) {
    return CASH + "/" + entry;
  }

  static String to(BankEntryState state) {
    return CASH + "?state=" + state.name();
  }
}
