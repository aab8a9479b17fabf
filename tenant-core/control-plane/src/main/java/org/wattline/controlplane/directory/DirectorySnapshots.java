package org.wattline.controlplane.directory;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.controlplane.api.Quotas;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantLimits;

/** Reads the registry as a snapshot of one moment. */
@Component
public class DirectorySnapshots {
  static final String PLATFORM_REALM = "platform";

  private final JdbcClient jdbc;
  private final Tenants tenants;
  private final PublicAddress address;
  private final Clock clock;

  public DirectorySnapshots(JdbcClient jdbc, Tenants tenants, PublicAddress address, Clock clock) {
    this.jdbc = jdbc;
    this.tenants = tenants;
    this.address = address;
    this.clock = clock;
  }

  /** The registry's version now. */
  public long version() {
    return jdbc.sql("select version from platform.directory_version").query(Long.class).single();
  }

  /** Counts on: a registry that was restored from a backup must not offer an old number. */
  @Transactional
  public void renew() {
    jdbc.sql(
            """
            update platform.directory_version
               set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint)
            """)
        .update();
  }

  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  public DirectorySnapshot read() {
    return new DirectorySnapshot(
        version(),
        clock.instant(),
        new PlatformEntry(
            address.platformHost(),
            address.authHost(),
            PLATFORM_REALM,
            address.issuer(PLATFORM_REALM)),
        tenants.all().stream().map(this::entry).toList());
  }

  private TenantEntry entry(RegisteredTenant tenant) {
    RegisteredTenant.TenantKeys keys = tenant.keys();
    return new TenantEntry(
        tenant.id(),
        tenant.slug(),
        tenant.legalName(),
        tenant.market(),
        tenant.currency(),
        tenant.zone(),
        tenant.locales(),
        tenant.brand(),
        tenant.status().state(),
        tenant.status().reason(),
        tenant.hosts().portal(),
        tenant.hosts().console(),
        tenant.realm(),
        address.issuer(tenant.realm()),
        tenant.cell(),
        keys == null || !tenant.schemaOpen()
            ? null
            : new DatabaseAccess(
                tenant.schema(), keys.wrapped(), keys.sealedPassword(), tenant.schemaVersion()),
        limits(tenant.quotas()));
  }

  private static TenantLimits limits(Map<String, Long> quotas) {
    return new TenantLimits(
        limit(quotas, Quotas.REQUESTS_PER_MINUTE), limit(quotas, Quotas.DATABASE_CONNECTIONS));
  }

  private static @Nullable Integer limit(Map<String, Long> quotas, String name) {
    Long limit = quotas.get(name);
    return limit == null ? null : Math.toIntExact(limit);
  }
}
