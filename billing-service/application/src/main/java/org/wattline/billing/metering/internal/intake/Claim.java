package org.wattline.billing.metering.internal.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to go on with a run. It ends when another claims the run: {@code attempt} is counted up
 * then, and whoever holds an older number commits nothing more.
 *
 * @param point empty: all that was known at the first attempt; else the waiting point to take up
 * @param ofPoint the market id that all data are of; null where the file names its points
 * @param original whose pieces are read: the delivery itself, or what it replays
 * @param documents whole documents that were committed
 * @param told records of the document after them that were
 * @param mapping how a CSV is read; null lets the header choose
 * @param mappingsKnown the last version of any mapping of the supplier's own that holds for it
 */
record Claim(
    UUID run,
    int deliveryNo,
    String point,
    int attempt,
    int original,
    int documents,
    long told,
    Instant receivedAt,
    Instant issuedAt,
    ZoneId zone,
    @Nullable String mapping,
    int mappingsKnown,
    @Nullable String ofPoint) {

  boolean takesUp() {
    return !point.isEmpty();
  }

  /** Another took the run over: nothing more may be written. */
  static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostException(UUID run) {
      super("Run " + run + " was taken over");
    }
  }
}
