package org.wattline.billing.metering;

import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.metering.ReplacementRanks;

/** Which quality of a value takes the place of which, as the supplier wants it. */
public interface ReplacementOrder {
  ReplacementRanks get(Asker asker);

  /**
   * Sets the order for what comes from now on.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when the asker is no supervisor or
   *     administrator, a quality has no rank, or a missing value does not rank below all others
   */
  ReplacementRanks set(Asker asker, ReplacementRanks ranks);
}
