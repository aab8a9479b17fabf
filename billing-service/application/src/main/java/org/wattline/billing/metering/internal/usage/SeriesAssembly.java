package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.QualityRun;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;

/** Puts a series together, value by value, into the buckets of a resolution. */
final class SeriesAssembly {
  private static final int HOUR = 3_600;

  /** Digits that are kept of a rate's quantity where its interval is no whole part of an hour. */
  private static final int RATE_DIGITS = 6;

  private final ChannelRow channel;
  private final LocalDateRange range;
  private final Resolution resolution;
  private final Map<Integer, Qualities.Meaning> marks;
  private final List<LocalDateRange> visible;
  private long[] starts = new long[64];
  private @Nullable BigDecimal[] values = new @Nullable BigDecimal[64];
  private @Nullable BigDecimal @Nullable [] costs;
  private int size;
  private final List<QualityRun> runs = new ArrayList<>();
  private Qualities.@Nullable Meaning running;
  private int runFrom;
  private BigDecimal total = BigDecimal.ZERO;
  private int missing;
  private int estimated;

  SeriesAssembly(
      ChannelRow channel,
      LocalDateRange range,
      Resolution resolution,
      Map<Integer, Qualities.Meaning> marks,
      List<LocalDateRange> visible) {
    this.channel = channel;
    this.range = range;
    this.resolution = resolution;
    this.marks = marks;
    this.visible = visible;
  }

  private Qualities.Meaning meaning(int mark) {
    return marks.getOrDefault(mark, Qualities.Meaning.UNTOLD);
  }

  UsageSeries of(GroupDays days) {
    LocalDate day = range.from();
    for (int place = 0; place < range.days(); place++, day = day.plusDays(1)) {
      ChannelRow source = isVisible(day) ? days.channel(place) : null;
      DayValues values = source == null ? null : days.values(source, place);
      int seconds = source == null ? channel.seconds() : source.seconds();
      long begins = day.atStartOfDay(channel.zone()).toEpochSecond();
      long ends = day.plusDays(1).atStartOfDay(channel.zone()).toEpochSecond();
      if (seconds == 86_400) {
        seconds = (int) (ends - begins);
      }
      openIfNeeded(day, begins);
      day(values, source == null ? channel : source, begins, ends, seconds);
    }
    long end = range.to().atStartOfDay(channel.zone()).toEpochSecond();
    close();
    if (resolution == Resolution.INTERVAL) {
      total = carried;
    }
    return finish(end);
  }

  private boolean isVisible(LocalDate day) {
    return visible.stream().anyMatch(range -> range.contains(day));
  }

  private long sum;
  private long costSum;
  private boolean hasSum;
  private boolean hasCost;
  private int sumPower;
  private int costScale;
  private BigDecimal carried = BigDecimal.ZERO;
  private BigDecimal carriedCost = BigDecimal.ZERO;
  private boolean hasCarried;
  private boolean hasCarriedCost;
  private UsageQuality worst = UsageQuality.VALIDATED;
  private boolean open;

  private void openIfNeeded(LocalDate day, long begins) {
    boolean opens =
        switch (resolution) {
          case INTERVAL, HOUR -> false;
          case DAY -> true;
          case MONTH -> !open || day.getDayOfMonth() == 1;
          case YEAR -> !open || day.getDayOfYear() == 1;
        };
    if (opens) {
      open(begins);
    }
  }

  private void open(long begins) {
    close();
    add(begins);
    open = true;
    hasSum = false;
    hasCost = false;
    hasCarried = false;
    hasCarriedCost = false;
    carried = BigDecimal.ZERO;
    carriedCost = BigDecimal.ZERO;
    worst = UsageQuality.VALIDATED;
  }

  private void add(long begins) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      values = Arrays.copyOf(values, size * 2);
      if (costs != null) {
        costs = Arrays.copyOf(costs, size * 2);
      }
    }
    starts[size++] = begins;
  }

  private void close() {
    if (!open) {
      return;
    }
    flush();
    if (hasCarried) {
      value(size - 1, carried);
    }
    if (hasCarriedCost) {
      cost(size - 1, carriedCost);
    }
    run(
        size - 1,
        new Qualities.Meaning(
            hasCarried || worst != UsageQuality.VALIDATED ? worst : UsageQuality.MISSING, ""));
    open = false;
  }

  private void flush() {
    if (hasSum) {
      carried = carried.add(shown(sum, sumPower));
      hasCarried = true;
    }
    if (hasCost) {
      carriedCost = carriedCost.add(BigDecimal.valueOf(costSum, costScale));
      hasCarriedCost = true;
    }
    hasSum = false;
    hasCost = false;
    sum = 0;
    costSum = 0;
  }

  private BigDecimal shown(long value, int power) {
    return BigDecimal.valueOf(value, channel.shownPower() - power);
  }

  private void day(
      @Nullable DayValues day, ChannelRow source, long begins, long ends, int seconds) {
    int slots = (int) ((ends - begins) / seconds);
    if (day != null) {
      sumPower = day.power;
      costScale = day.costScale;
    }
    int mark = MarkBook.UNTOLD;
    Qualities.Meaning meaning = Qualities.Meaning.UNTOLD;
    for (int slot = 0; slot < slots; slot++) {
      long at = begins + (long) slot * seconds;
      DayValues told = day != null && slot < day.slots() ? day : null;
      long value = told == null ? PackedDay.MISSING : told.values[slot];
      int markNow = told == null ? MarkBook.UNTOLD : told.marks[slot];
      if (markNow != mark) {
        mark = markNow;
        meaning = meaning(mark);
      }
      boolean usable = value != PackedDay.MISSING && meaning.quality() != UsageQuality.INVALID;
      missing += usable ? 0 : 1;
      estimated += usable && meaning.isEstimated() ? 1 : 0;
      long cost = told == null ? PackedDay.MISSING : told.cost(slot);
      if (resolution == Resolution.INTERVAL) {
        add(at);
        if (value != PackedDay.MISSING) {
          values[size - 1] =
              source.isRate() ? rate(value, sumPower, seconds) : shown(value, sumPower);
        }
        if (cost != PackedDay.MISSING) {
          cost(size - 1, BigDecimal.valueOf(cost, costScale));
        }
        run(size - 1, meaning);
      } else if (resolution == Resolution.HOUR && (at - begins) % HOUR == 0) {
        open(at);
      }
      if (usable) {
        if (source.isRate()) {
          carried = carried.add(rate(value, sumPower, seconds));
          hasCarried = true;
        } else {
          sum = Math.addExact(sum, value);
          hasSum = true;
        }
      }
      if (cost != PackedDay.MISSING) {
        costSum = Math.addExact(costSum, cost);
        hasCost = true;
      }
      if (meaning.quality().compareTo(worst) < 0) {
        worst = meaning.quality();
      }
    }
    flush();
  }

  private BigDecimal rate(long value, int power, int seconds) {
    return shown(Math.multiplyExact(value, seconds), power)
        .divide(BigDecimal.valueOf(HOUR), RATE_DIGITS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }

  private void value(int i, BigDecimal value) {
    values[i] = value;
    total = total.add(value);
  }

  private void cost(int i, BigDecimal cost) {
    @Nullable BigDecimal[] known = costs;
    if (known == null) {
      known = new @Nullable BigDecimal[starts.length];
      costs = known;
    }
    known[i] = cost;
  }

  /** The quality of the value at a place, which is the last so far. */
  private void run(int i, Qualities.Meaning meaning) {
    if (!meaning.equals(running)) {
      endRun(i);
      running = meaning;
      runFrom = i;
    }
  }

  private void endRun(int end) {
    if (running != null) {
      runs.add(new QualityRun(runFrom, end - runFrom, running.quality(), running.code()));
    }
  }

  /** Adds an irregular period: for channels that have nothing else. */
  void period(
      long begins,
      long seconds,
      BigDecimal value,
      Qualities.Meaning meaning,
      @Nullable BigDecimal cost) {
    add(begins);
    boolean usable = meaning.quality() != UsageQuality.INVALID;
    BigDecimal shown = value.scaleByPowerOfTen(channel.power() - channel.shownPower());
    values[size - 1] = shown;
    if (usable) {
      total = total.add(shown);
    }
    if (cost != null) {
      cost(size - 1, cost);
    }
    run(size - 1, meaning);
  }

  UsageSeries finish(long end) {
    endRun(size);
    long[] all = Arrays.copyOf(starts, size + 1);
    all[size] = end;
    @Nullable BigDecimal[] known = costs;
    return new UsageSeries(
        channel.id(),
        channel.code(),
        RegisterDirection.valueOf(channel.direction()),
        channel.shownUnit(),
        resolution,
        channel.zone().getId(),
        range.from(),
        range.to(),
        all,
        Arrays.copyOf(values, size),
        List.copyOf(runs),
        total,
        missing,
        estimated,
        channel.currency().isEmpty() ? null : channel.currency(),
        known == null ? null : Arrays.copyOf(known, size));
  }
}
