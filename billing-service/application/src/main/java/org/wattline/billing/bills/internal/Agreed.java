package org.wattline.billing.bills.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wattline.billing.agreements.AgreementTerms;
import org.wattline.billing.agreements.BillingCycle;
import org.wattline.billing.agreements.RatingFacts;
import org.wattline.billing.agreements.SupplyAgreement;
import org.wattline.bills.Agreement;
import org.wattline.bills.Cycle;
import org.wattline.bills.Terms;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.DatedText;
import org.wattline.rating.context.RatingContext;

/** Agreements in the words of bills. */
final class Agreed {
  private Agreed() {}

  static Agreement of(SupplyAgreement agreement) {
    return new Agreement(
        agreement.id(),
        agreement.servicePointId(),
        agreement.from(),
        agreement.to(),
        agreement.terms().stream().map(Agreed::of).toList());
  }

  private static Terms of(AgreementTerms terms) {
    BillingCycle cycle = terms.cycle();
    return new Terms(
        terms.from(),
        terms.to(),
        terms.productId(),
        new Cycle(
            cycle.kind() == BillingCycle.Kind.YEARLY_WITH_ADVANCES,
            cycle.anchorDay(),
            cycle.settlementMonth()),
        facts(terms.facts()),
        terms.monthlyAdvance());
  }

  private static RatingContext facts(RatingFacts facts) {
    Map<String, List<DatedText>> attributes = new HashMap<>();
    facts
        .attributes()
        .forEach((name, value) -> attributes.put(name, List.of(DatedText.always(value))));
    String customerClass = facts.customerClass();
    return new RatingContext(
        customerClass == null ? List.of() : List.of(DatedText.always(customerClass)),
        attributes,
        List.of(),
        facts.overrides(),
        List.of(),
        CarryOver.none(),
        true);
  }
}
