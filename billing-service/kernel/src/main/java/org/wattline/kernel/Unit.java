package org.wattline.kernel;

/** What a quantity counts. */
public enum Unit {
  KWH("kWh"),
  MWH("MWh"),
  KW("kW"),
  KVA("kVA"),
  KVAR("kvar"),
  KVARH("kvarh"),
  CUBIC_METRE("m³"),
  DAY("day"),
  MONTH("month"),
  YEAR("year"),
  PERCENT("%"),
  PIECE("piece"),
  FACTOR("×"),
  MONEY("money"),
  /** A power held over time: what a price per kW and month multiplies. */
  KW_MONTH("kW·month");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** As people write it. */
  public String symbol() {
    return symbol;
  }
}
