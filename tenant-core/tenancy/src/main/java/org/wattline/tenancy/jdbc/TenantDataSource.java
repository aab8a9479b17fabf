package org.wattline.tenancy.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantNotServingException;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Connections for the tenant that is bound to the current work, logged in as that tenant's own
 * role. A pool per tenant is opened on first use and closed when idle; one cap holds over all of
 * them, and where it is reached the connections that have been idle longest make room. A connection
 * belongs to one tenant for its whole life.
 */
public final class TenantDataSource extends AbstractDataSource implements AutoCloseable {
  private static final Duration LONGEST_SWEEP = Duration.ofSeconds(15);

  private final TenantDirectory directory;
  private final TenantLogin login;
  private final PoolLimits limits;
  private final SchemaVersions versions;
  private final PoolObserver observer;
  private final ConnectionBudget budget;
  private final ConcurrentHashMap<TenantId, OpenPool> pools = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor housekeeping;
  private volatile boolean closed;

  private record OpenPool(TenantPool pool, DatabaseAccess access) {}

  public TenantDataSource(
      TenantDirectory directory,
      TenantLogin login,
      PoolLimits limits,
      SchemaVersions versions,
      PoolObserver observer) {
    this.directory = directory;
    this.login = login;
    this.limits = limits;
    this.versions = versions;
    this.observer = observer;
    this.budget = new ConnectionBudget(limits.maxConnections());
    this.housekeeping =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("tenant-pools").factory());
    this.housekeeping.setRemoveOnCancelPolicy(true);
    long sweepMillis = Math.clamp(limits.poolIdle().toMillis() / 2, 1, LONGEST_SWEEP.toMillis());
    var _ =
        housekeeping.scheduleWithFixedDelay(
            this::sweep, sweepMillis, sweepMillis, TimeUnit.MILLISECONDS);
    directory.onChange(this::followDirectory);
  }

  /**
   * A connection as the bound tenant.
   *
   * @throws NoTenantBoundException when no tenant is bound; no pool has been touched then
   * @throws TenantNotServingException when the tenant is suspended, leaving, unknown, or its schema
   *     is of a version that this build does not serve
   * @throws ConnectionLimitException when none became free in time
   * @throws SQLException when the database refuses or does not answer
   */
  @Override
  public Connection getConnection() throws SQLException {
    TenantEntry tenant = serving(TenantScope.current());
    long start = System.nanoTime();
    try {
      Connection connection = join(tenant).lease();
      observer.acquired(tenant, System.nanoTime() - start);
      return connection;
    } catch (ConnectionLimitException e) {
      observer.refused(tenant, e.property());
      throw e;
    } catch (SQLException e) {
      observer.refused(tenant, "database");
      throw e;
    }
  }

  /** Never: who connects is decided by the bound tenant alone. */
  @Override
  public Connection getConnection(@Nullable String username, @Nullable String password)
      throws SQLException {
    throw new SQLFeatureNotSupportedException("The bound tenant decides who connects");
  }

  /** Connections open to the database now, all tenants together, in use or idle. */
  public int openConnections() {
    return budget.openConnections();
  }

  /** Callers waiting now because the cap over all tenants is reached. */
  public int waiting() {
    return budget.waiting();
  }

  /** The cap over all tenants. */
  public int maxConnections() {
    return budget.max();
  }

  /** Tenants that have a pool now. */
  public int openPools() {
    return pools.size();
  }

  @Override
  public void close() {
    closed = true;
    housekeeping.shutdownNow();
    pools.values().forEach(open -> open.pool().closeNow());
    pools.clear();
  }

  private TenantEntry serving(TenantId id) {
    TenantEntry tenant =
        directory.byId(id).orElseThrow(() -> new TenantNotServingException(id, null, null));
    if (!tenant.state().serves()) {
      throw new TenantNotServingException(id, tenant.state(), tenant.stateReason());
    }
    DatabaseAccess access = tenant.database();
    if (access == null || !versions.contains(access.schemaVersion())) {
      throw new TenantNotServingException(
          id, tenant.state(), versions.refusal(access == null ? 0 : access.schemaVersion()));
    }
    return tenant;
  }

  private TenantPool join(TenantEntry tenant) throws SQLException {
    while (!closed) {
      TenantPool pool = pools.computeIfAbsent(tenant.id(), id -> open(tenant)).pool();
      if (pool.join()) {
        return pool;
      }
      forget(pool);
    }
    throw new SQLException("The data source is closed", "08003");
  }

  private OpenPool open(TenantEntry tenant) {
    TenantPool pool = new TenantPool(tenant, limits, budget, new Source(tenant.id()), housekeeping);
    observer.opened(tenant, pool);
    return new OpenPool(pool, Objects.requireNonNull(tenant.database()));
  }

  private void forget(TenantPool pool) {
    pools.computeIfPresent(
        pool.tenant().id(),
        (id, open) -> {
          if (open.pool() != pool) {
            return open;
          }
          observer.closed(pool.tenant());
          return null;
        });
  }

  private void followDirectory() {
    pools.forEach(
        (id, open) -> {
          TenantEntry now = directory.byId(id).orElse(null);
          DatabaseAccess access = now == null ? null : now.database();
          if (now == null
              || !now.state().serves()
              || access == null
              || TenantPool.max(now, limits) != open.pool().max()) {
            // with another limit a new pool follows on need
            open.pool().retire();
            forget(open.pool());
          } else if (!access.sealedPassword().equals(open.access().sealedPassword())) {
            open.pool().replaceConnections();
            pools.replace(id, open, new OpenPool(open.pool(), access));
          }
        });
  }

  private void sweep() {
    for (OpenPool open : pools.values()) {
      if (open.pool().retireIfIdle(limits.poolIdle())) {
        forget(open.pool());
      }
    }
  }

  /** Room for one connection: first where nobody works, longest unused first. */
  private void closeAnIdleConnection(TenantId wanting) {
    pools.values().stream()
        .map(OpenPool::pool)
        .filter(pool -> !pool.tenant().id().equals(wanting) && pool.idle() > 0)
        .min(
            Comparator.<TenantPool>comparingInt(pool -> pool.users() > 0 ? 1 : 0)
                .thenComparingLong(TenantPool::lastUsedNanos))
        .ifPresent(TenantPool::replaceConnections);
  }

  /** Logs in as one tenant, with what the directory says of it now. */
  private final class Source extends AbstractDataSource {
    private final TenantId id;

    Source(TenantId id) {
      this.id = id;
    }

    /** How long a closing pool waits for a connection that is being opened. */
    @Override
    public int getLoginTimeout() {
      return (int) Math.max(1, limits.acquireTimeout().toSeconds());
    }

    /** The driver's own time-outs hold. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public Connection getConnection() throws SQLException {
      TenantEntry tenant = serving(id);
      budget.reserveConnection(limits.acquireTimeout(), () -> closeAnIdleConnection(id));
      boolean opened = false;
      try {
        Connection connection = ClosingConnection.of(login.open(tenant), budget::connectionClosed);
        opened = true;
        return connection;
      } finally {
        if (!opened) {
          budget.connectionClosed();
        }
      }
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password)
        throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }
  }
}
