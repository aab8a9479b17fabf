package org.wattline.controlplane.provisioning;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.job.JobPlan;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.job.StepFailedException;
import org.wattline.controlplane.registry.TenantStatus;

/** Everything a supplier needs, from nothing. */
@Component
public class ProvisioningPlan implements JobPlan {
  private final List<JobStep> steps;

  public ProvisioningPlan(DatabaseSteps database, IdentitySteps identity) {
    this.steps =
        List.of(
            database.role(),
            database.schema(),
            database.migrations(),
            identity.realm(),
            identity.clients(),
            identity.roles(),
            database.marketPack(),
            identity.administrator());
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
    return provisioning(status, job);
  }

  @Override
  public TenantStatus blocked(TenantStatus status, JobRecord job, String cause) {
    return status instanceof TenantStatus.Provisioning provisioning
        ? provisioning.block(job.id(), cause)
        : status;
  }

  @Override
  public TenantStatus done(TenantStatus status, JobRecord job) {
    return status instanceof TenantStatus.Provisioning provisioning
        ? provisioning.finish()
        : status;
  }

  /** The status of a tenant that is being made, by this job and by no other. */
  public static TenantStatus provisioning(TenantStatus status, JobRecord job) {
    return switch (status) {
      case TenantStatus.Requested requested -> requested.provision();
      case TenantStatus.Provisioning provisioning -> provisioning;
      case TenantStatus.Blocked blocked when blocked.job().equals(job.id()) -> blocked.provision();
      default ->
          throw new StepFailedException(
              String.format(
                  Locale.ROOT, "The tenant is %s: there is nothing to provision", status.state()));
    };
  }
}
