package org.wattline.billing.collections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.collections.ArrangementInstalment;
import org.wattline.billing.contract.collections.PlannedInstalment;
import org.wattline.billing.ledger.Settlement;

/**
 * How an arrangement stands on a day: what came in since for the documents that it covers, against
 * its instalments in their order. Money counts from its own day in the books, so a payment that is
 * entered late mends what it was in time for.
 *
 * @param paid 0 to the schedule's total
 */
public record Standing(
    ArrangementState state, BigDecimal paid, List<ArrangementInstalment> instalments) {
  public Standing {
    instalments = List.copyOf(instalments);
  }

  /**
   * @param graceDays how many days after its own an instalment may still come
   * @param covered what became of the documents
   * @param cancelledOn when staff ended it; null if they did not
   */
  public static Standing of(
      Schedule schedule,
      int graceDays,
      Settlement covered,
      @Nullable LocalDate cancelledOn,
      LocalDate today) {
    Money money = new Money(schedule, covered);
    BigDecimal paid = money.by(today).max(BigDecimal.ZERO).min(schedule.total());
    List<ArrangementInstalment> instalments = new ArrayList<>();
    BigDecimal rest = paid;
    for (PlannedInstalment planned : schedule.instalments()) {
      BigDecimal used = rest.min(planned.amount());
      rest = rest.subtract(used);
      instalments.add(
          new ArrangementInstalment(
              planned.number(),
              planned.dueOn(),
              planned.amount(),
              planned.amount().subtract(used)));
    }
    ArrangementState state =
        cancelledOn != null
            ? new ArrangementState.Cancelled(cancelledOn)
            : state(schedule, graceDays, money, today);
    return new Standing(state, paid, instalments);
  }

  private static ArrangementState state(
      Schedule schedule, int graceDays, Money money, LocalDate today) {
    BigDecimal now = money.by(today);
    BigDecimal needed = BigDecimal.ZERO;
    LocalDate missing = null;
    LocalDate graceEnds = today;
    for (PlannedInstalment planned : schedule.instalments()) {
      needed = needed.add(planned.amount());
      graceEnds = planned.dueOn().plusDays(graceDays);
      if (today.isAfter(graceEnds) && money.by(graceEnds).compareTo(needed) < 0) {
        return new ArrangementState.Broken(graceEnds.plusDays(1));
      }
      if (missing == null && planned.dueOn().isBefore(today) && now.compareTo(needed) < 0) {
        missing = planned.dueOn();
      }
    }
    if (now.compareTo(schedule.total()) >= 0) {
      return new ArrangementState.Completed();
    }
    if (today.isAfter(graceEnds)) {
      // all came in time, and a part went back later
      return new ArrangementState.Broken(money.lastFallAfter(graceEnds));
    }
    return missing == null ? new ArrangementState.Kept() : new ArrangementState.Late(missing);
  }

  /** What came in for the schedule, by day. */
  private record Money(Settlement covered, BigDecimal before) {
    Money(Schedule schedule, Settlement covered) {
      // what was settled of the documents when the arrangement was agreed
      this(covered, covered.amount().subtract(schedule.total()));
    }

    BigDecimal by(LocalDate day) {
      return covered.settledBy(day).subtract(before);
    }

    LocalDate lastFallAfter(LocalDate day) {
      return covered.settledByDay().tailMap(day, false).entrySet().stream()
          .filter(change -> change.getValue().signum() < 0)
          .map(change -> change.getKey())
          .reduce(day.plusDays(1), (earlier, later) -> later);
    }
  }
}
