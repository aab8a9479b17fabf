package org.wattline.billing.contract.collections;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an arrangement was ended by staff.
 *
 * @param by who did it; null to customers
 * @param reason why; null to customers
 */
public record ArrangementEnd(LocalDate on, @Nullable String by, @Nullable String reason) {}
