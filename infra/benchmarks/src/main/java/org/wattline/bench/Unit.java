package org.wattline.bench;

/** What a figure counts. */
public enum Unit {
  /** Pieces of work per second: more is better. */
  PER_SECOND("1/s"),
  /** Milliseconds: less is better. */
  MILLISECONDS("ms"),
  /** How many times one figure is the other: less is better. */
  TIMES("x");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** As printed: {@code 1/s}, {@code ms} or {@code x}. */
  public String symbol() {
    return symbol;
  }
}
