package org.wattline.formats.edifact;

import java.time.ZoneId;
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
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.ObisCode;

/** Where in its message a quantity stands: location, meter and product; and the series of each. */
final class MsconsSeries {

  private static final ScaledUnit UNSTATED = new ScaledUnit(MeasureUnit.UNSTATED, 0);

  private static final int UNKNOWN = -1;

  private record Key(
      String point, String meter, String product, String unit, int seconds, SeriesKind kind) {}

  private final MeterDataDelivery delivery;
  private final ZoneId zone;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private String point = "";
  private String label = "";
  private String meter = "";
  private String product = "";
  private int nominal = UNKNOWN;

  MsconsSeries(MeterDataDelivery delivery, ZoneId zone) {
    this.delivery = delivery;
    this.zone = zone;
  }

  void message() {
    deliveryPoint();
  }

  void deliveryPoint() {
    point = "";
    label = "";
    meter = "";
    line();
  }

  void location(String id, String related) {
    point = id;
    label = related;
    meter = "";
    line();
  }

  void meter(String serial) {
    meter = serial;
  }

  void line() {
    product = "";
    nominal = UNKNOWN;
  }

  void product(String code) {
    if (product.isEmpty()) {
      product = code;
    }
  }

  /** The series of an interval value; -1 where its unit is not known. */
  int interval(String unit, long seconds) throws FormatRefusedException {
    if (nominal == UNKNOWN) {
      // the line's first value shows its resolution; a later one that differs keeps its own length
      boolean usual =
          seconds == 300 || seconds == 600 || seconds == 900 || seconds == 1800 || seconds == 3600;
      nominal = usual ? (int) seconds : 0;
    }
    ScaledUnit scaled = unit(unit);
    if (scaled == null) {
      return -1;
    }
    SeriesKind kind =
        switch (scaled.unit()) {
          case WATT, VAR, VOLT_AMPERE, WATT_PER_SQUARE_METRE -> SeriesKind.AVERAGE_RATE;
          case DEGREE_CELSIUS -> SeriesKind.INSTANTANEOUS;
          default -> SeriesKind.QUANTITY;
        };
    return number(unit, scaled, nominal, kind);
  }

  /** The series of a register reading; -1 where its unit is not known. */
  int register(String unit, boolean ofMonth) throws FormatRefusedException {
    ScaledUnit scaled = unit(unit);
    if (scaled == null) {
      return -1;
    }
    ObisCode obis = ObisCode.parse(product);
    SeriesKind kind =
        ofMonth
            ? SeriesKind.MAXIMUM_DEMAND
            : obis == null ? SeriesKind.CUMULATIVE : obis.readingKind();
    return number(unit, scaled, 0, kind);
  }

  private int number(String unit, ScaledUnit scaled, int seconds, SeriesKind kind)
      throws FormatRefusedException {
    Key key = new Key(point, meter, product, unit, seconds, kind);
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    ObisCode obis = ObisCode.parse(product);
    int number =
        delivery.series(
            SeriesHeader.of(point)
                .scheme(scheme(point))
                .meter(meter)
                .channel(product)
                .commodity(obis == null ? Commodity.UNSTATED : obis.commodity())
                .direction(obis == null ? Direction.UNSTATED : obis.direction())
                .kind(kind)
                .unit(scaled)
                .intervalSeconds(seconds)
                .zone(zone)
                .label(label)
                .build());
    numbers.put(key, number);
    return number;
  }

  /** UN/ECE unit codes; without one the product code says, or nobody. */
  private @Nullable ScaledUnit unit(String code) {
    return switch (code) {
      case "" -> {
        ObisCode obis = ObisCode.parse(product);
        yield obis == null ? UNSTATED : obis.impliedUnit();
      }
      case "KWH" -> ScaledUnit.KILOWATT_HOUR;
      case "MWH" -> new ScaledUnit(MeasureUnit.WATT_HOUR, 6);
      case "WHR" -> new ScaledUnit(MeasureUnit.WATT_HOUR, 0);
      case "K3" -> new ScaledUnit(MeasureUnit.VAR_HOUR, 3);
      case "MAH" -> new ScaledUnit(MeasureUnit.VAR_HOUR, 6);
      case "KWT" -> new ScaledUnit(MeasureUnit.WATT, 3);
      case "MAW" -> new ScaledUnit(MeasureUnit.WATT, 6);
      case "KVR" -> new ScaledUnit(MeasureUnit.VAR, 3);
      case "MTQ" -> ScaledUnit.CUBIC_METRE;
      case "D54" -> new ScaledUnit(MeasureUnit.WATT_PER_SQUARE_METRE, 0);
      case "CEL" -> new ScaledUnit(MeasureUnit.DEGREE_CELSIUS, 0);
      default -> null;
    };
  }

  private static MarketIdScheme scheme(String id) {
    if (id.length() == 11 && id.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return MarketIdScheme.MALO_DE;
    }
    if (id.length() != 33) {
      return MarketIdScheme.OWN;
    }
    return switch (id.substring(0, 2)) {
      case "DE" -> MarketIdScheme.MELO_DE;
      case "CH" -> MarketIdScheme.MESSPUNKT_CH;
      case "AT" -> MarketIdScheme.ZAEHLPUNKT_AT;
      case "LU" -> MarketIdScheme.POD_LU;
      default -> MarketIdScheme.OWN;
    };
  }
}
