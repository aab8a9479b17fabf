package org.wattline.controlplane.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.Step;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.tenancy.directory.TenantState;

class ProvisioningTest extends ControlPlaneTest {

  @Test
  void aSupplierIsReadyAfterEightSteps() {
    RegisteredTenant tenant = provisioned("zonne");

    JobRecord job = jobs.newest(tenant.id(), JobKind.PROVISION).orElseThrow();
    assertThat(job.cause()).isNull();
    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(job.steps())
        .extracting(Step::name)
        .containsExactly(
            "role",
            "schema",
            "migrations",
            "realm",
            "clients",
            "roles",
            "market-pack",
            "administrator");
    assertThat(tenant.status().state()).isEqualTo(TenantState.READY);
  }
}
