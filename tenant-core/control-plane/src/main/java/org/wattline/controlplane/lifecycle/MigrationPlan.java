package org.wattline.controlplane.lifecycle;

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
import org.wattline.controlplane.job.StepOutcome;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.schema.SchemaMigrator;
import org.wattline.controlplane.schema.SchemaStream;

/**
 * One tenant's schema to the newest version. A tenant that serves goes on serving while it is
 * migrated, and after a failure too: a file that fails leaves the version before it whole. Only a
 * schema that the services of this build no longer serve makes the tenant blocked.
 */
@Component
public class MigrationPlan implements JobPlan {
  /** In a job's result: the version before its first attempt. */
  public static final String FROM = "from";

  private final SchemaMigrator migrator;
  private final SchemaStream stream;
  private final Tenants tenants;

  public MigrationPlan(SchemaMigrator migrator, SchemaStream stream, Tenants tenants) {
    this.migrator = migrator;
    this.stream = stream;
    this.tenants = tenants;
  }

  @Override
  public JobKind kind() {
    return JobKind.MIGRATE;
  }

  @Override
  public List<JobStep> steps() {
    return List.of(new NamedStep("migrations", this::migrate));
  }

  private StepOutcome migrate(StepContext context) throws Exception {
    SchemaMigrator.Outcome outcome = migrator.migrate(context.fence(), context.tenant());
    int seeds = migrator.seed(context.fence(), context.registered());
    return new StepOutcome.Done(
        String.format(
            Locale.ROOT, "Schema %s%s", outcome, seeds == 0 ? "" : ", market pack renewed"),
        Map.of(FROM, Integer.toString(outcome.from())));
  }

  @Override
  public TenantStatus begun(TenantStatus status, JobRecord job) {
    return switch (status) {
      case TenantStatus.Ready ready -> ready.migrate();
      case TenantStatus.Blocked blocked when blocked.job().equals(job.id()) -> blocked.migrate();
      default -> status;
    };
  }

  @Override
  public TenantStatus blocked(TenantStatus status, JobRecord job, String cause) {
    if (!(status instanceof TenantStatus.Migrating migrating)) {
      return status;
    }
    int version = tenants.get(job.tenant()).schemaVersion();
    boolean served = version >= stream.minimumToServe() && version <= stream.newest();
    return served ? migrating.finish() : migrating.block(job.id(), cause);
  }

  @Override
  public TenantStatus done(TenantStatus status, JobRecord job) {
    return status instanceof TenantStatus.Migrating migrating ? migrating.finish() : status;
  }
}
