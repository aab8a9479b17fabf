package org.wattline.billing.agreements.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.agreements.CycleKind;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.agreements.PriceOverride;
import org.wattline.billing.premises.KnownPoint;
import org.wattline.billing.tariffs.Product;
import org.wattline.billing.tariffs.TariffBook;

/** What may be agreed at a point. */
@Component
class TermsCheck {
  private final TariffBook tariffs;

  TermsCheck(TariffBook tariffs) {
    this.tariffs = tariffs;
  }

  /**
   * @return the product of the terms
   * @throws org.wattline.tenancy.problem.ProblemException with the field that cannot be agreed
   */
  Product require(NewTerms terms, KnownPoint point, LocalDate from) {
    Product product =
        tariffs
            .find(terms.productId())
            .orElseThrow(() -> Refusals.invalid("terms.productId", "There is no such product."));
    if (product.baseOnly()) {
      throw Refusals.invalid(
          "terms.productId", "This is a list that tariffs inherit from, not a product to choose.");
    }
    if (product.commodity() != point.commodity()) {
      throw Refusals.invalid(
          "terms.productId",
          "The product is for "
              + product.commodity()
              + ", the point for "
              + point.commodity()
              + ".");
    }
    if (!product.isFor(terms.customerClass())) {
      throw Refusals.invalid(
          "terms.customerClass",
          "The product is for " + String.join(", ", product.customerClasses()) + " only.");
    }
    Optional<LocalDate> priced = tariffs.pricedFrom(product.id());
    if (priced.isEmpty() || priced.get().isAfter(from)) {
      throw Refusals.invalid(
          "terms.productId",
          priced.isEmpty()
              ? "Nothing is published of this product yet, so it has no prices."
              : "The product has prices from " + priced.get() + " on.");
    }
    requireCycle(terms);
    requireOverrides(terms.overrides());
    return product;
  }

  /**
   * @param classes of the customer's agreements
   */
  void requireChoosable(NewTerms terms, Set<String> classes) {
    Optional<Product> product = tariffs.find(terms.productId());
    boolean offered =
        product.isPresent()
            && product.get().offered()
            && (product.get().customerClasses().isEmpty()
                || classes.stream().anyMatch(product.get()::isFor));
    if (!offered) {
      throw Refusals.invalid("terms.productId", "There is no such product.");
    }
    String customerClass = terms.customerClass();
    if (customerClass != null && !classes.contains(customerClass)) {
      throw Refusals.invalid("terms.customerClass", "This is not yours to choose: call us.");
    }
    if (!terms.overrides().isEmpty()) {
      throw Refusals.invalid("terms.overrides", "Prices of your own are not yours to choose.");
    }
    if (!terms.attributes().isEmpty()) {
      throw Refusals.invalid("terms.attributes", "These are not yours to choose: call us.");
    }
  }

  private static void requireCycle(NewTerms terms) {
    boolean yearly = terms.cycle().kind() == CycleKind.YEARLY_WITH_ADVANCES;
    if (yearly == (terms.cycle().settlementMonth() == null)) {
      throw Refusals.invalid(
          "terms.cycle.settlementMonth",
          yearly ? "Yearly bills need the month that they settle." : "Only yearly bills have one.");
    }
    if (!yearly && terms.monthlyAdvance() != null) {
      throw Refusals.invalid("terms.monthlyAdvance", "Only yearly bills have advances.");
    }
  }

  private static void requireOverrides(List<PriceOverride> overrides) {
    for (int i = 0; i < overrides.size(); i++) {
      PriceOverride o = overrides.get(i);
      String at = "terms.overrides[" + i + "].";
      if ((o.price() == null) == (o.factor() == null)) {
        throw Refusals.invalid(at + "price", "Give either a price or a factor.");
      }
      if (o.add() != null && o.factor() == null) {
        throw Refusals.invalid(at + "add", "Only goes with a factor.");
      }
      LocalDate to = o.to();
      if (to != null && !to.isAfter(o.from())) {
        throw Refusals.invalid(at + "to", "must be after the first day");
      }
    }
  }
}
