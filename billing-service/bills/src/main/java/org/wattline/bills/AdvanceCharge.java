package org.wattline.bills;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.Tax;
import org.wattline.rating.tariff.TaxRate;

/**
 * A month's advance, agreed with taxes included, taken apart: each tax of the tariff that standard
 * supplies bear on the first day of the month, and what is left.
 */
record AdvanceCharge(BillDocument.Line line, List<BillDocument.TaxAmount> taxes) {
  /** The tax category that an advance is in. */
  static final String CATEGORY = "standard";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String KEY = "advance";
  private static final String NAME = "Advance";
  private static final Map<String, String> NAMES = Map.of("fr", "Acompte", "nl", "Voorschot");

  static AdvanceCharge of(
      PeriodKey key, LocalDateRange month, BigDecimal gross, TariffDocument tariff) {
    Currency currency = tariff.currency();
    Map<Tax, BigDecimal> shares = shares(tariff, month);
    BigDecimal all = shares.values().stream().reduce(BigDecimal.ONE, BigDecimal::add);
    BigDecimal base = gross.divide(all, MathContext.DECIMAL64);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    BigDecimal net = base.setScale(digits, RoundingMode.HALF_UP);
    List<BillDocument.TaxAmount> taxes = new ArrayList<>();
    BigDecimal rest = gross.subtract(net);
    int left = shares.size();
    for (Map.Entry<Tax, BigDecimal> each : shares.entrySet()) {
      left--;
      BigDecimal amount =
          left == 0 ? rest : base.multiply(each.getValue()).setScale(digits, RoundingMode.HALF_UP);
      rest = rest.subtract(amount);
      BigDecimal percent = each.getValue().multiply(HUNDRED).stripTrailingZeros();
      taxes.add(
          new BillDocument.TaxAmount(
              key,
              each.getKey().id() + ":" + CATEGORY + ":" + percent.toPlainString(),
              each.getKey().id(),
              each.getKey().name(),
              each.getKey().names(),
              CATEGORY,
              percent.scale() < 0 ? percent.setScale(0) : percent,
              Amounts.scaled(net, currency),
              Amounts.scaled(amount, currency)));
    }
    BigDecimal amount = Amounts.scaled(shares.isEmpty() ? gross : net, currency);
    return new AdvanceCharge(
        new BillDocument.Line(
            "",
            key,
            KEY,
            LineGroup.ADVANCES,
            NAME,
            NAMES,
            month.from(),
            month.to(),
            null,
            null,
            List.of(),
            amount,
            null,
            null,
            CATEGORY,
            false,
            -1),
        taxes);
  }

  /**
   * The charge that stands again when an advance that was given back is owed after all: what it
   * first came to.
   *
   * @param past what every bill charged on the month, the oldest first
   * @return empty where it was never charged, came to nothing, or was not given back
   */
  static Optional<AdvanceCharge> givenBack(PastCharges.Charges past, Currency currency) {
    if (past.lines().isEmpty()
        || past.lines().getFirst().amount().signum() == 0
        || Amounts.sum(past.lines().stream().map(BillDocument.Line::amount), currency).signum()
            != 0) {
      return Optional.empty();
    }
    Map<String, BillDocument.TaxAmount> taxes = new LinkedHashMap<>();
    past.taxes().forEach(each -> taxes.putIfAbsent(each.key(), each));
    BillDocument.Line first = past.lines().getFirst();
    return Optional.of(
        new AdvanceCharge(
            new BillDocument.Line(
                "",
                first.period(),
                first.key(),
                first.group(),
                first.name(),
                first.names(),
                first.from(),
                first.to(),
                null,
                null,
                List.of(),
                first.amount(),
                Amounts.scaled(BigDecimal.ZERO, currency),
                first.amount(),
                first.taxCategory(),
                false,
                -1),
            List.copyOf(taxes.values())));
  }

  /** The part of the net that each tax is; taxes on taxes bear theirs. */
  private static Map<Tax, BigDecimal> shares(TariffDocument tariff, LocalDateRange month) {
    Map<Tax, BigDecimal> shares = new LinkedHashMap<>();
    Map<String, BigDecimal> byId = new LinkedHashMap<>();
    for (Tax tax : tariff.taxes()) {
      TaxRate rate = null;
      for (TaxRate each : tax.rates()) {
        boolean fits =
            each.covers(month.from())
                && (tax.categories().isEmpty() || tax.categories().contains(CATEGORY))
                && (each.categories().isEmpty() || each.categories().contains(CATEGORY))
                && each.classes().isEmpty();
        if (fits && (rate == null || !each.from().isBefore(rate.from()))) {
          rate = each;
        }
      }
      if (rate != null && !rate.percent().isZero()) {
        BigDecimal on = BigDecimal.ONE;
        for (String other : tax.onTaxes()) {
          on = on.add(byId.getOrDefault(other, BigDecimal.ZERO));
        }
        BigDecimal share = percent(rate.percent()).multiply(on);
        byId.put(tax.id(), share);
        shares.put(tax, share);
      }
    }
    return shares;
  }

  private static BigDecimal percent(Exact percent) {
    return PricedParts.decimal(percent).divide(HUNDRED);
  }
}
