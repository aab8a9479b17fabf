package org.wattline.billing.contract.agreements;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * Other terms from a day on; what was agreed for later days is replaced.
 *
 * @param from the first day on which they hold, within the agreement
 * @param version the version of the agreement that was read
 */
public record TermsChange(@NotNull LocalDate from, @NotNull @Valid NewTerms terms, int version) {}
