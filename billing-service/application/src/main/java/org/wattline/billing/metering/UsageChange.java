package org.wattline.billing.metering;

import java.time.Instant;
import java.util.UUID;
import org.wattline.kernel.LocalDateRange;

/** Usage of a point came to be known, or is not what it was. */
public record UsageChange(UUID servicePointId, LocalDateRange days, Kind kind, Instant recordedAt) {
  /** What happened. */
  public enum Kind {
    /** Nothing was known of these days before. */
    ARRIVED,
    /** Something else was known before; none of the days is billed. */
    CHANGED,
    /** These days are billed. */
    CORRECTED
  }
}
