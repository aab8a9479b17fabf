package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Rounding;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.result.TaxLine;
import org.wattline.rating.result.TaxShare;
import org.wattline.rating.tariff.AmountBasis;
import org.wattline.rating.tariff.RoundingRule;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.Tax;

/** Puts taxes on lines, and taxes on taxes. */
final class TaxBook {
  private final Plan plan;
  private final TariffDocument tariff;
  private final Map<List<Object>, List<TaxShare>> known = new HashMap<>();

  TaxBook(Plan plan) {
    this.plan = plan;
    this.tariff = plan.binding().tariff();
  }

  /**
   * The taxes on a line.
   *
   * @throws RefusedException when a tax has no rate for it
   */
  List<TaxShare> shares(String component, String category, LocalDateRange days) {
    if (tariff.taxes().isEmpty()) {
      return List.of();
    }
    List<Object> key = List.of(category, days);
    List<TaxShare> found = known.get(key);
    if (found != null) {
      return found;
    }
    List<TaxShare> shares = new ArrayList<>();
    for (TaxPlan.Treatment treatment : plan.taxes().on(category, days)) {
      if (treatment.missing()) {
        throw new RefusedException(
            new Refusal.MissingTaxRate(
                component, treatment.tax().id(), category, days.from(), days.to()));
      }
      Exact percent = treatment.percent();
      shares.add(
          new TaxShare(
              treatment.tax().id(), percent, lineId(treatment.tax(), category, percent, days)));
    }
    List<TaxShare> all = List.copyOf(shares);
    known.put(key, all);
    return all;
  }

  /** A tax line is for one tax, category and rate, and for one rate of each tax on it. */
  private String lineId(Tax tax, String category, @Nullable Exact percent, LocalDateRange days) {
    StringBuilder id = new StringBuilder(tax.id());
    id.append(':').append(category).append(':').append(rate(percent));
    for (Tax upper : tariff.taxes()) {
      if (upper.onTaxes().contains(tax.id()) && plan.taxes().changes(upper, upper.onTaxesAs())) {
        for (TaxPlan.Treatment treatment : plan.taxes().on(upper.onTaxesAs(), days)) {
          if (treatment.tax().equals(upper)) {
            id.append('+').append(upper.id()).append(':').append(rate(treatment.percent()));
          }
        }
      }
    }
    return id.toString();
  }

  private static String rate(@Nullable Exact percent) {
    return percent == null ? "exempt" : percent.toString();
  }

  static Formula amount(Line line, AmountBasis basis) {
    boolean rounded = basis == AmountBasis.ROUNDED;
    return new Formula.LineAmount(line.id(), rounded, rounded ? line.amount() : line.unrounded());
  }

  private static final class Account {
    private final Tax tax;
    private final String category;
    private final @Nullable Exact percent;
    private final LocalDateRange days;
    private final List<Formula> on = new ArrayList<>();

    Account(Tax tax, String category, @Nullable Exact percent, LocalDateRange days) {
      this.tax = tax;
      this.category = category;
      this.percent = percent;
      this.days = days;
    }
  }

  /** One tax line for each rate. */
  List<TaxLine> lines(List<Line> lines) {
    List<TaxLine> all = new ArrayList<>();
    Map<String, LocalDateRange> daysOf = new HashMap<>();
    Map<String, Map<String, Account>> accounts = new LinkedHashMap<>();
    tariff.taxes().forEach(tax -> accounts.put(tax.id(), new LinkedHashMap<>()));
    for (Line line : lines) {
      for (TaxShare share : line.taxes()) {
        Objects.requireNonNull(accounts.get(share.tax()))
            .computeIfAbsent(
                share.line(),
                id ->
                    new Account(
                        tax(share.tax()),
                        line.taxCategory(),
                        share.percent(),
                        new LocalDateRange(line.from(), line.to())))
            .on
            .add(amount(line, tariff.basis()));
      }
    }
    for (Tax tax : tariff.taxes()) {
      Map<String, Account> own = Objects.requireNonNull(accounts.get(tax.id()));
      for (TaxLine lower : List.copyOf(all)) {
        if (tax.onTaxes().contains(lower.tax())) {
          addTaxOnTax(tax, lower, Objects.requireNonNull(daysOf.get(lower.id())), own);
        }
      }
      Exact before = Exact.ZERO;
      for (Map.Entry<String, Account> each : own.entrySet()) {
        TaxLine line = line(each.getKey(), each.getValue(), before);
        before = tax.roundTogether() ? before.plus(line.unrounded()) : before;
        all.add(line);
        daysOf.put(each.getKey(), each.getValue().days);
      }
    }
    return all;
  }

  private void addTaxOnTax(Tax tax, TaxLine lower, LocalDateRange days, Map<String, Account> own) {
    for (TaxShare share : shares(lower.tax(), tax.onTaxesAs(), days)) {
      if (share.tax().equals(tax.id())) {
        boolean rounded = tariff.basis() == AmountBasis.ROUNDED;
        own.computeIfAbsent(
                share.line(), id -> new Account(tax, tax.onTaxesAs(), share.percent(), days))
            .on
            .add(
                new Formula.LineAmount(
                    lower.id(), rounded, rounded ? lower.amount() : lower.unrounded()));
      }
    }
  }

  private Tax tax(String id) {
    return tariff.taxes().stream().filter(tax -> tax.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * @param before what the rates before it come to, with which it is rounded; zero where it is
   *     rounded by itself
   */
  private TaxLine line(String id, Account account, Exact before) {
    Tax tax = account.tax;
    RoundingRule own = tax.rounding();
    RoundingRule rule = own == null ? tariff.rounding() : own;
    Rounding rounding = rule.forAmount(tariff.currency());
    Formula base = Formulas.sum(account.on);
    Exact percent = account.percent;
    Formula amount =
        Formulas.product(
            base,
            Formulas.fact(FactKind.PERCENT, percent == null ? Exact.ZERO : percent),
            Formulas.fact(FactKind.UNIT, DemandPricer.CENT));
    return new TaxLine(
        id,
        tax.id(),
        tax.name(),
        tax.names(),
        account.category,
        percent,
        amount,
        base.value(),
        Exact.of(rounding.step()),
        rule.mode(),
        tax.roundTogether(),
        Exact.of(rounding.round(before.plus(amount.value())))
            .minus(Exact.of(rounding.round(before))));
  }
}
