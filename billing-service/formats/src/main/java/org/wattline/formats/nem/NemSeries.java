package org.wattline.formats.nem;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.csv.ReadyMappings;
import org.wattline.formats.marketid.MarketIdScheme;

/** The data streams of a file, each opened once. */
final class NemSeries {

  private record Key(
      String nmi,
      String suffix,
      String register,
      String meter,
      String unit,
      int seconds,
      SeriesKind kind) {}

  private final MeterDataDelivery delivery;
  private final Map<Key, Integer> numbers = new HashMap<>();

  NemSeries(MeterDataDelivery delivery) {
    this.delivery = delivery;
  }

  /** The unit as written; unstated where the field is empty, null where it is not known. */
  static @Nullable ScaledUnit unit(String written) {
    return written.isEmpty() ? new ScaledUnit(MeasureUnit.UNSTATED, 0) : MeasureUnit.parse(written);
  }

  int number(
      String nmi,
      String suffix,
      String register,
      String meter,
      String writtenUnit,
      ScaledUnit unit,
      Direction direction,
      int seconds,
      SeriesKind kind)
      throws FormatRefusedException {
    Key key = new Key(nmi, suffix, register, meter, writtenUnit, seconds, kind);
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int number =
        delivery.series(
            SeriesHeader.of(nmi)
                .scheme(MarketIdScheme.NMI)
                .meter(meter)
                .channel(suffix)
                .commodity(Commodity.ELECTRICITY)
                .direction(direction)
                .kind(kind)
                .unit(unit)
                .intervalSeconds(seconds)
                .zone(ReadyMappings.NEM_TIME)
                .label(register)
                .build());
    numbers.put(key, number);
    return number;
  }

  /**
   * What a suffix's first letter says. The market names energy as the network sees it: its import
   * (average A, master B, check C; reactive K, L) comes from the customer, its export (E, F; P, Q,
   * R) flows to them; D and J are net. Source: AEMO, NMI Procedure, suffixes of interval metering.
   */
  static Direction direction(String suffix) {
    if (suffix.isEmpty()) {
      return Direction.UNSTATED;
    }
    return switch (suffix.charAt(0)) {
      case 'E', 'F', 'P', 'Q', 'R', 'e', 'f', 'p', 'q', 'r' -> Direction.IMPORT;
      case 'A', 'B', 'C', 'K', 'L', 'a', 'b', 'c', 'k', 'l' -> Direction.EXPORT;
      case 'D', 'J', 'd', 'j' -> Direction.NET;
      default -> Direction.UNSTATED;
    };
  }

  /** Quantity, mean rate or state, by the unit. */
  static SeriesKind kind(MeasureUnit unit) {
    return switch (unit) {
      case WATT, VAR, VOLT_AMPERE -> SeriesKind.AVERAGE_RATE;
      case VOLT, AMPERE, POWER_FACTOR -> SeriesKind.INSTANTANEOUS;
      default -> SeriesKind.QUANTITY;
    };
  }
}
