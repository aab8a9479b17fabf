package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.PointUsage;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.Intervals;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

/**
 * The energy of gas: litres times kWh a cubic metre are Wh. Intervals take their day's value,
 * registers the mean of their days'. Where no value is known there is no energy: never none of it.
 */
final class GasEnergy {
  private static final String VOLUME = "import";

  private GasEnergy() {}

  /** The days whose values are needed: those asked for, and all of registers that reach beyond. */
  static LocalDateRange reach(
      Map<UUID, PointUsage> usages, Collection<UUID> points, LocalDateRange range) {
    LocalDate from = range.from();
    LocalDate to = range.to();
    for (UUID point : points) {
      PointUsage usage = usages.get(point);
      ChannelUsage volume = usage == null ? null : usage.usage().channels().get(VOLUME);
      for (RegisterTotal total : volume == null ? List.<RegisterTotal>of() : volume.registers()) {
        from = total.from().isBefore(from) ? total.from() : from;
        to = total.to().isAfter(to) ? total.to() : to;
      }
    }
    return LocalDateRange.of(from, to);
  }

  /**
   * Usage with a channel of energy. Gas that is told in Wh alone stands for both channels.
   *
   * @param values kWh a cubic metre, each from its day on
   */
  static PointUsage with(PointUsage usage, NavigableMap<LocalDate, BigDecimal> values) {
    ChannelUsage volume = usage.usage().channels().get(VOLUME);
    ChannelUsage told = usage.usage().channels().get(ChannelRow.ENERGY);
    Usage with = usage.usage();
    if (told != null && volume == null) {
      with = with.with(VOLUME, told);
    } else if (told == null && volume != null) {
      ChannelUsage energy = of(volume, values);
      with = energy == null ? with : with.with(ChannelRow.ENERGY, energy);
    }
    return new PointUsage(
        usage.servicePointId(),
        usage.days(),
        with,
        usage.complete(),
        usage.missing(),
        usage.estimated());
  }

  private static @Nullable ChannelUsage of(
      ChannelUsage volume, NavigableMap<LocalDate, BigDecimal> values) {
    Intervals intervals =
        volume.intervals() instanceof PackedIntervals packed ? energy(packed, values) : null;
    List<RegisterTotal> registers = new ArrayList<>();
    for (RegisterTotal total : volume.registers()) {
      Exact mean = mean(values, total.from(), total.to());
      if (mean != null) {
        registers.add(
            new RegisterTotal(
                total.from(), total.to(), total.period(), total.quantity().times(mean)));
      }
    }
    return intervals == null && registers.isEmpty()
        ? null
        : new ChannelUsage(intervals, registers, List.of());
  }

  private static @Nullable BigDecimal on(
      NavigableMap<LocalDate, BigDecimal> values, LocalDate day) {
    var holding = values.floorEntry(day);
    return holding == null ? null : holding.getValue();
  }

  /** The mean of the days' values; null where one of them has none. */
  private static @Nullable Exact mean(
      NavigableMap<LocalDate, BigDecimal> values, LocalDate from, LocalDate to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
      BigDecimal value = on(values, day);
      if (value == null) {
        return null;
      }
      sum = sum.add(value);
    }
    return Exact.of(sum).dividedBy(LocalDateRange.of(from, to).days());
  }

  private static @Nullable Intervals energy(
      PackedIntervals volume, NavigableMap<LocalDate, BigDecimal> values) {
    int digits = 0;
    boolean any = false;
    for (int place = 0; place < volume.days(); place++) {
      BigDecimal value = on(values, volume.firstDay().plusDays(place));
      if (value != null && volume.count(place) > 0) {
        any = true;
        digits = Math.max(digits, value.stripTrailingZeros().scale());
      }
    }
    if (!any) {
      return null;
    }
    int decimals = Math.min(volume.decimals() + digits, Intervals.MAX_DECIMALS);
    byte[][] blobs = new byte[volume.days()][];
    int[] offsets = new int[volume.days() + 1];
    long[] day = new long[PackedDay.MAX_VALUES];
    for (int place = 0; place < blobs.length; place++) {
      BigDecimal value = on(values, volume.firstDay().plusDays(place));
      int count = value == null ? 0 : volume.decode(place, day, 0);
      for (int i = 0; i < count && value != null; i++) {
        day[i] = product(day[i], volume.decimals(), value, decimals);
      }
      blobs[place] = count == 0 ? new byte[0] : PackedDay.encode(day, 0, count);
      offsets[place + 1] = offsets[place] + blobs[place].length;
    }
    byte[] bytes = new byte[offsets[blobs.length]];
    for (int place = 0; place < blobs.length; place++) {
      System.arraycopy(blobs[place], 0, bytes, offsets[place], blobs[place].length);
    }
    return new PackedIntervals(
        volume.zone(), volume.firstDay(), volume.minutes(), decimals, bytes, offsets);
  }

  /** Exact to a millionth of a Wh, where what is beyond is rounded to the even. */
  private static long product(long litres, int litreDecimals, BigDecimal value, int decimals) {
    return litres == PackedDay.MISSING
        ? PackedDay.MISSING
        : BigDecimal.valueOf(litres, litreDecimals)
            .multiply(value)
            .setScale(decimals, RoundingMode.HALF_EVEN)
            .unscaledValue()
            .longValueExact();
  }
}
