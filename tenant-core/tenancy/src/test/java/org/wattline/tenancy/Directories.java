package org.wattline.tenancy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;

/** Directories for this module's own tests. */
public final class Directories {
  private Directories() {}

  public static SnapshotTenantDirectory of(TenantEntry... tenants) {
    var directory = new SnapshotTenantDirectory();
    directory.offer(
        new DirectorySnapshot(
            1,
            Instant.EPOCH,
            new PlatformEntry("platform.localhost", "auth.localhost", "platform", "http://a/p"),
            List.of(tenants)));
    return directory;
  }

  public static TenantEntry tenant(String slug, String zone, TenantState state) {
    return new TenantEntry(
        new TenantId(UUID.randomUUID()),
        slug,
        slug,
        "BE-VLG",
        Currency.getInstance("EUR"),
        ZoneId.of(zone),
        List.of(Locale.ENGLISH),
        new Brand(slug, "#000000", null, null, null),
        state,
        null,
        List.of(slug + ".localhost"),
        List.of(slug + "-staff.localhost"),
        slug,
        "http://a/" + slug,
        "cell-1",
        null);
  }

  /** The same tenant with a schema that is reached so. */
  public static TenantEntry reached(TenantEntry tenant, DatabaseAccess access) {
    return new TenantEntry(
        tenant.id(),
        tenant.slug(),
        tenant.legalName(),
        tenant.market(),
        tenant.currency(),
        tenant.zone(),
        tenant.locales(),
        tenant.brand(),
        tenant.state(),
        tenant.stateReason(),
        tenant.portalHosts(),
        tenant.consoleHosts(),
        tenant.realm(),
        tenant.issuer(),
        tenant.cell(),
        access);
  }
}
