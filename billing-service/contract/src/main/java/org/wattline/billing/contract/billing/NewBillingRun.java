package org.wattline.billing.contract.billing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run to be made.
 *
 * @param until periods that end on or before this day are billed; not after today
 * @param issuedOn the date on its bills; today when null, never before the newest bill
 * @param dueDays days from issue to the last day to pay
 * @param anchorDay only agreements whose cycle begins on this day of the month; all when null
 * @param accountIds only these accounts; all when empty, and no number is given
 * @param accountNumbers the same by their numbers, with or without blanks, points or hyphens
 * @param corrections whether periods whose truth changed are corrected
 */
public record NewBillingRun(
    @NotBlank @Size(max = 80) String name,
    @NotNull LocalDate until,
    @Nullable LocalDate issuedOn,
    @Min(0) @Max(120) int dueDays,
    @Nullable @Min(1) @Max(28) Integer anchorDay,
    @NotNull @Size(max = 1000) List<@NotNull UUID> accountIds,
    @Nullable @Size(max = 1000) List<@NotBlank @Size(max = 24) String> accountNumbers,
    boolean corrections) {}
