package org.wattline.controlplane.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes jobs and runs them, a few at a time. Any number of replicas may do so side by side: the
 * leases in the database keep them apart.
 */
@Component
public class JobWorker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(JobWorker.class);

  private final Leases leases;
  private final JobRunner runner;
  private final WakeUp wakeUp;
  private final Settings settings;
  private final String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
  private final Map<UUID, Lease> held = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private volatile @Nullable Running running;

  /**
   * How the worker works.
   *
   * @param workers jobs at a time in this replica
   * @param lease how long a silent worker keeps its job
   * @param poll between two looks for work that nobody announced
   * @param shutdown how long a step under way may take to end when the service stops
   * @param enabled whether this replica works at all
   */
  @ConfigurationProperties("wattline.jobs")
  public record Settings(
      @DefaultValue("4") int workers,
      @DefaultValue("15s") Duration lease,
      @DefaultValue("1s") Duration poll,
      @DefaultValue("20s") Duration shutdown,
      @DefaultValue("true") boolean enabled) {}

  private record Running(
      Thread dispatcher, ExecutorService work, ScheduledExecutorService heartbeats) {}

  public JobWorker(Leases leases, JobRunner runner, WakeUp wakeUp, Settings settings) {
    this.leases = leases;
    this.runner = runner;
    this.wakeUp = wakeUp;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    if (!settings.enabled() || running != null) {
      return;
    }
    stopping = false;
    ExecutorService work =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory());
    ScheduledExecutorService heartbeats =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lease-heartbeat").factory());
    long beat = settings.lease().toMillis() / 3;
    heartbeats.scheduleAtFixedRate(this::prolongAll, beat, beat, TimeUnit.MILLISECONDS);
    Thread dispatcher =
        Thread.ofPlatform().daemon().name("job-dispatcher").unstarted(() -> dispatch(work));
    running = new Running(dispatcher, work, heartbeats);
    dispatcher.start();
  }

  /** Takes no more work, lets the steps under way end, and gives the jobs back. */
  @Override
  public synchronized void stop() {
    Running now = running;
    if (now == null) {
      return;
    }
    stopping = true;
    now.dispatcher().interrupt();
    now.work().shutdown();
    try {
      if (!now.work().awaitTermination(settings.shutdown().toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn(
            "A step did not end in {}; its job is taken over when its lease runs out",
            settings.shutdown());
        now.work().shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    now.heartbeats().shutdownNow();
    running = null;
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  private void dispatch(ExecutorService work) {
    Semaphore slots = new Semaphore(settings.workers());
    while (!stopping) {
      try {
        slots.acquire();
        Optional<Lease> taken = take();
        if (taken.isEmpty()) {
          slots.release();
          wakeUp.await(settings.poll().toMillis());
        } else {
          Lease lease = taken.get();
          held.put(lease.job(), lease);
          work.execute(
              () -> {
                try {
                  run(lease);
                } finally {
                  held.remove(lease.job());
                  slots.release();
                }
              });
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Optional<Lease> take() {
    try {
      return leases.take(owner, settings.lease());
    } catch (RuntimeException e) {
      log.warn("No work can be taken, the database does not answer: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void run(Lease lease) {
    try {
      runner.run(lease, () -> stopping);
    } catch (RuntimeException e) {
      log.error("Job {} was left; it is taken over when its lease runs out", lease.job(), e);
    }
  }

  private void prolongAll() {
    for (Lease lease : held.values()) {
      try {
        if (!leases.prolong(lease, settings.lease())) {
          log.warn("The lease on job {} is lost", lease.job());
          held.remove(lease.job());
        }
      } catch (RuntimeException e) {
        log.warn("The lease on job {} could not be prolonged: {}", lease.job(), e.getMessage());
      }
    }
  }
}
