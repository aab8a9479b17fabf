package org.wattline.billing.contract.premises;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account holds a point.
 *
 * @param to first day on which it no longer does, or null while it does
 */
public record Supply(
    UUID id, UUID servicePointId, UUID accountId, LocalDate from, @Nullable LocalDate to) {}
