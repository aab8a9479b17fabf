package org.wattline.rating.engine;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.proof.PriceOrigin;
import org.wattline.rating.tariff.PriceForm;
import org.wattline.rating.tariff.PriceOverride;

/**
 * The price of one period, every change applied.
 *
 * @param form the price; a dated index has become a plain price
 * @param from the first day of the statement that it comes from
 * @param recordedAt when that was recorded
 * @param origin where it comes from
 */
record BoundForm(PriceForm form, LocalDate from, @Nullable Instant recordedAt, PriceOrigin origin) {
  BoundForm with(PriceForm changed, PriceOverride by, PriceOrigin how) {
    return new BoundForm(
        changed, by.from().equals(LocalDate.MIN) ? from : by.from(), by.recordedAt(), how);
  }
}
