package org.wattline.formats.csv;

import java.util.Objects;
import org.wattline.formats.stream.TimePattern;

/**
 * Many values of one day side by side in a row.
 *
 * @param first the first column of values
 * @param labels how the header labels them
 * @param headerPattern the form of the header's label (its beginning where a range is written);
 *     empty when values are counted from midnight
 * @param stepSeconds the length of an interval
 * @param stride columns from one value to the next: 2 where each is followed by its quality
 * @param qualityOffset the quality's column, counted from the value's; 0 for none
 */
public record Wide(
    Column first,
    Labels labels,
    String headerPattern,
    int stepSeconds,
    int stride,
    int qualityOffset) {

  private static final int DAY = 86_400;

  /** How the columns of a wide row are placed in the day. */
  public enum Labels {
    /**
     * The header names the local time at which each interval starts; a repeated label is the later.
     */
    START,
    /** The header names the local time at which each interval ends. */
    END,
    /**
     * The nth value is the nth interval after local midnight: 92 or 100 of them when the clock
     * moves.
     */
    ELAPSED
  }

  public Wide {
    Objects.requireNonNull(first, "first");
    if (stepSeconds <= 0 || DAY % stepSeconds != 0) {
      throw new IllegalArgumentException("a day is no whole number of steps: " + stepSeconds);
    }
    if (stride < 1 || qualityOffset < 0 || qualityOffset >= stride) {
      throw new IllegalArgumentException("quality lies between two values");
    }
    if (labels != Labels.ELAPSED) {
      TimePattern.of(headerPattern);
    }
  }

  /** Values counted from local midnight. */
  public static Wide elapsed(Column first, int stepSeconds) {
    return new Wide(first, Labels.ELAPSED, "", stepSeconds, 1, 0);
  }

  /** Values whose header names the local start. */
  public static Wide labelledAtStart(Column first, String headerPattern, int stepSeconds) {
    return new Wide(first, Labels.START, headerPattern, stepSeconds, 1, 0);
  }

  /** Values whose header names the local end. */
  public static Wide labelledAtEnd(Column first, String headerPattern, int stepSeconds) {
    return new Wide(first, Labels.END, headerPattern, stepSeconds, 1, 0);
  }

  public Wide withQuality(int newStride, int newQualityOffset) {
    return new Wide(first, labels, headerPattern, stepSeconds, newStride, newQualityOffset);
  }
}
