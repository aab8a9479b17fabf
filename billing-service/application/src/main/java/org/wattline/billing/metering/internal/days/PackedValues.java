package org.wattline.billing.metering.internal.days;

import org.jspecify.annotations.Nullable;

/**
 * A day as it is stored. Equal days are equal bytes and equal hashes.
 *
 * @param total sum of the values that are not marked as wrong
 * @param hash of all that follows
 * @param power values count 10^power of the channel's unit
 * @param packed values, see {@link org.wattline.kernel.codec.PackedDay}
 * @param runs marks and times of issue, see {@link DayCodec}
 * @param costs see {@link DayCodec}; null where there are none
 */
public record PackedValues(
    long total, long hash, int power, byte[] packed, byte[] runs, byte @Nullable [] costs) {}
