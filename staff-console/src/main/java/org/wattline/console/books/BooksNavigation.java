package org.wattline.console.books;

import java.time.LocalDate;
import java.util.Map;
import org.wattline.console.AddressQuery;

/** Where the books are. */
public final class BooksNavigation {
  /** What customers owe, by how long it is overdue. */
  public static final String RECEIVABLES = "receivables";

  /** The sums of every account of the general ledger. */
  public static final String TRIAL_BALANCE = "trial-balance";

  /** The last day that is counted; today where an address has none. */
  static final String DAY = "on";

  private BooksNavigation() {}

  static String receivables(LocalDate day) {
    return RECEIVABLES + AddressQuery.of(Map.of(DAY, day.toString()));
  }

  static String trialBalance(LocalDate day) {
    return TRIAL_BALANCE + AddressQuery.of(Map.of(DAY, day.toString()));
  }
}
