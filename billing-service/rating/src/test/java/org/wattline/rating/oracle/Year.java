package org.wattline.rating.oracle;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.Usage;

/** A year of bills, looked at by month and component, before rounding. */
record Year(List<Line> lines) {
  private static final String SETTLEMENT = "/settlement";

  static Year of(
      Tariff tariff, ReferenceData data, Usage usage, RatingContext context, LocalDate first) {
    LocalDateRange year = LocalDateRange.of(first, first.plusYears(1));
    Rated rated = Verified.rate(tariff, data, year, usage, context);
    if (!rated.isComplete()) {
      throw new AssertionError(
          "refused: "
              + rated.refusals().stream()
                  .map(each -> each.component() + ": " + each.sentence())
                  .distinct()
                  .toList());
    }
    return new Year(rated.lines());
  }

  /** This and another meter's. */
  Year with(Year other) {
    List<Line> all = new ArrayList<>(lines);
    all.addAll(other.lines());
    return new Year(all);
  }

  /** What components come to in a month, without what was settled at a true-up. */
  Exact month(int month, List<String> components) {
    return sum(month, components, false);
  }

  /** What was settled at a true-up in a month. */
  Exact settled(int month) {
    Exact sum = Exact.ZERO;
    for (Line line : lines) {
      if (isIn(line, month) && line.id().endsWith(SETTLEMENT)) {
        sum = sum.plus(line.unrounded());
      }
    }
    return sum;
  }

  /** Everything of a month. */
  Exact total(int month) {
    Exact sum = Exact.ZERO;
    for (Line line : lines) {
      if (isIn(line, month)) {
        sum = sum.plus(line.unrounded());
      }
    }
    return sum;
  }

  Exact year(List<String> components) {
    Exact sum = Exact.ZERO;
    for (Month month : Month.values()) {
      sum = sum.plus(month(month.getValue(), components));
    }
    return sum;
  }

  Exact total() {
    Exact sum = Exact.ZERO;
    for (Line line : lines) {
      sum = sum.plus(line.unrounded());
    }
    return sum;
  }

  private Exact sum(int month, List<String> components, boolean settled) {
    Exact sum = Exact.ZERO;
    for (Line line : lines) {
      if (isIn(line, month)
          && components.contains(line.component())
          && line.id().endsWith(SETTLEMENT) == settled) {
        sum = sum.plus(line.unrounded());
      }
    }
    return sum;
  }

  private static boolean isIn(Line line, int month) {
    return line.to().minusDays(1).getMonthValue() == month;
  }
}
