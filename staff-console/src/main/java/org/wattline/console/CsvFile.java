package org.wattline.console;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows as a file for a spreadsheet: RFC 4180, UTF-8 with its mark. What a person may have typed is
 * never taken for a formula: a text that begins as one is led by an apostrophe. Amounts are plain
 * numbers, their currency beside them.
 */
final class CsvFile {
  private static final String FORMULA = "=+-@\t\r";
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private CsvFile() {
    bytes.writeBytes(MARK);
  }

  /**
   * Writes rows.
   *
   * @param currency what the columns of currencies are called
   * @param end a last line that says something of the file; empty for none
   */
  static <T> byte[] of(List<TableColumn<T>> columns, List<T> rows, String currency, String end) {
    CsvFile file = new CsvFile();
    List<String> head = new ArrayList<>();
    for (TableColumn<T> column : columns) {
      if (column.text() == null) {
        continue;
      }
      head.add(text(column.header()));
      if (column.money() != null) {
        head.add(text(currency));
      }
    }
    file.line(head);
    rows.forEach(row -> file.line(cells(columns, row)));
    if (!end.isEmpty()) {
      file.line(List.of(text(end)));
    }
    return file.bytes.toByteArray();
  }

  private static <T> List<String> cells(List<TableColumn<T>> columns, T row) {
    List<String> cells = new ArrayList<>();
    for (TableColumn<T> column : columns) {
      Function<T, String> words = column.text();
      TableColumn.Money<T> money = column.money();
      if (words != null && money == null) {
        cells.add(text(words.apply(row)));
      } else if (money != null) {
        BigDecimal amount = money.amount().apply(row);
        cells.add(amount == null ? "" : amount.toPlainString());
        cells.add(amount == null ? "" : text(money.currency().apply(row)));
      }
    }
    return cells;
  }

  /** A cell of text: quoted where it must be, and no formula. */
  static String text(String of) {
    String safe = !of.isEmpty() && FORMULA.indexOf(of.charAt(0)) >= 0 ? "'" + of : of;
    boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private void line(List<String> cells) {
    String line = cells.stream().collect(Collectors.joining(",", "", "\r\n"));
    bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
  }
}
