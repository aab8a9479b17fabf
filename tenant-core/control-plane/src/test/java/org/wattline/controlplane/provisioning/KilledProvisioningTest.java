package org.wattline.controlplane.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.StepState;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Lease;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.Cut;
import org.wattline.controlplane.testing.Fingerprint;
import org.wattline.tenancy.directory.TenantState;

/** Provisioning is killed at every operation it makes, and each time goes on in a new process. */
class KilledProvisioningTest extends ControlPlaneTest {

  @ParameterizedTest
  @EnumSource(Cut.When.class)
  void killedAtEveryOperationItComesToTheSameResult(Cut.When when)
      throws SQLException, IOException {
    String whole = Fingerprint.of(provisioned("whole"));
    RegisteredTenant tenant = registration.register(aSupplier("whole"), null, ONBOARDING);
    UUID job = jobs.newest(tenant.id(), JobKind.PROVISION).orElseThrow().id();

    List<String> kills = new ArrayList<>();
    long operation = 1;
    long done = 0;
    while (jobs.get(job).state() != JobState.DONE) {
      Lease lease = leases.take("dying", LEASE).orElseThrow();
      cut.arm(operation, when);
      try {
        runner.run(lease, () -> false);
      } catch (Cut.Killed e) {
        cut.disarm();
        kills.add(progress(job) + "#" + operation);
      }
      cut.disarm();
      endLeases();
      long now = progress(job);
      operation = now > done ? 1 : operation + 1;
      done = now;
      assertThat(jobs.get(job).state()).isIn(JobState.RUNNING, JobState.DONE);
    }

    RegisteredTenant after = tenants.get(tenant.id());
    assertThat(after.status().state()).isEqualTo(TenantState.READY);
    assertThat(Fingerprint.of(after)).isEqualTo(whole);
    assertThat(kills).hasSizeGreaterThan(100);
  }

  @Test
  void aWorkerThatLostItsLeaseWritesNothingMore() {
    RegisteredTenant tenant = registration.register(aSupplier("zombie"), null, ONBOARDING);
    Lease old = leases.take("asleep", LEASE).orElseThrow();
    endLeases();
    Lease taken = leases.take("awake", LEASE).orElseThrow();
    assertThat(taken.job()).isEqualTo(old.job());

    runner.run(old, () -> false);

    assertThat(tenants.get(tenant.id()).keys()).as("the old worker made no role").isNull();
    assertThat(leases.prolong(old, LEASE)).isFalse();
    runner.run(taken, () -> false);
    assertThat(tenants.get(tenant.id()).status().state()).isEqualTo(TenantState.READY);
  }

  @Test
  void aStoppingWorkerGivesItsJobBackBetweenSteps() {
    RegisteredTenant tenant = registration.register(aSupplier("stopped"), null, ONBOARDING);
    Lease lease = leases.take("leaving", LEASE).orElseThrow();
    int[] asked = {0};

    runner.run(lease, () -> ++asked[0] > 2);

    JobRecord job = jobs.get(lease.job());
    assertThat(job.state()).isEqualTo(JobState.QUEUED);
    assertThat(job.steps().stream().filter(step -> step.state() == StepState.DONE)).hasSize(2);
    runAll();
    assertThat(tenants.get(tenant.id()).status().state()).isEqualTo(TenantState.READY);
  }

  private long progress(UUID job) {
    return jobs.get(job).steps().stream().filter(step -> step.state() == StepState.DONE).count();
  }
}
