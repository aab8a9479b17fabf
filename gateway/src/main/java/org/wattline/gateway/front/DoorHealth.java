package org.wattline.gateway.front;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.wattline.gateway.limit.RateLimits;
import org.wattline.tenancy.directory.TenantDirectory;

/** Ready as soon as the gateway knows who lives here; without Redis it serves on and says so. */
final class DoorHealth implements HealthIndicator {

  private final TenantDirectory directory;
  private final RateLimits limits;

  DoorHealth(TenantDirectory directory, RateLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  @Override
  public Health health() {
    return (directory.version() > 0 ? Health.up() : Health.outOfService())
        .withDetail("directoryVersion", directory.version())
        .withDetail("tenants", directory.all().size())
        .withDetail("limits", limits.degraded() ? "without Redis" : "with Redis")
        .build();
  }
}
