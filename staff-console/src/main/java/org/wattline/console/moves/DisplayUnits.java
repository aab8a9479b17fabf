package org.wattline.console.moves;

import java.util.Map;
import org.wattline.billing.contract.metering.MeterRegister;

/** Units of registers as a display writes them: {@code kWh} for thousands of watt-hours. */
public final class DisplayUnits {
  private static final Map<Integer, String> PREFIXES = Map.of(0, "", 3, "k", 6, "M", 9, "G");
  private static final Map<String, String> SYMBOLS =
      Map.of(
          "WATT_HOUR", "Wh",
          "VAR_HOUR", "varh",
          "VOLT_AMPERE_HOUR", "VAh",
          "WATT", "W",
          "VAR", "var",
          "JOULE", "J",
          "CUBIC_METRE", "m³",
          "LITRE", "l",
          "CUBIC_FOOT", "ft³",
          "THERM", "therm");

  private DisplayUnits() {}

  /** The unit that a register shows. */
  public static String of(MeterRegister register) {
    String symbol = SYMBOLS.getOrDefault(register.unit(), register.unit());
    String prefix = PREFIXES.get(register.powerOfTen());
    return prefix == null ? "10^" + register.powerOfTen() + " " + symbol : prefix + symbol;
  }

  /** A unit as the service names it in plain letters. */
  static String written(String unit) {
    return unit.replace("m3", "m³").replace("ft3", "ft³");
  }
}
