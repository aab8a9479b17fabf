package org.wattline.billing.simulations.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wattline.billing.contract.tariffs.ComparedTariff.GroupAmount;
import org.wattline.billing.contract.tariffs.RatedBill;
import org.wattline.billing.contract.tariffs.RatedLine;
import org.wattline.billing.contract.tariffs.RatedTax;
import org.wattline.billing.tariffs.TariffBook.ResolvedSpan;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.explain.Explanation;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.TaxLine;
import org.wattline.rating.usage.Usage;

/**
 * Usage priced by the tariffs of some days.
 *
 * @param gaps days without a tariff
 */
record Priced(List<Rated> parts, List<LocalDateRange> gaps) {
  /** Wh in kWh, and a little more. */
  private static final int QUANTITY_DECIMALS = 6;

  static Priced of(
      List<ResolvedSpan> spans, LocalDateRange days, Usage usage, RatingContext context) {
    List<Rated> parts = new ArrayList<>();
    List<LocalDateRange> gaps = new ArrayList<>();
    LocalDate at = days.from();
    for (ResolvedSpan span : spans) {
      if (span.days().from().isAfter(at)) {
        gaps.add(LocalDateRange.of(at, span.days().from()));
      }
      parts.add(span.tariff().rate(usage, context));
      at = span.days().to();
    }
    if (at.isBefore(days.to())) {
      gaps.add(LocalDateRange.of(at, days.to()));
    }
    return new Priced(parts, gaps);
  }

  boolean isComplete() {
    return gaps.isEmpty() && parts.stream().allMatch(Rated::isComplete);
  }

  BigDecimal total() {
    return parts.stream()
        .map(part -> part.total().toBigDecimal())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  List<String> refusals(Locale locale) {
    List<String> said = new ArrayList<>();
    gaps.forEach(days -> said.add("No tariff is published for " + days));
    for (Rated part : parts) {
      Explanation explanation = new Explanation(part, locale);
      part.refusals().forEach(refusal -> said.add(explanation.of(refusal)));
    }
    return said;
  }

  List<GroupAmount> groups() {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    for (Rated part : parts) {
      part.lines()
          .forEach(
              line ->
                  sums.merge(line.group().name(), line.amount().toBigDecimal(), BigDecimal::add));
    }
    for (Rated part : parts) {
      part.taxes().forEach(tax -> sums.merge("TAX", tax.amount().toBigDecimal(), BigDecimal::add));
    }
    return sums.entrySet().stream()
        .map(sum -> new GroupAmount(sum.getKey(), sum.getValue()))
        .toList();
  }

  RatedBill toContract(String currency, Locale locale) {
    List<RatedLine> lines = new ArrayList<>();
    List<RatedTax> taxes = new ArrayList<>();
    for (Rated part : parts) {
      Explanation explanation = new Explanation(part, locale);
      part.lines().forEach(each -> lines.add(line(each, explanation, locale)));
      part.taxes().forEach(each -> taxes.add(tax(each, explanation, locale)));
    }
    return new RatedBill(total(), currency, isComplete(), lines, taxes, refusals(locale));
  }

  private static RatedLine line(Line line, Explanation explanation, Locale locale) {
    Exact quantity = line.quantity();
    return new RatedLine(
        line.id(),
        line.component(),
        line.nameIn(locale.getLanguage()),
        line.group().name(),
        line.from(),
        line.to(),
        quantity == null ? null : quantity.rounded(QUANTITY_DECIMALS, RoundingMode.HALF_UP),
        line.unit() == null ? null : line.unit().symbol(),
        line.amount().toBigDecimal(),
        line.estimated(),
        explanation.of(line));
  }

  private static RatedTax tax(TaxLine tax, Explanation explanation, Locale locale) {
    Exact percent = tax.percent();
    return new RatedTax(
        tax.id(),
        tax.nameIn(locale.getLanguage()),
        percent == null ? null : percent.toBigDecimal(),
        tax.base().rounded(QUANTITY_DECIMALS, RoundingMode.HALF_UP),
        tax.amount().toBigDecimal(),
        explanation.of(tax));
  }
}
