package org.wattline.billing.contract.bank;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why something is done to an entry.
 *
 * @param version the entry's, as it was read
 */
public record Reason(@NotBlank @Size(max = 300) String reason, @Min(0) int version) {}
