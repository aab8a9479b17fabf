package org.wattline.billing.metering;

import java.util.List;
import java.util.UUID;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.MeterExchange;

/**
 * Hangs one meter in another's place, with the closing reads of the one and the opening reads of
 * the other.
 */
public interface MeterExchanges {

  /**
   * All of it, or nothing.
   *
   * @return the point's installations, oldest first
   * @throws org.wattline.tenancy.problem.ProblemException when the one does not hang at the point,
   *     the other is not free, a register of either is not accounted for, or a read does not fit
   *     its display
   */
  List<Installation> exchange(Asker asker, UUID pointId, MeterExchange exchange);
}
