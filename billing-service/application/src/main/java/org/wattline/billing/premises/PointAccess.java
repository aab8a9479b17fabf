package org.wattline.billing.premises;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.access.Asker;
import org.wattline.kernel.LocalDateRange;

/**
 * The wall between the customers of one supplier at a service point: a customer sees a point while
 * one of their accounts holds it, and of those days only, so that whoever moves in does not see how
 * their predecessor lived. A foreign point is answered like one that does not exist.
 */
public interface PointAccess {
  /** All days that there are: what staff may see. */
  List<LocalDateRange> ALWAYS =
      List.of(LocalDateRange.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)));

  /**
   * The days of a point that the asker may see: for staff {@link #ALWAYS}.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when there is no such point for the asker
   */
  List<LocalDateRange> visibleDays(Asker asker, UUID pointId);
}
