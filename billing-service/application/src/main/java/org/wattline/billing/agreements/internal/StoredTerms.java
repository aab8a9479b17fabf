package org.wattline.billing.agreements.internal;

import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.agreements.AgreementTerms;
import org.wattline.billing.agreements.BillingCycle;
import org.wattline.billing.agreements.RatingFacts;
import org.wattline.billing.contract.agreements.CycleKind;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.agreements.PriceOverride;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.kernel.Exact;

/**
 * A row of terms.
 *
 * @param to the first day after, or null
 */
record StoredTerms(
    LocalDate from,
    @Nullable LocalDate to,
    NewTerms terms,
    String productCode,
    Map<String, String> productNames) {

  /** Whether it says anything of a day or of a later one. */
  boolean reaches(LocalDate day) {
    return to == null || to.isAfter(day);
  }

  StoredTerms until(@Nullable LocalDate end) {
    return new StoredTerms(from, end, terms, productCode, productNames);
  }

  Terms toContract() {
    return new Terms(
        from,
        to,
        terms.productId(),
        productCode,
        productNames,
        terms.cycle(),
        terms.customerClass(),
        terms.attributes(),
        terms.overrides(),
        terms.monthlyAdvance());
  }

  AgreementTerms toDomain() {
    Integer month = terms.cycle().settlementMonth();
    return new AgreementTerms(
        from,
        to,
        terms.productId(),
        new BillingCycle(
            terms.cycle().kind() == CycleKind.MONTHLY
                ? BillingCycle.Kind.MONTHLY
                : BillingCycle.Kind.YEARLY_WITH_ADVANCES,
            terms.cycle().anchorDay(),
            month == null ? null : Month.of(month)),
        new RatingFacts(
            terms.customerClass(),
            terms.attributes(),
            terms.overrides().stream().map(StoredTerms::rated).toList()),
        terms.monthlyAdvance());
  }

  private static org.wattline.rating.tariff.PriceOverride rated(PriceOverride o) {
    return new org.wattline.rating.tariff.PriceOverride(
        o.component(),
        o.period(),
        o.tier(),
        o.from(),
        o.to(),
        null,
        o.price() == null ? null : Exact.of(o.price()),
        o.factor() == null ? null : Exact.of(o.factor()),
        o.add() == null ? Exact.ZERO : Exact.of(o.add()));
  }
}
