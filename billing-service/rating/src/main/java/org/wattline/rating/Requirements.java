package org.wattline.rating;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wattline.kernel.LocalDateRange;

/**
 * What rating needs to be given: all of it is fetched before, nothing while rating.
 *
 * @param period the days of usage
 * @param channels the channels of usage
 * @param attributes the attributes of the account
 * @param history for each demand component how many earlier cycles' peaks it looks at
 * @param indices the indices whose values the reference data must have
 * @param events the events that the reference data must have
 * @param carried the components that carry something from bill to bill
 */
public record Requirements(
    LocalDateRange period,
    List<ChannelRequirement> channels,
    Set<String> attributes,
    Map<String, Integer> history,
    Set<String> indices,
    Set<String> events,
    Set<String> carried) {
  /**
   * A channel.
   *
   * @param name the channel
   * @param intervals whether only intervals will do; otherwise registers serve too
   * @param maxMinutes the longest interval that will do, unless components accept coarser data
   * @param periods the periods that registers have to tell apart, by calendar
   */
  public record ChannelRequirement(
      String name, boolean intervals, int maxMinutes, Map<String, List<String>> periods) {}
}
