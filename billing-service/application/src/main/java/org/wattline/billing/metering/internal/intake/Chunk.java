package org.wattline.billing.metering.internal.intake;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.days.Tally;
import org.wattline.formats.Rejection;

/**
 * A stretch of a document, ready to be committed.
 *
 * @param told records of the document up to its end, from the first
 * @param days at most one for each channel and day
 * @param readings of registers and of irregular periods
 * @param within what was settled among the chunk's own records: those that are not in its days
 * @param waiting how many records are for which unknown point
 */
public record Chunk(
    long told,
    List<Day> days,
    List<Reading> readings,
    List<Rejection> rejections,
    Tally within,
    Map<String, Long> waiting) {

  /**
   * Values of a channel's local day.
   *
   * @param day days since 1970
   * @param silent slots that count for no record of their own; null for none
   */
  public record Day(ChannelSpec channel, int day, PackedValues values, @Nullable BitSet silent) {}

  /**
   * A register's reading, or a quantity of a period that fits no grid.
   *
   * @param at seconds since 1970
   * @param seconds length of the period; 0 for a register
   * @param value in the channel's unit and power; null where there is none
   * @param mark number of the quality mark
   * @param issued milliseconds since 1970
   */
  public record Reading(
      ChannelSpec channel,
      long at,
      long seconds,
      @Nullable BigDecimal value,
      int mark,
      long issued,
      String kind,
      String reason,
      boolean dateOnly,
      @Nullable Long previousAt,
      @Nullable BigDecimal previousValue,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal cost) {}

  /** A rough count of the bytes that it takes in memory. */
  long weight() {
    long bytes = 1_000L + 200L * readings.size() + 200L * rejections.size();
    for (Day day : days) {
      byte[] costs = day.values().costs();
      bytes +=
          150L
              + day.values().packed().length
              + day.values().runs().length
              + (costs == null ? 0 : costs.length);
    }
    return bytes;
  }
}
