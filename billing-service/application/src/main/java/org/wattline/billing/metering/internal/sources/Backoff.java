package org.wattline.billing.metering.internal.sources;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: each twice as long as the one before, with a fifth of chance. */
final class Backoff {
  static final Duration LONGEST = Duration.ofMinutes(2);

  private final Duration first;
  private Duration next;

  Backoff(Duration first) {
    this.first = first;
    this.next = first;
  }

  /** Something went well: the next pause is a short one. */
  synchronized void reset() {
    next = first;
  }

  synchronized Duration next() {
    Duration pause = next;
    Duration twice = pause.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    long spread = Math.max(1, pause.toMillis() / 5);
    return pause.plusMillis(ThreadLocalRandom.current().nextLong(spread));
  }
}
