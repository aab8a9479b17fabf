package org.wattline.controlplane.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.Step;
import org.wattline.tenancy.TenantId;

/**
 * A job as it is stored.
 *
 * @param parameters what it was asked with; secrets in it are sealed
 * @param failures how often in a row its present step failed
 */
public record JobRecord(
    UUID id,
    TenantId tenant,
    JobKind kind,
    JobState state,
    @Nullable String cause,
    Map<String, String> parameters,
    Map<String, String> result,
    @Nullable UUID migrationRun,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant notBefore,
    int failures,
    List<Step> steps) {

  public JobRecord {
    parameters = Map.copyOf(parameters);
    result = Map.copyOf(result);
    steps = List.copyOf(steps);
  }
}
