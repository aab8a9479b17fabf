package org.wattline.billing.contract.agreements;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supply to be agreed.
 *
 * @param from the first day
 * @param to the first day after, or null while no end is agreed
 */
public record NewAgreement(
    @NotNull UUID accountId,
    @NotNull UUID servicePointId,
    @NotNull LocalDate from,
    @Nullable LocalDate to,
    @NotNull @Valid NewTerms terms) {}
