package org.wattline.billing.metering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.wattline.billing.access.Asker;

/** Keeps reads of registers that people make: at a move, at an exchange, on a customer's word. */
public interface RegisterReadings {

  /**
   * Keeps what a register showed at the first moment of a day. A later read of the same day takes
   * its place.
   *
   * @param value as on the display, in the register's unit
   * @param reason such as a move; at most 80 signs
   * @throws org.wattline.tenancy.problem.ProblemException when the asker may not, or no meter with
   *     such a register hung at the point then, or the display has fewer digits
   */
  void record(
      Asker asker,
      UUID servicePointId,
      String registerCode,
      LocalDate day,
      BigDecimal value,
      String reason);
}
