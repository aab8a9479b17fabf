package org.wattline.controlplane.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.LifecycleApi;
import org.wattline.controlplane.api.OffboardRequest;
import org.wattline.controlplane.api.RotateRequest;
import org.wattline.controlplane.api.SuspendRequest;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.lifecycle.Lifecycle;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.problem.Problems;

@RestController
class LifecycleController implements LifecycleApi {
  private final Tenants tenants;
  private final Jobs jobs;
  private final Lifecycle lifecycle;

  LifecycleController(Tenants tenants, Jobs jobs, Lifecycle lifecycle) {
    this.tenants = tenants;
    this.jobs = jobs;
    this.lifecycle = lifecycle;
  }

  @Override
  public Job provisioning(UUID id) {
    return Views.of(provisioningOf(id));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Job> retryProvisioning(UUID id) {
    return Requests.accepted(lifecycle.retry(provisioningOf(id).id(), Requests.actor()));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Job> suspend(UUID id, SuspendRequest request) {
    return Requests.accepted(
        lifecycle.suspend(new TenantId(id), request.reason(), Requests.actor()));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Job> resume(UUID id) {
    return Requests.accepted(lifecycle.resume(new TenantId(id), Requests.actor()));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Job> offboard(UUID id, OffboardRequest request) {
    Requests.requireOwner(request.passphrase());
    return Requests.accepted(lifecycle.offboard(new TenantId(id), request, Requests.actor()));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Job> cancelOffboarding(UUID id) {
    return Requests.accepted(lifecycle.cancelOffboarding(new TenantId(id), Requests.actor()));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Job> export(UUID id, ExportRequest request) {
    Requests.requireOwner(request.passphrase());
    return Requests.accepted(lifecycle.export(new TenantId(id), request, Requests.actor()));
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Job> rotate(UUID id, RotateRequest request) {
    return Requests.accepted(
        lifecycle.rotate(new TenantId(id), request.reason(), Requests.actor()));
  }

  @Override
  public List<Job> jobs(UUID id) {
    return jobs.of(Requests.found(tenants, id).id()).stream().map(Views::of).toList();
  }

  /** A restored tenant was provisioned by its restore. */
  private JobRecord provisioningOf(UUID id) {
    TenantId tenant = Requests.found(tenants, id).id();
    return jobs.of(tenant).stream()
        .filter(job -> job.kind() == JobKind.PROVISION || job.kind() == JobKind.RESTORE)
        .findFirst()
        .orElseThrow(() -> Problems.NOT_FOUND.because("The supplier was never provisioned here."));
  }
}
