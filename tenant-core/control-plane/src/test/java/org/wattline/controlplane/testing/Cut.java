package org.wattline.controlplane.testing;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Ends the work at a chosen operation on the database or on Keycloak, as a killed process would:
 * nothing after it happens, nothing is written down. Operations are counted from when it is armed.
 */
public final class Cut {
  /** The process is gone. Nothing in the product catches it. */
  public static final class Killed extends Error {
    Killed(long operation) {
      super("killed at operation " + operation);
    }
  }

  /** Whether the operation at which the process dies still happens. */
  public enum When {
    BEFORE,
    AFTER
  }

  private final AtomicLong seen = new AtomicLong();
  private volatile long at = Long.MAX_VALUE;
  private volatile When when = When.BEFORE;
  private volatile boolean dead;
  private volatile @Nullable Thread process;

  /** Kills this thread's work at its n-th operation from now. */
  public void arm(long n, When moment) {
    seen.set(0);
    when = moment;
    dead = false;
    process = Thread.currentThread();
    at = n;
  }

  public void disarm() {
    process = null;
    at = Long.MAX_VALUE;
    dead = false;
  }

  /** Operations since it was armed. */
  public long seen() {
    return seen.get();
  }

  void before() {
    if (process != Thread.currentThread()) {
      return;
    }
    long now = seen.incrementAndGet();
    if (dead || (now >= at && when == When.BEFORE)) {
      dead = true;
      throw new Killed(now);
    }
  }

  void after() {
    if (process != Thread.currentThread()) {
      return;
    }
    if (dead || (seen.get() >= at && when == When.AFTER)) {
      dead = true;
      throw new Killed(seen.get());
    }
  }
}
