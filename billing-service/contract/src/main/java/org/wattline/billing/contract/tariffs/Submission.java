package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A draft is to be published once somebody else approves.
 *
 * @param effectiveFrom the first day that it prices; a past day makes corrections of what was
 *     billed since
 * @param version the version of the draft that was read
 */
public record Submission(
    @NotNull LocalDate effectiveFrom, @Nullable @Size(max = 1000) String note, int version) {}
