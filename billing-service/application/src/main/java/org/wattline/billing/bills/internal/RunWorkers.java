package org.wattline.billing.bills.internal;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wattline.tenancy.concurrent.EachTenant;
import org.wattline.tenancy.concurrent.TenantExecutors;

/**
 * Hands runs to threads: at once where this replica started them, else when it looks around. So a
 * run that another replica began is shared, and one whose replica died goes on.
 */
@Component
@EnableConfigurationProperties(RunSettings.class)
class RunWorkers implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(RunWorkers.class);

  /**
   * Chunks in work at once on a replica: one more than it has processors, since of those that issue
   * bills one or the other waits for its numbers.
   */
  private static final int WORKERS =
      Math.clamp(Runtime.getRuntime().availableProcessors() + 1, 3, 8);

  private final RunWork work;
  private final RunRows runs;
  private final EachTenant tenants;
  private final String name;
  private final AtomicInteger next = new AtomicInteger();
  private final ExecutorService threads;
  private final ScheduledExecutorService looking;
  private final Duration look;
  private final AtomicBoolean begun = new AtomicBoolean();

  RunWorkers(RunWork work, RunRows runs, EachTenant tenants, RunSettings settings) {
    this.work = work;
    this.runs = runs;
    this.tenants = tenants;
    String process = ManagementFactory.getRuntimeMXBean().getName();
    // a name for this start of it: process numbers come again
    this.name =
        process.substring(0, Math.min(process.length(), 30))
            + '-'
            + UUID.randomUUID().toString().substring(0, 8);
    this.threads =
        TenantExecutors.carrying(
            Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().daemon().name("billing-run-", 0).factory()));
    this.looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("billing-runs-look").factory());
    this.look = settings.look();
  }

  /**
   * Looks around from now on. Before all parts of the service are there nobody would hear of the
   * bills that are issued, and their letters would not be queued.
   */
  @EventListener(ContextRefreshedEvent.class)
  void begin() {
    if (begun.compareAndSet(false, true)) {
      var _ =
          looking.scheduleWithFixedDelay(
              this::look, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Works on a run of the bound tenant with all threads. */
  void wake(UUID run) {
    for (int i = 0; i < WORKERS; i++) {
      threads.execute(
          () -> {
            try {
              work.work(run, name + "/" + next.incrementAndGet());
            } catch (RuntimeException fault) {
              log.error("A worker of run {} stopped; its chunk is taken over", run, fault);
            }
          });
    }
  }

  private void look() {
    try {
      tenants.run("billing-runs", tenant -> runs.working().forEach(this::wake));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      log.error("Looking for billing runs failed; the next look will tell", fault);
    }
  }

  @Override
  public void destroy() {
    looking.shutdownNow();
    threads.shutdown();
  }
}
