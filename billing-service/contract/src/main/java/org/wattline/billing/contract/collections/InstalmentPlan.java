package org.wattline.billing.contract.collections;

import java.util.List;

/** One way to pay a sum: that many monthly instalments, which come to the sum exactly. */
public record InstalmentPlan(int months, List<PlannedInstalment> instalments) {
  public InstalmentPlan {
    instalments = List.copyOf(instalments);
  }
}
