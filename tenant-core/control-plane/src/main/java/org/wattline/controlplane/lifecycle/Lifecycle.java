package org.wattline.controlplane.lifecycle;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.OffboardRequest;
import org.wattline.controlplane.archive.TenantExport;
import org.wattline.controlplane.job.JobPlans;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.job.StepFailedException;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;
import org.wattline.tenancy.secrets.SecretVault;

/** What onboarding asks of a supplier's life, each checked against where the supplier stands. */
@Service
public class Lifecycle {
  static final int MAX_REASON = 300;
  static final int MIN_PASSPHRASE = 12;
  static final int MAX_PASSPHRASE = 200;
  static final int MAX_RETENTION_DAYS = 3_650;
  static final int DEFAULT_RETENTION_DAYS = 30;

  private final Tenants tenants;
  private final Jobs jobs;
  private final JobPlans plans;
  private final AuditTrail trail;
  private final SecretVault vault;
  private final TransactionTemplate transactions;

  public Lifecycle(
      Tenants tenants,
      Jobs jobs,
      JobPlans plans,
      AuditTrail trail,
      SecretVault vault,
      PlatformTransactionManager transactions) {
    this.tenants = tenants;
    this.jobs = jobs;
    this.plans = plans;
    this.trail = trail;
    this.vault = vault;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** Stops serving at once; the job ends the sessions. */
  public JobRecord suspend(TenantId id, String reason, Actor actor) {
    requireReason(reason);
    return onIdle(
        id,
        tenant -> {
          if (!(tenant.status() instanceof TenantStatus.Ready ready)) {
            throw wrongState(tenant, "Only a supplier that is served can be suspended");
          }
          tenants.replace(
              tenant, tenant.withStatus(ready.suspend(reason)), actor, "tenant-suspended", reason);
          return jobs.request(id, JobKind.SUSPEND, Map.of(), actor, null);
        });
  }

  public JobRecord resume(TenantId id, Actor actor) {
    return onIdle(
        id,
        tenant -> {
          if (!(tenant.status() instanceof TenantStatus.Suspended)) {
            throw wrongState(tenant, "Only a suspended supplier can be resumed");
          }
          trail.record(id, actor, "resume-requested", Map.of(), Map.of(), null);
          return jobs.request(id, JobKind.RESUME, Map.of(), actor, null);
        });
  }

  /** An archive of everything the supplier has. */
  public JobRecord export(TenantId id, ExportRequest request, Actor actor) {
    requireReason(request.reason());
    requirePassphrase(request.passphrase());
    return onIdle(
        id,
        tenant -> {
          if (tenant.keys() == null || !tenant.schemaOpen()) {
            throw wrongState(tenant, "There is nothing to export");
          }
          trail.record(
              id,
              actor,
              "export-requested",
              Map.of(),
              Map.of("opensWithPassphrase", request.passphrase() != null),
              request.reason());
          return jobs.request(
              id, JobKind.EXPORT, archiveParameters(tenant, request.passphrase()), actor, null);
        });
  }

  /**
   * A new key for the supplier. A job that only waits for its time is no hindrance: what is sealed
   * in it is sealed again too.
   */
  public JobRecord rotate(TenantId id, String reason, Actor actor) {
    requireReason(reason);
    return locked(
        id,
        tenant -> {
          jobs.underWay(id)
              .filter(job -> job.state() != JobState.WAITING)
              .ifPresent(Lifecycle::refuse);
          RegisteredTenant.TenantKeys keys = tenant.keys();
          if (keys == null) {
            throw wrongState(tenant, "There is no key to exchange");
          }
          trail.record(id, actor, "key-rotation-requested", Map.of(), Map.of(), reason);
          return jobs.request(
              id, JobKind.ROTATE, RotationPlan.parameters(keys.wrapped()), actor, null);
        });
  }

  /** The beginning of the end: served no more from now, removed after the retention period. */
  public JobRecord offboard(TenantId id, OffboardRequest request, Actor actor) {
    requireReason(request.reason());
    requirePassphrase(request.passphrase());
    int days = request.retentionDays() == null ? DEFAULT_RETENTION_DAYS : request.retentionDays();
    RequestErrors errors = new RequestErrors();
    errors.require(
        days >= 0 && days <= MAX_RETENTION_DAYS,
        "retentionDays",
        "range",
        "is 0 to " + MAX_RETENTION_DAYS);
    errors.refuseAny();
    return onIdle(
        id,
        tenant -> {
          if (!tenant.slug().equals(request.slug())) {
            RequestErrors slip = new RequestErrors();
            slip.require(false, "slug", "other", "is not this supplier's: nothing was done");
            slip.refuseAny();
          }
          if (!(tenant.status() instanceof TenantStatus.Leavable leavable)) {
            throw wrongState(tenant, "It cannot be off-boarded");
          }
          if (tenant.status() instanceof TenantStatus.Blocked blocked) {
            jobs.callOff(blocked.job());
          }
          tenants.replace(
              tenant,
              tenant.withStatus(leavable.offboard(request.reason())),
              actor,
              "offboarding-requested",
              request.reason());
          var parameters = new HashMap<>(archiveParameters(tenant, request.passphrase()));
          parameters.put(OffboardingPlan.RETENTION_DAYS, Integer.toString(days));
          return jobs.request(id, JobKind.OFFBOARD, parameters, actor, null);
        });
  }

  /** Calls an off-boarding off while the supplier's data are still there: suspended, not served. */
  public JobRecord cancelOffboarding(TenantId id, Actor actor) {
    return locked(
        id,
        tenant -> {
          JobRecord job =
              jobs.newest(id, JobKind.OFFBOARD)
                  .filter(known -> known.state() == JobState.WAITING)
                  .orElseThrow(
                      () -> wrongState(tenant, "No off-boarding waits for its retention period"));
          if (!(tenant.status() instanceof TenantStatus.Offboarding leaving)) {
            throw wrongState(tenant, "It is not being off-boarded");
          }
          tenants.replace(
              tenant, tenant.withStatus(leaving.cancel()), actor, "offboarding-called-off", null);
          return jobs.callOff(job.id());
        });
  }

  /** Lets a blocked job go on at the step that failed. */
  public JobRecord retry(UUID jobId, Actor actor) {
    JobRecord known =
        jobs.find(jobId).orElseThrow(() -> Problems.NOT_FOUND.because("There is no such job."));
    return onIdle(
        known.tenant(),
        tenant -> {
          JobRecord job = jobs.get(jobId);
          if (job.state() != JobState.BLOCKED) {
            throw ControlPlaneProblems.WRONG_STATE.because(
                "Only a blocked job can be retried; this one is " + job.state() + ".");
          }
          try {
            plans.of(job.kind()).begun(tenant.status(), job);
          } catch (StepFailedException e) {
            throw wrongState(tenant, String.valueOf(e.getMessage()));
          }
          trail.record(
              job.tenant(),
              actor,
              "job-retried",
              Map.of(),
              Map.of("job", jobId.toString(), "kind", job.kind().name()),
              null);
          return jobs.retry(jobId);
        });
  }

  private JobRecord onIdle(TenantId id, Function<RegisteredTenant, JobRecord> work) {
    return locked(
        id,
        tenant -> {
          jobs.underWay(id).ifPresent(Lifecycle::refuse);
          return work.apply(tenant);
        });
  }

  private JobRecord locked(TenantId id, Function<RegisteredTenant, JobRecord> work) {
    return transactions.execute(
        status -> {
          if (tenants.find(id).isEmpty()) {
            throw Problems.NOT_FOUND.because("There is no such supplier.");
          }
          return work.apply(tenants.lock(id));
        });
  }

  private Map<String, String> archiveParameters(
      RegisteredTenant tenant, @Nullable String passphrase) {
    RegisteredTenant.TenantKeys keys = tenant.keys();
    return passphrase == null || keys == null
        ? Map.of()
        : Map.of(
            TenantExport.PASSPHRASE,
            vault.seal(tenant.id(), keys.wrapped(), TenantExport.PASSPHRASE_SECRET, passphrase));
  }

  private static void refuse(JobRecord underWay) {
    throw ControlPlaneProblems.JOB_UNDER_WAY
        .because(
            String.format(
                Locale.ROOT,
                "A job of kind %s is %s for this supplier. Wait until it has ended.",
                underWay.kind(),
                underWay.state()))
        .with("job", underWay.id());
  }

  private static void requireReason(@Nullable String reason) {
    RequestErrors errors = new RequestErrors();
    errors.require(
        reason != null && !reason.isBlank() && reason.length() <= MAX_REASON,
        "reason",
        "length",
        "has 1 to " + MAX_REASON + " characters");
    errors.refuseAny();
  }

  private static void requirePassphrase(@Nullable String passphrase) {
    RequestErrors errors = new RequestErrors();
    errors.require(
        passphrase == null
            || (passphrase.length() >= MIN_PASSPHRASE && passphrase.length() <= MAX_PASSPHRASE),
        "passphrase",
        "length",
        String.format(Locale.ROOT, "has %d to %d characters", MIN_PASSPHRASE, MAX_PASSPHRASE));
    errors.refuseAny();
  }

  private static ProblemException wrongState(RegisteredTenant tenant, String why) {
    return ControlPlaneProblems.WRONG_STATE
        .because(
            String.format(
                Locale.ROOT, "%s. Supplier %s is %s.", why, tenant.slug(), tenant.status().state()))
        .with("state", tenant.status().state().name());
  }
}
