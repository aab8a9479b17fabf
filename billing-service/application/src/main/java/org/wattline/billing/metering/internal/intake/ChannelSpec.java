package org.wattline.billing.metering.internal.intake;

import java.time.ZoneId;
import java.util.UUID;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.SeriesKind;

/**
 * A channel as what arrives describes it.
 *
 * @param key what tells it from others
 * @param zone of its point
 * @param power values are counted in 10^power of the unit, or finer
 * @param counted whether it may be part of the point's usage
 * @param currency of costs; empty for none
 * @param label for people; may be empty
 */
public record ChannelSpec(
    Key key, ZoneId zone, int power, boolean counted, String currency, String label) {

  /**
   * What tells a channel from others.
   *
   * @param intervalSeconds 86400 is a local day; 0 registers and irregular periods
   * @param serial of a register's meter; empty for intervals
   */
  public record Key(
      UUID point,
      String code,
      String direction,
      SeriesKind kind,
      MeasureUnit unit,
      int intervalSeconds,
      String serial) {}

  /** The power in which a unit is counted: Wh, litres, thousandths of a volt. */
  public static int powerOf(MeasureUnit unit) {
    return switch (unit) {
      case CUBIC_METRE, THERM, VOLT, AMPERE, POWER_FACTOR, HERTZ, DEGREE_CELSIUS, BAR -> -3;
      case JOULE -> 3;
      case CURRENCY_PER_WATT_HOUR -> -6;
      default -> 0;
    };
  }
}
