package org.wattline.billing.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.CalorificValue;
import org.wattline.billing.contract.metering.NewCalorificValue;

/** What a cubic metre of gas holds, by area and from a day on. Staff only. */
public interface CalorificValues {

  /**
   * Keeps values, all or none; what is known already is not kept twice. Usage that they change is
   * told as {@link UsageChange}.
   *
   * @return what holds of these days now, in the order given
   * @throws org.wattline.tenancy.problem.ProblemException when there is no such grid operator, a
   *     day is given twice, or a provisional value comes after a final one
   */
  List<CalorificValue> record(Asker asker, List<NewCalorificValue> values);

  /**
   * The values of an area by day.
   *
   * @param from null for the first
   * @param to the first day left out; null for none
   * @param revisions all of them, or the one that holds
   * @param knownAt null for now
   */
  Page<CalorificValue> list(
      Asker asker,
      String area,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      boolean revisions,
      @Nullable Instant knownAt,
      @Nullable String cursor,
      int limit);
}
