package org.wattline.rating.spread;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.PackedDay;

/**
 * The intervals of one channel and what their energy came to, without taxes. Credits are below
 * zero.
 */
public final class ChannelCosts {
  private final String channel;
  private final Instant start;
  private final int minutes;
  private final int decimals;
  private final long[] values;
  private final @Nullable Exact[] costs;
  private final short[] periods;

  ChannelCosts(
      String channel,
      Instant start,
      int minutes,
      int decimals,
      long[] values,
      @Nullable Exact[] costs,
      short[] periods) {
    this.channel = channel;
    this.start = start;
    this.minutes = minutes;
    this.decimals = decimals;
    this.values = values;
    this.costs = costs;
    this.periods = periods;
  }

  public String channel() {
    return channel;
  }

  /** How long each interval lasts. */
  public int minutes() {
    return minutes;
  }

  /** How many intervals there are. */
  public int size() {
    return values.length;
  }

  /** When an interval begins. */
  public Instant start(int i) {
    return start.plusSeconds(60L * minutes * i);
  }

  /** What was measured, in thousands of the channel's own unit such as kWh; null where nothing. */
  public @Nullable Exact energy(int i) {
    return values[i] == PackedDay.MISSING ? null : Exact.ofScaled(values[i], decimals + 3);
  }

  /** What it came to; null where nothing is known of the interval. */
  public @Nullable Exact cost(int i) {
    return costs[i];
  }

  /** The place of its period among {@link IntervalCosts#periods}; below zero where it has none. */
  public int period(int i) {
    return periods[i];
  }

  Exact total() {
    Exact total = Exact.ZERO;
    for (Exact cost : costs) {
      total = cost == null ? total : total.plus(cost);
    }
    return total;
  }
}
