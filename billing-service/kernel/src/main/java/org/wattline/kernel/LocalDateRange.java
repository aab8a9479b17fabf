package org.wattline.kernel;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whole days from one date up to, and not including, another.
 *
 * @param from the first day
 * @param to the first day after; not before {@code from}
 */
public record LocalDateRange(LocalDate from, LocalDate to) {
  public LocalDateRange {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "A range cannot end on " + to + " before it starts on " + from);
    }
  }

  public static LocalDateRange of(LocalDate from, LocalDate to) {
    return new LocalDateRange(from, to);
  }

  /** Reads what {@link #toString} writes, {@code 2025-01-01/2025-02-01}. */
  public static LocalDateRange parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "A range reads like '2025-01-01/2025-02-01', not '" + text + "'");
    }
    return of(
        LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
  }

  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }

  /** Each day, in order. */
  public List<LocalDate> dates() {
    return from.datesUntil(to).toList();
  }

  public boolean isEmpty() {
    return from.equals(to);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  public boolean contains(LocalDateRange other) {
    return !other.from.isBefore(from) && !other.to.isAfter(to);
  }

  public boolean overlaps(LocalDateRange other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  /** The days in both, or nothing when there are none. */
  public Optional<LocalDateRange> intersection(LocalDateRange other) {
    LocalDate start = from.isAfter(other.from) ? from : other.from;
    LocalDate end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? Optional.of(new LocalDateRange(start, end)) : Optional.empty();
  }

  @Override
  public String toString() {
    return from + "/" + to;
  }
}
