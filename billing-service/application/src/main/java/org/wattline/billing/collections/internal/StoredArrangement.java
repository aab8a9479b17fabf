package org.wattline.billing.collections.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.collections.Schedule;

/**
 * An arrangement as it was agreed.
 *
 * @param covers what was open of each document
 * @param end how staff ended it; null if they did not
 */
record StoredArrangement(
    UUID id,
    UUID accountId,
    LocalDate agreedOn,
    Instant agreedAt,
    String agreedBy,
    boolean byStaff,
    int graceDays,
    Map<UUID, BigDecimal> covers,
    Schedule schedule,
    @Nullable End end) {
  StoredArrangement {
    covers = Map.copyOf(covers);
  }

  /** Who ended it when and why. */
  record End(LocalDate on, Instant at, String by, String reason) {}
}
