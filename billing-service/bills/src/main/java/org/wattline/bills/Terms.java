package org.wattline.bills;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.context.RatingContext;

/**
 * What an agreement says from a date on.
 *
 * @param from the first day
 * @param to the first day after; for ever when null
 * @param facts what rating is told of the account, without what earlier bills carried over
 * @param monthlyAdvance taxes included
 */
public record Terms(
    LocalDate from,
    @Nullable LocalDate to,
    UUID productId,
    Cycle cycle,
    RatingContext facts,
    @Nullable BigDecimal monthlyAdvance) {

  boolean covers(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }
}
