package org.wattline.billing.contract.collections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What could be agreed now.
 *
 * @param currency ISO 4217
 * @param total what is owed and would be covered
 * @param firstOn the day of the first instalment in all plans
 * @param earliestFirstOn the first day that may be chosen for it
 * @param latestFirstOn the last
 * @param graceDays how many days after its own an instalment may still come
 * @param plans by number of months, fewest first; never empty
 */
public record ArrangementProposal(
    String currency,
    BigDecimal total,
    LocalDate firstOn,
    LocalDate earliestFirstOn,
    LocalDate latestFirstOn,
    int graceDays,
    List<CoveredItem> covers,
    List<InstalmentPlan> plans) {
  public ArrangementProposal {
    covers = List.copyOf(covers);
    plans = List.copyOf(plans);
  }
}
