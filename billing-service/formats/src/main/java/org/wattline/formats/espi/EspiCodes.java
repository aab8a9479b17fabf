package org.wattline.formats.espi;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.Quality;
import org.wattline.formats.SeriesKind;

/**
 * The code lists of ESPI in the shared words. Source: the enumerations of the NAESB ESPI schema.
 */
final class EspiCodes {

  private static final Map<Integer, String> CURRENCIES = new HashMap<>();

  static {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      CURRENCIES.merge(
          currency.getNumericCode(),
          currency.getCurrencyCode(),
          (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
    CURRENCIES.remove(0);
  }

  private EspiCodes() {}

  static @Nullable Quality quality(int code) {
    return switch (code) {
      case 0, 17, 18, 19 -> Quality.VALIDATED;
      case 7 -> Quality.SUBSTITUTED;
      case 8, 9, 11, 12, 13 -> Quality.ESTIMATED;
      case 10 -> Quality.PROVISIONAL;
      case 14, 16 -> Quality.MEASURED;
      case 15 -> Quality.SUBSTITUTED;
      default -> null;
    };
  }

  static @Nullable MeasureUnit unit(int uom) {
    return switch (uom) {
      case 72 -> MeasureUnit.WATT_HOUR;
      case 73 -> MeasureUnit.VAR_HOUR;
      case 71 -> MeasureUnit.VOLT_AMPERE_HOUR;
      case 38 -> MeasureUnit.WATT;
      case 63 -> MeasureUnit.VAR;
      case 61 -> MeasureUnit.VOLT_AMPERE;
      case 31 -> MeasureUnit.JOULE;
      case 42, 166, 167 -> MeasureUnit.CUBIC_METRE;
      case 119, 120 -> MeasureUnit.CUBIC_FOOT;
      case 128 -> MeasureUnit.US_GALLON;
      case 130 -> MeasureUnit.IMPERIAL_GALLON;
      case 134, 156, 157 -> MeasureUnit.LITRE;
      case 132 -> MeasureUnit.BRITISH_THERMAL_UNIT;
      case 169 -> MeasureUnit.THERM;
      case 29 -> MeasureUnit.VOLT;
      case 5 -> MeasureUnit.AMPERE;
      case 104 -> MeasureUnit.VOLT_SQUARED_HOUR;
      case 105 -> MeasureUnit.AMPERE_SQUARED_HOUR;
      case 65, 153 -> MeasureUnit.POWER_FACTOR;
      case 33 -> MeasureUnit.HERTZ;
      case 23 -> MeasureUnit.DEGREE_CELSIUS;
      case 111 -> MeasureUnit.COUNT;
      default -> null;
    };
  }

  static Commodity commodity(int code, int serviceKind) {
    return switch (code) {
      case 1, 2, 26 -> Commodity.ELECTRICITY;
      case 7, 8 -> Commodity.GAS;
      case 9, 11, 14 -> Commodity.WATER;
      case 10, 12 -> Commodity.HEAT;
      case 13 -> Commodity.COLD;
      default ->
          switch (serviceKind) {
            case 0 -> Commodity.ELECTRICITY;
            case 1 -> Commodity.GAS;
            case 2, 6 -> Commodity.WATER;
            case 4 -> Commodity.HEAT;
            default -> Commodity.UNSTATED;
          };
    };
  }

  static Direction direction(int code) {
    return switch (code) {
      case 1 -> Direction.IMPORT;
      case 19 -> Direction.EXPORT;
      case 4 -> Direction.NET;
      default -> Direction.UNSTATED;
    };
  }

  static SeriesKind kind(int accumulation, int dataQualifier, MeasureUnit unit) {
    boolean rate =
        unit == MeasureUnit.WATT || unit == MeasureUnit.VAR || unit == MeasureUnit.VOLT_AMPERE;
    return switch (accumulation) {
      case 1, 2, 3, 14 -> rate ? SeriesKind.MAXIMUM_DEMAND : SeriesKind.CUMULATIVE;
      case 6, 12 -> SeriesKind.INSTANTANEOUS;
      default -> {
        if (rate) {
          yield dataQualifier == 8 ? SeriesKind.MAXIMUM_DEMAND : SeriesKind.AVERAGE_RATE;
        }
        boolean state =
            switch (unit) {
              case VOLT, AMPERE, POWER_FACTOR, HERTZ, DEGREE_CELSIUS -> true;
              default -> false;
            };
        yield state ? SeriesKind.INSTANTANEOUS : SeriesKind.QUANTITY;
      }
    };
  }

  /** ISO letters of a currency's ISO number; empty for 0 and unknown ones. */
  static String currency(int number) {
    return CURRENCIES.getOrDefault(number, "");
  }
}
