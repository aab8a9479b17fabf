package org.wattline.rating.engine;

import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.tariff.Factor;

/**
 * A stretch of days within a cycle over which nothing about a component changes.
 *
 * @param days the stretch
 * @param fromSegment the first segment of the measurements
 * @param toSegment the first segment after
 * @param price what it costs; absent where the tariff has no price
 * @param factor the factor on the quantity; absent where there is none
 */
record Piece(
    LocalDateRange days,
    int fromSegment,
    int toSegment,
    @Nullable PriceSpan price,
    @Nullable Factor factor) {}
