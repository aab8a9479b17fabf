package org.wattline.controlplane.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;

/**
 * Work for one supplier, in steps.
 *
 * @param tenant whom it is for
 * @param cause why it is blocked, else null
 * @param notBefore when a waiting job goes on, else null
 * @param result what it made, by name: an export's {@code archive} (file name), {@code bytes},
 *     {@code sha256}
 */
public record Job(
    UUID id,
    JobKind kind,
    TenantId tenant,
    JobState state,
    @Nullable String cause,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant notBefore,
    List<Step> steps,
    Map<String, String> result) {
  public Job {
    steps = List.copyOf(steps);
    result = Map.copyOf(result);
  }
}
