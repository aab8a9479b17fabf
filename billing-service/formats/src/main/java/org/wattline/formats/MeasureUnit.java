package org.wattline.formats;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Base units of meter data. The power of ten (kWh = 10^3 Wh) is kept apart in {@link ScaledUnit}.
 */
public enum MeasureUnit {
  WATT_HOUR("Wh"),
  VAR_HOUR("varh"),
  VOLT_AMPERE_HOUR("VAh"),
  WATT("W"),
  VAR("var"),
  VOLT_AMPERE("VA"),
  JOULE("J"),
  CUBIC_METRE("m3"),
  LITRE("l"),
  CUBIC_FOOT("ft3"),
  US_GALLON("USgal"),
  IMPERIAL_GALLON("impgal"),
  THERM("therm"),
  BRITISH_THERMAL_UNIT("Btu"),
  VOLT("V"),
  AMPERE("A"),
  VOLT_SQUARED_HOUR("V2h"),
  AMPERE_SQUARED_HOUR("A2h"),
  POWER_FACTOR("pf"),
  HERTZ("Hz"),
  DEGREE_CELSIUS("Cel"),
  BAR("bar"),
  CURRENCY_PER_WATT_HOUR("1/Wh"),
  WATT_PER_SQUARE_METRE("W/m2"),
  COUNT("1"),
  /** The document does not say; the register knows. */
  UNSTATED("?");

  private static final int MEGA = 6;
  private static final int KILO = 3;
  private static final int GIGA = 9;

  private static final Map<String, ScaledUnit> WRITTEN =
      Map.ofEntries(
          Map.entry("wh", new ScaledUnit(WATT_HOUR, 0)),
          Map.entry("kwh", new ScaledUnit(WATT_HOUR, KILO)),
          Map.entry("mwh", new ScaledUnit(WATT_HOUR, MEGA)),
          Map.entry("gwh", new ScaledUnit(WATT_HOUR, GIGA)),
          Map.entry("varh", new ScaledUnit(VAR_HOUR, 0)),
          Map.entry("kvarh", new ScaledUnit(VAR_HOUR, KILO)),
          Map.entry("mvarh", new ScaledUnit(VAR_HOUR, MEGA)),
          Map.entry("kvrh", new ScaledUnit(VAR_HOUR, KILO)),
          Map.entry("vah", new ScaledUnit(VOLT_AMPERE_HOUR, 0)),
          Map.entry("kvah", new ScaledUnit(VOLT_AMPERE_HOUR, KILO)),
          Map.entry("mvah", new ScaledUnit(VOLT_AMPERE_HOUR, MEGA)),
          Map.entry("w", new ScaledUnit(WATT, 0)),
          Map.entry("kw", new ScaledUnit(WATT, KILO)),
          Map.entry("mw", new ScaledUnit(WATT, MEGA)),
          Map.entry("var", new ScaledUnit(VAR, 0)),
          Map.entry("kvar", new ScaledUnit(VAR, KILO)),
          Map.entry("va", new ScaledUnit(VOLT_AMPERE, 0)),
          Map.entry("kva", new ScaledUnit(VOLT_AMPERE, KILO)),
          Map.entry("j", new ScaledUnit(JOULE, 0)),
          Map.entry("kj", new ScaledUnit(JOULE, KILO)),
          Map.entry("mj", new ScaledUnit(JOULE, MEGA)),
          Map.entry("gj", new ScaledUnit(JOULE, GIGA)),
          Map.entry("m3", new ScaledUnit(CUBIC_METRE, 0)),
          Map.entry("m\u00b3", new ScaledUnit(CUBIC_METRE, 0)),
          Map.entry("l", new ScaledUnit(LITRE, 0)),
          Map.entry("litre", new ScaledUnit(LITRE, 0)),
          Map.entry("ft3", new ScaledUnit(CUBIC_FOOT, 0)),
          Map.entry("ccf", new ScaledUnit(CUBIC_FOOT, 2)),
          Map.entry("mcf", new ScaledUnit(CUBIC_FOOT, KILO)),
          Map.entry("gal", new ScaledUnit(US_GALLON, 0)),
          Map.entry("therm", new ScaledUnit(THERM, 0)),
          Map.entry("therms", new ScaledUnit(THERM, 0)),
          Map.entry("btu", new ScaledUnit(BRITISH_THERMAL_UNIT, 0)),
          Map.entry("mmbtu", new ScaledUnit(BRITISH_THERMAL_UNIT, MEGA)),
          Map.entry("v", new ScaledUnit(VOLT, 0)),
          Map.entry("kv", new ScaledUnit(VOLT, KILO)),
          Map.entry("a", new ScaledUnit(AMPERE, 0)),
          Map.entry("ka", new ScaledUnit(AMPERE, KILO)),
          Map.entry("pf", new ScaledUnit(POWER_FACTOR, 0)),
          Map.entry("hz", new ScaledUnit(HERTZ, 0)));

  private final String symbol;

  MeasureUnit(String symbol) {
    this.symbol = symbol;
  }

  /** The unit's symbol in UCUM's spirit. */
  public String symbol() {
    return symbol;
  }

  /**
   * Reads a unit as people and files write it, in any case: {@code kWh}, {@code KVARH}, {@code m³}.
   *
   * @return null for an unknown unit
   */
  public static @Nullable ScaledUnit parse(String written) {
    String key = written.strip().toLowerCase(Locale.ROOT);
    // mW is never meant in a meter file, megawatt is; so the case of the prefix carries nothing
    // here
    return WRITTEN.get(key);
  }
}
