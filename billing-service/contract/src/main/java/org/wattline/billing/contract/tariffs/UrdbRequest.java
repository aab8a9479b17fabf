package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rate of the U.S. Utility Rate Database to be made a tariff document.
 *
 * @param rate the rate as JSON text, as the database gives it
 * @param label which rate is meant where the text holds several
 * @param zone the zone of its schedules, as {@code America/Los_Angeles}; the supplier's when null
 * @param lenient whether fields that cannot be represented are listed instead of refusing
 * @param validFrom the first day of the tariff; the rate's own start when null
 */
public record UrdbRequest(
    @NotBlank @Size(max = 2_000_000) String rate,
    @Nullable @Size(max = 64) String label,
    @Nullable @Size(max = 40) String zone,
    boolean lenient,
    boolean generation,
    @Nullable LocalDate validFrom) {}
