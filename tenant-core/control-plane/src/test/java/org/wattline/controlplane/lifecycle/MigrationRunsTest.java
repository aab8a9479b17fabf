package org.wattline.controlplane.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.api.MigrationRun;
import org.wattline.controlplane.job.JobPlans;
import org.wattline.controlplane.job.JobRunner;
import org.wattline.controlplane.job.Lease;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.schema.SchemaMigrator;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.controlplane.testing.Cut;
import org.wattline.controlplane.testing.ProbeSchema;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.TenantState;

/** The next build meets the suppliers of this one. */
class MigrationRunsTest extends ControlPlaneTest {
  @Autowired DataSource dataSource;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Clock clock;
  @Autowired Lifecycle lifecycle;

  private JobRunner next;
  private MigrationRuns runs;

  @BeforeEach
  void theNextBuild() {
    SchemaStream stream = new SchemaStream(List.of(ProbeSchema.NEXT));
    SchemaMigrator migrator = new SchemaMigrator(stream, tenants);
    JobPlans plans = new JobPlans(List.of(new MigrationPlan(migrator, stream, tenants)));
    next = new JobRunner(jobs, leases, plans, tenants, dataSource, transactions, clock);
    runs = new MigrationRuns(tenants, jobs, stream, jdbc, transactions, clock);
  }

  @Test
  void everySupplierComesToTheNewestVersionAndServesAllTheWhile() {
    List<TenantId> ids = List.of(provisioned("one").id(), provisioned("two").id());

    MigrationRun run = runs.start(ids, ONBOARDING);
    assertThat(run.remaining()).isEqualTo(2);
    Lease lease = leases.take("test", LEASE).orElseThrow();
    List<TenantState> seen = new ArrayList<>();
    next.run(lease, () -> seen.add(tenants.get(lease.tenant()).status().state()) && false);
    workers(2);

    MigrationRun after = runs.get(run.id());
    assertThat(after.done()).isEqualTo(2);
    assertThat(after.finishedAt()).isNotNull();
    assertThat(after.items())
        .allSatisfy(
            item -> {
              assertThat(item.fromVersion()).isEqualTo(2);
              assertThat(item.schemaVersion()).isEqualTo(3);
            });
    assertThat(seen).containsOnly(TenantState.MIGRATING);
    assertThat(TenantState.MIGRATING.serves()).isTrue();
    assertThat(ids)
        .allSatisfy(
            id -> assertThat(tenants.get(id).status().state()).isEqualTo(TenantState.READY));
  }

  @Test
  void killedTwiceItResumesAndAFailingSupplierHoldsUpNoOther() {
    List<TenantId> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(provisioned("many").id());
    }
    RegisteredTenant odd = tenants.get(ids.get(1));
    jdbc.sql("alter table %s.heap add column language text".formatted(odd.schema())).update();

    MigrationRun run = runs.start(ids, ONBOARDING);
    for (int kill = 1; kill <= 2; kill++) {
      Lease lease = leases.take("dying", LEASE).orElseThrow();
      cut.arm(9L * kill, Cut.When.BEFORE);
      try {
        next.run(lease, () -> false);
      } catch (Cut.Killed e) {
        cut.disarm();
        assertThat(jobs.get(lease.job()).state()).isEqualTo(JobState.RUNNING);
      } finally {
        cut.disarm();
      }
      endLeases();
    }
    workers(3);

    MigrationRun after = runs.get(run.id());
    assertThat(after.done()).isEqualTo(3);
    assertThat(after.blocked()).isOne();
    assertThat(after.items().getFirst().slug()).isEqualTo(odd.slug());
    assertThat(after.items().getFirst().cause())
        .contains("V0003__languages.sql")
        .contains("language");
    assertThat(tenants.get(odd.id()).status().state())
        .as("version 2 is still served")
        .isEqualTo(TenantState.READY);
    assertThat(tenants.get(odd.id()).schemaVersion()).isEqualTo(2);

    jdbc.sql("alter table %s.heap drop column language".formatted(odd.schema())).update();
    MigrationRun again = runs.start(null, ONBOARDING);
    workers(2);
    assertThat(runs.get(again.id()).items())
        .anySatisfy(item -> assertThat(item.tenant()).isEqualTo(odd.id()));
    assertThat(tenants.get(odd.id()).schemaVersion()).isEqualTo(3);
  }

  @Test
  void aSchemaThatTheServicesNoLongerServeBlocksItsSupplier() {
    RegisteredTenant old = provisioned("old");
    jdbc.sql("alter table %s.heap add column language text".formatted(old.schema())).update();
    SchemaStream strict = new SchemaStream(List.of(ProbeSchema.next(3)));
    JobPlans plans =
        new JobPlans(
            List.of(new MigrationPlan(new SchemaMigrator(strict, tenants), strict, tenants)));
    next = new JobRunner(jobs, leases, plans, tenants, dataSource, transactions, clock);

    runs.start(List.of(old.id()), ONBOARDING);
    workers(1);

    assertThat(tenants.get(old.id()).status().state()).isEqualTo(TenantState.BLOCKED);
    assertThat(tenants.get(old.id()).status().reason()).contains("V0003__languages.sql");

    jdbc.sql("alter table %s.heap drop column language".formatted(old.schema())).update();
    MigrationRun again = runs.start(List.of(old.id()), ONBOARDING);
    workers(1);
    assertThat(runs.get(again.id()).done()).isOne();
    assertThat(tenants.get(old.id()).status().state()).isEqualTo(TenantState.READY);
  }

  @Test
  void aNewBuildMigratesWhatIsBehindWhenItStartsAndAsksForNothingOnceAllIsDone() {
    RegisteredTenant behind = provisioned("behind");

    new MigrateAtStart(runs).start();
    workers(2);

    assertThat(tenants.get(behind.id()).schemaVersion()).isEqualTo(3);
    int asked = runs.newest().size();
    assertThat(runs.startWhereBehind(ONBOARDING)).isEmpty();
    assertThat(runs.newest()).hasSize(asked);
  }

  @Test
  void aSuspendedSupplierIsMigratedAndStaysSuspended() {
    RegisteredTenant tenant = provisioned("asleep");
    done(lifecycle.suspend(tenant.id(), "Paused", ONBOARDING));

    runs.start(List.of(tenant.id()), ONBOARDING);
    workers(1);

    assertThat(tenants.get(tenant.id()).schemaVersion()).isEqualTo(3);
    assertThat(tenants.get(tenant.id()).status().state()).isEqualTo(TenantState.SUSPENDED);
  }

  /** Several workers side by side, until nothing is due. */
  private void workers(int count) {
    try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
      for (int i = 0; i < count; i++) {
        int worker = i;
        pool.execute(
            () -> {
              for (var lease = leases.take("worker " + worker, LEASE);
                  lease.isPresent();
                  lease = leases.take("worker " + worker, LEASE)) {
                next.run(lease.get(), () -> false);
              }
            });
      }
      pool.shutdown();
      assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
