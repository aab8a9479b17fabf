package org.wattline.tenancy.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TenantBatchesTest {
  private static final int MOST = 4;

  private final TenantId acme = new TenantId(UUID.randomUUID());
  private final TenantId bolt = new TenantId(UUID.randomUUID());
  private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
  private final List<String> alone = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch held = new CountDownLatch(1);
  private final TenantBatches.Work<String, String> work =
      new TenantBatches.Work<>() {
        @Override
        public List<@Nullable String> together(List<String> batch) {
          batches.add(batch);
          if (batch.contains("first")) {
            wait(held);
          }
          if (batch.stream().anyMatch(piece -> piece.startsWith("bad"))) {
            throw new IllegalStateException("one of " + batch.size());
          }
          List<@Nullable String> answers = new ArrayList<>();
          batch.forEach(p -> answers.add(p.startsWith("slow") ? null : bound() + " " + p));
          return answers;
        }

        @Override
        public String alone(String piece) {
          alone.add(piece);
          if (piece.startsWith("bad")) {
            throw new IllegalArgumentException(piece);
          }
          return bound() + " alone " + piece;
        }

        private void wait(CountDownLatch latch) {
          try {
            latch.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      };
  private final TenantBatches<String, String> desk = new TenantBatches<>(MOST, 1, work);
  private final TenantBatches<String, String> two = new TenantBatches<>(MOST, 2, work);

  private static String bound() {
    return TenantScope.current().toString();
  }

  private String ask(TenantId tenant, String piece) {
    return ask(desk, tenant, piece);
  }

  private static String ask(TenantBatches<String, String> where, TenantId tenant, String piece) {
    return TenantScope.call(tenant, () -> where.submit(piece));
  }

  /** Begins to ask on a thread of its own, and comes back when the piece is in the queue. */
  private CompletableFuture<String> asking(TenantId tenant, String piece) throws Exception {
    return asking(desk, tenant, piece);
  }

  private static CompletableFuture<String> asking(
      TenantBatches<String, String> where, TenantId tenant, String piece) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    answer.complete(ask(where, tenant, piece));
                  } catch (RuntimeException fault) {
                    answer.completeExceptionally(fault);
                  }
                });
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return answer;
  }

  @Test
  void whoComesAloneIsServedAtOnce() {
    assertThat(ask(acme, "a")).isEqualTo(acme + " a");

    assertThat(batches).containsExactly(List.of("a"));
  }

  @Test
  void thoseWhoComeMeanwhileAreServedTogetherInTheirOrderUpToTheLimit() throws Exception {
    CompletableFuture<String> first = asking(acme, "first");
    List<CompletableFuture<String>> others = new ArrayList<>();
    for (int i = 0; i < MOST + 1; i++) {
      others.add(asking(acme, "n" + i));
    }

    held.countDown();

    assertThat(first.get()).isEqualTo(acme + " first");
    for (int i = 0; i < others.size(); i++) {
      assertThat(others.get(i).get()).isEqualTo(acme + " n" + i);
    }
    assertThat(batches)
        .containsExactly(List.of("first"), List.of("n0", "n1", "n2", "n3"), List.of("n4"));
  }

  @Test
  void twoTenantsAreNeverInOneBatchAndDoNotWaitForEachOther() throws Exception {
    CompletableFuture<String> first = asking(acme, "first");
    CompletableFuture<String> waiting = asking(acme, "a");

    assertThat(asking(bolt, "b").get(5, TimeUnit.SECONDS)).isEqualTo(bolt + " b");
    assertThat(waiting).isNotDone();

    held.countDown();
    assertThat(first.get()).startsWith(acme.toString());
    assertThat(waiting.get()).isEqualTo(acme + " a");
    assertThat(batches).containsExactly(List.of("first"), List.of("b"), List.of("a"));
  }

  @Test
  void oneThatFailsHurtsNoneOfTheOthers() throws Exception {
    CompletableFuture<String> first = asking(acme, "first");
    CompletableFuture<String> good = asking(acme, "good");
    CompletableFuture<String> bad = asking(acme, "bad");
    CompletableFuture<String> better = asking(acme, "better");

    held.countDown();

    assertThat(first.get()).isEqualTo(acme + " first");
    assertThat(good.get()).isEqualTo(acme + " alone good");
    assertThat(better.get()).isEqualTo(acme + " alone better");
    assertThatThrownBy(bad::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
    assertThat(ask(acme, "after")).isEqualTo(acme + " after");
  }

  @Test
  void theFaultOfALoneOneIsItsOwnAndTheNextIsServed() {
    assertThatThrownBy(() -> ask(acme, "bad")).hasMessage("one of 1");

    assertThat(ask(acme, "next")).isEqualTo(acme + " next");
    assertThat(alone).isEmpty();
  }

  @Test
  void whatWouldHaveToWaitIsDoneAloneAndTheOthersTogether() throws Exception {
    CompletableFuture<String> first = asking(acme, "first");
    CompletableFuture<String> slow = asking(acme, "slow");
    CompletableFuture<String> quick = asking(acme, "quick");

    held.countDown();

    assertThat(first.get()).isEqualTo(acme + " first");
    assertThat(slow.get()).isEqualTo(acme + " alone slow");
    assertThat(quick.get()).isEqualTo(acme + " quick");
    assertThat(alone).containsExactly("slow");
  }

  @Test
  void whereTwoMayWorkAtOnceTheSecondDoesNotWaitForTheFirst() throws Exception {
    CompletableFuture<String> first = asking(two, acme, "first");

    assertThat(asking(two, acme, "a").get(5, TimeUnit.SECONDS)).isEqualTo(acme + " a");
    assertThat(asking(two, acme, "b").get(5, TimeUnit.SECONDS)).isEqualTo(acme + " b");
    assertThat(first).isNotDone();

    held.countDown();
    assertThat(first.get()).isEqualTo(acme + " first");
    assertThat(batches).containsExactly(List.of("first"), List.of("a"), List.of("b"));
  }
}
