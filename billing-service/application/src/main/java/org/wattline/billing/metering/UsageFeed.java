package org.wattline.billing.metering;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;

/**
 * What rating consumes, straight from stored bytes. Energy that two channels hold at different
 * resolutions is in it once. It checks nobody's rights: that is the caller's to do.
 */
public interface UsageFeed {
  /** The most points of one question: what fits in memory with a year of quarter-hours each. */
  int MAX_POINTS = 10_000;

  /**
   * What a point used.
   *
   * @param days of the point's own zone
   * @param knownAt answers as of that moment; null for now
   */
  PointUsage usage(UUID servicePointId, LocalDateRange days, @Nullable Instant knownAt);

  /** The same for many points in a few queries; each of them is in the answer. */
  Map<UUID, PointUsage> usages(
      Collection<UUID> servicePointIds, LocalDateRange days, @Nullable Instant knownAt);
}
