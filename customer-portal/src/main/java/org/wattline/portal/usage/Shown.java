package org.wattline.portal.usage;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;

/**
 * What the page of usage shows.
 *
 * @param costs whether money is shown in place of energy
 * @param knownAt the moment whose knowledge it is; null for now
 */
record Shown(
    Agreement supply, Range range, LocalDate day, boolean costs, @Nullable Instant knownAt) {

  /** The first day. */
  LocalDate from() {
    return range.from(day);
  }

  /** The first day after. */
  LocalDate to() {
    return range.to(day);
  }
}
