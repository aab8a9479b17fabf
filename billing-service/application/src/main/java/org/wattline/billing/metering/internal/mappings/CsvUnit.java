package org.wattline.billing.metering.internal.mappings;

import org.wattline.formats.MeasureUnit;
import org.wattline.formats.ScaledUnit;
import org.wattline.rating.json.Textual;

/** A unit as people write it. */
@Textual(pattern = "[A-Za-z0-9\\u00b3/]{1,12}", example = "kWh, kW, kvarh, m3, 1/MWh")
public record CsvUnit(String text, ScaledUnit unit) {
  private static final int PER_KILO = -3;
  private static final int PER_MEGA = -6;

  /**
   * @throws IllegalArgumentException for a unit that nobody here knows
   */
  public static CsvUnit parse(String text) {
    ScaledUnit unit =
        switch (text) {
          case "1/kWh" -> new ScaledUnit(MeasureUnit.CURRENCY_PER_WATT_HOUR, PER_KILO);
          case "1/MWh" -> new ScaledUnit(MeasureUnit.CURRENCY_PER_WATT_HOUR, PER_MEGA);
          default -> MeasureUnit.parse(text);
        };
    if (unit == null) {
      throw new IllegalArgumentException(
          "known are Wh, kWh, MWh, GWh, W, kW, MW, varh, kvarh, VAh, kVAh, m3, l, GJ, MJ, ft3, ccf,"
              + " mcf, therm, Btu, V, A, pf, 1/kWh and 1/MWh");
    }
    return new CsvUnit(text, unit);
  }

  @Override
  public String toString() {
    return text;
  }
}
