package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The inputs of a case of SSC's {@code utilityrate5}, by their names there; absent ones are 0 or
 * empty.
 */
record SscInputs(JsonNode inputs) {
  /** What SSC writes for "no end". */
  private static final BigDecimal NO_END = new BigDecimal("1e37");

  /** A row of a table of prices. */
  record Row(int period, int tier, BigDecimal max, int unit, BigDecimal buy, BigDecimal sell) {
    boolean isBounded() {
      return max.compareTo(NO_END) < 0;
    }

    boolean perKw() {
      return unit == 1 || unit == 3;
    }

    boolean daily() {
      return unit == 2 || unit == 3;
    }
  }

  BigDecimal number(String name) {
    JsonNode value = inputs.path(name);
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }

  int whole(String name, int otherwise) {
    return inputs.path(name).isNumber() ? number(name).intValueExact() : otherwise;
  }

  boolean is(String name) {
    return number(name).signum() != 0;
  }

  /** Energy prices: period, tier, end, unit, price, price of what is sold. */
  List<Row> energyRows() {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : inputs.path("ur_ec_tou_mat")) {
      BigDecimal buy = row.get(4).decimalValue();
      rows.add(
          new Row(
              whole(row, 0),
              whole(row, 1),
              row.get(2).decimalValue(),
              whole(row, 3),
              buy,
              is("ur_sell_eq_buy") ? buy : row.get(5).decimalValue()));
    }
    return rows;
  }

  /** Demand prices by period, or by month from 0: period or month, tier, end, price. */
  List<Row> demandRows(String name) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : inputs.path(name)) {
      rows.add(
          new Row(
              whole(row, 0),
              whole(row, 1),
              row.get(2).decimalValue(),
              0,
              row.get(3).decimalValue(),
              BigDecimal.ZERO));
    }
    return rows;
  }

  /** The rows of one period or month, by tier. */
  static List<Row> of(List<Row> rows, int period) {
    return rows.stream()
        .filter(row -> row.period() == period)
        .sorted(java.util.Comparator.comparingInt(Row::tier))
        .toList();
  }

  /** Periods that a schedule or table names, ascending. */
  List<Integer> periods(List<Row> rows, String... schedules) {
    TreeSet<Integer> all = new TreeSet<>(rows.stream().map(Row::period).toList());
    for (String schedule : schedules) {
      schedule(schedule).forEach(all::addAll);
    }
    return List.copyOf(all);
  }

  /** Twelve months by 24 hours of period numbers. */
  List<List<Integer>> schedule(String name) {
    List<List<Integer>> months = new ArrayList<>();
    for (JsonNode month : inputs.path(name)) {
      List<Integer> hours = new ArrayList<>();
      month.forEach(hour -> hours.add(hour.decimalValue().intValueExact()));
      months.add(hours);
    }
    return months;
  }

  /** A series of numbers, also when given as a constant with a length. */
  List<BigDecimal> series(String name) {
    JsonNode value = inputs.path(name);
    if (value.has("constant")) {
      return java.util.Collections.nCopies(
          value.get("length").intValue(), value.get("constant").decimalValue());
    }
    List<BigDecimal> all = new ArrayList<>();
    value.forEach(each -> all.add(each.decimalValue()));
    return all;
  }

  /** A column of a table. */
  List<BigDecimal> column(String name, int column) {
    List<BigDecimal> all = new ArrayList<>();
    inputs.path(name).forEach(row -> all.add(row.get(column).decimalValue()));
    return all;
  }

  private static int whole(JsonNode row, int column) {
    return row.get(column).decimalValue().intValueExact();
  }
}
