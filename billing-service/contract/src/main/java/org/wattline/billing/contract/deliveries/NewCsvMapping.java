package org.wattline.billing.contract.deliveries;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A mapping to hold from now on.
 *
 * @param after the version that it follows; 0 for a name that has none
 * @param document JSON, see the reference
 */
public record NewCsvMapping(@Min(0) int after, @NotBlank @Size(max = 50_000) String document) {}
