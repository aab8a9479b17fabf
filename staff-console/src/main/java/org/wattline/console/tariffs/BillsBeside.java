package org.wattline.console.tariffs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.tariffs.RatedBill;
import org.wattline.billing.contract.tariffs.RatedLine;
import org.wattline.billing.contract.tariffs.RatedTax;

/**
 * Two bills of the same usage, line beside line: what a component comes to by each.
 *
 * @param rows in the order of the draft's bill, then what only the other has
 */
record BillsBeside(List<Row> rows) {

  /**
   * What one component or tax comes to; null where a bill has no such line.
   *
   * @param name as the bill calls it
   */
  record Row(String name, @Nullable BigDecimal draft, @Nullable BigDecimal inForce) {
    /** How much more by the draft. */
    BigDecimal difference() {
      return or(draft).subtract(or(inForce));
    }

    private static BigDecimal or(@Nullable BigDecimal amount) {
      return amount == null ? BigDecimal.ZERO : amount;
    }
  }

  /**
   * Puts bills beside each other.
   *
   * @param inForce null where nothing is in force on the days
   */
  static BillsBeside of(RatedBill draft, @Nullable RatedBill inForce) {
    Map<String, Line> drafted = lines(draft);
    Map<String, Line> priced = inForce == null ? Map.of() : lines(inForce);
    List<Row> rows = new ArrayList<>();
    drafted.forEach(
        (id, line) -> {
          Line other = priced.get(id);
          rows.add(new Row(line.name(), line.amount(), other == null ? null : other.amount()));
        });
    priced.forEach(
        (id, line) -> {
          if (!drafted.containsKey(id)) {
            rows.add(new Row(line.name(), null, line.amount()));
          }
        });
    return new BillsBeside(List.copyOf(rows));
  }

  /** All lines of one component together. */
  private record Line(String name, BigDecimal amount) {
    Line plus(Line more) {
      return new Line(name, amount.add(more.amount()));
    }
  }

  private static Map<String, Line> lines(RatedBill bill) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (RatedLine line : bill.lines()) {
      lines.merge("line/" + line.component(), new Line(line.name(), line.amount()), Line::plus);
    }
    for (RatedTax tax : bill.taxes()) {
      lines.merge("tax/" + tax.name(), new Line(tax.name(), tax.amount()), Line::plus);
    }
    return lines;
  }
}
