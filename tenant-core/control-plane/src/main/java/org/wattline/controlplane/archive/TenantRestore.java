package org.wattline.controlplane.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.job.JobPlan;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.job.NamedStep;
import org.wattline.controlplane.job.StepContext;
import org.wattline.controlplane.job.StepFailedException;
import org.wattline.controlplane.job.StepOutcome;
import org.wattline.controlplane.provisioning.DatabaseSteps;
import org.wattline.controlplane.provisioning.IdentitySteps;
import org.wattline.controlplane.provisioning.ProvisioningPlan;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.schema.SchemaMigrator;
import org.wattline.tenancy.secrets.SecretVault;

/**
 * Brings a tenant back from an archive that {@link ArchiveIntake} has taken in: filled at the
 * schema version of the archive, compared row for row, then migrated to this build's version.
 */
@Component
public class TenantRestore implements JobPlan {
  /** In a job's parameters: the file that was taken in. */
  static final String ARCHIVE = "archive";

  /** In a job's parameters: the archive's key, sealed under the tenant's new key. */
  public static final String KEY = "key";

  /** The name under which the tenant's key seals it. */
  public static final String KEY_SECRET = ArchiveKey.SECRET;

  private final Archives archives;
  private final PeopleArchive people;
  private final Secrets secrets;
  private final SchemaMigrator migrator;
  private final SecretVault vault;
  private final DatabaseSteps database;
  private final List<JobStep> steps;

  public TenantRestore(
      Archives archives,
      PeopleArchive people,
      Secrets secrets,
      SchemaMigrator migrator,
      SecretVault vault,
      DatabaseSteps database,
      IdentitySteps identity) {
    this.archives = archives;
    this.people = people;
    this.secrets = secrets;
    this.migrator = migrator;
    this.vault = vault;
    this.database = database;
    this.steps =
        List.of(
            database.role(),
            database.schema(),
            new NamedStep("migrations", this::migrateToArchive),
            new NamedStep("rows", this::fill),
            new NamedStep("upgrade", this::upgrade),
            identity.realm(),
            identity.clients(),
            identity.roles(),
            new NamedStep("people", this::bringPeople),
            new NamedStep("secrets", this::bringSecrets),
            new NamedStep("clean-up", this::cleanUp));
  }

  private StepOutcome migrateToArchive(StepContext context) throws IOException, SQLException {
    try (ArchiveReader reader = verified(context)) {
      return StepOutcome.done(
          "Schema "
              + migrator.migrate(
                  context.fence(), context.tenant(), reader.manifest().schemaVersion()));
    }
  }

  private StepOutcome fill(StepContext context) throws IOException, SQLException {
    try (ArchiveReader reader = verified(context)) {
      long rows =
          context
              .fence()
              .inTransaction(
                  connection -> {
                    try {
                      return new SchemaFilling(connection, context.tenant(), reader).fill();
                    } catch (IOException e) {
                      throw new SQLException("The archive cannot be read: " + e.getMessage(), e);
                    }
                  });
      return StepOutcome.done(
          String.format(
              Locale.ROOT,
              "%d rows of %d tables restored, each table's hash equal to the archive's",
              rows,
              reader.manifest().tables().size()));
    }
  }

  private StepOutcome upgrade(StepContext context) throws SQLException {
    SchemaMigrator.Outcome outcome = migrator.migrate(context.fence(), context.tenant());
    migrator.seed(context.fence(), context.registered());
    database.open(context, true);
    return StepOutcome.done("Schema " + outcome);
  }

  private StepOutcome bringPeople(StepContext context) throws IOException, SQLException {
    context.fence().check();
    try (ArchiveReader reader = verified(context)) {
      long brought = people.restore(context.registered(), reader);
      return StepOutcome.done(
          brought + " people restored; each sets a new password by 'Forgot password?'");
    }
  }

  @SuppressWarnings("unchecked")
  private StepOutcome bringSecrets(StepContext context) throws IOException {
    try (ArchiveReader reader = verified(context)) {
      Map<String, String> opened = reader.json(TenantExport.SECRETS, Map.class);
      opened.forEach((name, value) -> secrets.put(context.tenant(), name, value, Actor.SYSTEM));
      return StepOutcome.done(opened.size() + " secrets sealed under the tenant's new key");
    }
  }

  private StepOutcome cleanUp(StepContext context) throws IOException {
    Files.deleteIfExists(archives.received(String.valueOf(context.parameters().get(ARCHIVE))));
    return StepOutcome.done("The archive that was taken in is removed");
  }

  private ArchiveReader verified(StepContext context) throws IOException {
    Path file = archives.received(String.valueOf(context.parameters().get(ARCHIVE)));
    if (!Files.exists(file)) {
      throw new StepFailedException(
          "The archive that was taken in is no longer at " + file + ": send it again");
    }
    RegisteredTenant tenant = context.registered();
    String sealed = String.valueOf(context.parameters().get(KEY));
    ArchiveKey key =
        ArchiveKey.ofText(
            vault.open(tenant.id(), tenant.requireKeys().wrapped(), ArchiveKey.SECRET, sealed));
    ArchiveReader reader = new ArchiveReader(file);
    try {
      reader.verify(key);
      return reader;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public JobKind kind() {
    return JobKind.RESTORE;
  }

  @Override
  public List<JobStep> steps() {
    return steps;
  }

  @Override
  public TenantStatus begun(TenantStatus status, JobRecord job) {
    return ProvisioningPlan.provisioning(status, job);
  }

  @Override
  public TenantStatus blocked(TenantStatus status, JobRecord job, String cause) {
    return status instanceof TenantStatus.Provisioning provisioning
        ? provisioning.block(job.id(), cause)
        : status;
  }

  @Override
  public TenantStatus done(TenantStatus status, JobRecord job) {
    return status instanceof TenantStatus.Provisioning provisioning
        ? provisioning.finish()
        : status;
  }
}
