package org.wattline.controlplane.job;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.JobKind;

/** The plan of every kind of job. */
@Component
public class JobPlans {
  private final Map<JobKind, JobPlan> plans = new EnumMap<>(JobKind.class);

  public JobPlans(List<JobPlan> plans) {
    for (JobPlan plan : plans) {
      Set<String> names = new HashSet<>();
      for (JobStep step : plan.steps()) {
        if (!names.add(step.name())) {
          throw new IllegalStateException(plan.kind() + " has two steps named " + step.name());
        }
      }
      if (this.plans.put(plan.kind(), plan) != null) {
        throw new IllegalStateException("Two plans for " + plan.kind());
      }
    }
  }

  public JobPlan of(JobKind kind) {
    JobPlan plan = plans.get(kind);
    if (plan == null) {
      throw new IllegalStateException("No plan for " + kind);
    }
    return plan;
  }
}
