package org.wattline.billing.contract.collections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment arrangement and how it stands today.
 *
 * @param currency ISO 4217
 * @param total what it covers, and what its instalments come to
 * @param paid what came in for it since, 0 to the total
 * @param agreedBy who agreed it; null to customers
 * @param byStaff whether staff agreed it, and not a person of the account
 * @param graceDays how many days after its own an instalment may still come
 * @param next the first instalment that is not wholly paid, while it runs; null else
 * @param brokenOn the first day after the days of grace of what was missed; null unless broken
 * @param end how staff ended it; null unless cancelled
 */
public record Arrangement(
    UUID id,
    UUID accountId,
    ArrangementStatus status,
    String currency,
    BigDecimal total,
    BigDecimal paid,
    LocalDate agreedOn,
    @Nullable String agreedBy,
    boolean byStaff,
    int graceDays,
    List<CoveredItem> covers,
    List<ArrangementInstalment> instalments,
    @Nullable ArrangementInstalment next,
    @Nullable LocalDate brokenOn,
    @Nullable ArrangementEnd end) {
  public Arrangement {
    covers = List.copyOf(covers);
    instalments = List.copyOf(instalments);
  }
}
