package org.wattline.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wattline.gateway.GatewaySettings;
import reactor.core.publisher.Mono;

/**
 * Whether a request may go on now. Without Redis, reads go on unlimited and an alarm is raised;
 * writes go on within this gateway's own buckets. Redis is then left alone for a moment, so that no
 * request waits for it in vain.
 */
public final class RateLimits {

  private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

  /** How often the alarm is repeated while Redis stays away. */
  private static final Duration ALARM_INTERVAL = Duration.ofSeconds(30);

  private final Buckets shared;
  private final Buckets own;
  private final GatewaySettings.Rate settings;
  private final LongSupplier nanoTime;
  private final Counter unlimited;
  private final Counter ownOnly;
  private final AtomicBoolean away = new AtomicBoolean();
  private volatile long askAgainAt;
  private volatile long alarmAgainAt;

  public RateLimits(
      Buckets shared, GatewaySettings.Rate settings, MeterRegistry meters, LongSupplier nanoTime) {
    this.shared = shared;
    this.own = new LocalBuckets(nanoTime);
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.unlimited =
        Counter.builder("wattline.gateway.limits.bypassed")
            .description("Requests let through unlimited because Redis was away")
            .tag("kind", "read")
            .register(meters);
    this.ownOnly =
        Counter.builder("wattline.gateway.limits.bypassed")
            .description("Requests limited by this gateway alone because Redis was away")
            .tag("kind", "write")
            .register(meters);
    Gauge.builder("wattline.gateway.limits.redis.away", away, state -> state.get() ? 1 : 0)
        .description("1 while limits work without Redis")
        .register(meters);
  }

  /**
   * Takes a token from each bucket.
   *
   * @param write whether the request may change anything
   * @return zero where the request may go on, else how long to wait
   */
  public Mono<Duration> take(List<Bucket> buckets, boolean write) {
    if (away.get() && nanoTime.getAsLong() - askAgainAt < 0) {
      return without(buckets, write);
    }
    return shared
        .take(buckets)
        .timeout(settings.redisTimeout())
        .doOnNext(wait -> isBack())
        .onErrorResume(
            failure -> {
              isAway(failure);
              return without(buckets, write);
            });
  }

  /** Whether limits work without Redis now. */
  public boolean degraded() {
    return away.get();
  }

  private Mono<Duration> without(List<Bucket> buckets, boolean write) {
    if (write) {
      ownOnly.increment();
      return own.take(buckets);
    }
    unlimited.increment();
    return Mono.just(Duration.ZERO);
  }

  private void isAway(Throwable failure) {
    long now = nanoTime.getAsLong();
    askAgainAt = now + settings.redisPause().toNanos();
    boolean first = away.compareAndSet(false, true);
    if (first || now - alarmAgainAt >= 0) {
      alarmAgainAt = now + ALARM_INTERVAL.toNanos();
      LOG.error(
          "ALARM: Redis is away ({}). Reads are not limited, writes only by this gateway's own"
              + " buckets, until it is back.",
          failure.toString());
    }
  }

  private void isBack() {
    if (away.get() && away.compareAndSet(true, false)) {
      LOG.info("Redis is back: requests are limited as configured.");
    }
  }
}
