package org.wattline.bills;

import java.util.List;
import java.util.stream.Collectors;

/** Bills in a few plain words, so that an expected bill and an actual one stand side by side. */
final class Told {
  private static final int WIDTH = 62;

  private Told() {}

  static String bills(List<BillDocument> documents) {
    return documents.stream().map(Told::bill).collect(Collectors.joining());
  }

  private static String bill(BillDocument bill) {
    StringBuilder told = new StringBuilder();
    told.append(bill.number()).append(' ').append(bill.kind());
    if (bill.correctionOf() != null) {
      told.append(" of ").append(bill.correctionOf().number());
    }
    told.append(' ').append(bill.from()).append("..").append(bill.to());
    told.append(bill.finalBill() ? " final" : "").append(bill.estimated() ? " estimated" : "");
    if (!bill.deducted().isEmpty()) {
      told.append(
          bill.deducted().stream()
              .map(Original::number)
              .collect(Collectors.joining(",", " less ", "")));
    }
    told.append('\n');
    for (BillDocument.Line line : bill.lines()) {
      told.append("  ").append(line.key());
      if (line.period().kind() == PeriodKind.ADVANCE) {
        told.append('@').append(line.period().from());
      }
      if (line.quantity() != null) {
        told.append(' ').append(line.quantity().toPlainString()).append(' ').append(line.unit());
      }
      told.append(' ').append(line.amount());
      if (line.before() != null) {
        told.append(" (").append(line.before()).append(" -> ").append(line.now()).append(')');
      }
      told.append('\n');
    }
    for (BillDocument.TaxAmount tax : bill.taxes()) {
      told.append("  ").append(tax.tax()).append(' ').append(tax.percent()).append("% of ");
      told.append(tax.base()).append(' ').append(tax.amount()).append('\n');
    }
    return told.append("  = ").append(bill.total()).append('\n').toString();
  }

  static String sideBySide(String name, String expected, String actual) {
    String[] left = expected.split("\n");
    String[] right = actual.split("\n");
    StringBuilder told = new StringBuilder("\n" + name + "\n");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      String one = i < left.length ? left[i] : "";
      String other = i < right.length ? right[i] : "";
      told.append(one.equals(other) ? "  " : "! ");
      told.append(String.format(java.util.Locale.ROOT, "%-" + WIDTH + "s | %s%n", one, other));
    }
    return told.toString();
  }
}
