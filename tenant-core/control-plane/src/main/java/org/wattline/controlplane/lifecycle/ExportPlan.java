package org.wattline.controlplane.lifecycle;

import java.util.List;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.archive.TenantExport;
import org.wattline.controlplane.job.JobPlan;
import org.wattline.controlplane.job.JobStep;

/** An archive of a tenant that goes on working. */
@Component
class ExportPlan implements JobPlan {
  private final List<JobStep> steps;

  ExportPlan(TenantExport export) {
    this.steps = List.of(export.step());
  }

  @Override
  public JobKind kind() {
    return JobKind.EXPORT;
  }

  @Override
  public List<JobStep> steps() {
    return steps;
  }
}
