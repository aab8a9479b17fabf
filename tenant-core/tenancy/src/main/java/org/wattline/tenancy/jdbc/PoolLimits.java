package org.wattline.tenancy.jdbc;

import java.time.Duration;
import java.util.Locale;

/**
 * The bounds of a {@link TenantDataSource}.
 *
 * @param maxConnections to the database, all tenants together, in use or idle
 * @param maxPerTenant to the database for one tenant, so that one cannot starve the others
 * @param acquireTimeout how long a caller waits for a connection before it is refused
 * @param connectionIdle after which an unused connection is closed; at least 10 s
 * @param poolIdle after which a tenant's unused pool is closed
 * @param maxLifetime after which a connection is replaced; at least 30 s
 */
public record PoolLimits(
    int maxConnections,
    int maxPerTenant,
    Duration acquireTimeout,
    Duration connectionIdle,
    Duration poolIdle,
    Duration maxLifetime) {
  /** Hikari's own lower bounds. */
  private static final Duration MIN_ACQUIRE = Duration.ofMillis(250);

  private static final Duration MIN_IDLE = Duration.ofSeconds(10);
  private static final Duration MIN_LIFETIME = Duration.ofSeconds(30);

  public PoolLimits {
    if (maxPerTenant < 1 || maxConnections < maxPerTenant) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "wattline.datasource.pool: max-per-tenant (%d) must be at least 1 and at most max-connections (%d)",
              maxPerTenant,
              maxConnections));
    }
    require("acquire-timeout", acquireTimeout, MIN_ACQUIRE);
    require("connection-idle", connectionIdle, MIN_IDLE);
    require("pool-idle", poolIdle, Duration.ofMillis(1));
    require("max-lifetime", maxLifetime, MIN_LIFETIME);
  }

  private static void require(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "wattline.datasource.pool.%s is %s, the least is %s",
              name,
              value,
              least));
    }
  }
}
