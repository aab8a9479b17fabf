package org.wattline.controlplane.job;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.Step;
import org.wattline.controlplane.api.StepState;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Tenants;

/** Runs a leased job from the step it has reached. */
@Component
public class JobRunner {
  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

  private final Jobs jobs;
  private final Leases leases;
  private final JobPlans plans;
  private final Tenants tenants;
  private final DataSource dataSource;
  private final TransactionTemplate transactions;
  private final Clock clock;

  public JobRunner(
      Jobs jobs,
      Leases leases,
      JobPlans plans,
      Tenants tenants,
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jobs = jobs;
    this.leases = leases;
    this.plans = plans;
    this.tenants = tenants;
    this.dataSource = dataSource;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Runs the job until it is done, waits, is blocked, or is given back.
   *
   * @param stopping asked between steps; when true the job is given back
   */
  public void run(Lease lease, BooleanSupplier stopping) {
    JobRecord job = jobs.get(lease.job());
    JobPlan plan = plans.of(job.kind());
    MDC.put("job", job.id().toString());
    MDC.put("jobKind", job.kind().name());
    try {
      RegisteredTenant tenant = tenants.get(job.tenant());
      MDC.put("tenant", tenant.slug());
      steps(lease, job, plan, stopping);
    } catch (LeaseLostException e) {
      log.warn("Stopped: {}", e.getMessage());
    } finally {
      MDC.remove("tenant");
      MDC.remove("jobKind");
      MDC.remove("job");
    }
  }

  private void steps(Lease lease, JobRecord job, JobPlan plan, BooleanSupplier stopping) {
    try {
      leases.begun(lease, plan);
    } catch (StepFailedException e) {
      log.error("Blocked before its first step: {}", e.getMessage());
      leases.block(lease, plan, null, told(e));
      return;
    }
    List<Step> recorded = job.steps();
    for (int i = 0; i < recorded.size(); i++) {
      if (recorded.get(i).state() == StepState.DONE) {
        continue;
      }
      if (stopping.getAsBoolean()) {
        log.info("Given back before step {}", recorded.get(i).name());
        leases.giveBack(lease);
        return;
      }
      if (!step(lease, plan, i + 1, recorded.get(i).name())) {
        return;
      }
    }
    leases.done(lease, plan);
    log.info("Done");
  }

  /** Whether the next step may follow. */
  private boolean step(Lease lease, JobPlan plan, int ordinal, String name) {
    leases.stepBegun(lease, ordinal);
    JobRecord job = jobs.get(lease.job());
    JobStep step = named(plan, name);
    StepOutcome outcome;
    try {
      Fence fence = new Fence(lease, dataSource, transactions);
      outcome = step.run(new StepContext(job, tenants.get(job.tenant()), fence));
    } catch (LeaseLostException e) {
      throw e;
    } catch (Exception e) {
      failed(lease, plan, ordinal, job, name, e);
      return false;
    }
    return switch (outcome) {
      case StepOutcome.Done done -> {
        leases.stepDone(lease, ordinal, done);
        log.info("Step {}: {}", name, done.detail());
        yield true;
      }
      case StepOutcome.Wait wait -> {
        leases.postpone(lease, ordinal, JobState.WAITING, wait.until(), wait.detail(), 0);
        log.info("Step {} waits until {}: {}", name, wait.until(), wait.detail());
        yield false;
      }
    };
  }

  private void failed(
      Lease lease, JobPlan plan, int ordinal, JobRecord job, String name, Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    String cause = told(failure);
    var pause = RetryPolicy.pause(failure, job.failures());
    if (pause.isPresent()) {
      log.warn("Step {} is tried again in {}: {}", name, pause.get(), cause);
      leases.postpone(
          lease,
          ordinal,
          JobState.QUEUED,
          clock.instant().plus(pause.get()),
          cause,
          job.failures() + 1);
    } else {
      log.error("Step {} failed; the job is blocked", name, failure);
      leases.block(lease, plan, ordinal, "Step " + name + ": " + cause);
    }
  }

  private static JobStep named(JobPlan plan, String name) {
    Optional<JobStep> found =
        plan.steps().stream().filter(step -> step.name().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                String.format(
                    Locale.ROOT,
                    "A job of kind %s was begun with a step %s that this build does not have",
                    plan.kind(),
                    name)));
  }

  private static String told(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
