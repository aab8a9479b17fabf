package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices of an interval index, one after the other.
 *
 * @param start when the first begins, on a whole interval
 * @param prices money for one unit of the index, at most nine decimals; null where there is none.
 *     At most 35,136: a leap year of quarter-hours
 */
public record IndexPrices(
    @NotNull Instant start,
    @NotNull @Size(min = 1, max = 35_136)
        List<@Nullable @Digits(integer = 9, fraction = 9) BigDecimal> prices) {}
