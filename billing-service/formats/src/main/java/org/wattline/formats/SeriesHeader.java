package org.wattline.formats;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.marketid.MarketIdScheme;

/**
 * Whose values follow, and what they mean. Everything is as the document states it; nothing is
 * looked up or guessed.
 *
 * @param pointId the metering or service point's id as given; empty where the document names none
 * @param scheme the market's scheme of that id, {@link MarketIdScheme#UNSTATED} where unknown
 * @param meterSerial the meter's serial number; empty where not given
 * @param channel the register, OBIS code, NMI suffix or reading type that tells this series from
 *     the point's others; empty where not given
 * @param commodity what flows
 * @param direction which way, seen from the customer
 * @param kind what a number means
 * @param unit unit with its power of ten
 * @param intervalSeconds the nominal length of an interval; 0 where it varies or is a calendar
 *     period (each value carries its own)
 * @param zone the zone of the document's local times and days; null where it gives instants only
 * @param currency ISO 4217 letters of the costs given beside the values; empty where none
 * @param label the document's own name of the series, for people; empty where none
 */
public record SeriesHeader(
    String pointId,
    MarketIdScheme scheme,
    String meterSerial,
    String channel,
    Commodity commodity,
    Direction direction,
    SeriesKind kind,
    ScaledUnit unit,
    int intervalSeconds,
    @Nullable ZoneId zone,
    String currency,
    String label) {

  public SeriesHeader {
    Objects.requireNonNull(pointId, "pointId");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(unit, "unit");
    if (intervalSeconds < 0) {
      throw new IllegalArgumentException("negative interval: " + intervalSeconds);
    }
  }

  /** A header to be completed word by word: quantities in kWh of an unstated direction. */
  public static Builder of(String pointId) {
    return new Builder(pointId);
  }

  /** Puts a header together. */
  public static final class Builder {
    private final String pointId;
    private MarketIdScheme scheme = MarketIdScheme.UNSTATED;
    private String meterSerial = "";
    private String channel = "";
    private Commodity commodity = Commodity.UNSTATED;
    private Direction direction = Direction.UNSTATED;
    private SeriesKind kind = SeriesKind.QUANTITY;
    private ScaledUnit unit = ScaledUnit.KILOWATT_HOUR;
    private int intervalSeconds;
    private @Nullable ZoneId zone;
    private String currency = "";
    private String label = "";

    private Builder(String pointId) {
      this.pointId = pointId;
    }

    public Builder scheme(MarketIdScheme value) {
      scheme = value;
      return this;
    }

    public Builder meter(String serial) {
      meterSerial = serial;
      return this;
    }

    public Builder channel(String id) {
      channel = id;
      return this;
    }

    public Builder commodity(Commodity value) {
      commodity = value;
      return this;
    }

    public Builder direction(Direction value) {
      direction = value;
      return this;
    }

    public Builder kind(SeriesKind value) {
      kind = value;
      return this;
    }

    public Builder unit(ScaledUnit value) {
      unit = value;
      return this;
    }

    public Builder intervalSeconds(int seconds) {
      intervalSeconds = seconds;
      return this;
    }

    public Builder zone(@Nullable ZoneId value) {
      zone = value;
      return this;
    }

    public Builder currency(String iso) {
      currency = iso;
      return this;
    }

    public Builder label(String text) {
      label = text;
      return this;
    }

    public SeriesHeader build() {
      return new SeriesHeader(
          pointId,
          scheme,
          meterSerial,
          channel,
          commodity,
          direction,
          kind,
          unit,
          intervalSeconds,
          zone,
          currency,
          label);
    }
  }
}
