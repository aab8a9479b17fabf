package org.wattline.controlplane.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.MigrationRun;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.problem.Problems;

/**
 * Migrations of many tenants: a job for each, so that they run side by side, survive any worker,
 * and each has its own state and cause.
 */
@Service
public class MigrationRuns {
  static final int MAX_LISTED = 50;
  static final int MAX_ITEMS = 1_000;

  private final Tenants tenants;
  private final Jobs jobs;
  private final SchemaStream stream;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  public MigrationRuns(
      Tenants tenants,
      Jobs jobs,
      SchemaStream stream,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.tenants = tenants;
    this.jobs = jobs;
    this.stream = stream;
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Queues a migration for each of the tenants that have a schema and do not have its newest
   * version. A migration that was blocked is taken up again.
   *
   * @param chosen whose, or null for all
   */
  public MigrationRun start(@Nullable List<TenantId> chosen, Actor actor) {
    UUID run = UUID.randomUUID();
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql(
                  "insert into platform.migration_run (id, target_version, requested_by, requested_at) values (:id, :target, :by, :at)")
              .param("id", run)
              .param("target", stream.newest())
              .param("by", actor.name())
              .param("at", clock.instant().atOffset(ZoneOffset.UTC))
              .update();
          for (RegisteredTenant tenant : selected(chosen)) {
            queue(tenant, run, actor);
          }
        });
    return get(run);
  }

  /** The same for all tenants, and nothing at all where every schema is at the newest version. */
  public Optional<MigrationRun> startWhereBehind(Actor actor) {
    return selected(null).isEmpty() ? Optional.empty() : Optional.of(start(null, actor));
  }

  /** The newest runs, without their items. */
  public List<MigrationRun> newest() {
    return jdbc
        .sql("select id from platform.migration_run order by requested_at desc limit " + MAX_LISTED)
        .query(UUID.class)
        .list()
        .stream()
        .map(id -> read(id, false))
        .toList();
  }

  public MigrationRun get(UUID id) {
    return read(id, true);
  }

  private List<RegisteredTenant> selected(@Nullable List<TenantId> chosen) {
    List<RegisteredTenant> all;
    if (chosen == null) {
      all = tenants.all();
    } else {
      all = new ArrayList<>();
      for (TenantId id : chosen) {
        all.add(
            tenants
                .find(id)
                .orElseThrow(() -> Problems.NOT_FOUND.because("There is no supplier " + id + ".")));
      }
    }
    return all.stream()
        .filter(RegisteredTenant::schemaOpen)
        .filter(tenant -> tenant.schemaVersion() < stream.newest())
        .filter(tenant -> mayMigrate(tenant.status()))
        .toList();
  }

  private boolean mayMigrate(TenantStatus status) {
    return switch (status) {
      case TenantStatus.Ready ready -> true;
      case TenantStatus.Suspended suspended -> true;
      case TenantStatus.Migrating migrating -> true;
      case TenantStatus.Blocked blocked ->
          jobs.find(blocked.job()).filter(job -> job.kind() == JobKind.MIGRATE).isPresent();
      case TenantStatus.Requested requested -> false;
      case TenantStatus.Provisioning provisioning -> false;
      case TenantStatus.Offboarding leaving -> false;
      case TenantStatus.Offboarded gone -> false;
    };
  }

  private void queue(RegisteredTenant tenant, UUID run, Actor actor) {
    tenants.lock(tenant.id());
    Optional<JobRecord> newest = jobs.newest(tenant.id(), JobKind.MIGRATE);
    if (newest.filter(job -> job.state() == JobState.BLOCKED).isPresent()) {
      attach(newest.get(), run);
      jobs.retry(newest.get().id());
    } else if (newest.filter(job -> job.state() != JobState.DONE).isPresent()) {
      attach(newest.get(), run); // on its way already
    } else {
      jobs.request(tenant.id(), JobKind.MIGRATE, Map.of(), actor, run);
    }
  }

  private void attach(JobRecord job, UUID run) {
    jdbc.sql("update platform.job set migration_run = :run where id = :job")
        .param("run", run)
        .param("job", job.id())
        .update();
  }

  private MigrationRun read(UUID id, boolean withItems) {
    record Head(int target, String by, Instant at) {}
    Head head =
        jdbc.sql("select * from platform.migration_run where id = :id")
            .param("id", id)
            .query(
                (row, number) ->
                    new Head(
                        row.getInt("target_version"),
                        row.getString("requested_by"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()))
            .optional()
            .orElseThrow(() -> Problems.NOT_FOUND.because("There is no such migration."));
    List<JobRecord> of = jobs.ofRun(id);
    int done = (int) of.stream().filter(job -> job.state() == JobState.DONE).count();
    int blocked = (int) of.stream().filter(job -> job.state() == JobState.BLOCKED).count();
    Instant finished =
        of.stream().allMatch(job -> job.state().isSettled())
            ? of.stream()
                .map(JobRecord::finishedAt)
                .filter(at -> at != null)
                .max(Comparator.naturalOrder())
                .orElse(head.at())
            : null;
    return new MigrationRun(
        id,
        head.target(),
        head.by(),
        head.at(),
        finished,
        done,
        blocked,
        of.size() - done - blocked,
        withItems ? items(of) : List.of());
  }

  private List<MigrationRun.Item> items(List<JobRecord> of) {
    var byId = new HashMap<TenantId, RegisteredTenant>();
    tenants.all().forEach(tenant -> byId.put(tenant.id(), tenant));
    return of.stream()
        .sorted(Comparator.comparingInt(job -> attention(job.state())))
        .limit(MAX_ITEMS)
        .map(
            job -> {
              RegisteredTenant tenant = byId.get(job.tenant());
              String from = job.result().get(MigrationPlan.FROM);
              return new MigrationRun.Item(
                  job.tenant(),
                  tenant == null ? "" : tenant.slug(),
                  job.id(),
                  job.state(),
                  from == null ? null : Integer.valueOf(from),
                  tenant == null ? 0 : tenant.schemaVersion(),
                  job.cause());
            })
        .toList();
  }

  private static int attention(JobState state) {
    return switch (state) {
      case BLOCKED -> 0;
      case RUNNING -> 1;
      case QUEUED, WAITING -> 2;
      case DONE -> 3;
    };
  }
}
