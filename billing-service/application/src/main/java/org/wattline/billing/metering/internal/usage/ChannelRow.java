package org.wattline.billing.metering.internal.usage;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;

/** A channel as it is stored, with the zone of its point. */
public record ChannelRow(
    int no,
    UUID id,
    UUID point,
    CommodityKind commodity,
    ZoneId zone,
    String code,
    String direction,
    SeriesKind kind,
    MeasureUnit unit,
    int power,
    int seconds,
    String serial,
    boolean counted,
    boolean derived,
    String currency,
    String label) {
  /** The channel of a tariff that holds the energy of gas. */
  public static final String ENERGY = "energy";

  private static final int DAY = 86_400;
  private static final int KILO = 3;

  /** Whether it has values at a grid within the day. */
  public boolean isGrid() {
    return seconds > 0 && seconds < DAY;
  }

  public boolean isDaily() {
    return seconds == DAY;
  }

  public boolean isQuantity() {
    return kind == SeriesKind.QUANTITY || kind == SeriesKind.AVERAGE_RATE;
  }

  /**
   * The channel of a tariff that it is part of: its direction, {@code reactive}, or {@link #ENERGY}
   * where gas is told in Wh.
   *
   * @return null where it is no usage that tariffs price
   */
  public @Nullable String usageName() {
    return switch (quantityUnit()) {
      case VAR_HOUR, VAR -> "reactive";
      case WATT_HOUR, WATT ->
          commodity == CommodityKind.GAS && direction.equals("IMPORT")
              ? ENERGY
              : direction.toLowerCase(Locale.ROOT);
      case CUBIC_METRE, LITRE -> direction.toLowerCase(Locale.ROOT);
      default -> null;
    };
  }

  /** What its quantities count: that of a rate is the rate times hours. */
  public MeasureUnit quantityUnit() {
    if (kind != SeriesKind.AVERAGE_RATE) {
      return unit;
    }
    return switch (unit) {
      case WATT -> MeasureUnit.WATT_HOUR;
      case VAR -> MeasureUnit.VAR_HOUR;
      case VOLT_AMPERE -> MeasureUnit.VOLT_AMPERE_HOUR;
      default -> unit;
    };
  }

  /** The power of ten of the unit in which people read it: kWh, m³. */
  public int shownPower() {
    return switch (quantityUnit()) {
      case WATT_HOUR, VAR_HOUR, VOLT_AMPERE_HOUR, WATT, VAR, VOLT_AMPERE -> KILO;
      default -> 0;
    };
  }

  public String shownUnit() {
    return new ScaledUnit(quantityUnit(), shownPower()).toString();
  }

  /** Seconds of an hour over those of an interval; 1 where values are quantities already. */
  public boolean isRate() {
    return kind == SeriesKind.AVERAGE_RATE;
  }

  /** Channels that hold the same quantity at several resolutions have this in common. */
  public record Group(String direction, MeasureUnit unit, String code, boolean derived) {}

  public Group group() {
    return new Group(direction, quantityUnit(), code, derived);
  }
}
