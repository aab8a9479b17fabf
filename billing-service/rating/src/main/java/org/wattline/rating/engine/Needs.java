package org.wattline.rating.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What rating by a plan needs to be given.
 *
 * @param channels the channels of usage by name
 * @param attributes the attributes that have to be numbers
 * @param deciding the attributes that are looked at and need not be there
 * @param history for each demand component how many cycles before the period it looks at
 * @param indices the indices whose values have to be there
 * @param events the events that have to be there
 * @param carried the components that carry something from bill to bill
 * @param weekAround whether missing values are estimated from a week before or after
 */
public record Needs(
    Map<String, Channel> channels,
    Set<String> attributes,
    Set<String> deciding,
    Map<String, Integer> history,
    Set<String> indices,
    Set<String> events,
    Set<String> carried,
    boolean weekAround) {
  /**
   * A channel.
   *
   * @param intervals whether only intervals will do
   * @param maxMinutes the longest interval that will do
   * @param windows the minutes of demand that an interval divides, or outlasts where that may be
   * @param alike the channels whose intervals have to be as long and as fine as its own
   * @param peaks whether registers have to have peaks
   * @param periods the periods that registers would have to tell apart, by calendar
   */
  public record Channel(
      boolean intervals,
      int maxMinutes,
      List<Integer> windows,
      List<String> alike,
      boolean peaks,
      Map<String, List<String>> periods) {}
}
