package org.wattline.formats;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a register.
 *
 * @param series the series it belongs to
 * @param atEpochSecond when the register stood there
 * @param dateOnly true where the document gives a day only; {@code atEpochSecond} is then that
 *     day's first moment in the series' zone
 * @param value what it showed, in the series' unit, digits as given; null with quality MISSING
 * @param mark quality
 * @param type the reading's type as given (routine, change of supplier, installation, removal); may
 *     be empty
 * @param reason the reading's reason or method as given; may be empty
 * @param previous the register's earlier reading and the quantity between, where the record carries
 *     them
 * @param place line, segment or ordinal where it is
 */
public record RegisterRead(
    int series,
    long atEpochSecond,
    boolean dateOnly,
    @Nullable BigDecimal value,
    QualityMark mark,
    String type,
    String reason,
    @Nullable Previous previous,
    long place) {

  public RegisterRead {
    Objects.requireNonNull(mark, "mark");
    if (value == null && mark.quality() != Quality.MISSING) {
      throw new IllegalArgumentException("a read without value is MISSING");
    }
  }

  /**
   * The reading before.
   *
   * @param atEpochSecond when
   * @param value what it showed; null where not given
   * @param mark its quality
   * @param quantity consumption between the two as the operator computed it; null where not given
   */
  public record Previous(
      long atEpochSecond,
      @Nullable BigDecimal value,
      QualityMark mark,
      @Nullable BigDecimal quantity) {}

  /** A plain reading without type, reason or predecessor. */
  public static RegisterRead of(
      int series, long atEpochSecond, BigDecimal value, QualityMark mark, long place) {
    return new RegisterRead(series, atEpochSecond, false, value, mark, "", "", null, place);
  }
}
