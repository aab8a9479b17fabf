package org.wattline.controlplane.job;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a failed step is tried again by itself: when what it met may pass (a service that does
 * not answer, a lock, a deadlock), and then a few times at growing distances.
 */
final class RetryPolicy {
  /** 1 + 2 + 4 + 8 + 16 + 30 s: a restart of Keycloak or PostgreSQL fits. */
  static final int MAX_FAILURES = 6;

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private RetryPolicy() {}

  /** How long to wait before the next attempt; empty when a person has to see to it. */
  static Optional<Duration> pause(Exception failure, int failures) {
    if (failures >= MAX_FAILURES || !mayPass(failure)) {
      return Optional.empty();
    }
    Duration pause = FIRST.multipliedBy(1L << Math.min(failures, 10));
    return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }

  private static boolean mayPass(Exception failure) {
    if (failure instanceof StepFailedException) {
      return false;
    }
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpTimeoutException || cause instanceof IOException) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return state.startsWith("08") // connection
            || state.startsWith("40") // serialization, deadlock
            || state.startsWith("53") // resources
            || state.startsWith("55P03") // lock not available
            || state.startsWith("57P"); // the server stops or starts
      }
    }
    return false;
  }
}
