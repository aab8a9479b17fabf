package org.wattline.billing.premises;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which account holds a point when, for whoever agrees on supplies: what it says is what
 * customers see. It checks nobody's rights: that is the caller's to do.
 */
public interface SupplyBook {

  /**
   * Lets an account hold a point over days, in place of the days that the supply had before.
   *
   * @param supplyId the caller's own id of it
   * @param to the first day on which it no longer holds it, or null
   * @throws org.wattline.tenancy.problem.ProblemException when another supply has some of the days
   */
  void hold(
      UUID supplyId, UUID servicePointId, UUID accountId, LocalDate from, @Nullable LocalDate to);

  /** Takes a supply back altogether. */
  void release(UUID supplyId);
}
