package org.wattline.controlplane.job;

import java.util.List;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.registry.TenantStatus;

/**
 * What jobs of a kind do, and what that means for the tenant's state. The three functions run in
 * the transaction that changes the job; returning the status they were given changes nothing.
 */
public interface JobPlan {

  JobKind kind();

  /** The steps in their order; their names are unique and never change. */
  List<JobStep> steps();

  /** The status while a worker has the job. */
  default TenantStatus begun(TenantStatus status, JobRecord job) {
    return status;
  }

  /** The status after a step failed for good. */
  default TenantStatus blocked(TenantStatus status, JobRecord job, String cause) {
    return status;
  }

  /** The status after the last step. */
  default TenantStatus done(TenantStatus status, JobRecord job) {
    return status;
  }
}
