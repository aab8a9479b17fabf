package org.wattline.billing.contract.tariffs;

import org.jspecify.annotations.Nullable;

/**
 * A draft tried beside what is published.
 *
 * @param draft by the draft, over all days asked for
 * @param published by the published versions, or null where none covers the days
 * @param usageComplete whether no interval was missing
 */
public record TestBill(RatedBill draft, @Nullable RatedBill published, boolean usageComplete) {}
