package org.wattline.controlplane.web;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.api.JobsApi;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.lifecycle.Lifecycle;
import org.wattline.tenancy.problem.Problems;

@RestController
class JobsController implements JobsApi {
  private final Jobs jobs;
  private final Lifecycle lifecycle;

  JobsController(Jobs jobs, Lifecycle lifecycle) {
    this.jobs = jobs;
    this.lifecycle = lifecycle;
  }

  @Override
  public Job get(UUID job) {
    return jobs.find(job)
        .map(Views::of)
        .orElseThrow(() -> Problems.NOT_FOUND.because("There is no such job."));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Job> retry(UUID job) {
    return Requests.accepted(lifecycle.retry(job, Requests.actor()));
  }
}
