package org.wattline.tenancy.concurrent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Does something for every tenant that is served, each in its own scope, some at a time. What fails
 * for one is recorded and does not touch the others.
 */
public final class EachTenant {
  private static final Logger log = LoggerFactory.getLogger(EachTenant.class);

  private final TenantDirectory directory;
  private final int parallelism;

  /**
   * @param parallelism tenants worked on at the same time; at least 1, and well below the cap on
   *     connections
   */
  public EachTenant(TenantDirectory directory, int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("Parallelism is at least 1, not " + parallelism);
    }
    this.directory = directory;
    this.parallelism = parallelism;
  }

  /** Work for one tenant, whose scope is bound. */
  @FunctionalInterface
  public interface Work {
    void accept(TenantEntry tenant) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param succeeded the tenants whose work ended well
   * @param failures why it did not, by tenant
   */
  public record Report(String job, List<TenantId> succeeded, Map<TenantId, Exception> failures) {
    public Report {
      succeeded = List.copyOf(succeeded);
      failures = Map.copyOf(failures);
    }

    public boolean complete() {
      return failures.isEmpty();
    }
  }

  /**
   * Runs the work for every tenant that is served now, and waits for all of it.
   *
   * @param job a short name, for the log
   * @throws IllegalStateException when called as a tenant: this is the platform's to do
   * @throws InterruptedException when interrupted; work under way is interrupted too
   */
  public Report run(String job, Work work) throws InterruptedException {
    TenantScope.find()
        .ifPresent(
            tenant -> {
              throw new IllegalStateException(
                  "Job " + job + " is for all tenants and may not be started by tenant " + tenant);
            });
    List<TenantId> succeeded = new ArrayList<>();
    Map<TenantId, Exception> failures = new TreeMap<>();
    Semaphore places = new Semaphore(parallelism, true);
    Map<TenantEntry, Future<?>> started = new LinkedHashMap<>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (TenantEntry tenant : directory.all()) {
        if (tenant.state().serves()) {
          places.acquire();
          started.put(tenant, threads.submit(() -> one(job, tenant, work, places)));
        }
      }
      for (Map.Entry<TenantEntry, Future<?>> one : started.entrySet()) {
        TenantId tenant = one.getKey().id();
        try {
          one.getValue().get();
          succeeded.add(tenant);
        } catch (ExecutionException e) {
          failures.put(tenant, e.getCause() instanceof Exception cause ? cause : e);
        }
      }
    } finally {
      threads.shutdownNow();
    }
    log.info("Job {}: {} tenants done, {} failed", job, succeeded.size(), failures.size());
    return new Report(job, succeeded, failures);
  }

  private static Void one(String job, TenantEntry tenant, Work work, Semaphore places)
      throws Exception {
    MDC.put("tenant", tenant.slug());
    MDC.put("job", job);
    try {
      return TenantScope.<Void, Exception>call(
          tenant.id(),
          () -> {
            work.accept(tenant);
            return null;
          });
    } catch (Exception e) {
      log.error("Job {} failed for tenant {}", job, tenant.slug(), e);
      throw e;
    } finally {
      MDC.clear();
      places.release();
    }
  }
}
