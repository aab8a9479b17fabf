package org.wattline.controlplane.lifecycle;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.archive.TenantExport;
import org.wattline.controlplane.archive.TenantRestore;
import org.wattline.controlplane.job.JobPlan;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.job.NamedStep;
import org.wattline.controlplane.job.SealedParameters;
import org.wattline.controlplane.job.StepContext;
import org.wattline.controlplane.job.StepOutcome;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.RegisteredTenant.TenantKeys;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.secrets.KeyRotation;
import org.wattline.tenancy.secrets.SecretVault;

/**
 * A new key for a tenant under the newest master key. Everything that the old key sealed is sealed
 * again in one transaction: the secrets, the login role's password, and what waits in jobs that may
 * yet go on.
 */
@Component
public class RotationPlan implements JobPlan {
  /** In a job's parameters: the version of the key that is to go. */
  private static final String REPLACES = "replaces";

  private final Tenants tenants;
  private final Secrets secrets;
  private final SealedParameters parameters;
  private final AuditTrail trail;
  private final SecretVault vault;
  private final List<JobStep> steps = List.of(new NamedStep("key", this::exchange));

  public RotationPlan(
      Tenants tenants,
      Secrets secrets,
      SealedParameters parameters,
      AuditTrail trail,
      SecretVault vault) {
    this.tenants = tenants;
    this.secrets = secrets;
    this.parameters = parameters;
    this.trail = trail;
    this.vault = vault;
  }

  /** What the job must know: which key it replaces, so that begun again it replaces no other. */
  static Map<String, String> parameters(String wrappedKey) {
    return Map.of(REPLACES, Integer.toString(SecretVault.keyVersion(wrappedKey)));
  }

  private StepOutcome exchange(StepContext context) throws SQLException {
    int replaces = Integer.parseInt(context.parameters().getOrDefault(REPLACES, "0"));
    return context.fence().inTransaction(connection -> exchange(context, replaces));
  }

  private StepOutcome exchange(StepContext context, int replaces) {
    RegisteredTenant tenant = tenants.lock(context.tenant());
    TenantKeys keys = tenant.keys();
    if (keys == null) {
      return StepOutcome.done("The supplier has left, and its key with it");
    }
    if (SecretVault.keyVersion(keys.wrapped()) != replaces) {
      return StepOutcome.done("Key " + replaces + " had been replaced before");
    }
    try (KeyRotation rotation = vault.rotate(tenant.id(), keys.wrapped())) {
      String password = rotation.reseal(SecretVault.DATABASE_PASSWORD, keys.sealedPassword());
      int sealed = secrets.reseal(tenant.id(), rotation);
      parameters.reseal(
          tenant.id(), TenantExport.PASSPHRASE, TenantExport.PASSPHRASE_SECRET, rotation);
      parameters.reseal(tenant.id(), TenantRestore.KEY, TenantRestore.KEY_SECRET, rotation);
      tenants.replace(
          tenant,
          tenant.withKeys(new TenantKeys(rotation.wrappedKey(), password)),
          Actor.SYSTEM,
          "key-rotated",
          null);
      trail.record(
          tenant.id(),
          Actor.SYSTEM,
          "key-rotated",
          described(keys.wrapped()),
          described(rotation.wrappedKey()),
          null);
      return StepOutcome.done(
          String.format(
              Locale.ROOT,
              "Key %d under master key %d; the login and %d secrets sealed again",
              SecretVault.keyVersion(rotation.wrappedKey()),
              SecretVault.masterKeyVersion(rotation.wrappedKey()),
              sealed));
    }
  }

  private static Map<String, Integer> described(String wrappedKey) {
    return Map.of(
        "key", SecretVault.keyVersion(wrappedKey),
        "masterKey", SecretVault.masterKeyVersion(wrappedKey));
  }

  @Override
  public JobKind kind() {
    return JobKind.ROTATE;
  }

  @Override
  public List<JobStep> steps() {
    return steps;
  }
}
