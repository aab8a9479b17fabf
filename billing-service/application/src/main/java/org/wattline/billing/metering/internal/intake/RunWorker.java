package org.wattline.billing.metering.internal.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.wattline.formats.FormatRefusedException;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.concurrent.TenantExecutors;

/** Works at runs on threads of its own, some at a time. */
@Component
class RunWorker {
  private static final Logger log = LoggerFactory.getLogger(RunWorker.class);

  /** Runs at once in this process: reading takes a core, and holds up to 200 MB. */
  private static final int AT_ONCE = 2;

  /** Runs that one sweep of one supplier starts. */
  private static final int SWEPT = 100;

  private final Runs runs;
  private final DeliveryReader reader;
  private final PointLookup lookup;
  private final ApplicationEventPublisher events;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final ConcurrentHashMap<UUID, CompletableFuture<Void>> working =
      new ConcurrentHashMap<>();

  RunWorker(
      Runs runs, DeliveryReader reader, PointLookup lookup, ApplicationEventPublisher events) {
    this.runs = runs;
    this.reader = reader;
    this.lookup = lookup;
    this.events = events;
  }

  /** Something may be there to read, once the transaction that made it is committed. */
  record Woken(String tenant) {}

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void wake(Woken woken) {
    var _ = TenantExecutors.supply(() -> sweep());
  }

  /** Starts a run, unless it is under way in this process. */
  CompletableFuture<Void> start(UUID run) {
    return working.computeIfAbsent(
        run,
        id ->
            TenantExecutors.<Void>supply(
                () -> {
                  try {
                    places.acquire();
                    try {
                      work(id);
                    } finally {
                      places.release();
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } finally {
                    working.remove(id);
                  }
                  return null;
                }));
  }

  /** Waits for the runs of a delivery, so long and no longer. */
  void await(List<UUID> started, Duration most) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            started.stream().map(this::start).toArray(CompletableFuture[]::new));
    try {
      all.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.debug("Still reading after {}", most);
    } catch (ExecutionException e) {
      log.warn("A run broke", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Carries out a run, on this thread. */
  void work(UUID run) {
    runs.claim(run).ifPresent(this::carryOut);
  }

  private void carryOut(Claim claim) {
    try {
      reader.read(claim);
      runs.done(claim);
      events.publishEvent(new DeliveryRead());
      if (!claim.takesUp()) {
        sweepWaiting();
      }
    } catch (FormatRefusedException e) {
      runs.refused(claim, e.getMessage());
    } catch (Claim.LostException e) {
      log.info("{}", e.getMessage());
    } catch (IOException | RuntimeException e) {
      log.error("Attempt {} of run {} broke", claim.attempt(), claim.run(), e);
      runs.broke(claim, "Reading broke: " + e.getMessage());
    }
  }

  /** Takes up what is to be done for the bound supplier: runs left lying, points known by now. */
  int sweep() {
    sweepWaiting();
    List<UUID> idle = runs.idle(SWEPT);
    idle.forEach(this::start);
    return idle.size();
  }

  /** Opens runs for points that were registered while their data came in. */
  private void sweepWaiting() {
    String after = "";
    while (true) {
      List<String> points = runs.waitingPoints(after, 1_000);
      if (points.isEmpty()) {
        return;
      }
      List<String> ids = points.stream().filter(p -> !p.startsWith("meter:")).toList();
      List<String> serials =
          points.stream().filter(p -> p.startsWith("meter:")).map(p -> p.substring(6)).toList();
      List<String> known = new java.util.ArrayList<>();
      if (!ids.isEmpty()) {
        known.addAll(lookup.points(ids).keySet());
      }
      if (!serials.isEmpty()) {
        lookup.hangings(serials).keySet().forEach(serial -> known.add("meter:" + serial));
      }
      if (!known.isEmpty()) {
        runs.takeUp(known);
      }
      after = points.getLast();
    }
  }

  /** Whether a supplier is bound: a reminder to whoever calls from a thread of their own. */
  static String tenant() {
    return TenantScope.current().toString();
  }
}
