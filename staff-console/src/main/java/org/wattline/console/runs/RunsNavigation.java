package org.wattline.console.runs;

import java.util.UUID;

/** Where billing runs are. */
public final class RunsNavigation {
  /** The list. */
  public static final String RUNS = "billing-runs";

  static final String NEW = RUNS + "/new";
  static final String RUN = RUNS + "/:runId";
  static final String ACCOUNT = RUNS + "/:runId/accounts/:accountId";

  private RunsNavigation() {}

  /** Where a run is. */
  public static String to(UUID run) {
    return RUNS + "/" + run;
  }

  static String to(UUID run, UUID account) {
    return RUNS + "/" + run + "/accounts/" + account;
  }

  /** A run with only those of its accounts that something speaks of. */
  static String to(UUID run, String filter, Enum<?> value) {
    return to(run) + "?" + filter + "=" + value.name();
  }
}
