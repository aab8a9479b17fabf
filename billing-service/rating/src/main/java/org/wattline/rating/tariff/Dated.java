package org.wattline.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A statement that holds from a date on. Where several hold on one day, the one recorded last wins;
 * among those recorded together, the one that starts last.
 */
public interface Dated {
  /** The first day. */
  LocalDate from();

  /** The first day after, when it ends. */
  @Nullable LocalDate to();

  /** When it became known; absent is as old as can be. */
  @Nullable Instant recordedAt();

  /** Whether it speaks of this day. */
  default boolean covers(LocalDate day) {
    LocalDate end = to();
    return !day.isBefore(from()) && (end == null || day.isBefore(end));
  }

  /** The check that every constructor makes. */
  static void requireOrdered(LocalDate from, @Nullable LocalDate to) {
    if (to != null && !to.isAfter(from)) {
      throw new IllegalArgumentException("'to' must be after 'from': it is the first day after");
    }
  }
}
