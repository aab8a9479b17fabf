package org.wattline.bills;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;

/**
 * A supply agreement, as known at one moment.
 *
 * @param from the first day
 * @param to the first day after; open when null
 * @param terms one after the other, together covering the agreement
 */
public record Agreement(
    UUID id, UUID servicePointId, LocalDate from, @Nullable LocalDate to, List<Terms> terms) {
  /** Later than any date that is billed: where open ranges end. */
  static final LocalDate FOR_EVER = LocalDate.of(9999, 1, 1);

  public Agreement {
    terms = terms.stream().sorted(Comparator.comparing(Terms::from)).toList();
  }

  /** Its days. */
  LocalDateRange life() {
    LocalDate end = to == null ? FOR_EVER : to;
    return new LocalDateRange(from, end.isBefore(from) ? from : end);
  }

  Optional<Terms> termsOn(LocalDate day) {
    return terms.stream().filter(each -> each.covers(day)).findFirst();
  }
}
