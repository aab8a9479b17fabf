package org.wattline.bills;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wattline.kernel.LocalDateRange;

/** Which usage billing will ask for, so that it can be fetched for many accounts at once. */
public final class Needs {
  private Needs() {}

  /** Usage of a point over days. */
  public record Need(UUID servicePointId, LocalDateRange days) {}

  /**
   * What billing an account will ask for first; a period that is worked out again because the one
   * before it changed is not in it.
   */
  public static List<Need> of(AccountState account, BillRequest request) {
    Map<UUID, List<BilledPeriod>> billed = new LinkedHashMap<>();
    for (BilledPeriod each : account.billed()) {
      if (each.key().kind() == PeriodKind.USAGE) {
        billed.computeIfAbsent(each.key().agreementId(), id -> new ArrayList<>()).add(each);
      }
    }
    List<Need> needs = new ArrayList<>();
    for (Agreement agreement : account.agreements()) {
      List<BilledPeriod> periods = billed.getOrDefault(agreement.id(), List.of());
      for (LocalDateRange days :
          PeriodPlan.due(
              agreement,
              periods.stream().map(BilledPeriod::days).toList(),
              request.until(),
              request.toNow())) {
        needs.add(new Need(agreement.servicePointId(), days));
      }
      if (request.corrections()) {
        periods.stream()
            .filter(BilledPeriod::doubted)
            .flatMap(each -> each.days().intersection(agreement.life()).stream())
            .forEach(days -> needs.add(new Need(agreement.servicePointId(), days)));
      }
    }
    return needs;
  }
}
