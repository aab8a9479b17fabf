package org.wattline.rating.proof;

import java.util.ArrayList;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Rounding;
import org.wattline.rating.tariff.RoundingRule;

/** Builds formulas; each computes its value from its parts, so that no other place does. */
public final class Formulas {
  private static final Formula.Fact ONE = new Formula.Fact(FactKind.COUNT, null, Exact.ONE);
  private static final Formula.Fact NOTHING = new Formula.Fact(FactKind.AMOUNT, null, Exact.ZERO);
  private static final Formula.Fact MINUS_ONE = new Formula.Fact(FactKind.SIGN, null, Exact.of(-1));

  private Formulas() {}

  /** The number one, as a count. */
  public static Formula.Fact one() {
    return ONE;
  }

  /** No money. */
  public static Formula.Fact nothing() {
    return NOTHING;
  }

  public static Formula.Fact fact(FactKind what, Exact value) {
    return new Formula.Fact(what, null, value);
  }

  public static Formula.Fact fact(FactKind what, String name, Exact value) {
    return new Formula.Fact(what, name, value);
  }

  public static Formula.Fact days(int days) {
    return new Formula.Fact(FactKind.DAYS, null, Exact.of(days));
  }

  public static Formula.Fact daysOf(int days) {
    return new Formula.Fact(FactKind.DAYS_OF, null, Exact.of(days));
  }

  /** All parts added; one part alone is itself, none is nothing. */
  public static Formula sum(List<? extends Formula> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    if (parts.isEmpty()) {
      return NOTHING;
    }
    Exact total = parts.getFirst().value();
    for (int i = 1; i < parts.size(); i++) {
      total = total.plus(parts.get(i).value());
    }
    return new Formula.Sum(List.copyOf(parts), total);
  }

  public static Formula product(Formula first, Formula second) {
    return new Formula.Product(List.of(first, second), first.value().times(second.value()));
  }

  public static Formula product(Formula first, Formula second, Formula third) {
    return new Formula.Product(
        List.of(first, second, third), first.value().times(second.value()).times(third.value()));
  }

  /** The product, without parts that are the count of one. */
  public static Formula productOf(List<? extends Formula> parts) {
    List<Formula> needed = new ArrayList<>(parts.size());
    Exact total = Exact.ONE;
    for (Formula part : parts) {
      if (part != ONE) {
        needed.add(part);
        total = total.times(part.value());
      }
    }
    return needed.isEmpty()
        ? ONE
        : needed.size() == 1 ? needed.getFirst() : new Formula.Product(List.copyOf(needed), total);
  }

  /** What the supplier pays. */
  public static Formula negated(Formula formula) {
    return product(MINUS_ONE, formula);
  }

  public static Formula difference(Formula from, Formula less) {
    return new Formula.Difference(from, less, from.value().minus(less.value()));
  }

  /** The quotient; nothing by nothing is nothing. */
  public static Formula quotient(Formula over, Formula by) {
    Exact value =
        by.value().isZero() && over.value().isZero()
            ? Exact.ZERO
            : over.value().dividedBy(by.value());
    return new Formula.Quotient(over, by, value);
  }

  public static Formula least(List<Formula> parts) {
    Exact value = parts.getFirst().value();
    for (Formula part : parts) {
      value = value.min(part.value());
    }
    return parts.size() == 1 ? parts.getFirst() : new Formula.Least(List.copyOf(parts), value);
  }

  public static Formula greatest(List<Formula> parts) {
    Exact value = parts.getFirst().value();
    for (Formula part : parts) {
      value = value.max(part.value());
    }
    return parts.size() == 1 ? parts.getFirst() : new Formula.Greatest(List.copyOf(parts), value);
  }

  public static Formula rounded(Formula of, RoundingRule rule) {
    Rounding rounding = rule.forQuantity();
    return new Formula.Rounded(
        of, Exact.of(rounding.step()), rule.mode(), Exact.of(rounding.round(of.value())));
  }
}
