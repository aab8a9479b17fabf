package org.wattline.bills;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.result.TaxLine;

/**
 * What a period should come to: each stretch of it with the same terms and tariff, rated.
 *
 * @param carryOver what it hands to the next period
 */
record Statement(PeriodKey key, List<Draft.Proof> stretches, CarryOver carryOver) {

  /** A period, rated, or why it cannot be. */
  record Rating(@Nullable Statement statement, Outcome.@Nullable Parked parked) {}

  /**
   * Works a period out.
   *
   * @param days the days of it that lie in the agreement
   */
  static Rating of(
      PeriodKey key,
      Agreement agreement,
      LocalDateRange days,
      CarryOver carriedIn,
      Knowledge known) {
    List<Draft.Proof> stretches = new ArrayList<>();
    CarryOver carried = carriedIn;
    for (Stretch stretch : cut(agreement, days)) {
      List<Knowledge.TariffSpan> spans = known.tariff(stretch.terms().productId(), stretch.days());
      Optional<LocalDateRange> without =
          PeriodPlan.gaps(stretch.days(), spans.stream().map(Knowledge.TariffSpan::days).toList())
              .stream()
              .findFirst();
      if (without.isPresent()) {
        return parked(
            Outcome.Reason.MISSING_PRICE,
            "The product of the agreement has no published tariff from "
                + without.get().from()
                + " to "
                + without.get().to());
      }
      for (Knowledge.TariffSpan span : spans) {
        Rated rated =
            span.tariff()
                .rate(
                    known.usage(agreement.servicePointId(), span.days()),
                    with(stretch.terms().facts(), carried));
        if (!rated.isComplete()) {
          return new Rating(null, why(rated.refusals()));
        }
        carried = rated.carryOver();
        stretches.add(new Draft.Proof(key, span.days(), rated));
      }
    }
    Optional<LocalDateRange> without =
        PeriodPlan.gaps(days, stretches.stream().map(Draft.Proof::days).toList()).stream()
            .findFirst();
    return without.isPresent()
        ? parked(
            Outcome.Reason.MISSING_FACT,
            "The agreement has no terms from " + without.get().from() + " to " + without.get().to())
        : new Rating(new Statement(key, List.copyOf(stretches), carried), null);
  }

  private record Stretch(LocalDateRange days, Terms terms) {}

  /** The days by what rating is told; terms that differ in nothing of it stay together. */
  private static List<Stretch> cut(Agreement agreement, LocalDateRange days) {
    List<Stretch> cut = new ArrayList<>();
    for (Terms terms : agreement.terms()) {
      LocalDateRange part =
          new LocalDateRange(terms.from(), terms.to() == null ? Agreement.FOR_EVER : terms.to())
              .intersection(days)
              .orElse(null);
      if (part == null) {
        continue;
      }
      Stretch before = cut.isEmpty() ? null : cut.getLast();
      if (before != null && before.days().to().equals(part.from()) && alike(before, terms)) {
        LocalDateRange both = new LocalDateRange(before.days().from(), part.to());
        cut.set(cut.size() - 1, new Stretch(both, terms));
      } else {
        cut.add(new Stretch(part, terms));
      }
    }
    return cut;
  }

  private static boolean alike(Stretch before, Terms terms) {
    return before.terms().productId().equals(terms.productId())
        && before.terms().facts().equals(terms.facts());
  }

  private static RatingContext with(RatingContext facts, CarryOver carried) {
    return carried.isEmpty()
        ? facts
        : new RatingContext(
            facts.classes(),
            facts.attributes(),
            facts.coupons(),
            facts.overrides(),
            facts.extras(),
            carried,
            facts.enforceLimits());
  }

  private static Rating parked(Outcome.Reason reason, String sentence) {
    return new Rating(null, new Outcome.Parked(reason, sentence));
  }

  /** The reason of several refusals: what they all wait for, before those that depend on others. */
  private static Outcome.Parked why(List<Refusal> refusals) {
    Refusal first =
        refusals.stream()
            .filter(each -> !(each instanceof Refusal.Depends))
            .findFirst()
            .orElse(refusals.getFirst());
    Outcome.Reason reason =
        switch (first) {
          case Refusal.MissingUsage ignored -> Outcome.Reason.MISSING_USAGE;
          case Refusal.TooCoarse ignored -> Outcome.Reason.MISSING_USAGE;
          case Refusal.MissingIndex ignored -> Outcome.Reason.MISSING_PRICE;
          case Refusal.MissingPrice ignored -> Outcome.Reason.MISSING_PRICE;
          case Refusal.MissingTaxRate ignored -> Outcome.Reason.MISSING_PRICE;
          case Refusal.MissingReference ignored -> Outcome.Reason.MISSING_PRICE;
          case Refusal.MissingHistory ignored -> Outcome.Reason.MISSING_FACT;
          case Refusal.MissingAttribute ignored -> Outcome.Reason.MISSING_FACT;
          case Refusal.Depends ignored -> Outcome.Reason.MISSING_FACT;
          case Refusal.NotApplicable ignored -> Outcome.Reason.NOT_APPLICABLE;
        };
    return new Outcome.Parked(reason, first.sentence());
  }

  /**
   * Its lines with what they should come to.
   *
   * @param firstProof the place of the first stretch among the proofs of the bill
   */
  List<BillDocument.Line> lines(int firstProof) {
    List<BillDocument.Line> lines = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      Rated rated = stretches.get(i).rated();
      for (Line line : rated.lines()) {
        Exact quantity = line.quantity();
        Unit unit = line.unit();
        lines.add(
            new BillDocument.Line(
                "",
                key,
                line.id(),
                LineGroup.of(line.group()),
                line.name(),
                line.names(),
                line.from(),
                line.to(),
                quantity == null ? null : PricedParts.decimal(quantity),
                unit == null ? null : unit.symbol(),
                PricedParts.of(line),
                Amounts.money(line.amount(), rated.currency()),
                null,
                null,
                line.taxCategory(),
                line.estimated(),
                firstProof + i));
      }
    }
    return lines;
  }

  List<BillDocument.TaxAmount> taxes() {
    List<BillDocument.TaxAmount> taxes = new ArrayList<>();
    for (Draft.Proof stretch : stretches) {
      for (TaxLine tax : stretch.rated().taxes()) {
        Exact percent = tax.percent();
        taxes.add(
            new BillDocument.TaxAmount(
                key,
                tax.id(),
                tax.tax(),
                tax.name(),
                tax.names(),
                tax.category(),
                percent == null ? null : PricedParts.decimal(percent),
                Amounts.money(tax.base(), stretch.rated().currency()),
                Amounts.money(tax.amount(), stretch.rated().currency())));
      }
    }
    return taxes;
  }
}
