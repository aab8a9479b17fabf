package org.wattline.billing.metering.internal.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void eachPauseIsTwiceTheOneBeforeUpToTheLongestUntilSomethingGoesWell() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1));

    for (int seconds = 1; seconds <= 64; seconds *= 2) {
      assertThat(backoff.next())
          .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_200L));
    }
    assertThat(backoff.next()).isBetween(Backoff.LONGEST, Backoff.LONGEST.plusSeconds(24));
    assertThat(backoff.next()).isBetween(Backoff.LONGEST, Backoff.LONGEST.plusSeconds(24));
    backoff.reset();
    assertThat(backoff.next()).isLessThan(Duration.ofSeconds(2));
  }
}
