package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.BillComparison;
import org.wattline.billing.contract.billing.BillReference;
import org.wattline.billing.contract.billing.Difference;
import org.wattline.bills.BillDocument;
import org.wattline.bills.PeriodKind;

/**
 * Why a bill differs from the one before, component by component: what more or less was used, at
 * the price before; what the price made; what the days made. The parts add up to the difference.
 */
final class Comparisons {
  /* each bill rounds its line to the cent, and so does the share of the usage */
  private static final BigDecimal ROUNDING = new BigDecimal("0.01");

  private static final int DIGITS = 12;

  private final String language;
  private final List<Difference> found = new ArrayList<>();

  private Comparisons(String language) {
    this.language = language;
  }

  static BillComparison of(
      BillReference previous, BillDocument before, BillDocument now, String language) {
    Comparisons comparison = new Comparisons(language);
    comparison.compare(before, now);
    return new BillComparison(
        previous,
        now.total().subtract(before.total()),
        comparison.found.stream()
            .filter(each -> each.amount().signum() != 0)
            .sorted(Comparator.comparing((Difference each) -> each.amount().abs()).reversed())
            .toList());
  }

  /** A component of a bill: all its lines together. */
  private static final class Part {
    String name = "";
    BigDecimal amount = BigDecimal.ZERO;
    @Nullable BigDecimal quantity = BigDecimal.ZERO;
  }

  private void compare(BillDocument before, BillDocument now) {
    Map<String, Part> was = parts(before);
    Map<String, Part> is = parts(now);
    BigDecimal daysBefore = days(before);
    BigDecimal daysNow = days(now);
    Set<String> all = new LinkedHashSet<>(is.keySet());
    all.addAll(was.keySet());
    for (String component : all) {
      component(was.get(component), is.get(component), daysBefore, daysNow);
    }
    add(
        Difference.Kind.ADVANCES,
        "",
        advances(before),
        advances(now),
        advances(now).subtract(advances(before)));
    Map<String, BigDecimal[]> taxes = new LinkedHashMap<>();
    before.taxes().forEach(tax -> tax(taxes, tax)[0] = tax(taxes, tax)[0].add(tax.amount()));
    now.taxes().forEach(tax -> tax(taxes, tax)[1] = tax(taxes, tax)[1].add(tax.amount()));
    taxes.forEach(
        (name, sums) ->
            add(Difference.Kind.TAX, name, sums[0], sums[1], sums[1].subtract(sums[0])));
  }

  private BigDecimal[] tax(Map<String, BigDecimal[]> taxes, BillDocument.TaxAmount tax) {
    return taxes.computeIfAbsent(
        tax.names().getOrDefault(language, tax.name()),
        name -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
  }

  private void component(
      @Nullable Part was, @Nullable Part is, BigDecimal daysBefore, BigDecimal daysNow) {
    if (was == null || is == null) {
      BigDecimal before = was == null ? BigDecimal.ZERO : was.amount;
      BigDecimal now = is == null ? BigDecimal.ZERO : is.amount;
      String name = is != null ? is.name : was != null ? was.name : "";
      add(Difference.Kind.LINE, name, before, now, now.subtract(before));
      return;
    }
    BigDecimal change = is.amount.subtract(was.amount);
    BigDecimal before = was.quantity;
    BigDecimal now = is.quantity;
    if (before != null && now != null && before.signum() != 0 && now.signum() != 0) {
      BigDecimal priceBefore = was.amount.divide(before, DIGITS, RoundingMode.HALF_EVEN);
      BigDecimal priceNow = is.amount.divide(now, DIGITS, RoundingMode.HALF_EVEN);
      BigDecimal usage =
          now.subtract(before).multiply(priceBefore).setScale(2, RoundingMode.HALF_EVEN);
      if (isRounding(change.subtract(usage))) {
        add(Difference.Kind.USAGE, is.name, before, now, change);
      } else {
        add(Difference.Kind.USAGE, is.name, before, now, usage);
        add(Difference.Kind.PRICE, is.name, priceBefore, priceNow, change.subtract(usage));
      }
    } else if (change.signum() != 0
        && isRounding(change.subtract(ofDays(was, daysBefore, daysNow)))) {
      add(Difference.Kind.DAYS, is.name, daysBefore, daysNow, change);
    } else {
      add(Difference.Kind.LINE, is.name, was.amount, is.amount, change);
    }
  }

  /** What more or fewer days make of an amount that goes by the day. */
  private static BigDecimal ofDays(Part was, BigDecimal daysBefore, BigDecimal daysNow) {
    return was.amount
        .multiply(daysNow.subtract(daysBefore))
        .divide(daysBefore, 2, RoundingMode.HALF_EVEN);
  }

  /** Whether a remainder comes of rounding both bills' lines, and has no reason of its own. */
  private static boolean isRounding(BigDecimal remainder) {
    return remainder.abs().compareTo(ROUNDING) <= 0;
  }

  private void add(
      Difference.Kind kind, String name, BigDecimal before, BigDecimal now, BigDecimal amount) {
    found.add(new Difference(kind, name, before, now, amount));
  }

  private Map<String, Part> parts(BillDocument bill) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (BillDocument.Line line : bill.lines()) {
      if (line.period().kind() == PeriodKind.USAGE) {
        String component = line.key().substring(0, Math.max(0, line.key().indexOf('@')));
        Part part = parts.computeIfAbsent(component, id -> new Part());
        part.name = line.names().getOrDefault(language, line.name());
        part.amount = part.amount.add(line.amount());
        BigDecimal quantity = line.quantity();
        BigDecimal sum = part.quantity;
        part.quantity =
            quantity == null || sum == null || "kW".equals(line.unit()) ? null : sum.add(quantity);
      }
    }
    return parts;
  }

  private static BigDecimal advances(BillDocument bill) {
    return bill.lines().stream()
        .filter(line -> line.period().kind() == PeriodKind.ADVANCE)
        .map(BillDocument.Line::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal days(BillDocument bill) {
    return BigDecimal.valueOf(ChronoUnit.DAYS.between(bill.from(), bill.to()));
  }
}
