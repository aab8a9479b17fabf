package org.wattline.tenancy.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantNotServingException;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;

/**
 * A tenant's date: the day it is in the tenant's market now. Two tenants may have two dates at the
 * same instant. All of it follows the one clock, so that tests live through years in seconds.
 */
public final class BusinessCalendar {
  private final Clock clock;
  private final TenantDirectory directory;

  public BusinessCalendar(Clock clock, TenantDirectory directory) {
    this.clock = clock;
    this.directory = directory;
  }

  /** The instant, the same for everybody. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Today for the bound tenant.
   *
   * @throws org.wattline.tenancy.NoTenantBoundException when no tenant is bound
   */
  public LocalDate today() {
    return today(TenantScope.current());
  }

  /** Today for a tenant. */
  public LocalDate today(TenantId tenant) {
    return LocalDate.now(clock.withZone(zone(tenant)));
  }

  /** The bound tenant's market zone. */
  public ZoneId zone() {
    return zone(TenantScope.current());
  }

  /** The first instant of a market-local day of the bound tenant. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }

  private ZoneId zone(TenantId tenant) {
    return directory
        .byId(tenant)
        .orElseThrow(() -> new TenantNotServingException(tenant, null, null))
        .zone();
  }
}
