package org.wattline.tenancy.concurrent;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads that keep the tenant of whoever hands them work. */
public final class TenantExecutors {
  private TenantExecutors() {}

  /**
   * A virtual thread for each piece of work, with the tenant that is bound when it is handed over.
   */
  public static ExecutorService virtual() {
    return carrying(Executors.newVirtualThreadPerTaskExecutor());
  }

  /** The same executor, whose work keeps its tenant. */
  public static ExecutorService carrying(ExecutorService executor) {
    return new CarryingExecutor(executor);
  }

  /**
   * Starts work on a virtual thread as the tenant bound now. Stages added to the future name {@link
   * #stages()} as their executor: {@code CompletableFuture}'s own threads know no tenant.
   */
  public static <T extends @Nullable Object> CompletableFuture<T> supply(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, stages());
  }

  /**
   * For the stages of a future: a virtual thread each, as the tenant that is bound when this method
   * is called, whichever thread completes the stage before.
   */
  public static Executor stages() {
    Carried now = Carried.now();
    return work -> Thread.ofVirtual().name("tenant-work").start(now.by(work));
  }

  /** Carries each piece of work. */
  private static final class CarryingExecutor extends AbstractExecutorService {
    private final ExecutorService executor;

    CarryingExecutor(ExecutorService executor) {
      this.executor = executor;
    }

    @Override
    public void execute(Runnable work) {
      executor.execute(Carried.now().by(work));
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Callable<T> work) {
      return executor.submit(Carried.now().by(work));
    }

    @Override
    public void shutdown() {
      executor.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
      return executor.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
      return executor.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return executor.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      return executor.awaitTermination(timeout, unit);
    }
  }
}
