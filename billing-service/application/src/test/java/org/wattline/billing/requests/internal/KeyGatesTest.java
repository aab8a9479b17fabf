package org.wattline.billing.requests.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class KeyGatesTest {
  private final KeyGates gates = new KeyGates();

  @Test
  void oneAtATimeIsThroughAndNothingIsKeptAfterwards() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger passed = new AtomicInteger();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 32; i++) {
        callers.submit(
            () -> {
              try (KeyGates.Passage through = gates.enter("key", Duration.ofSeconds(20))) {
                if (through != null) {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  passed.incrementAndGet();
                  LockSupport.parkNanos(1_000_000);
                  inside.decrementAndGet();
                }
              }
            });
      }
    }

    assertThat(passed).hasValue(32);
    assertThat(most).hasValue(1);
    assertThat(gates.size()).isZero();
  }

  @Test
  void whoIsNotLetThroughInTimeGoesAwayAndOthersKeysAreNotHeldUp() {
    try (KeyGates.Passage mine = gates.enter("key", Duration.ZERO)) {
      CompletableFuture<Boolean> same =
          CompletableFuture.supplyAsync(() -> gates.enter("key", Duration.ofMillis(10)) == null);
      CompletableFuture<Boolean> other =
          CompletableFuture.supplyAsync(
              () -> {
                try (KeyGates.Passage theirs = gates.enter("other", Duration.ofMillis(10))) {
                  return theirs != null;
                }
              });

      assertThat(mine).isNotNull();
      assertThat(same.join()).isTrue();
      assertThat(other.join()).isTrue();
      assertThat(gates.size()).isEqualTo(1);
    }
    assertThat(gates.size()).isZero();
  }
}
