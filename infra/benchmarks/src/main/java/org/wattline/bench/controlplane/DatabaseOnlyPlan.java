package org.wattline.bench.controlplane;

import java.util.List;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.job.JobPlan;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.provisioning.DatabaseSteps;
import org.wattline.controlplane.provisioning.ProvisioningPlan;
import org.wattline.controlplane.registry.TenantStatus;

/** Provisioning without the steps in Keycloak: role, schema, migrations and market pack. */
final class DatabaseOnlyPlan implements JobPlan {
  private final List<JobStep> steps;

  DatabaseOnlyPlan(DatabaseSteps database) {
    steps =
        List.of(database.role(), database.schema(), database.migrations(), database.marketPack());
  }

  @Override
  public JobKind kind() {
    return JobKind.PROVISION;
  }

  @Override
  public List<JobStep> steps() {
    return steps;
  }

  @Override
  public TenantStatus begun(TenantStatus status, JobRecord job) {
    return ProvisioningPlan.provisioning(status, job);
  }

  @Override
  public TenantStatus blocked(TenantStatus status, JobRecord job, String cause) {
    throw new IllegalStateException("Provisioning is blocked: " + cause);
  }

  @Override
  public TenantStatus done(TenantStatus status, JobRecord job) {
    return ((TenantStatus.Provisioning) status).finish();
  }
}
