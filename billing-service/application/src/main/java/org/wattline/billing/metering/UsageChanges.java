package org.wattline.billing.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What came to be known of usage, for whoever stands on it. */
public interface UsageChanges {

  /**
   * Changes recorded after a moment, oldest first. Whoever asks again from the last one's moment on
   * misses none: changes of one moment are never parted.
   *
   * @param limit after which no further moment begins
   */
  List<UsageChange> after(Instant recordedAfter, int limit);

  /**
   * Days before a point's are billed: what changes there is told as {@link
   * UsageChange.Kind#CORRECTED} from now on. An earlier day than before opens them again.
   *
   * @param days by service point
   */
  void closeUntil(Map<UUID, LocalDate> days);
}
