package org.wattline.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

  private final AtomicLong nanos = new AtomicLong();
  private final LocalBuckets buckets = new LocalBuckets(nanos::get);

  private Duration take(Bucket... wanted) {
    return Objects.requireNonNull(buckets.take(List.of(wanted)).block());
  }

  @Test
  void aBucketHoldsItsBurstAndFillsEvenly() {
    Bucket bucket = new Bucket("a", 10, 3);

    assertThat(List.of(take(bucket), take(bucket), take(bucket))).containsOnly(Duration.ZERO);
    assertThat(take(bucket)).isEqualTo(Duration.ofMillis(100));
    nanos.addAndGet(Duration.ofMillis(50).toNanos());
    assertThat(take(bucket)).isEqualTo(Duration.ofMillis(50));
    nanos.addAndGet(Duration.ofMillis(50).toNanos());
    assertThat(take(bucket)).isZero();
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(List.of(take(bucket), take(bucket), take(bucket))).containsOnly(Duration.ZERO);
    assertThat(take(bucket)).isPositive();
  }

  @Test
  void nothingIsTakenFromOneWhereAnotherIsEmpty() {
    Bucket small = new Bucket("small", 1, 1);
    Bucket large = new Bucket("large", 1, 2);

    assertThat(take(small, large)).isZero();
    assertThat(take(small, large)).isPositive();
    assertThat(take(large)).isZero();
    assertThat(take(large)).isPositive();
  }

  @Test
  void manyCallersDoNotFillTheMemory() {
    for (int i = 0; i < 2 * LocalBuckets.MAX_BUCKETS; i++) {
      take(new Bucket("caller " + i, 1, 1));
    }

    assertThat(take(new Bucket("caller " + (2 * LocalBuckets.MAX_BUCKETS - 1), 1, 1))).isPositive();
    assertThat(take(new Bucket("caller 0", 1, 1))).as("long forgotten").isZero();
  }
}
