package org.wattline.bills;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a bill books: what the customer owes, against revenue, advances and each tax. */
public final class Postings {
  private Postings() {}

  /** Where an amount goes. */
  public enum Side {
    RECEIVABLES,
    REVENUE,
    ADVANCES,
    TAX
  }

  /**
   * An amount, debit above zero.
   *
   * @param tax which, for {@link Side#TAX}; else empty
   */
  public record Posting(Side side, String tax, BigDecimal amount) {}

  /** The postings of a bill; amounts of nothing are left out, and all sum to zero. */
  public static List<Posting> of(BillFacts bill) {
    Map<Side, BigDecimal> sides = new LinkedHashMap<>();
    sides.put(Side.RECEIVABLES, bill.total());
    for (BillFacts.Line line : bill.lines()) {
      Side side = line.period().kind() == PeriodKind.ADVANCE ? Side.ADVANCES : Side.REVENUE;
      sides.merge(side, line.amount().negate(), BigDecimal::add);
    }
    Map<String, BigDecimal> taxes = new LinkedHashMap<>();
    for (BillFacts.TaxAmount tax : bill.taxes()) {
      taxes.merge(tax.tax(), tax.amount().negate(), BigDecimal::add);
    }
    List<Posting> postings = new ArrayList<>();
    sides.forEach((side, amount) -> add(postings, side, "", amount));
    taxes.forEach((tax, amount) -> add(postings, Side.TAX, tax, amount));
    return postings;
  }

  private static void add(List<Posting> postings, Side side, String tax, BigDecimal amount) {
    if (amount.signum() != 0) {
      postings.add(new Posting(side, tax, amount));
    }
  }
}
