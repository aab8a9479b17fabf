package org.wattline.billing.access;

/** Writes the fields of CSV files that people open. */
public final class CsvText {
  private CsvText() {}

  /** A text that neither breaks the row nor is a formula to a spreadsheet. */
  public static String field(String text) {
    String safe = text.matches("[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("[^,\"\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
