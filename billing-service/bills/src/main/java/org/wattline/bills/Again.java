package org.wattline.bills;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.CarryOver;

/** Works an issued bill out again, from what was known and what was billed before it. */
public final class Again {
  private Again() {}

  /**
   * The bill as it comes out now; nothing where it cannot be worked out any more.
   *
   * @param agreements as known then
   * @param carriedIn what the period before handed on, as known then
   * @param past what bills before this one charged
   */
  public static Optional<BillDocument> bill(
      BillDocument issued,
      List<Agreement> agreements,
      Function<PeriodKey, CarryOver> carriedIn,
      Knowledge known,
      PastCharges past) {
    DocumentBuilder builder = new DocumentBuilder(issued.kind(), issued.correctionOf());
    @Nullable PeriodKey before = null;
    CarryOver carried = CarryOver.none();
    LocalDateRange last = null;
    for (BillDocument.Period period : issued.periods()) {
      PeriodKey key = period.key();
      Agreement agreement =
          agreements.stream()
              .filter(each -> each.id().equals(key.agreementId()))
              .findFirst()
              .orElse(null);
      if (key.kind() == PeriodKind.ADVANCE && period.first()) {
        if (agreement == null || !advance(builder, agreement, period, known)) {
          return Optional.empty();
        }
        continue;
      }
      boolean follows =
          before != null
              && before.agreementId().equals(key.agreementId())
              && last != null
              && last.to().equals(key.from());
      CarryOver in = follows ? carried : carriedIn.apply(key);
      Statement statement = new Statement(key, List.of(), in);
      LocalDateRange days = new LocalDateRange(key.from(), period.to());
      if (key.kind() == PeriodKind.USAGE && agreement != null) {
        LocalDateRange inLife = days.intersection(agreement.life()).orElse(null);
        if (inLife != null) {
          Statement rated = Statement.of(key, agreement, inLife, in, known).statement();
          if (rated == null) {
            return Optional.empty();
          }
          statement = rated;
        }
      }
      builder.add(period, statement, period.first() ? null : past.on(key));
      before = key;
      last = days;
      carried = statement.carryOver();
    }
    issued.deducted().forEach(builder::deduct);
    if (issued.finalBill()) {
      builder.markFinal();
    }
    if (builder.isEmpty()) {
      return Optional.empty();
    }
    BillDocument draft =
        builder.build(issued.id(), issued.accountId(), issued.knownAt()).document();
    return Optional.of(
        draft.issued(
            issued.number(),
            Objects.requireNonNull(issued.issuedOn()),
            Objects.requireNonNull(issued.dueOn()),
            issued.paymentReference()));
  }

  private static boolean advance(
      DocumentBuilder builder, Agreement agreement, BillDocument.Period period, Knowledge known) {
    PeriodKey key = period.key();
    Terms terms = agreement.termsOn(key.from()).orElse(null);
    if (terms == null || terms.monthlyAdvance() == null) {
      return false;
    }
    List<Knowledge.TariffSpan> spans =
        known.tariff(terms.productId(), new LocalDateRange(key.from(), key.from().plusDays(1)));
    if (spans.isEmpty()) {
      return false;
    }
    var tariff = spans.getFirst().tariff().document();
    builder.add(
        period,
        AdvanceCharge.of(
            key, new LocalDateRange(key.from(), period.to()), terms.monthlyAdvance(), tariff),
        tariff.currency());
    return true;
  }
}
