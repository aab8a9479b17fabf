package org.wattline.console;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the money of rows comes to, each currency by itself. */
final class MoneyTotals {
  private MoneyTotals() {}

  static <T> String of(TableColumn.Money<T> money, List<T> rows) {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (T row : rows) {
      BigDecimal amount = money.amount().apply(row);
      if (amount != null) {
        totals.merge(money.currency().apply(row), amount, BigDecimal::add);
      }
    }
    return totals.isEmpty()
        ? "–"
        : totals.entrySet().stream()
            .map(total -> TableColumn.said(total.getValue(), total.getKey()))
            .collect(Collectors.joining(", "));
  }
}
