package org.wattline.billing.metering.internal.vee;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.intake.DeliveryRead;
import org.wattline.tenancy.concurrent.EachTenant;
import org.wattline.tenancy.concurrent.TenantExecutors;

/**
 * Plans runs and hands their chunks to threads: when a delivery was read here, when somebody asks,
 * and when it looks around, so that a run whose replica died goes on.
 */
@Component
public class VeeWorkers implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(VeeWorkers.class);

  /** How often a replica looks for changes and runs that it did not hear of. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  /** Chunks in work at once on a replica; the database does its part beside them. */
  private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

  private final VeeRuns runs;
  private final ChunkWork work;
  private final Absences absences;
  private final EachTenant tenants;
  private final boolean automatic;
  private final String name;
  private final AtomicInteger next = new AtomicInteger();
  private final ExecutorService threads;
  private final ScheduledExecutorService looking;

  /**
   * @param automatic false leaves it to whoever asks: nothing follows a delivery by itself
   */
  VeeWorkers(
      VeeRuns runs,
      ChunkWork work,
      Absences absences,
      EachTenant tenants,
      @Value("${wattline.vee.automatic:true}") boolean automatic) {
    this.automatic = automatic;
    this.runs = runs;
    this.work = work;
    this.absences = absences;
    this.tenants = tenants;
    String process = ManagementFactory.getRuntimeMXBean().getName();
    this.name = process.substring(0, Math.min(process.length(), 40));
    this.threads =
        TenantExecutors.carrying(
            Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().daemon().name("vee-", 0).factory()));
    this.looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vee-look").factory());
    if (automatic) {
      var _ =
          looking.scheduleWithFixedDelay(
              this::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @EventListener
  void wake(DeliveryRead read) {
    if (automatic) {
      threads.execute(this::planAndWork);
    }
  }

  /** Works on a run of the bound supplier with all threads. */
  void wake(UUID run) {
    for (int i = 0; i < WORKERS; i++) {
      threads.execute(() -> guarded(run));
    }
  }

  private void guarded(UUID run) {
    try {
      work(run);
    } catch (RuntimeException fault) {
      log.error("A worker of run {} stopped; its chunk is taken over", run, fault);
    }
  }

  private void planAndWork() {
    try {
      Optional<UUID> run = runs.plan();
      while (run.isPresent()) {
        work(run.get());
        run = runs.plan();
      }
      // the first files of a day tell what is still silent on it
      absences.claim();
    } catch (RuntimeException fault) {
      log.error("Validation stopped; the next look goes on", fault);
    }
  }

  /** Works until a run has no chunk left that is free, on this thread. */
  public void work(UUID run) {
    String worker = name + "/" + next.incrementAndGet();
    while (true) {
      Optional<VeeRuns.Chunk> leased = runs.lease(run, worker);
      if (leased.isEmpty()) {
        runs.finishIfDone(run);
        return;
      }
      try {
        work.work(leased.get(), worker);
      } catch (RuntimeException fault) {
        log.error("Chunk {} of run {} broke", leased.get().no(), run, fault);
        runs.broke(leased.get(), worker, String.valueOf(fault.getMessage()));
      }
    }
  }

  private void look() {
    try {
      tenants.run(
          "vee",
          tenant -> {
            runs.plan();
            runs.working().forEach(this::wake);
            absences.claim();
          });
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      log.error("Looking for usage to validate failed; the next look will tell", fault);
    }
  }

  @Override
  public void destroy() {
    looking.shutdownNow();
    threads.shutdown();
  }
}
