package org.wattline.rating;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wattline.kernel.LocalDateRange;

/**
 * What rating needs to be given: all of it is fetched before, nothing while rating.
 *
 * @param period the days that are rated
 * @param usage the days of usage that are looked at: those rated, and where the tariff estimates
 *     missing values from the week before or after, as much of that as there is
 * @param channels the channels of usage
 * @param attributes the attributes of the account that have to be there, as numbers
 * @param deciding the attributes that are looked at where they are there: those that decide what
 *     applies or is exempt, and contracted power by period
 * @param history for each demand component how many cycles before the first one it looks at
 * @param indices the indices whose values the reference data must have
 * @param events the events that the reference data must have
 * @param carried the components that carry something from bill to bill
 */
public record Requirements(
    LocalDateRange period,
    LocalDateRange usage,
    List<ChannelRequirement> channels,
    Set<String> attributes,
    Set<String> deciding,
    Map<String, Integer> history,
    Set<String> indices,
    Set<String> events,
    Set<String> carried) {
  /**
   * A channel.
   *
   * @param name the channel
   * @param intervals whether only intervals will do; otherwise registers serve too
   * @param maxMinutes the longest interval that will do
   * @param windows the minutes over which demand is averaged: an interval divides each of them, or
   *     is longer where the component accepts that
   * @param alike the channels whose intervals have to be as long, and their values as fine, as its
   *     own
   * @param peaks whether registers that stand for intervals need peaks beside totals
   * @param periods the periods that registers have to tell apart, by calendar
   */
  public record ChannelRequirement(
      String name,
      boolean intervals,
      int maxMinutes,
      List<Integer> windows,
      List<String> alike,
      boolean peaks,
      Map<String, List<String>> periods) {}
}
