package org.wattline.billing.metering.internal.intake;

import org.jspecify.annotations.Nullable;

/**
 * A document was read to its end, or refused.
 *
 * @param refusal the code of the reason; null where it was read
 */
record DocumentEnd(
    int ordinal,
    String name,
    @Nullable String format,
    String version,
    long records,
    @Nullable String refusal,
    @Nullable String place,
    @Nullable String sentence) {}
