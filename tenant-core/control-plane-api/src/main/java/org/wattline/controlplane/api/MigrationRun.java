package org.wattline.controlplane.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;

/**
 * One migration of many schemas.
 *
 * @param targetVersion the version they are brought to
 * @param done how many reached it
 * @param blocked how many stopped with a cause
 * @param remaining how many are queued or under way
 * @param items each supplier, those that need attention first; at most 1,000
 */
public record MigrationRun(
    UUID id,
    int targetVersion,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    int done,
    int blocked,
    int remaining,
    List<Item> items) {
  public MigrationRun {
    items = List.copyOf(items);
  }

  /**
   * One supplier's part.
   *
   * @param fromVersion its version when its part began; null before
   * @param cause why it is blocked, else null
   */
  public record Item(
      TenantId tenant,
      String slug,
      UUID job,
      JobState state,
      @Nullable Integer fromVersion,
      int schemaVersion,
      @Nullable String cause) {}
}
