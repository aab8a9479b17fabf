package org.wattline.billing.agreements.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.agreements.SupplyAgreement;
import org.wattline.billing.contract.agreements.Agreement;

/**
 * An agreement as known at some moment.
 *
 * @param started the first day that it ever had
 * @param terms in the order of their days; empty where all was undone
 */
record StoredAgreement(
    UUID id,
    UUID accountId,
    UUID servicePointId,
    String marketId,
    int version,
    LocalDate started,
    List<StoredTerms> terms) {

  LocalDate from() {
    return terms.isEmpty() ? started : terms.getFirst().from();
  }

  @Nullable LocalDate to() {
    return terms.isEmpty() ? started : terms.getLast().to();
  }

  StoredAgreement with(List<StoredTerms> other) {
    return new StoredAgreement(
        id, accountId, servicePointId, marketId, version, started, List.copyOf(other));
  }

  Agreement toContract() {
    return new Agreement(
        id,
        accountId,
        servicePointId,
        marketId,
        from(),
        to(),
        terms.stream().map(StoredTerms::toContract).toList(),
        version);
  }

  SupplyAgreement toDomain() {
    return new SupplyAgreement(
        id,
        accountId,
        servicePointId,
        from(),
        to(),
        terms.stream().map(StoredTerms::toDomain).toList());
  }
}
