package org.wattline.controlplane.provisioning;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.job.NamedStep;
import org.wattline.controlplane.job.StepContext;
import org.wattline.controlplane.job.StepOutcome;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.RegisteredTenant.TenantKeys;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.schema.SchemaMigrator;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.schema.TenantSchema;
import org.wattline.tenancy.secrets.SecretVault;

/** The steps inside the database: role, schema, migrations, market-pack. */
@Component
public class DatabaseSteps {
  private static final int PASSWORD_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Tenants tenants;
  private final SecretVault vault;
  private final SchemaMigrator migrator;
  private final Duration statementTimeout;

  /**
   * @param statementTimeout after which PostgreSQL ends any of a tenant's statements
   */
  public DatabaseSteps(
      Tenants tenants,
      SecretVault vault,
      SchemaMigrator migrator,
      @Value("${wattline.tenants.statement-timeout:60s}") Duration statementTimeout) {
    this.tenants = tenants;
    this.vault = vault;
    this.migrator = migrator;
    this.statementTimeout = statementTimeout;
  }

  /** The login role with a password that nobody has seen, and the tenant's own key. */
  public JobStep role() {
    return new NamedStep(
        "role",
        context -> {
          boolean made =
              context
                  .fence()
                  .inTransaction(
                      connection -> {
                        RegisteredTenant tenant = tenants.lock(context.tenant());
                        TenantKeys keys = tenant.keys();
                        boolean fresh = keys == null;
                        if (keys == null) {
                          keys = newKeys(context.tenant());
                          tenants.replace(
                              tenant, tenant.withKeys(keys), Actor.SYSTEM, "role-made", null);
                        }
                        String password =
                            vault.open(
                                tenant.id(),
                                keys.wrapped(),
                                SecretVault.DATABASE_PASSWORD,
                                keys.sealedPassword());
                        new TenantSchema(tenant.id())
                            .createRole(connection, password, statementTimeout);
                        return fresh;
                      });
          return StepOutcome.done(
              made ? "Login role made" : "Login role was there; its settings were made sure of");
        });
  }

  /** An empty schema that the role may enter. */
  public JobStep schema() {
    return new NamedStep(
        "schema",
        context -> {
          context
              .fence()
              .inTransaction(
                  connection -> {
                    new TenantSchema(context.tenant()).createSchema(connection);
                    return true;
                  });
          return StepOutcome.done("Schema made");
        });
  }

  /** All migrations; then services may enter. */
  public JobStep migrations() {
    return new NamedStep(
        "migrations",
        context -> {
          SchemaMigrator.Outcome outcome = migrator.migrate(context.fence(), context.tenant());
          open(context, true);
          return StepOutcome.done("Schema " + outcome);
        });
  }

  /** What a supplier of this market starts with. */
  public JobStep marketPack() {
    return new NamedStep(
        "market-pack",
        context -> {
          int run = migrator.seed(context.fence(), context.registered());
          return StepOutcome.done(
              String.format(
                  Locale.ROOT,
                  "Market pack %s: %d scripts run",
                  context.registered().market(),
                  run));
        });
  }

  /** Shuts the schema to services, then removes it with the role; the keys are forgotten. */
  public JobStep removal() {
    return new NamedStep(
        "schema",
        context -> {
          open(context, false);
          context
              .fence()
              .inTransaction(
                  connection -> {
                    new TenantSchema(context.tenant()).drop(connection);
                    return true;
                  });
          return StepOutcome.done("Schema and login role removed");
        });
  }

  /** Lets services enter the schema, or shuts it. */
  public void open(StepContext context, boolean open) throws SQLException {
    context
        .fence()
        .inTransaction(
            connection -> {
              RegisteredTenant tenant = tenants.lock(context.tenant());
              tenants.replace(
                  tenant,
                  tenant.withSchema(tenant.schemaVersion(), open),
                  Actor.SYSTEM,
                  open ? "schema-opened" : "schema-shut",
                  null);
              return true;
            });
  }

  /** A new key and password for a tenant, sealed. */
  public TenantKeys newKeys(TenantId tenant) {
    byte[] random = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String wrapped = vault.newTenantKey(tenant);
    return new TenantKeys(
        wrapped, vault.seal(tenant, wrapped, SecretVault.DATABASE_PASSWORD, password));
  }
}
