package org.wattline.tenancy.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The one cap over all tenants' connections, in two counts: callers that hold or are getting a
 * connection (waiting in order of arrival), and connections open to the database, in use or idle.
 * As there are never more callers than connections allowed, whoever finds all of them open knows
 * that one is idle elsewhere and can be closed.
 */
final class ConnectionBudget {
  static final String PROPERTY = "wattline.datasource.pool.max-connections";

  /** How long a closing connection may take before another one is asked to make room. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(100);

  private final int max;
  private final Semaphore callers;
  private final Semaphore open;

  ConnectionBudget(int max) {
    this.max = max;
    this.callers = new Semaphore(max, true);
    this.open = new Semaphore(max, true);
  }

  /** Waits in turn to become one of the callers. */
  void enter(Duration patience) throws SQLException {
    if (!await(callers, patience)) {
      throw new ConnectionLimitException(PROPERTY, max, patience, "of this service");
    }
  }

  void leave() {
    callers.release();
  }

  /**
   * Counts a connection that is about to be opened.
   *
   * @param closeAnIdleOne asked while all are open
   */
  void reserveConnection(Duration patience, Runnable closeAnIdleOne) throws SQLException {
    if (open.tryAcquire()) {
      return;
    }
    long end = System.nanoTime() + patience.toNanos();
    do {
      closeAnIdleOne.run();
      if (await(open, ASK_AGAIN)) {
        return;
      }
    } while (System.nanoTime() < end);
    throw new ConnectionLimitException(PROPERTY, max, patience, "of this service");
  }

  void connectionClosed() {
    open.release();
  }

  int max() {
    return max;
  }

  int openConnections() {
    return max - open.availablePermits();
  }

  int waiting() {
    return callers.getQueueLength();
  }

  static boolean await(Semaphore semaphore, Duration patience) throws SQLException {
    try {
      return semaphore.tryAcquire(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for a database connection", "57014", e);
    }
  }
}
