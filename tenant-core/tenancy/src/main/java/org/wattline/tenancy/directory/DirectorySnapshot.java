package org.wattline.tenancy.directory;

import java.time.Instant;
import java.util.List;

/**
 * The registry at one moment.
 *
 * @param version grows by every change; a snapshot never replaces a newer one
 */
public record DirectorySnapshot(
    long version, Instant publishedAt, PlatformEntry platform, List<TenantEntry> tenants) {
  public DirectorySnapshot {
    tenants = List.copyOf(tenants);
  }
}
