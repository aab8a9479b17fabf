package org.wattline.tenancy.jdbc;

import org.wattline.tenancy.directory.TenantEntry;

/** Told what the pools of a {@link TenantDataSource} do: for metrics. Calls must be quick. */
public interface PoolObserver {
  /** Watches nothing. */
  PoolObserver NONE = new PoolObserver() {};

  /** A pool's numbers, readable at any time. */
  interface Gauges {
    int active();

    int idle();

    int waiting();
  }

  default void opened(TenantEntry tenant, Gauges gauges) {}

  default void closed(TenantEntry tenant) {}

  /** A connection was handed out after this long. */
  default void acquired(TenantEntry tenant, long nanos) {}

  /** A caller was refused: the limit's property, or {@code database} when that refused. */
  default void refused(TenantEntry tenant, String limit) {}
}
