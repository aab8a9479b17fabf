package org.wattline.bills;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.Usage;

/**
 * What days of an agreement come to by its own terms, whether they are billed or not: rated period
 * by period as bills are, because tiers, peaks and banks are of periods.
 *
 * @param unrated periods that cannot be rated, and why
 */
public record AgreementRating(List<Stretch> stretches, List<Unrated> unrated) {

  /** Days with one tariff and the same terms. */
  public record Stretch(LocalDateRange days, ResolvedTariff tariff, Usage usage, Rated rated) {}

  /** Days that have no price, and why. */
  public record Unrated(LocalDateRange days, Outcome.Parked why) {}

  /**
   * Rates the periods that touch some days; they may reach beyond them.
   *
   * @param billed periods that bills were made for
   * @param until the first day that is not rated where no bill has been made
   */
  public static AgreementRating of(
      Agreement agreement,
      List<BilledPeriod> billed,
      LocalDateRange wanted,
      LocalDate until,
      Knowledge known) {
    List<BilledPeriod> own =
        billed.stream()
            .filter(each -> each.key().kind() == PeriodKind.USAGE)
            .filter(each -> each.key().agreementId().equals(agreement.id()))
            .toList();
    List<LocalDateRange> periods = new ArrayList<>(own.stream().map(BilledPeriod::days).toList());
    periods.addAll(PeriodPlan.due(agreement, List.copyOf(periods), until, true));
    periods.sort(Comparator.comparing(LocalDateRange::from));
    List<Stretch> stretches = new ArrayList<>();
    List<Unrated> unrated = new ArrayList<>();
    CarryOver carried = CarryOver.none();
    for (LocalDateRange period : periods) {
      Optional<BilledPeriod> bill =
          own.stream().filter(each -> each.days().equals(period)).findFirst();
      Optional<LocalDateRange> days = period.intersection(agreement.life());
      boolean asked = period.overlaps(wanted);
      if (days.isEmpty() || !period.from().isBefore(wanted.to())) {
        continue;
      }
      if (!asked && bill.isPresent()) {
        carried = bill.get().carryOver();
        continue;
      }
      PeriodKey key = new PeriodKey(agreement.id(), PeriodKind.USAGE, period.from());
      Statement.Rating rating = Statement.of(key, agreement, days.get(), carried, known);
      Statement statement = rating.statement();
      carried =
          bill.map(BilledPeriod::carryOver)
              .orElse(statement == null ? CarryOver.none() : statement.carryOver());
      Outcome.Parked parked = rating.parked();
      if (asked && parked != null) {
        unrated.add(new Unrated(days.get(), parked));
      }
      if (asked && statement != null) {
        statement.stretches().forEach(proof -> stretches.add(stretch(agreement, proof, known)));
      }
    }
    return new AgreementRating(List.copyOf(stretches), List.copyOf(unrated));
  }

  private static Stretch stretch(Agreement agreement, Draft.Proof proof, Knowledge known) {
    Terms terms = agreement.termsOn(proof.days().from()).orElseThrow();
    return new Stretch(
        proof.days(),
        known.tariff(terms.productId(), proof.days()).getFirst().tariff(),
        known.usage(agreement.servicePointId(), proof.days()),
        proof.rated());
  }
}
