package org.wattline.billing.contract.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Usage of a channel over days, as columns: value {@code i} is of the time from {@code starts[i]}
 * up to {@code starts[i + 1]}.
 *
 * @param code as in {@link Channel}
 * @param unit of the values, such as {@code kWh}
 * @param zone whose days and months these are
 * @param from the first day
 * @param to the first day after
 * @param starts seconds since 1970 in UTC; one more than there are values, the last is the end
 * @param values quantities; null where nothing is known
 * @param qualities of all values, in order, without gaps
 * @param total sum of the values
 * @param missing intervals without a value
 * @param estimated intervals with an estimated or substituted value
 * @param currency of {@code costs}, or null
 * @param costs that came beside the values, or null where none did
 */
public record UsageSeries(
    UUID channelId,
    String code,
    RegisterDirection direction,
    String unit,
    Resolution resolution,
    String zone,
    LocalDate from,
    LocalDate to,
    long[] starts,
    @Nullable BigDecimal[] values,
    List<QualityRun> qualities,
    BigDecimal total,
    int missing,
    int estimated,
    @Nullable String currency,
    @Nullable BigDecimal @Nullable [] costs) {

  /** How many values there are. */
  public int size() {
    return values.length;
  }

  /** When a value's time begins. */
  public Instant start(int i) {
    return Instant.ofEpochSecond(starts[i]);
  }

  /** When a value's time ends. */
  public Instant end(int i) {
    return Instant.ofEpochSecond(starts[i + 1]);
  }

  /** What a value is worth. */
  public UsageQuality quality(int i) {
    int low = 0;
    int high = qualities.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (qualities.get(middle).from() <= i) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return qualities.get(low).quality();
  }
}
