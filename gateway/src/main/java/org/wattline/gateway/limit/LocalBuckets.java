package org.wattline.gateway.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Buckets of this gateway alone, for writes while Redis is away. Bounded: the stalest goes first.
 */
final class LocalBuckets implements Buckets {

  /** About 2 MB when full. */
  static final int MAX_BUCKETS = 20_000;

  private static final double NANOS = 1e9;

  private static final class Level {
    private double tokens;
    private long at;

    Level(double tokens, long at) {
      this.tokens = tokens;
      this.at = at;
    }
  }

  private final LongSupplier nanoTime;
  private final Map<String, Level> levels =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Level> eldest) {
          return size() > MAX_BUCKETS;
        }
      };

  LocalBuckets(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Mono<Duration> take(List<Bucket> buckets) {
    return Mono.fromSupplier(() -> takeNow(buckets));
  }

  private synchronized Duration takeNow(List<Bucket> buckets) {
    long now = nanoTime.getAsLong();
    double waitSeconds = 0;
    for (Bucket bucket : buckets) {
      Level level = levels.computeIfAbsent(bucket.key(), key -> new Level(bucket.burst(), now));
      level.tokens =
          Math.min(bucket.burst(), level.tokens + (now - level.at) / NANOS * bucket.perSecond());
      level.at = now;
      if (level.tokens < 1) {
        waitSeconds = Math.max(waitSeconds, (1 - level.tokens) / bucket.perSecond());
      }
    }
    if (waitSeconds == 0) {
      for (Bucket bucket : buckets) {
        Level level = levels.get(bucket.key());
        if (level != null) {
          level.tokens -= 1;
        }
      }
      return Duration.ZERO;
    }
    return Duration.ofNanos((long) Math.ceil(waitSeconds * NANOS));
  }
}
