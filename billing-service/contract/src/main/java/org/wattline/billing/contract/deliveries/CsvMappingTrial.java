package org.wattline.billing.contract.deliveries;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A mapping and the beginning of a file to be read by it.
 *
 * @param document the mapping, JSON
 * @param sample whole lines of the file, with its header
 * @param zone of local times where the mapping has none; the supplier's own when null
 */
public record CsvMappingTrial(
    @NotBlank @Size(max = 50_000) String document,
    @NotBlank @Size(max = 200_000) String sample,
    @Nullable String zone) {}
