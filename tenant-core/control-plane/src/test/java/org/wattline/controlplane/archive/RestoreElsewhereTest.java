package org.wattline.controlplane.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.controlplane.api.AuditEntry;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.lifecycle.Lifecycle;
import org.wattline.controlplane.lifecycle.Registration;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.controlplane.registry.LegalEntities;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.FilledSchema;
import org.wattline.controlplane.testing.Installation;
import org.wattline.controlplane.testing.TestKeycloak;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.test.TestDatabase;

/**
 * A supplier moves: from one installation into an empty one that has never heard of it, with
 * another database server and another master key, by an archive and its passphrase. The schema is
 * the one that is shipped.
 */
class RestoreElsewhereTest {
  private static final Actor ONBOARDING = new Actor("an.onboarder");
  private static final String PASSPHRASE = "correct horse battery";

  /** Of the shipped schema's tables; the rest take no row that is made up by the catalogue. */
  private static final int TABLES_FILLED = 40;

  @TempDir Path folder;

  @Test
  void anEmptyInstallationTakesTheSupplierWithEqualRows() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    int port = mail.getSmtp().getPort();
    TestDatabase oldServer = TestDatabase.another();
    try (Installation here =
            Installation.start(oldServer, Files.createDirectory(folder.resolve("here")), port);
        Installation there =
            Installation.start(
                TestDatabase.another(), Files.createDirectory(folder.resolve("there")), port)) {
      RegisteredTenant tenant = supplierWithData(here, oldServer);
      Map<String, TableCopy.Sum> rows = rows(here, tenant);
      Path archive = exported(here, tenant);
      TestKeycloak.shared().admin().delete("/" + tenant.realm());

      assertThatThrownBy(() -> taken(there, archive, null))
          .isInstanceOf(ArchiveRefusedException.class)
          .hasMessageContaining("its passphrase is needed");
      assertThat(there.part(Tenants.class).all()).as("nothing was registered").isEmpty();
      JobRecord restore = there.done(taken(there, archive, PASSPHRASE));

      RegisteredTenant back = there.part(Tenants.class).get(tenant.id());
      assertThat(back.status().state()).isEqualTo(TenantState.READY);
      assertThat(rows(there, back)).isEqualTo(rows);
      assertThat(rows.values().stream().filter(sum -> sum.rows() > 0))
          .hasSizeGreaterThanOrEqualTo(TABLES_FILLED);
      assertThat(back.schemaVersion()).isEqualTo(tenant.schemaVersion()).isPositive();
      assertThat(back.profile()).isEqualTo(tenant.profile());
      assertThat(there.part(Secrets.class).opened(back))
          .containsExactlyEntriesOf(Map.of("stripe.api-key", "sk_test_1"));
      assertThat(there.part(LegalEntities.class).of(back.id())).hasSize(1);
      assertThat(TestKeycloak.shared().admin().get("/" + back.realm() + "/users"))
          .as("its first administrator came along")
          .hasSize(1);
      assertThat(restore.steps()).allSatisfy(step -> assertThat(step.attempts()).isOne());
      assertThat(there.part(AuditTrail.class).page(back.id(), null, 50).items())
          .extracting(AuditEntry::action)
          .contains("restore-requested");
    } finally {
      mail.stop();
    }
  }

  private static RegisteredTenant supplierWithData(Installation here, TestDatabase server)
      throws SQLException {
    RegisteredTenant tenant =
        here.part(Registration.class)
            .register(ControlPlaneTest.aSupplier("moving"), null, ONBOARDING);
    here.done(here.part(Jobs.class).newest(tenant.id(), JobKind.PROVISION).orElseThrow());
    here.part(Secrets.class).put(tenant.id(), "stripe.api-key", "sk_test_1", ONBOARDING);
    try (Connection superuser = server.superuser()) {
      Set<String> filled = FilledSchema.of(superuser, tenant.schema());
      assertThat(filled).hasSizeGreaterThanOrEqualTo(TABLES_FILLED);
    }
    return here.part(Tenants.class).get(tenant.id());
  }

  private static Path exported(Installation here, RegisteredTenant tenant) {
    JobRecord job =
        here.part(Lifecycle.class)
            .export(tenant.id(), new ExportRequest("Moves to a new cell", PASSPHRASE), ONBOARDING);
    return here.part(Archives.class)
        .finished(String.valueOf(here.done(job).result().get("archive")));
  }

  private static JobRecord taken(Installation there, Path archive, @Nullable String passphrase)
      throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      return there.part(ArchiveIntake.class).accept(in, -1, passphrase, ONBOARDING).job();
    }
  }

  private static Map<String, TableCopy.Sum> rows(Installation where, RegisteredTenant tenant)
      throws SQLException, IOException {
    var sums = new LinkedHashMap<String, TableCopy.Sum>();
    try (Connection connection = where.part(DataSource.class).getConnection()) {
      connection.setAutoCommit(false);
      TableCopy copy = new TableCopy(connection, tenant.schema());
      for (TableCopy.Table table : copy.tables("schema_history")) {
        sums.put(table.name(), copy.copyOut(table, OutputStream.nullOutputStream()));
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return sums;
  }
}
