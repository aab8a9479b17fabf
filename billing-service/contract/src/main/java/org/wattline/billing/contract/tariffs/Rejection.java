package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Sends a submitted draft back to its writers.
 *
 * @param version the version of the draft that was read
 */
public record Rejection(@NotBlank @Size(max = 1000) String reason, int version) {}
