package org.wattline.controlplane.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.Step;
import org.wattline.controlplane.api.StepState;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.Json;
import org.wattline.tenancy.TenantId;

/** The jobs: asked for, read, retried and called off here; worked on through {@link Leases}. */
@Repository
public class Jobs {
  /** The most jobs that a list holds. */
  public static final int MAX_LISTED = 200;

  private static final String SELECT = "select * from platform.job ";

  private final JdbcClient jdbc;
  private final JobPlans plans;
  private final Clock clock;
  private final WakeUp wakeUp;

  public Jobs(JdbcClient jdbc, JobPlans plans, Clock clock, WakeUp wakeUp) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.clock = clock;
    this.wakeUp = wakeUp;
  }

  /** Queues a job. The caller holds the tenant's row and has seen that it may be done. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JobRecord request(
      TenantId tenant,
      JobKind kind,
      Map<String, String> parameters,
      Actor actor,
      @Nullable UUID migrationRun) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into platform.job (id, tenant_id, kind, state, parameters, migration_run, requested_by, requested_at)
            values (:id, :tenant, :kind, 'QUEUED', :parameters::jsonb, :run, :by, :at)
            """)
        .param("id", id)
        .param("tenant", tenant.value())
        .param("kind", kind.name())
        .param("parameters", Json.write(parameters))
        .param("run", migrationRun)
        .param("by", actor.name())
        .param("at", utc(clock.instant()))
        .update();
    List<String> names = plans.of(kind).steps().stream().map(JobStep::name).toList();
    jdbc.sql(
            """
            insert into platform.job_step (job_id, ordinal, name, state)
            select :job, s.ordinal, s.name, 'PENDING'
              from unnest(:names::text[]) with ordinality as s (name, ordinal)
            """)
        .param("job", id)
        .param("names", names.toArray(String[]::new))
        .update();
    wakeUp.afterCommit();
    return get(id);
  }

  public Optional<JobRecord> find(UUID id) {
    return read(SELECT + "where id = :id", Map.of("id", id)).stream().findFirst();
  }

  public JobRecord get(UUID id) {
    return find(id).orElseThrow(() -> new IllegalStateException("No job " + id));
  }

  /** A tenant's jobs, newest first. */
  public List<JobRecord> of(TenantId tenant) {
    return read(
        SELECT + "where tenant_id = :tenant order by requested_at desc, id limit " + MAX_LISTED,
        Map.of("tenant", tenant.value()));
  }

  /** A tenant's newest job of a kind. */
  public Optional<JobRecord> newest(TenantId tenant, JobKind kind) {
    return read(
            SELECT
                + "where tenant_id = :tenant and kind = :kind order by requested_at desc, id limit 1",
            Map.of("tenant", tenant.value(), "kind", kind.name()))
        .stream()
        .findFirst();
  }

  /** The job that is queued, running, waiting or blocked for a tenant, the newest of several. */
  public Optional<UUID> active(TenantId tenant) {
    return jdbc.sql(
            """
            select id from platform.job where tenant_id = :tenant and state <> 'DONE'
             order by state = 'BLOCKED', requested_at desc limit 1
            """)
        .param("tenant", tenant.value())
        .query(UUID.class)
        .optional();
  }

  /** The job that is queued, running or waiting for a tenant: no other may be asked for. */
  public Optional<JobRecord> underWay(TenantId tenant) {
    return read(
            SELECT
                + "where tenant_id = :tenant and state in ('QUEUED', 'RUNNING', 'WAITING') order by requested_at limit 1",
            Map.of("tenant", tenant.value()))
        .stream()
        .findFirst();
  }

  /** The jobs of a migration run. */
  public List<JobRecord> ofRun(UUID run) {
    return read(
        SELECT + "where migration_run = :run order by state = 'DONE', requested_at, id",
        Map.of("run", run));
  }

  /** Queues a blocked job again, at the step that failed. The caller holds the tenant's row. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JobRecord retry(UUID id) {
    int changed =
        jdbc.sql(
                """
                update platform.job set state = 'QUEUED', failures = 0, not_before = null, finished_at = null
                 where id = :id and state = 'BLOCKED'
                """)
            .param("id", id)
            .update();
    if (changed == 0) {
      throw new IllegalStateException("Job " + id + " is not blocked");
    }
    jdbc.sql(
            "update platform.job_step set state = 'PENDING' where job_id = :id and state = 'FAILED'")
        .param("id", id)
        .update();
    wakeUp.afterCommit();
    return get(id);
  }

  /** Ends a waiting or blocked job without its remaining steps. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JobRecord callOff(UUID id) {
    int changed =
        jdbc.sql(
                """
                update platform.job set state = 'DONE', not_before = null, finished_at = :now,
                       result = result || '{"outcome": "called-off"}'
                 where id = :id and state in ('WAITING', 'BLOCKED')
                """)
            .param("id", id)
            .param("now", utc(clock.instant()))
            .update();
    if (changed == 0) {
      throw new IllegalStateException("Job " + id + " is neither waiting nor blocked");
    }
    return get(id);
  }

  private List<JobRecord> read(String sql, Map<String, ?> parameters) {
    List<JobRecord> bare = jdbc.sql(sql).params(parameters).query(Jobs::map).list();
    if (bare.isEmpty()) {
      return bare;
    }
    var steps = new LinkedHashMap<UUID, List<Step>>();
    bare.forEach(job -> steps.put(job.id(), new ArrayList<>()));
    RowCallbackHandler collect =
        row -> {
          List<Step> of = steps.get(row.getObject("job_id", UUID.class));
          if (of != null) {
            of.add(step(row));
          }
        };
    jdbc.sql("select * from platform.job_step where job_id = any(:jobs) order by job_id, ordinal")
        .param("jobs", steps.keySet().toArray(UUID[]::new))
        .query(collect);
    return bare.stream()
        .map(job -> withSteps(job, steps.getOrDefault(job.id(), List.of())))
        .toList();
  }

  private static JobRecord withSteps(JobRecord job, List<Step> steps) {
    return new JobRecord(
        job.id(),
        job.tenant(),
        job.kind(),
        job.state(),
        job.cause(),
        job.parameters(),
        job.result(),
        job.migrationRun(),
        job.requestedBy(),
        job.requestedAt(),
        job.startedAt(),
        job.finishedAt(),
        job.notBefore(),
        job.failures(),
        steps);
  }

  private static JobRecord map(ResultSet row, int number) throws SQLException {
    return new JobRecord(
        row.getObject("id", UUID.class),
        new TenantId(row.getObject("tenant_id", UUID.class)),
        JobKind.valueOf(row.getString("kind")),
        JobState.valueOf(row.getString("state")),
        row.getString("cause"),
        Json.texts(row.getString("parameters")),
        Json.texts(row.getString("result")),
        row.getObject("migration_run", UUID.class),
        row.getString("requested_by"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        instant(row, "not_before"),
        row.getInt("failures"),
        List.of());
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        row.getString("name"),
        StepState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        row.getString("detail"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
