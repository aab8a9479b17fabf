package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.usage.RegisterRows.Read;
import org.wattline.billing.metering.internal.usage.RegisterRows.Total;

/** What the reads of one register come to. */
final class Consumption {
  /** A rollover is believed while it means less than half of the display: else it is a reset. */
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private static final int KILO = 3;
  private static final long MOST_OF_A_DAY = 20 * 3_600L;

  private Consumption() {}

  /**
   * The quantity between two reads, in the channel's unit and power.
   *
   * @param facts null where the register is not known: then it is taken not to turn over
   * @return null where it cannot be told
   */
  static @Nullable BigDecimal difference(
      ChannelRow channel, Read before, Read after, @Nullable RegisterFacts facts) {
    BigDecimal first = before.value();
    BigDecimal last = after.value();
    if (first == null || last == null) {
      return null;
    }
    BigDecimal difference = last.subtract(first);
    if (difference.signum() < 0) {
      if (facts == null) {
        return null;
      }
      BigDecimal full =
          BigDecimal.TEN.pow(facts.digits()).scaleByPowerOfTen(facts.power() - channel.power());
      difference = difference.add(full);
      if (difference.signum() < 0 || difference.compareTo(full.multiply(HALF)) > 0) {
        return null;
      }
    }
    return facts == null ? difference : difference.multiply(facts.multiplier());
  }

  /** Totals from read to read; the days of reads at other hours than midnight are taken whole. */
  static List<Total> between(
      ChannelRow channel,
      List<Read> reads,
      @Nullable RegisterFacts facts,
      @Nullable String period) {
    List<Total> totals = new ArrayList<>();
    Read before = null;
    LocalDate from = LocalDate.MIN;
    BigDecimal sameDay = BigDecimal.ZERO;
    for (Read read : reads) {
      if (!read.isUsable()) {
        continue;
      }
      LocalDate day = day(channel, read.at());
      BigDecimal quantity = before == null ? null : difference(channel, before, read, facts);
      Instant previous = read.previousAt();
      if (previous != null
          && read.quantity() != null
          && (before == null || !before.at().equals(previous))) {
        quantity = read.quantity();
        from = day(channel, previous);
        sameDay = BigDecimal.ZERO;
      }
      if (quantity != null && day.isAfter(from)) {
        totals.add(new Total(from, day, period, shown(channel, quantity.add(sameDay)), false));
        sameDay = BigDecimal.ZERO;
      } else if (quantity != null) {
        sameDay = sameDay.add(quantity);
      } else {
        sameDay = BigDecimal.ZERO;
      }
      before = read;
      from = day;
    }
    return totals;
  }

  /** Irregular periods of whole days, more or less. */
  static List<Total> periods(ChannelRow channel, List<Read> reads) {
    List<Total> totals = new ArrayList<>();
    for (Read read : reads) {
      BigDecimal value = read.value();
      if (!read.isUsable() || value == null || read.seconds() < MOST_OF_A_DAY) {
        continue;
      }
      LocalDate from = day(channel, read.at());
      LocalDate to = day(channel, read.at().plusSeconds(read.seconds()));
      totals.add(
          new Total(
              from, to.isAfter(from) ? to : from.plusDays(1), null, shown(channel, value), false));
    }
    return totals;
  }

  /** Demand since the read before. */
  static List<Total> peaks(ChannelRow channel, List<Read> reads) {
    List<Total> peaks = new ArrayList<>();
    LocalDate from = null;
    for (Read read : reads) {
      BigDecimal value = read.value();
      if (!read.isUsable() || value == null) {
        continue;
      }
      LocalDate day = day(channel, read.at());
      LocalDate start = from == null ? day.withDayOfMonth(1) : from;
      LocalDate end = day.isAfter(start) ? day : start.plusDays(1);
      peaks.add(new Total(start, end, null, shown(channel, value), true));
      from = day;
    }
    return peaks;
  }

  static LocalDate day(ChannelRow channel, Instant at) {
    return LocalDate.ofInstant(at, channel.zone());
  }

  /** In kWh, kvarh, kW or m³. */
  private static BigDecimal shown(ChannelRow channel, BigDecimal value) {
    int power =
        switch (channel.quantityUnit()) {
          case CUBIC_METRE -> channel.power();
          default -> channel.power() - KILO;
        };
    return value.scaleByPowerOfTen(power);
  }
}
