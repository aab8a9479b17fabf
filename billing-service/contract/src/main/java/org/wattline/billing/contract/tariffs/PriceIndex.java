package org.wattline.billing.contract.tariffs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An index that prices may follow, such as the day-ahead market.
 *
 * @param code as tariff documents name it
 * @param minutes how long each of its values holds: 15, 30 or 60; null for values that hold from a
 *     day on until the next
 * @param lastValueTo the end of the last value known, or null while there is none
 */
public record PriceIndex(
    UUID id, String code, String name, @Nullable Integer minutes, @Nullable Instant lastValueTo) {}
