package org.wattline.controlplane.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.controlplane.api.AuditEntry;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.OffboardRequest;
import org.wattline.controlplane.archive.TenantExport;
import org.wattline.controlplane.directory.DirectoryFeed;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Lease;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.Cut;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;
import org.wattline.tenancy.jdbc.PoolLimits;
import org.wattline.tenancy.jdbc.PoolObserver;
import org.wattline.tenancy.jdbc.PostgresTenantLogin;
import org.wattline.tenancy.jdbc.SchemaVersions;
import org.wattline.tenancy.jdbc.TenantDataSource;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.secrets.SecretException;
import org.wattline.tenancy.secrets.SecretVault;
import org.wattline.tenancy.test.TestDatabase;

class KeyRotationTest extends ControlPlaneTest {
  @Autowired Lifecycle lifecycle;
  @Autowired Secrets secrets;
  @Autowired SecretVault vault;
  @Autowired AuditTrail trail;
  @Autowired DirectoryFeed feed;
  @Autowired SnapshotTenantDirectory directory;

  @Test
  void aRotatedSupplierNeedsTheOldMasterKeyNoMore() throws IOException {
    RegisteredTenant tenant = provisioned("rotated");
    secrets.put(tenant.id(), "stripe.api-key", "sk_live_1", ONBOARDING);
    // a name that an operator may choose, and that the login's password is sealed under too
    secrets.put(tenant.id(), "database-password", "not the login's", ONBOARDING);
    MasterKeys two = MasterKeys.read(masterKeyFile()).withNewKey();
    renewed(two);

    done(lifecycle.rotate(tenant.id(), "Yearly", ONBOARDING));

    SecretVault newestOnly = new SecretVault(two.withoutOldKeys());
    RegisteredTenant after = tenants.get(tenant.id());
    assertThatThrownBy(() -> password(newestOnly, tenant)).isInstanceOf(SecretException.class);
    assertThat(password(newestOnly, after)).isEqualTo(password(vault, tenant));
    assertThat(secrets.opened(after))
        .containsEntry("stripe.api-key", "sk_live_1")
        .containsEntry("database-password", "not the login's");
    AuditEntry rotated = entry(tenant, "key-rotated");
    assertThat(rotated.before().toString()).contains("key=1");
    assertThat(rotated.after().toString()).contains("key=2", "masterKey=" + two.newest());
    assertThat(entry(tenant, "key-rotation-requested").reason()).isEqualTo("Yearly");
  }

  @Test
  void whoIsConnectedStaysAndWhoComesNewGetsIn() throws SQLException {
    RegisteredTenant tenant = provisioned("connected");
    feed.refresh();
    try (TenantDataSource pools = pools();
        Connection working = TenantScope.call(tenant.id(), pools::getConnection)) {
      working.setAutoCommit(false);
      working.createStatement().execute("insert into note (body) values ('open')");

      done(lifecycle.rotate(tenant.id(), "Yearly", ONBOARDING));
      feed.refresh();

      working.commit();
      try (Connection fresh = TenantScope.call(tenant.id(), pools::getConnection);
          var rows = fresh.createStatement().executeQuery("select count(*) from note")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.When.class)
  void aRotationKilledAnywhereLeavesOneKeyThatOpensEverything(Cut.When when) {
    RegisteredTenant tenant = provisioned("killed-rotation");
    secrets.put(tenant.id(), "stripe.api-key", "sk_live_1", ONBOARDING);
    JobRecord job = lifecycle.rotate(tenant.id(), "Yearly", ONBOARDING);
    int kills = 0;

    for (int operation = 1; jobs.get(job.id()).state() != JobState.DONE; operation++) {
      endLeases();
      Lease lease = leases.take("test", LEASE).orElseThrow();
      cut.arm(operation, when);
      try {
        runner.run(lease, () -> false);
      } catch (Cut.Killed e) {
        kills++;
      } finally {
        cut.disarm();
      }
      assertThat(secrets.opened(tenants.get(tenant.id())))
          .containsEntry("stripe.api-key", "sk_live_1");
      assertThat(password(vault, tenants.get(tenant.id()))).isEqualTo(password(vault, tenant));
    }

    assertThat(kills).isGreaterThan(5);
    assertThat(SecretVault.keyVersion(tenants.get(tenant.id()).requireKeys().wrapped()))
        .as("the job replaces one key, however often it is begun")
        .isEqualTo(2);
  }

  @Test
  void whatWaitsInAJobIsSealedAgainToo() {
    RegisteredTenant tenant = provisioned("waiting");
    JobRecord export =
        lifecycle.export(
            tenant.id(), new ExportRequest("Handover", "twelve letters and more"), ONBOARDING);
    blocked(export.id());

    done(lifecycle.rotate(tenant.id(), "Yearly", ONBOARDING));
    lifecycle.retry(export.id(), ONBOARDING);

    assertThat(done(export).result()).containsKey("archive");
    assertThat(export.parameters().get(TenantExport.PASSPHRASE))
        .isNotEqualTo(jobs.get(export.id()).parameters().get(TenantExport.PASSPHRASE));
  }

  @Test
  void aSupplierInItsRetentionIsRotatedAndOneWithWorkUnderWayIsNot() {
    RegisteredTenant tenant = provisioned("retained");
    lifecycle.export(tenant.id(), new ExportRequest("Backup", null), ONBOARDING);
    assertThatThrownBy(() -> lifecycle.rotate(tenant.id(), "Yearly", ONBOARDING))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("A job of kind EXPORT is QUEUED");
    runAll();
    lifecycle.offboard(
        tenant.id(), new OffboardRequest("Contract ended", tenant.slug(), 30, null), ONBOARDING);
    runAll();

    done(lifecycle.rotate(tenant.id(), "Yearly", ONBOARDING));

    assertThat(jobs.newest(tenant.id(), JobKind.OFFBOARD).orElseThrow().state())
        .isEqualTo(JobState.WAITING);
  }

  private TenantDataSource pools() {
    TestDatabase database = TestDatabase.shared();
    return new TenantDataSource(
        directory,
        new PostgresTenantLogin(
            new PostgresTenantLogin.Server(
                database.host(),
                database.port(),
                TestDatabase.DATABASE,
                "rotation-test",
                Duration.ofSeconds(5),
                Duration.ofSeconds(30)),
            vault),
        new PoolLimits(
            4,
            2,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5)),
        SchemaVersions.ANY,
        PoolObserver.NONE);
  }

  private AuditEntry entry(RegisteredTenant tenant, String action) {
    return trail.page(tenant.id(), null, 50).items().stream()
        .filter(entry -> entry.action().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static String password(SecretVault opening, RegisteredTenant tenant) {
    RegisteredTenant.TenantKeys keys = tenant.requireKeys();
    return opening.open(
        tenant.id(), keys.wrapped(), SecretVault.DATABASE_PASSWORD, keys.sealedPassword());
  }

  private void blocked(UUID job) {
    jdbc.sql("update platform.job set state = 'BLOCKED' where id = :id").param("id", job).update();
  }

  private static void renewed(MasterKeys keys) throws IOException {
    keys.write(masterKeyFile());
    Files.setLastModifiedTime(masterKeyFile(), FileTime.fromMillis(keys.newest()));
  }
}
