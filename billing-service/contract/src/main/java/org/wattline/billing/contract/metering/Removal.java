package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * A meter comes off its point.
 *
 * @param at the moment from which it no longer measures there
 */
public record Removal(@NotNull Instant at) {}
