package org.wattline.controlplane.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.job.NamedStep;
import org.wattline.controlplane.job.StepContext;
import org.wattline.controlplane.job.StepOutcome;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.controlplane.registry.LegalEntities;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.tenancy.secrets.SecretVault;

/** Writes a tenant's archive. All rows are of one moment, while the tenant goes on working. */
@Component
public class TenantExport {
  /** In a job's parameters: the passphrase, sealed under the tenant's key. */
  public static final String PASSPHRASE = "passphrase";

  /** The name under which the tenant's key seals a passphrase that waits in a job. */
  public static final String PASSPHRASE_SECRET = "archive-passphrase";

  static final String HISTORY = "schema_history";
  static final String REGISTRY = "registry.json";
  static final String SECRETS = "secrets.json";
  private static final int AUDIT_ENTRIES = 10_000;

  private static final List<String> NOT_INCLUDED =
      List.of(
          "Passwords and one-time-password devices: Keycloak's administration does not give them out. After a restore people set a new password by 'Forgot password?'.",
          "The realm's signing keys: a restored realm makes its own, so tokens and sessions end.",
          "Sessions, consents and login events.",
          "The realm's settings as they were are in identity/realm.json; a restore makes the realm from the installation's template and the registry.");

  private final DataSource dataSource;
  private final Archives archives;
  private final PeopleArchive people;
  private final Secrets secrets;
  private final LegalEntities legalEntities;
  private final AuditTrail trail;
  private final SecretVault vault;
  private final Clock clock;

  public TenantExport(
      DataSource dataSource,
      Archives archives,
      PeopleArchive people,
      Secrets secrets,
      LegalEntities legalEntities,
      AuditTrail trail,
      SecretVault vault,
      Clock clock) {
    this.dataSource = dataSource;
    this.archives = archives;
    this.people = people;
    this.secrets = secrets;
    this.legalEntities = legalEntities;
    this.trail = trail;
    this.vault = vault;
    this.clock = clock;
  }

  /** The step that makes the archive; a tenant that has no schema yet leaves none. */
  public JobStep step() {
    return new NamedStep(
        "export",
        context -> {
          context.fence().check();
          RegisteredTenant tenant = context.registered();
          if (tenant.keys() == null || !tenant.schemaOpen()) {
            return StepOutcome.done("There was nothing to export: the tenant has no schema");
          }
          return write(context, tenant);
        });
  }

  private StepOutcome write(StepContext context, RegisteredTenant tenant)
      throws IOException, SQLException {
    String name = Archives.name(tenant.slug(), context.job().id());
    Path part = archives.unfinished(name);
    ArchiveKey key = ArchiveKey.generate();
    ArchiveManifest manifest;
    try (ArchiveWriter writer = new ArchiveWriter(part, key)) {
      manifest = write(writer, key, tenant, passphrase(context, tenant));
    }
    context.fence().check();
    archives.finish(name);
    long rows = manifest.tables().stream().mapToLong(ArchiveManifest.Table::rows).sum();
    return new StepOutcome.Done(
        String.format(
            Locale.ROOT,
            "%d rows of %d tables and %d people exported",
            rows,
            manifest.tables().size(),
            manifest.people()),
        Map.of(
            "archive", name,
            "bytes", Long.toString(Files.size(archives.finished(name))),
            "sha256", sha256(archives.finished(name)),
            "rows", Long.toString(rows)));
  }

  private ArchiveManifest write(
      ArchiveWriter writer, ArchiveKey key, RegisteredTenant tenant, @Nullable String passphrase)
      throws IOException, SQLException {
    writer.addJson(REGISTRY, extract(tenant));
    writer.addJson(SECRETS, secrets.opened(tenant));
    long exported = people.write(tenant, writer);
    Rows rows = rows(tenant, writer);
    ArchiveManifest manifest =
        new ArchiveManifest(
            ArchiveManifest.FORMAT,
            ArchiveManifest.VERSION,
            tenant.id(),
            tenant.slug(),
            clock.instant(),
            rows.history().stream().mapToInt(ArchiveManifest.Applied::version).max().orElse(0),
            rows.history(),
            key.sealed(vault, tenant.id(), tenant.requireKeys().wrapped(), passphrase),
            rows.tables(),
            rows.sequences(),
            exported,
            writer.members(),
            NOT_INCLUDED);
    writer.finish(manifest);
    return manifest;
  }

  private record Rows(
      List<ArchiveManifest.Applied> history,
      List<ArchiveManifest.Table> tables,
      List<ArchiveManifest.Sequence> sequences) {}

  private Rows rows(RegisteredTenant tenant, ArchiveWriter writer)
      throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      try {
        TableCopy copy = new TableCopy(connection, tenant.schema());
        var tables = new ArrayList<ArchiveManifest.Table>();
        for (TableCopy.Table table : copy.tables(HISTORY)) {
          tables.add(table(copy, table, writer));
        }
        return new Rows(history(connection), tables, copy.sequences());
      } finally {
        connection.rollback();
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(true);
      }
    }
  }

  private static ArchiveManifest.Table table(
      TableCopy copy, TableCopy.Table table, ArchiveWriter writer) throws IOException {
    String member = "tables/" + table.name() + ".copy.gz";
    var sums = new ArrayList<TableCopy.Sum>(1);
    writer.add(
        member,
        out -> {
          try {
            sums.add(copy.copyOut(table, out));
          } catch (SQLException e) {
            throw new IOException("Table " + table.name() + ": " + e.getMessage(), e);
          }
        });
    TableCopy.Sum sum = sums.getFirst();
    return new ArchiveManifest.Table(
        table.name(), member, table.columns(), sum.rows(), sum.bytes(), sum.sha256());
  }

  private static List<ArchiveManifest.Applied> history(Connection connection) throws SQLException {
    var applied = new ArrayList<ArchiveManifest.Applied>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select script, coalesce(version, 0), checksum from schema_history order by version nulls last, script")) {
      while (rows.next()) {
        applied.add(
            new ArchiveManifest.Applied(rows.getString(1), rows.getInt(2), rows.getString(3)));
      }
    }
    return applied;
  }

  private RegistryExtract extract(RegisteredTenant tenant) {
    return new RegistryExtract(
        tenant.slug(),
        tenant.legalName(),
        tenant.market(),
        tenant.currency().getCurrencyCode(),
        tenant.zone().getId(),
        tenant.locales().stream().map(Locale::toLanguageTag).toList(),
        tenant.brand(),
        tenant.hosts(),
        tenant.status().state().name(),
        tenant.status().reason(),
        tenant.quotas(),
        tenant.featurePacks(),
        tenant.administrator(),
        legalEntities.of(tenant.id()),
        trail.page(tenant.id(), null, AUDIT_ENTRIES).items());
  }

  private @Nullable String passphrase(StepContext context, RegisteredTenant tenant) {
    String sealed = context.parameters().get(PASSPHRASE);
    return sealed == null
        ? null
        : vault.open(tenant.id(), tenant.requireKeys().wrapped(), PASSPHRASE_SECRET, sealed);
  }

  private static String sha256(Path file) {
    var digest = Digests.sha256();
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[256 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Digests.hex(digest);
  }
}
