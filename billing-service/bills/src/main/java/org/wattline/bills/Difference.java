package org.wattline.bills;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What should be billed on a period less what was billed on it, line by line and tax by tax.
 *
 * @param lines with the difference as amount
 * @param taxes with the differences as base and amount
 */
record Difference(List<BillDocument.Line> lines, List<BillDocument.TaxAmount> taxes) {

  boolean isNothing() {
    return lines.isEmpty() && taxes.isEmpty();
  }

  /** The first bill of a period: all it should be, lines of nothing included. */
  static Difference first(List<BillDocument.Line> lines, List<BillDocument.TaxAmount> taxes) {
    return new Difference(lines, merged(taxes));
  }

  /**
   * @param should what the period should come to
   * @param shouldTaxes its taxes
   * @param billed what every bill charged on it so far
   */
  static Difference between(
      List<BillDocument.Line> should,
      List<BillDocument.TaxAmount> shouldTaxes,
      PastCharges.Charges billed,
      Currency currency) {
    return new Difference(
        lines(should, billed.lines(), currency), taxes(shouldTaxes, billed.taxes(), currency));
  }

  private static List<BillDocument.Line> lines(
      List<BillDocument.Line> should, List<BillDocument.Line> billed, Currency currency) {
    Map<String, BigDecimal> before = new LinkedHashMap<>();
    Map<String, BillDocument.Line> last = new LinkedHashMap<>();
    for (BillDocument.Line line : billed) {
      before.merge(line.key(), line.amount(), BigDecimal::add);
      last.put(line.key(), line);
    }
    List<BillDocument.Line> lines = new ArrayList<>();
    Set<String> met = new LinkedHashSet<>();
    for (BillDocument.Line line : should) {
      met.add(line.key());
      BigDecimal was = before.getOrDefault(line.key(), BigDecimal.ZERO);
      if (line.amount().compareTo(was) != 0) {
        lines.add(changed(line, was, line.amount(), line, currency));
      }
    }
    for (BillDocument.Line line : last.values()) {
      BigDecimal was = before.getOrDefault(line.key(), BigDecimal.ZERO);
      if (!met.contains(line.key()) && was.signum() != 0) {
        lines.add(changed(line, was, BigDecimal.ZERO, null, currency));
      }
    }
    return lines;
  }

  private static BillDocument.Line changed(
      BillDocument.Line named,
      BigDecimal was,
      BigDecimal now,
      BillDocument.@Nullable Line should,
      Currency currency) {
    return new BillDocument.Line(
        "",
        named.period(),
        named.key(),
        named.group(),
        named.name(),
        named.names(),
        named.from(),
        named.to(),
        should == null ? null : should.quantity(),
        should == null ? null : should.unit(),
        should == null ? List.of() : should.parts(),
        Amounts.scaled(now.subtract(was), currency),
        Amounts.scaled(was, currency),
        Amounts.scaled(now, currency),
        named.taxCategory(),
        should != null && should.estimated(),
        should == null ? -1 : should.proof());
  }

  private static List<BillDocument.TaxAmount> taxes(
      List<BillDocument.TaxAmount> should, List<BillDocument.TaxAmount> billed, Currency currency) {
    List<BillDocument.TaxAmount> all = new ArrayList<>(should);
    billed.forEach(tax -> all.add(with(tax, tax.base().negate(), tax.amount().negate(), currency)));
    return merged(all).stream()
        .filter(tax -> tax.base().signum() != 0 || tax.amount().signum() != 0)
        .map(tax -> with(tax, tax.base(), tax.amount(), currency))
        .toList();
  }

  private static List<BillDocument.TaxAmount> merged(List<BillDocument.TaxAmount> taxes) {
    Map<String, BillDocument.TaxAmount> merged = new LinkedHashMap<>();
    for (BillDocument.TaxAmount tax : taxes) {
      merged.merge(
          tax.key(),
          tax,
          (one, other) ->
              new BillDocument.TaxAmount(
                  one.period(),
                  one.key(),
                  one.tax(),
                  one.name(),
                  one.names(),
                  one.category(),
                  one.percent(),
                  one.base().add(other.base()),
                  one.amount().add(other.amount())));
    }
    return List.copyOf(merged.values());
  }

  private static BillDocument.TaxAmount with(
      BillDocument.TaxAmount tax, BigDecimal base, BigDecimal amount, Currency currency) {
    return new BillDocument.TaxAmount(
        tax.period(),
        tax.key(),
        tax.tax(),
        tax.name(),
        tax.names(),
        tax.category(),
        tax.percent(),
        Amounts.scaled(base, currency),
        Amounts.scaled(amount, currency));
  }
}
