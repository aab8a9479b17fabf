package org.wattline.billing.metering.internal;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes that change usage: one writer a supplier at a time, so that their times only rise. */
public interface UsageWriting {

  /**
   * Runs a write in a transaction of its own, or the caller's, that holds the supplier's lock.
   *
   * @param work is given a moment after all that was told before
   */
  <T extends @Nullable Object> T locked(Function<Instant, T> work);
}
