package org.wattline.controlplane.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.controlplane.api.AuditEntry;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.OffboardRequest;
import org.wattline.controlplane.api.StepState;
import org.wattline.controlplane.api.TenantChange;
import org.wattline.controlplane.directory.DirectorySnapshots;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.TestKeycloak;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantLimits;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.problem.ProblemException;

class LifecycleTest extends ControlPlaneTest {
  @Autowired Lifecycle lifecycle;
  @Autowired AuditTrail trail;
  @Autowired Secrets secrets;
  @Autowired DirectorySnapshots snapshots;

  @Test
  void aFailingStepLeavesTheSupplierBlockedWithItsCauseAndGoesOnWhenRetried() throws IOException {
    RegisteredTenant tenant = registration.register(aSupplier("blocked"), null, ONBOARDING);
    // somebody made a realm of this name by hand
    TestKeycloak.shared().admin().post("", Map.of("realm", tenant.slug(), "enabled", true));

    runAll();

    RegisteredTenant blocked = tenants.get(tenant.id());
    assertThat(blocked.status().state()).isEqualTo(TenantState.BLOCKED);
    assertThat(blocked.status().reason())
        .contains("Step realm")
        .contains("is not this tenant's")
        .contains("rename or remove it");
    JobRecord job = jobs.newest(tenant.id(), JobKind.PROVISION).orElseThrow();
    assertThat(job.state()).isEqualTo(JobState.BLOCKED);
    assertThat(job.steps().get(3).state()).isEqualTo(StepState.FAILED);

    TestKeycloak.shared().admin().delete("/" + tenant.slug());
    lifecycle.retry(job.id(), ONBOARDING);
    runAll();

    assertThat(tenants.get(tenant.id()).status().state()).isEqualTo(TenantState.READY);
    assertThat(jobs.get(job.id()).steps().get(0).attempts())
        .as("the role was not made again")
        .isOne();
  }

  @Test
  void aSuspendedSupplierIsOutAtOnceAndNobodySignsInUntilItIsResumed() throws IOException {
    RegisteredTenant tenant = provisioned("pause");

    JobRecord suspension = lifecycle.suspend(tenant.id(), "Licence withdrawn", ONBOARDING);

    assertThat(entry(tenant).state()).as("before the job has run").isEqualTo(TenantState.SUSPENDED);
    assertThat(entry(tenant).stateReason()).isEqualTo("Licence withdrawn");
    done(suspension);
    assertThat(realmIsOpen(tenant)).isFalse();

    done(lifecycle.resume(tenant.id(), ONBOARDING));

    assertThat(entry(tenant).state()).isEqualTo(TenantState.READY);
    assertThat(realmIsOpen(tenant)).isTrue();
  }

  @Test
  void aChangeOfBrandReachesTheRealmAndTheTrail() throws IOException {
    RegisteredTenant tenant = provisioned("brand");
    Brand brand = new Brand("Nieuwe Naam", "#7a3e9d", null, null, null);

    registration.change(
        tenant.id(),
        tenant.version(),
        new TenantChange(null, brand, null, null, Map.of("staff-users", 7L), null),
        ONBOARDING);
    runAll();

    assertThat(
            TestKeycloak.shared().admin().get("/" + tenant.realm()).path("displayName").asString())
        .isEqualTo("Nieuwe Naam");
    AuditEntry entry =
        trail.page(tenant.id(), null, 50).items().stream()
            .filter(e -> e.action().equals("tenant-changed"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.actor()).isEqualTo("an.onboarder");
    assertThat(entry.before()).containsKeys("brand", "quotas").doesNotContainKey("legalName");
    assertThat(String.valueOf(entry.before().get("brand"))).contains("Supplier brand");
    assertThat(String.valueOf(entry.after().get("brand"))).contains("Nieuwe Naam");
  }

  @Test
  void theLimitsThatAreKeptReachTheServices() {
    RegisteredTenant tenant = provisioned("limited");
    assertThat(entry(tenant).limits()).isEqualTo(new TenantLimits(120_000, 8));

    registration.change(
        tenant.id(),
        tenant.version(),
        new TenantChange(
            null,
            null,
            null,
            null,
            Map.of("requests-per-minute", 600L, "database-connections", 2L),
            null),
        ONBOARDING);

    assertThat(entry(tenant).limits()).isEqualTo(new TenantLimits(600, 2));
  }

  @Test
  void aChangeMadeOnAnOlderVersionIsRefused() {
    RegisteredTenant tenant = provisioned("stale");
    TenantChange change = new TenantChange("Other NV", null, null, null, null, null);
    registration.change(tenant.id(), tenant.version(), change, ONBOARDING);

    assertThatThrownBy(() -> registration.change(tenant.id(), tenant.version(), change, ONBOARDING))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Read it again");
  }

  @Test
  void anOffboardedSupplierIsExportedKeptAndThenGone() throws IOException {
    RegisteredTenant tenant = provisioned("leaving");
    secrets.put(tenant.id(), "stripe.api-key", "sk_test_1", ONBOARDING);

    JobRecord job =
        lifecycle.offboard(
            tenant.id(),
            new OffboardRequest("Contract ended", tenant.slug(), 30, null),
            ONBOARDING);
    runAll();

    JobRecord waiting = jobs.get(job.id());
    assertThat(waiting.state()).isEqualTo(JobState.WAITING);
    assertThat(waiting.notBefore()).isEqualTo(waiting.requestedAt().plus(Duration.ofDays(30)));
    assertThat(waiting.result()).containsKey("archive");
    assertThat(entry(tenant).state()).isEqualTo(TenantState.OFFBOARDING);
    assertThat(realmIsOpen(tenant)).isFalse();
    assertThat(schemaExists(tenant)).isTrue();

    jdbc.sql(
            "update platform.job set not_before = requested_at, requested_at = requested_at - interval '31 days' where id = :id")
        .param("id", job.id())
        .update();
    done(job);

    RegisteredTenant gone = tenants.get(tenant.id());
    assertThat(gone.status().state()).isEqualTo(TenantState.OFFBOARDED);
    assertThat(schemaExists(tenant)).isFalse();
    assertThat(roleExists(tenant)).isFalse();
    assertThat(TestKeycloak.shared().admin().find("/" + tenant.realm())).isEmpty();
    assertThat(gone.keys()).isNull();
    assertThat(gone.hosts().portal()).isEmpty();
    assertThat(gone.administrator().email()).isEmpty();
    assertThat(secrets.of(tenant.id())).isEmpty();
    assertThat(trail.page(tenant.id(), null, 200).items())
        .extracting(AuditEntry::action)
        .contains("tenant-removed", "tenant-requested");
  }

  @Test
  void anOffboardingCanBeCalledOffDuringItsRetention() {
    RegisteredTenant tenant = provisioned("staying");
    lifecycle.offboard(
        tenant.id(), new OffboardRequest("A mistake", tenant.slug(), null, null), ONBOARDING);
    runAll();

    lifecycle.cancelOffboarding(tenant.id(), ONBOARDING);

    assertThat(entry(tenant).state()).isEqualTo(TenantState.SUSPENDED);
    done(lifecycle.resume(tenant.id(), ONBOARDING));
    assertThat(entry(tenant).state()).isEqualTo(TenantState.READY);
  }

  @Test
  void nobodyIsOffboardedByASlip() {
    RegisteredTenant tenant = provisioned("slip");

    assertThatThrownBy(
            () ->
                lifecycle.offboard(
                    tenant.id(), new OffboardRequest("Ended", "another", 0, null), ONBOARDING))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("nothing was done");
    assertThat(entry(tenant).state()).isEqualTo(TenantState.READY);
  }

  @Test
  void oneJobAtATimeWorksOnASupplier() {
    RegisteredTenant tenant = provisioned("busy");
    lifecycle.export(tenant.id(), new ExportRequest("Backup", null), ONBOARDING);

    assertThatThrownBy(() -> lifecycle.suspend(tenant.id(), "No", ONBOARDING))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("A job of kind EXPORT is QUEUED");
    runAll();
  }

  private TenantEntry entry(RegisteredTenant tenant) {
    return snapshots.read().tenants().stream()
        .filter(entry -> entry.id().equals(tenant.id()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean realmIsOpen(RegisteredTenant tenant) throws IOException {
    return TestKeycloak.shared().admin().get("/" + tenant.realm()).path("enabled").asBoolean();
  }

  private boolean schemaExists(RegisteredTenant tenant) {
    return jdbc.sql("select to_regnamespace(:name) is not null")
        .param("name", tenant.schema())
        .query(Boolean.class)
        .single();
  }

  private boolean roleExists(RegisteredTenant tenant) {
    return jdbc.sql("select to_regrole(:name) is not null")
        .param("name", tenant.schema())
        .query(Boolean.class)
        .single();
  }
}
