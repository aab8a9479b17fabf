package org.wattline.billing.metering.internal;

import java.math.BigDecimal;
import java.time.Instant;
import org.wattline.billing.access.Asker;
import org.wattline.billing.premises.KnownPoint;

/** Keeps what the display of one meter showed at a moment. */
public interface DisplayReads {

  /**
   * @param value as on the display, in the register's unit
   * @param reason such as an exchange; at most 80 signs
   * @throws org.wattline.tenancy.problem.ProblemException when the meter has no such register, or
   *     its display has fewer digits
   */
  void keep(
      Asker asker,
      KnownPoint point,
      String serial,
      String registerCode,
      Instant at,
      BigDecimal value,
      String reason);
}
