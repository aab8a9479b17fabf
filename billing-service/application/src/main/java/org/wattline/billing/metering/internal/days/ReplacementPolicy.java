package org.wattline.billing.metering.internal.days;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;

/**
 * Which of two values of one interval holds: the better quality (see {@link OwnMark} for what is
 * estimated and edited here), of one quality the later issued, and of two issued at one moment the
 * one that comes later in an order of no other meaning. That makes it an order of all values, so
 * the end does not depend on the order in which they came.
 */
public final class ReplacementPolicy {
  /** Ranks where a supplier set none. */
  public static final Map<Quality, Integer> USUAL =
      Map.of(
          Quality.VALIDATED, 60,
          Quality.SUBSTITUTED, 60,
          Quality.MEASURED, 50,
          Quality.PROVISIONAL, 40,
          Quality.ESTIMATED, 30,
          Quality.INVALID, 10,
          Quality.MISSING, 0);

  private static final Comparator<QualityMark> ANY_ORDER =
      Comparator.comparing(QualityMark::quality)
          .thenComparing(QualityMark::code)
          .thenComparing(QualityMark::detail);

  private final EnumMap<Quality, Integer> ranks = new EnumMap<>(Quality.class);

  public ReplacementPolicy(Map<Quality, Integer> ranks) {
    this.ranks.putAll(USUAL);
    this.ranks.putAll(ranks);
  }

  /** Above zero when the first quality is better, below when the second is. */
  public int compareQuality(QualityMark a, QualityMark b) {
    return Integer.compare(weight(a), weight(b));
  }

  /**
   * What a person edited holds against what it took the place of and not against a true value that
   * comes later; what is estimated here yields to any estimate of the operator.
   */
  private int weight(QualityMark mark) {
    return switch (OwnMark.of(mark)) {
      case NONE -> 2 * rank(mark.quality());
      case ESTIMATE -> 2 * rank(mark.quality()) - 1;
      case EDIT -> 2 * rank(Quality.MEASURED);
      case FINAL_EDIT -> 2 * Math.max(rank(Quality.VALIDATED), rank(Quality.SUBSTITUTED));
    };
  }

  private int rank(Quality quality) {
    return ranks.getOrDefault(quality, 0);
  }

  /** An order of marks of one rank. */
  public int compareMark(QualityMark a, QualityMark b) {
    return ANY_ORDER.compare(a, b);
  }
}
