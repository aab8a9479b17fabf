package org.wattline.controlplane.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.OffboardRequest;
import org.wattline.controlplane.identity.KeycloakAdmin;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Lease;
import org.wattline.controlplane.lifecycle.Lifecycle;
import org.wattline.controlplane.registry.LegalEntities;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.Cut;
import org.wattline.controlplane.testing.TestKeycloak;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.secrets.SecretVault;
import tools.jackson.databind.JsonNode;

class ArchiveTest extends ControlPlaneTest {
  private static final String PASSPHRASE = "correct horse battery";

  @Autowired Lifecycle lifecycle;
  @Autowired Archives archives;
  @Autowired ArchiveIntake intake;
  @Autowired Secrets secrets;
  @Autowired LegalEntities legalEntities;
  @Autowired DataSource dataSource;

  @Test
  void aRestoredSupplierHasEqualRowsPeopleAndSecrets() throws Exception {
    RegisteredTenant tenant = supplierWithData("whole");
    Map<String, TableCopy.Sum> rows = rows(tenant);
    JsonNode people = people(tenant);
    Path archive = exported(tenant, PASSPHRASE);
    remove(tenant);

    JobRecord restore = restored(archive, PASSPHRASE);

    RegisteredTenant back = tenants.get(tenant.id());
    assertThat(back.status().state()).isEqualTo(TenantState.READY);
    assertThat(rows(back)).isEqualTo(rows).isNotEmpty();
    assertThat(rows).hasEntrySatisfying("note", sum -> assertThat(sum.rows()).isEqualTo(3));
    assertThat(number("select touched from %s.tally", back)).as("no trigger ran again").isOne();
    assertThat(number("select nextval('%s.document_number')", back)).isEqualTo(4_712);
    assertThat(number("select words from %s.words", back)).isEqualTo(5);
    assertThat(number("select nextval(pg_get_serial_sequence('%s.note', 'id'))", back))
        .isEqualTo(4);
    assertThat(mayChangeEntries(back)).as("append-only as before").isFalse();
    assertThat(people(back)).hasSameSizeAs(people);
    assertThat(people(back).get(0).path("id").asString())
        .as("ids stay: the tenant's tables refer to them")
        .isEqualTo(people.get(0).path("id").asString());
    assertThat(roles(back, people.get(0)))
        .contains("tenant-administrator", "default-roles-" + tenant.slug());
    assertThat(secrets.opened(back))
        .containsExactlyEntriesOf(Map.of("stripe.api-key", "sk_test_1"));
    assertThat(legalEntities.of(back.id())).hasSize(1);
    assertThat(back.hosts()).isEqualTo(tenant.hosts());
    assertThat(back.brand()).isEqualTo(tenant.brand());
    assertThat(back.requireKeys().wrapped()).isNotEqualTo(tenant.requireKeys().wrapped());
    assertThat(restore.steps().get(3).detail()).contains("each table's hash equal");
  }

  @Test
  void aRestoreKilledAtEveryOperationComesToTheSameRows() throws Exception {
    RegisteredTenant tenant = supplierWithData("cut");
    Map<String, TableCopy.Sum> rows = rows(tenant);
    Path archive = exported(tenant, null);
    remove(tenant);
    JobRecord job = taken(archive, null);

    long operation = 1;
    int kills = 0;
    long done = 0;
    while (jobs.get(job.id()).state() != JobState.DONE) {
      Lease lease = leases.take("dying", LEASE).orElseThrow();
      cut.arm(operation, operation % 2 == 0 ? Cut.When.AFTER : Cut.When.BEFORE);
      try {
        runner.run(lease, () -> false);
      } catch (Cut.Killed e) {
        kills++;
      } finally {
        cut.disarm();
      }
      endLeases();
      JobRecord now = jobs.get(job.id());
      assertThat(now.state()).as(String.valueOf(now.cause())).isIn(JobState.RUNNING, JobState.DONE);
      long progress = now.steps().stream().filter(step -> step.finishedAt() != null).count();
      operation = progress > done ? 1 : operation + 3;
      done = progress;
    }

    assertThat(kills).isGreaterThan(20);
    assertThat(rows(tenants.get(tenant.id()))).isEqualTo(rows);
  }

  @Test
  void anExportWithoutPassphraseOpensWithTheInstallationsMasterKeyOnly() throws Exception {
    RegisteredTenant tenant = supplierWithData("own");
    Path archive = exported(tenant, null);

    try (ArchiveReader reader = new ArchiveReader(archive)) {
      SecretVault another = new SecretVault(MasterKeys.generate());
      assertThatThrownBy(() -> reader.verify(another, null))
          .isInstanceOf(ArchiveRefusedException.class)
          .hasMessageContaining("made by another installation and without a passphrase");
      assertThatThrownBy(() -> reader.verify(another, "a guess of a passphrase"))
          .isInstanceOf(ArchiveRefusedException.class)
          .hasMessageContaining("has no passphrase");
    }
  }

  @Test
  void anotherInstallationOpensItWithThePassphraseAndNoOther() throws Exception {
    RegisteredTenant tenant = supplierWithData("moved");
    Path archive = exported(tenant, PASSPHRASE);
    SecretVault another = new SecretVault(MasterKeys.generate());

    try (ArchiveReader reader = new ArchiveReader(archive)) {
      assertThatThrownBy(() -> reader.verify(another, "not the passphrase"))
          .isInstanceOf(ArchiveRefusedException.class)
          .hasMessageContaining("does not open this archive");
      reader.verify(another, PASSPHRASE);
      assertThat(reader.json(TenantExport.SECRETS, Map.class))
          .containsEntry("stripe.api-key", "sk_test_1");
    }
  }

  @Test
  void nothingOfTheTenantCanBeReadFromTheFile() throws Exception {
    RegisteredTenant tenant = supplierWithData("sealed");
    Path archive = exported(tenant, PASSPHRASE);

    for (Map.Entry<String, byte[]> member : members(archive).entrySet()) {
      String text = new String(member.getValue(), StandardCharsets.ISO_8859_1);
      assertThat(text)
          .as(member.getKey())
          .doesNotContain("a note of the sealed", "sk_test_1", "first@", PASSPHRASE);
    }
  }

  @Test
  void aDamagedArchiveIsRefusedNamingTheMember() throws Exception {
    RegisteredTenant tenant = supplierWithData("damage");
    Path archive = exported(tenant, null);
    List<String> names = List.copyOf(members(archive).keySet());
    assertThat(names)
        .contains(
            "registry.json",
            "secrets.json",
            "tables/note.copy.gz",
            "identity/people.jsonl",
            "manifest.json");

    for (String name : names) {
      Path damaged = copyOf(archive);
      try (FileSystem zip = FileSystems.newFileSystem(damaged)) {
        Path inside = zip.getPath(name);
        byte[] content = Files.readAllBytes(inside);
        content[content.length / 2] ^= 1;
        Files.write(inside, content);
      }
      assertRefused(damaged, name);

      Path without = copyOf(archive);
      try (FileSystem zip = FileSystems.newFileSystem(without)) {
        Files.delete(zip.getPath(name));
      }
      assertRefused(without, name);
    }
    assertThat(jobs.newest(tenant.id(), JobKind.RESTORE)).isEmpty();
  }

  @Test
  void aStrangeFileAndACutOneAreRefused() throws Exception {
    RegisteredTenant tenant = supplierWithData("strange");
    Path archive = exported(tenant, null);
    Path cutShort = copyOf(archive);
    byte[] content = Files.readAllBytes(archive);
    Files.write(cutShort, Arrays.copyOf(content, content.length / 2));
    Path added = copyOf(archive);
    try (FileSystem zip = FileSystems.newFileSystem(added)) {
      Files.writeString(zip.getPath("extra.txt"), "x");
    }
    Path text = Files.writeString(Files.createTempFile("no", ".zip"), "not an archive");

    assertThatThrownBy(() -> taken(cutShort, null))
        .isInstanceOf(ArchiveRefusedException.class)
        .hasMessageContaining("not a whole zip");
    assertThatThrownBy(() -> taken(text, null)).isInstanceOf(ArchiveRefusedException.class);
    assertRefused(added, "extra.txt");
  }

  @Test
  void aSupplierThatIsHereIsNotRestoredOver() throws Exception {
    RegisteredTenant tenant = supplierWithData("present");
    Path archive = exported(tenant, null);

    assertThatThrownBy(() -> taken(archive, null))
        .isInstanceOf(ArchiveIntake.AlreadyThereException.class)
        .hasMessageContaining("off-board it before");
    assertThat(tenants.get(tenant.id()).status().state()).isEqualTo(TenantState.READY);
  }

  private void assertRefused(Path archive, String member) {
    assertThatThrownBy(() -> taken(archive, null))
        .isInstanceOfSatisfying(
            ArchiveRefusedException.class,
            refused ->
                assertThat(refused.member() + " " + refused.getMessage())
                    .as("damage in " + member)
                    .contains(member.equals("manifest.sha256") ? "manifest" : member));
  }

  /** With rows whose text COPY has to escape, keys that point in circles, and moved sequences. */
  private RegisteredTenant supplierWithData(String name) {
    RegisteredTenant tenant = provisioned(name);
    String schema = tenant.schema();
    jdbc.sql(
            """
            insert into %1$s.note (body, at, raw, amount, reply_to) values
              (:a, '2026-03-29 02:30:00+01', '\\x00ff0a', 1.10, 3),
              (null, 'infinity', null, -0.0001, 1),
              (:b, '-infinity', '\\x', 1e30, null);
            """
                .formatted(schema))
        .param(
            "a", "a note of the " + name + "\twith tab, \\ backslash,\nline end and ünïcode \u2028")
        .param("b", "\\N \\. quoted \"and\" 'plain'")
        .update();
    for (String sql :
        List.of(
            "insert into %1$s.topic values ('Ä', 1), ('b', null), ('B', 3)",
            "update %1$s.note set topic = 'Ä' where id = 1",
            "insert into %1$s.heap values ('b'), ('a'), ('a'), ('Ä'), (null)",
            "insert into %1$s.log values (1, '2026-05-01'), (2, '1999-12-31')",
            "refresh materialized view %1$s.words")) {
      jdbc.sql(sql.formatted(schema)).update();
    }
    jdbc.sql("select setval('%s.document_number', 4711)".formatted(schema))
        .query(Long.class)
        .single();
    secrets.put(tenant.id(), "stripe.api-key", "sk_test_1", ONBOARDING);
    return tenant;
  }

  private Path exported(RegisteredTenant tenant, @Nullable String passphrase) {
    JobRecord job =
        done(lifecycle.export(tenant.id(), new ExportRequest("Test", passphrase), ONBOARDING));
    return archives.finished(String.valueOf(job.result().get("archive")));
  }

  private void remove(RegisteredTenant tenant) throws IOException {
    Path keep = copyOf(exported(tenant, null));
    done(
        lifecycle.offboard(
            tenant.id(), new OffboardRequest("Test", tenant.slug(), 0, null), ONBOARDING));
    assertThat(TestKeycloak.shared().admin().find("/" + tenant.realm())).isEmpty();
    assertThat(keep).exists();
  }

  private JobRecord taken(Path archive, @Nullable String passphrase) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      return intake.accept(in, -1, passphrase, ONBOARDING).job();
    }
  }

  private JobRecord restored(Path archive, @Nullable String passphrase) throws IOException {
    return done(taken(archive, passphrase));
  }

  private Map<String, TableCopy.Sum> rows(RegisteredTenant tenant)
      throws SQLException, IOException {
    var sums = new LinkedHashMap<String, TableCopy.Sum>();
    try (Connection connection = dataSource.getConnection()) {
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

  private long number(String sql, RegisteredTenant tenant) {
    return jdbc.sql(sql.formatted(tenant.schema())).query(Long.class).single();
  }

  private boolean mayChangeEntries(RegisteredTenant tenant) {
    return jdbc.sql("select has_table_privilege(:role, :table, 'update')")
        .param("role", tenant.schema())
        .param("table", tenant.schema() + ".entry")
        .query(Boolean.class)
        .single();
  }

  private static JsonNode people(RegisteredTenant tenant) throws IOException {
    return TestKeycloak.shared()
        .admin()
        .get("/" + tenant.realm() + "/users?briefRepresentation=false");
  }

  private static List<String> roles(RegisteredTenant tenant, JsonNode user) throws IOException {
    KeycloakAdmin admin = TestKeycloak.shared().admin();
    var names = new ArrayList<String>();
    admin
        .get("/" + tenant.realm() + "/users/" + user.path("id").asString() + "/role-mappings/realm")
        .forEach(role -> names.add(role.path("name").asString()));
    return names;
  }

  private static Map<String, byte[]> members(Path archive) throws IOException {
    var members = new LinkedHashMap<String, byte[]>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return members;
  }

  private static Path copyOf(Path archive) throws IOException {
    return Files.copy(
        archive, Files.createTempFile("copy", ".zip"), StandardCopyOption.REPLACE_EXISTING);
  }
}
