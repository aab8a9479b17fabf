package org.wattline.billing.metering.internal.intake;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.SeriesHeader;

/** A series of a document and where its values go. */
final class Lane {
  final SeriesHeader header;

  /** Under which name it waits where its point is not known. */
  String waitingAs = "";

  /** Whether somebody else reads it. */
  boolean ignored;

  String direction = "IMPORT";
  MeasureUnit unit = MeasureUnit.WATT_HOUR;

  /** Values as told count 10^unitPower of the unit … */
  int unitPower;

  /** … and as kept, 10^power. */
  int power;

  /** The day that the last value went to. */
  @Nullable DayBuffer day;

  private List<Stay> stays = List.of();

  Lane(SeriesHeader header) {
    this.header = header;
  }

  /**
   * A point that values of a time go to.
   *
   * @param from seconds since 1970, included
   * @param to included too: the last read of a meter that comes off
   */
  record Stay(long from, long to, Target target) {}

  /** Channels of one point for one series. */
  static final class Target {
    private final ChannelSpec any;
    private final LocalDays days;
    private final Map<Integer, ChannelSpec> byInterval = new HashMap<>(4);

    private final UnaryOperator<ChannelSpec> one;

    /**
     * @param one gives equal channels as one and the same
     */
    Target(ChannelSpec any, LocalDays days, UnaryOperator<ChannelSpec> one) {
      this.any = any;
      this.days = days;
      this.one = one;
    }

    LocalDays days() {
      return days;
    }

    /** The register itself. */
    ChannelSpec register() {
      return any;
    }

    /** The channel of an interval length; exchanged meters share it. */
    ChannelSpec spec(int interval) {
      return byInterval.computeIfAbsent(
          interval,
          seconds -> {
            ChannelSpec.Key k = any.key();
            return one.apply(
                new ChannelSpec(
                    new ChannelSpec.Key(
                        k.point(), k.code(), k.direction(), k.kind(), k.unit(), seconds, ""),
                    any.zone(),
                    any.power(),
                    any.counted(),
                    any.currency(),
                    any.label()));
          });
    }
  }

  void staysAt(List<Stay> known) {
    stays = known;
  }

  /** Where a value of a moment goes; null where that is not known. */
  @Nullable Target at(long epochSecond) {
    for (Stay stay : stays) {
      if (epochSecond >= stay.from() && epochSecond <= stay.to()) {
        return stay.target();
      }
    }
    return null;
  }

  /** The interval length of the channel that keeps what fits no grid. */
  int irregularInterval() {
    int nominal = header.intervalSeconds();
    return nominal <= Grid.DAY ? nominal : 0;
  }

  @Nullable BigDecimal inPower(@Nullable BigDecimal told) {
    return told == null ? null : told.scaleByPowerOfTen(unitPower - power);
  }
}
