package org.wattline.billing.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account is supplied at a point.
 *
 * @param from the first day
 * @param to the first day on which it no longer is, or null
 * @param terms oldest first, each from the day where the one before ends; never empty
 */
public record SupplyAgreement(
    UUID id,
    UUID accountId,
    UUID servicePointId,
    LocalDate from,
    @Nullable LocalDate to,
    List<AgreementTerms> terms) {
  public SupplyAgreement {
    terms = List.copyOf(terms);
  }
}
