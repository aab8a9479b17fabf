package org.wattline.controlplane.job;

import java.util.Map;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.tenancy.TenantId;

/**
 * What a step works with.
 *
 * @param job the job as it stood when the step began
 * @param fence through which everything that the step writes into the database goes
 */
public record StepContext(JobRecord job, RegisteredTenant registered, Fence fence) {

  public TenantId tenant() {
    return job.tenant();
  }

  /** What the job was asked with. */
  public Map<String, String> parameters() {
    return job.parameters();
  }
}
