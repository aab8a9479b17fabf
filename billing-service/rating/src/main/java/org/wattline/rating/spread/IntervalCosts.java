package org.wattline.rating.spread;

import java.util.List;
import java.util.Optional;
import org.wattline.kernel.Exact;
import org.wattline.rating.result.Line;

/**
 * What each interval's energy came to.
 *
 * @param periods the periods of the calendar by which energy from the grid is priced, in its order;
 *     none where one price holds all the time
 * @param channels by channel
 * @param leftOut lines of which not all, or nothing, rests on the energy of intervals
 */
public record IntervalCosts(
    List<String> periods, List<ChannelCosts> channels, List<LeftOut> leftOut) {
  public IntervalCosts {
    periods = List.copyOf(periods);
    channels = List.copyOf(channels);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A line, and what of it is of no interval.
   *
   * @param amount unrounded
   */
  public record LeftOut(Line line, Exact amount) {}

  /** The costs of one channel, where anything is priced by it. */
  public Optional<ChannelCosts> of(String channel) {
    return channels.stream().filter(each -> each.channel().equals(channel)).findFirst();
  }

  /** What all intervals of all channels came to. */
  public Exact total() {
    return channels.stream().map(ChannelCosts::total).reduce(Exact.ZERO, Exact::plus);
  }
}
