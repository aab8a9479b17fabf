package org.wattline.console.cash;

import java.util.UUID;
import org.wattline.billing.contract.bank.BankEntryState;

/** Where money from the bank is. */
public final class CashNavigation {
  /** The entries. */
  public static final String CASH = "cash";

  static final String ENTRY = CASH + "/:entryId";

  private CashNavigation() {}

  /** An entry, met in a list. */
  static String to(UUID entry, CashFilter list) {
    return CASH + "/" + entry + list.suffix();
  }

  /** A list. */
  static String to(CashFilter list) {
    return CASH + list.suffix();
  }

  static String to(BankEntryState state) {
    return CASH + "?state=" + state.name();
  }
}
