package org.wattline.controlplane.job;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.Json;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.TenantId;

/**
 * What a worker does to the job it holds. Leases run by the database's clock, so that replicas need
 * not agree on the time; every change names the lease and is refused when it is gone.
 */
@Repository
public class Leases {
  private static final int MAX_DETAIL = 2_000;

  private final JdbcClient jdbc;
  private final Jobs jobs;
  private final Tenants tenants;
  private final Clock clock;

  public Leases(JdbcClient jdbc, Jobs jobs, Tenants tenants, Clock clock) {
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * Takes the oldest job that is due: queued, at the end of its wait, or held by a worker whose
   * lease has run out. Empty when there is none, or when another worker was faster.
   */
  @Transactional
  public Optional<Lease> take(String owner, Duration length) {
    UUID token = UUID.randomUUID();
    try {
      return jdbc.sql(
              """
              update platform.job set state = 'RUNNING', lease_token = :token, lease_owner = :owner,
                     lease_until = clock_timestamp() + make_interval(secs => :seconds),
                     started_at = coalesce(started_at, :now), finished_at = null, not_before = null
               where id = (
                 select j.id from platform.job j
                  where ((j.state in ('QUEUED', 'WAITING') and coalesce(j.not_before, :now) <= :now)
                         or (j.state = 'RUNNING' and j.lease_until < clock_timestamp()))
                    and not exists (
                      select 1 from platform.job o
                       where o.tenant_id = j.tenant_id and o.id <> j.id and o.state = 'RUNNING')
                  order by j.requested_at, j.id
                  limit 1 for update skip locked)
              returning id, tenant_id
              """)
          .param("token", token)
          .param("owner", owner)
          .param("seconds", length.toMillis() / 1000.0)
          .param("now", Jobs.utc(clock.instant()))
          .query(
              (row, number) ->
                  new Lease(
                      row.getObject("id", UUID.class),
                      new TenantId(row.getObject("tenant_id", UUID.class)),
                      token))
          .optional();
    } catch (DuplicateKeyException e) {
      return Optional.empty(); // two jobs of one tenant were taken at the same moment
    }
  }

  /** Prolongs a lease; false when it is gone. */
  @Transactional
  public boolean prolong(Lease lease, Duration length) {
    return jdbc.sql(
                """
                update platform.job set lease_until = clock_timestamp() + make_interval(secs => :seconds)
                 where id = :job and lease_token = :token
                """)
            .param("seconds", length.toMillis() / 1000.0)
            .param("job", lease.job())
            .param("token", lease.token())
            .update()
        == 1;
  }

  /** The work begins or goes on: the tenant's status follows. */
  @Transactional
  public RegisteredTenant begun(Lease lease, JobPlan plan) {
    RegisteredTenant tenant = tenants.lock(lease.tenant());
    JobRecord job = held(lease);
    return follow(tenant, plan.begun(tenant.status(), job), null);
  }

  @Transactional
  public void stepBegun(Lease lease, int ordinal) {
    changed(
        lease,
        jdbc.sql(
                """
                update platform.job_step s
                   set state = 'RUNNING', attempts = attempts + 1, started_at = coalesce(s.started_at, :now)
                  from platform.job j
                 where s.job_id = j.id and j.id = :job and j.lease_token = :token and s.ordinal = :ordinal
                """)
            .param("now", Jobs.utc(clock.instant()))
            .param("job", lease.job())
            .param("token", lease.token())
            .param("ordinal", ordinal)
            .update());
  }

  @Transactional
  public void stepDone(Lease lease, int ordinal, StepOutcome.Done outcome) {
    changeStep(lease, ordinal, "DONE", outcome.detail());
    changed(
        lease,
        jdbc.sql(
                """
                update platform.job set failures = 0, cause = null, result = result || :result::jsonb
                 where id = :job and lease_token = :token
                """)
            .param("result", Json.write(outcome.result()))
            .param("job", lease.job())
            .param("token", lease.token())
            .update());
  }

  /** The step is begun again later: it waits for its time, or for something that may pass. */
  @Transactional
  public void postpone(
      Lease lease, int ordinal, JobState state, Instant until, String detail, int failures) {
    changeStep(lease, ordinal, "PENDING", detail);
    settle(lease, state, null, until, null, failures);
  }

  /** The step failed for good. */
  @Transactional
  public void block(Lease lease, JobPlan plan, @Nullable Integer ordinal, String cause) {
    RegisteredTenant tenant = tenants.lock(lease.tenant());
    JobRecord job = held(lease);
    String told = shortened(cause);
    if (ordinal != null) {
      changeStep(lease, ordinal, "FAILED", told);
    }
    settle(lease, JobState.BLOCKED, told, null, clock.instant(), job.failures() + 1);
    follow(tenant, plan.blocked(tenant.status(), job, told), told);
  }

  /** The last step is done. */
  @Transactional
  public void done(Lease lease, JobPlan plan) {
    RegisteredTenant tenant = tenants.lock(lease.tenant());
    JobRecord job = held(lease);
    settle(lease, JobState.DONE, null, null, clock.instant(), 0);
    follow(tenant, plan.done(tenant.status(), job), null);
  }

  /** Gives the job back unfinished: this worker is stopping. */
  @Transactional
  public void giveBack(Lease lease) {
    settle(lease, JobState.QUEUED, null, null, null, 0);
  }

  private JobRecord held(Lease lease) {
    JobRecord job = jobs.get(lease.job());
    Boolean mine =
        jdbc.sql("select lease_token = :token from platform.job where id = :job")
            .param("token", lease.token())
            .param("job", lease.job())
            .query(Boolean.class)
            .optional()
            .orElse(false);
    if (!mine) {
      throw new LeaseLostException(lease.job());
    }
    return job;
  }

  private RegisteredTenant follow(
      RegisteredTenant tenant, TenantStatus status, @Nullable String reason) {
    if (status.equals(tenant.status())) {
      return tenant;
    }
    return tenants.replace(
        tenant, tenant.withStatus(status), Actor.SYSTEM, "state-changed", reason);
  }

  private void changeStep(Lease lease, int ordinal, String state, String detail) {
    changed(
        lease,
        jdbc.sql(
                """
                update platform.job_step s set state = :state, detail = :detail,
                       finished_at = case when :state = 'PENDING' then null else :now end
                  from platform.job j
                 where s.job_id = j.id and j.id = :job and j.lease_token = :token and s.ordinal = :ordinal
                """)
            .param("state", state)
            .param("detail", shortened(detail))
            .param("now", Jobs.utc(clock.instant()))
            .param("job", lease.job())
            .param("token", lease.token())
            .param("ordinal", ordinal)
            .update());
  }

  private void settle(
      Lease lease,
      JobState state,
      @Nullable String cause,
      @Nullable Instant notBefore,
      @Nullable Instant finishedAt,
      int failures) {
    changed(
        lease,
        jdbc.sql(
                """
                update platform.job set state = :state, cause = :cause, not_before = :notBefore,
                       finished_at = :finishedAt, failures = :failures,
                       lease_token = null, lease_owner = null, lease_until = null
                 where id = :job and lease_token = :token
                """)
            .param("state", state.name())
            .param("cause", cause)
            .param(
                "notBefore",
                notBefore == null ? null : Jobs.utc(notBefore),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param(
                "finishedAt",
                finishedAt == null ? null : Jobs.utc(finishedAt),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .param("failures", failures)
            .param("job", lease.job())
            .param("token", lease.token())
            .update());
  }

  private static void changed(Lease lease, int rows) {
    if (rows != 1) {
      throw new LeaseLostException(lease.job());
    }
  }

  private static String shortened(String text) {
    return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL - 1) + "…";
  }
}
