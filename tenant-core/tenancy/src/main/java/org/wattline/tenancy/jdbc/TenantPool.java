package org.wattline.tenancy.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.wattline.tenancy.directory.TenantEntry;

/** One tenant's connections. Made for that tenant and never used for another. */
final class TenantPool implements PoolObserver.Gauges {
  /** The tenant's own limit, as onboarding knows it. */
  static final String QUOTA = "database-connections";

  static final String PROPERTY = "wattline.datasource.pool.max-per-tenant";

  private final TenantEntry tenant;
  private final PoolLimits limits;
  private final ConnectionBudget budget;
  private final Semaphore own;
  private final int max;
  private final HikariDataSource pool;
  private int users;
  private boolean retired;
  private volatile long lastUsedNanos = System.nanoTime();

  /**
   * @param source logs in as this tenant, counted in the budget
   */
  TenantPool(
      TenantEntry tenant,
      PoolLimits limits,
      ConnectionBudget budget,
      DataSource source,
      ScheduledExecutorService housekeeping) {
    this.tenant = tenant;
    this.limits = limits;
    this.budget = budget;
    this.max = max(tenant, limits);
    this.own = new Semaphore(max, true);
    HikariConfig config = new HikariConfig();
    config.setPoolName("tenant-" + tenant.slug());
    config.setDataSource(source);
    config.setMaximumPoolSize(max);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(limits.acquireTimeout().toMillis());
    config.setIdleTimeout(limits.connectionIdle().toMillis());
    config.setMaxLifetime(limits.maxLifetime().toMillis());
    config.setInitializationFailTimeout(-1);
    config.setThreadFactory(Thread.ofVirtual().name("pool-" + tenant.slug()).factory());
    config.setScheduledExecutor(housekeeping);
    this.pool = new HikariDataSource(config);
  }

  /** As many as the service gives to any tenant, or fewer where the tenant's own limit is lower. */
  static int max(TenantEntry tenant, PoolLimits limits) {
    Integer own = tenant.limits().databaseConnections();
    return own == null ? limits.maxPerTenant() : Math.min(own, limits.maxPerTenant());
  }

  /** Joins the pool's users, unless it is on its way out. */
  synchronized boolean join() {
    if (retired) {
      return false;
    }
    users++;
    return true;
  }

  /** Hands out a connection to a caller that has joined; the caller leaves by closing it. */
  Connection lease() throws SQLException {
    boolean mine = false;
    boolean counted = false;
    boolean handedOut = false;
    try {
      long start = System.nanoTime();
      if (!ConnectionBudget.await(own, limits.acquireTimeout())) {
        throw new ConnectionLimitException(
            max < limits.maxPerTenant() ? QUOTA : PROPERTY,
            max,
            limits.acquireTimeout(),
            "of tenant " + tenant.slug());
      }
      mine = true;
      budget.enter(limits.acquireTimeout().minus(Duration.ofNanos(System.nanoTime() - start)));
      counted = true;
      Connection leased = ClosingConnection.of(pool.getConnection(), () -> leave(true, true));
      handedOut = true;
      return leased;
    } finally {
      if (!handedOut) {
        leave(mine, counted);
      }
    }
  }

  private void leave(boolean mine, boolean counted) {
    lastUsedNanos = System.nanoTime();
    if (counted) {
      budget.leave();
    }
    if (mine) {
      own.release();
    }
    boolean last;
    synchronized (this) {
      users--;
      last = retired && users == 0;
    }
    if (last) {
      closeApart();
    }
  }

  /** No new callers; what is in use is closed when it comes back. */
  void retire() {
    boolean last;
    synchronized (this) {
      if (retired) {
        return;
      }
      retired = true;
      last = users == 0;
    }
    if (last) {
      closeApart();
    } else {
      replaceConnections();
    }
  }

  /**
   * Retires the pool if nobody has used it for this long.
   *
   * @return whether it is retired now
   */
  boolean retireIfIdle(Duration idle) {
    synchronized (this) {
      if (retired || users > 0 || System.nanoTime() - lastUsedNanos < idle.toNanos()) {
        return retired;
      }
      retired = true;
    }
    closeApart();
    return true;
  }

  /** Closes idle connections now and those in use when they come back; new ones follow on need. */
  void replaceConnections() {
    HikariPoolMXBean bean = pool.getHikariPoolMXBean();
    if (bean != null) {
      bean.softEvictConnections();
    }
  }

  private void closeApart() {
    // Hikari waits for its threads: not on a caller's time
    Thread.ofVirtual().name("pool-close-" + tenant.slug()).start(pool::close);
  }

  /** Closes at once, aborting what is in use: for the end of the service. */
  void closeNow() {
    synchronized (this) {
      retired = true;
    }
    pool.close();
  }

  /** The most connections that it holds. */
  int max() {
    return max;
  }

  TenantEntry tenant() {
    return tenant;
  }

  synchronized int users() {
    return users;
  }

  long lastUsedNanos() {
    return lastUsedNanos;
  }

  @Override
  public int active() {
    HikariPoolMXBean bean = pool.getHikariPoolMXBean();
    return bean == null ? 0 : bean.getActiveConnections();
  }

  @Override
  public int idle() {
    HikariPoolMXBean bean = pool.getHikariPoolMXBean();
    return bean == null ? 0 : bean.getIdleConnections();
  }

  @Override
  public int waiting() {
    return own.getQueueLength();
  }
}
