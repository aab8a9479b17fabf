package org.wattline.controlplane.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.LegalEntity;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.provisioning.DatabaseSteps;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.LegalEntities;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.tenancy.secrets.SecretVault;

/** Takes archives in: verified whole before anything is registered. */
@Component
public class ArchiveIntake {
  private final Archives archives;
  private final Tenants tenants;
  private final LegalEntities legalEntities;
  private final Jobs jobs;
  private final SchemaStream stream;
  private final SecretVault vault;
  private final DatabaseSteps database;
  private final TransactionTemplate transactions;
  private final Clock clock;

  public ArchiveIntake(
      Archives archives,
      Tenants tenants,
      LegalEntities legalEntities,
      Jobs jobs,
      SchemaStream stream,
      SecretVault vault,
      DatabaseSteps database,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.archives = archives;
    this.tenants = tenants;
    this.legalEntities = legalEntities;
    this.jobs = jobs;
    this.stream = stream;
    this.vault = vault;
    this.database = database;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** What was taken in: the tenant and the job that restores it. */
  public record Accepted(RegisteredTenant tenant, JobRecord job) {}

  /**
   * Takes an archive in, verifies all of it, and queues the restore.
   *
   * @param announced how many bytes are said to come, -1 when nothing is said
   * @throws ArchiveRefusedException naming the member that is wrong
   * @throws AlreadyThereException when the installation has the tenant
   */
  public Accepted accept(
      InputStream content, long announced, @Nullable String passphrase, Actor actor)
      throws IOException {
    Path file = archives.receive(content, announced);
    boolean taken = false;
    try (ArchiveReader reader = new ArchiveReader(file)) {
      ArchiveKey key = reader.verify(vault, passphrase);
      requireKnownVersion(reader.manifest());
      RegistryExtract extract = reader.json(TenantExport.REGISTRY, RegistryExtract.class);
      Accepted accepted =
          transactions.execute(status -> register(file, reader.manifest(), extract, key, actor));
      taken = true;
      return accepted;
    } catch (DuplicateKeyException e) {
      throw new AlreadyThereException(
          "Another supplier of this installation has one of the archive's host names");
    } finally {
      if (!taken) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The tenant of an archive, or its slug, is in use here. */
  public static final class AlreadyThereException extends RuntimeException {
    AlreadyThereException(String message) {
      super(message);
    }
  }

  private void requireKnownVersion(ArchiveManifest manifest) {
    if (manifest.schemaVersion() > stream.newest()) {
      throw new ArchiveRefusedException(
          ArchiveReader.MANIFEST,
          String.format(
              Locale.ROOT,
              "The archive's schema is of version %d and this build knows up to %d: upgrade first",
              manifest.schemaVersion(),
              stream.newest()));
    }
    try {
      stream.requireApplied(
          manifest.history().stream()
              .filter(applied -> applied.version() > 0)
              .collect(
                  Collectors.toMap(
                      ArchiveManifest.Applied::version, ArchiveManifest.Applied::checksum)));
    } catch (IllegalArgumentException e) {
      throw new ArchiveRefusedException(ArchiveReader.MANIFEST, String.valueOf(e.getMessage()), e);
    }
  }

  private Accepted register(
      Path file, ArchiveManifest manifest, RegistryExtract extract, ArchiveKey key, Actor actor) {
    RegisteredTenant known = tenants.find(manifest.tenant()).orElse(null);
    if (known != null && !(known.status() instanceof TenantStatus.Offboarded)) {
      throw new AlreadyThereException(
          String.format(
              Locale.ROOT,
              "Supplier %s is on this installation already: off-board it before it is restored",
              known.slug()));
    }
    boolean slugTaken =
        tenants
            .findBySlug(manifest.slug())
            .filter(t -> !t.id().equals(manifest.tenant()))
            .isPresent();
    if (slugTaken) {
      throw new AlreadyThereException(
          "Another supplier of this installation is named " + manifest.slug());
    }
    RegisteredTenant wanted = asRegistered(manifest, extract, clock.instant());
    RegisteredTenant tenant;
    if (known == null) {
      tenant = tenants.register(wanted, actor, "restore-requested");
    } else {
      RegisteredTenant locked = tenants.lock(known.id());
      tenant = tenants.replace(locked, wanted, actor, "restore-requested", null);
    }
    legalEntities.removeAll(tenant.id());
    for (LegalEntity entity : extract.legalEntities()) {
      legalEntities.add(tenant.id(), entity, actor);
    }
    RegisteredTenant withKeys =
        tenants.replace(
            tenants.lock(tenant.id()),
            tenant.withKeys(database.newKeys(tenant.id())),
            actor,
            "keys-made",
            null);
    String sealedKey =
        vault.seal(tenant.id(), withKeys.requireKeys().wrapped(), ArchiveKey.SECRET, key.text());
    JobRecord job =
        jobs.request(
            tenant.id(),
            JobKind.RESTORE,
            Map.of(
                TenantRestore.ARCHIVE,
                String.valueOf(file.getFileName()),
                TenantRestore.KEY,
                sealedKey),
            actor,
            null);
    return new Accepted(withKeys, job);
  }

  private static RegisteredTenant asRegistered(
      ArchiveManifest manifest, RegistryExtract extract, Instant now) {
    return new RegisteredTenant(
        manifest.tenant(),
        manifest.slug(),
        extract.legalName(),
        extract.market(),
        Currency.getInstance(extract.currency()),
        ZoneId.of(extract.zone()),
        extract.locales().stream().map(Locale::forLanguageTag).toList(),
        extract.brand(),
        extract.hosts(),
        "local",
        new TenantStatus.Requested(),
        null,
        0,
        false,
        extract.quotas(),
        extract.featurePacks(),
        extract.administrator(),
        1,
        now,
        now);
  }
}
