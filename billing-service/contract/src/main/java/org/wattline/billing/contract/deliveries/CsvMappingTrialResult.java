package org.wattline.billing.contract.deliveries;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping makes of a sample.
 *
 * @param refusal why nothing of it can be read, for a person; null where it can
 * @param records that it holds, those rejected among them
 * @param rejected of them
 * @param readings the first {@value #MAX_LISTED} that were read
 * @param rejections the first {@value #MAX_LISTED} that were not
 */
public record CsvMappingTrialResult(
    @Nullable String refusal,
    long records,
    long rejected,
    List<Reading> readings,
    List<DeliveryRejection> rejections) {
  /** How many readings, and how many rejections, are listed. */
  public static final int MAX_LISTED = 200;

  /**
   * A reading as it would be delivered.
   *
   * @param point the market id, as the file has it
   * @param meter the serial number; empty where the file names none
   * @param channel what tells its series from others of the point; may be empty
   * @param direction as the file says; {@code UNSTATED} where it does not
   * @param kind what the value means, such as {@code QUANTITY}
   * @param start of its interval, or the moment of a register's count
   * @param seconds the length of its interval; 0 for a register's count
   * @param value null where there is none
   */
  public record Reading(
      String point,
      String meter,
      String channel,
      String commodity,
      String direction,
      String kind,
      Instant start,
      int seconds,
      @Nullable BigDecimal value,
      String unit,
      String quality) {}
}
