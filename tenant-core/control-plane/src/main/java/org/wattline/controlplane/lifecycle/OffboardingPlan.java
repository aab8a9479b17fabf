package org.wattline.controlplane.lifecycle;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.Hosts;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.archive.TenantExport;
import org.wattline.controlplane.job.JobPlan;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.job.NamedStep;
import org.wattline.controlplane.job.StepContext;
import org.wattline.controlplane.job.StepOutcome;
import org.wattline.controlplane.provisioning.DatabaseSteps;
import org.wattline.controlplane.provisioning.IdentitySteps;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.LegalEntities;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.RegisteredTenant.Profile;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;

/**
 * The end of a supplier: signed out, exported, kept for the retention period, then removed. What
 * remains is the registry's line and its trail; the slug is never given to another.
 */
@Component
public class OffboardingPlan implements JobPlan {
  /** In a job's parameters: days between the request and the removal. */
  public static final String RETENTION_DAYS = "retentionDays";

  private final Tenants tenants;
  private final LegalEntities legalEntities;
  private final Secrets secrets;
  private final Clock clock;
  private final List<JobStep> steps;

  public OffboardingPlan(
      IdentitySteps identity,
      DatabaseSteps database,
      TenantExport export,
      Tenants tenants,
      LegalEntities legalEntities,
      Secrets secrets,
      Clock clock) {
    this.tenants = tenants;
    this.legalEntities = legalEntities;
    this.secrets = secrets;
    this.clock = clock;
    this.steps =
        List.of(
            identity.signOut(),
            export.step(),
            new NamedStep("retention", this::keep),
            identity.removal(),
            database.removal(),
            new NamedStep("registry", this::forget));
  }

  private StepOutcome keep(StepContext context) {
    long days = Long.parseLong(context.parameters().getOrDefault(RETENTION_DAYS, "0"));
    Instant until = context.job().requestedAt().plus(Duration.ofDays(days));
    return clock.instant().isBefore(until)
        ? new StepOutcome.Wait(until, "Kept until " + until)
        : StepOutcome.done(
            String.format(Locale.ROOT, "The retention period of %d days is over", days));
  }

  private StepOutcome forget(StepContext context) throws SQLException {
    context
        .fence()
        .inTransaction(
            connection -> {
              RegisteredTenant tenant = tenants.lock(context.tenant());
              Profile profile = tenant.profile();
              RegisteredTenant bare =
                  tenant
                      .withProfile(
                          new Profile(
                              profile.legalName(),
                              profile.locales(),
                              profile.brand(),
                              new Hosts(List.of(), List.of()),
                              profile.quotas(),
                              profile.featurePacks()))
                      .withKeys(null)
                      .withSchema(0, false)
                      .withoutPerson();
              secrets.removeAll(tenant.id());
              legalEntities.removeAll(tenant.id());
              tenants.replace(tenant, bare, Actor.SYSTEM, "tenant-removed", null);
              return true;
            });
    return StepOutcome.done("Hosts, keys, secrets and persons forgotten");
  }

  @Override
  public JobKind kind() {
    return JobKind.OFFBOARD;
  }

  @Override
  public List<JobStep> steps() {
    return steps;
  }

  @Override
  public TenantStatus begun(TenantStatus status, JobRecord job) {
    return status instanceof TenantStatus.Blocked blocked && blocked.job().equals(job.id())
        ? blocked.offboard(blocked.reason())
        : status;
  }

  @Override
  public TenantStatus blocked(TenantStatus status, JobRecord job, String cause) {
    return status instanceof TenantStatus.Offboarding leaving
        ? leaving.block(job.id(), cause)
        : status;
  }

  @Override
  public TenantStatus done(TenantStatus status, JobRecord job) {
    return status instanceof TenantStatus.Offboarding leaving ? leaving.remove() : status;
  }
}
