package org.wattline.tenancy.jdbc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * The pools as metrics, tagged by the tenant's slug: {@code wattline.db.connections} (state active,
 * idle, waiting), {@code wattline.db.acquire}, {@code wattline.db.refused}. A pool that closes
 * takes its gauges along, so there are never more series than open pools.
 */
public final class TenantPoolMetrics implements PoolObserver {
  private final MeterRegistry registry;
  private final Map<TenantId, List<Meter>> gaugesByTenant = new ConcurrentHashMap<>();

  public TenantPoolMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The numbers over all tenants: open connections, the limit, waiting callers, open pools. */
  public void watch(TenantDataSource source) {
    gauge("wattline.db.connections.open", source::openConnections);
    gauge("wattline.db.connections.limit", source::maxConnections);
    gauge("wattline.db.connections.waiting", source::waiting);
    gauge("wattline.db.pools", source::openPools);
  }

  @Override
  public void opened(TenantEntry tenant, Gauges gauges) {
    List<Meter> meters =
        List.of(
            gauge(tenant, "active", gauges::active),
            gauge(tenant, "idle", gauges::idle),
            gauge(tenant, "waiting", gauges::waiting));
    gaugesByTenant.put(tenant.id(), meters);
  }

  @Override
  public void closed(TenantEntry tenant) {
    List<Meter> meters = gaugesByTenant.remove(tenant.id());
    if (meters != null) {
      meters.forEach(registry::remove);
    }
  }

  @Override
  public void acquired(TenantEntry tenant, long nanos) {
    Timer.builder("wattline.db.acquire")
        .description("Time a caller waited for a database connection")
        .tag("tenant", tenant.slug())
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void refused(TenantEntry tenant, String limit) {
    Counter.builder("wattline.db.refused")
        .description("Callers that got no database connection, by the limit that refused them")
        .tag("tenant", tenant.slug())
        .tag("limit", limit)
        .register(registry)
        .increment();
  }

  private Meter gauge(TenantEntry tenant, String state, Supplier<Number> value) {
    return Gauge.builder("wattline.db.connections", value)
        .description("Database connections of a tenant")
        .tag("tenant", tenant.slug())
        .tag("state", state)
        .strongReference(true)
        .register(registry);
  }

  private void gauge(String name, Supplier<Number> value) {
    Gauge.builder(name, value).strongReference(true).register(registry);
  }
}
