package org.wattline.tenancy.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

class CarriedWorkTest {
  private static final TenantId ACME = new TenantId(UUID.randomUUID());
  private static final TenantId BOLT = new TenantId(UUID.randomUUID());

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void aVirtualThreadWorksAsTheTenantThatHandedTheWorkOver() throws Exception {
    try (ExecutorService threads = TenantExecutors.virtual()) {
      assertThat(TenantScope.call(ACME, () -> threads.submit(TenantScope::current)).get())
          .isEqualTo(ACME);
      List<Callable<TenantId>> two = List.of(TenantScope::current, TenantScope::current);
      for (Future<TenantId> one :
          TenantScope.<List<Future<TenantId>>, InterruptedException>call(
              BOLT, () -> threads.invokeAll(two))) {
        assertThat(one.get()).isEqualTo(BOLT);
      }
      CompletableFuture<TenantId> executed = new CompletableFuture<>();
      TenantScope.run(ACME, () -> threads.execute(() -> executed.complete(TenantScope.current())));
      assertThat(executed.get(5, TimeUnit.SECONDS)).isEqualTo(ACME);
      assertThat(threads.submit(TenantScope::find).get()).isEmpty();
    }
  }

  @Test
  void aPooledThreadDoesNotKeepTheTenantOfTheWorkBefore() throws Exception {
    try (ExecutorService one = TenantExecutors.carrying(Executors.newSingleThreadExecutor())) {
      MDC.put("tenant", "acme");
      assertThat(TenantScope.call(ACME, () -> one.submit(TenantScope::current)).get())
          .isEqualTo(ACME);
      MDC.clear();

      assertThat(one.submit(TenantScope::find).get()).isEmpty();
      assertThat(one.submit(() -> Optional.ofNullable(MDC.get("tenant"))).get()).isEmpty();
      assertThat(TenantScope.call(BOLT, () -> one.submit(TenantScope::current)).get())
          .isEqualTo(BOLT);
    }
  }

  @Test
  void springsExecutorsAreDecoratedWithTenantAndLoggingContext() throws Exception {
    try (SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor()) {
      executor.setVirtualThreads(true);
      executor.setTaskDecorator(new TenantTaskDecorator());
      MDC.put("requestId", "r-1");
      CompletableFuture<String> seen = new CompletableFuture<>();

      TenantScope.run(
          ACME,
          () ->
              executor.execute(
                  () -> seen.complete(TenantScope.current() + " " + MDC.get("requestId"))));

      assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo(ACME + " r-1");
    }
  }

  @Test
  void theStagesOfAFutureKeepTheTenantWhoeverCompletesIt() throws Exception {
    CompletableFuture<String> trigger = new CompletableFuture<>();
    CompletableFuture<TenantId> staged =
        TenantScope.call(
            ACME,
            () ->
                TenantExecutors.supply(TenantScope::current)
                    .thenCombineAsync(
                        trigger,
                        (first, ignored) -> {
                          assertThat(first).isEqualTo(ACME);
                          return TenantScope.current();
                        },
                        TenantExecutors.stages()));

    TenantScope.run(BOLT, () -> trigger.complete("by a neighbour"));

    assertThat(staged.get(5, TimeUnit.SECONDS)).isEqualTo(ACME);
  }
}
