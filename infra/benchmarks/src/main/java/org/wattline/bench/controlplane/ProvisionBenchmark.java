package org.wattline.bench.controlplane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.bench.Unit;
import org.wattline.controlplane.api.Step;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.registry.TenantStatus;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.test.TestDatabase;

/**
 * A supplier from its request to a schema that services may enter, through the control plane's own
 * jobs; the realm is left out. The probe makes the same role and schema by the bare SQL.
 */
public final class ProvisionBenchmark implements Benchmark {
  private static final int SUPPLIERS = 5;
  private static final double BOUND_MILLIS = 1_500;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  @Override
  public String name() {
    return "provision";
  }

  @Override
  public String summary() {
    return "ms from a supplier's request to its schema, without the realm; probe: the same role and schema by bare SQL";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int suppliers = bench.argument("suppliers", SUPPLIERS);
    ControlPlaneLife.makeRegistry();
    Path folder = Files.createTempDirectory("bench-provision");
    folder.toFile().deleteOnExit();
    BareSchemas bare = BareSchemas.of("BE-VLG");
    try (ControlPlaneLife life =
            new ControlPlaneLife(
                1, SchemaStream.onClassPath(), ControlPlaneLife.masterKeys(folder));
        Connection control = TestDatabase.shared().control()) {
      bench
          .unit(Unit.MILLISECONDS)
          .bound(BOUND_MILLIS)
          .measure(
              () -> median(suppliers, () -> provision(life)),
              () -> median(suppliers, () -> bare.make(control)));
      stepsOf(life, provision(life))
          .forEach(step -> bench.detail("ms of step " + step.name(), millis(step)));
      bench.detail("PostgreSQL", "does not wait for the disk (fsync off)");
    }
  }

  /** Something to be timed. */
  private interface Work {
    void run() throws Exception;
  }

  private static double median(int times, Work work) throws Exception {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.run();
      millis[i] = Bench.millis(System.nanoTime() - start);
    }
    return Distribution.of(millis).median();
  }

  private static TenantId provision(ControlPlaneLife life) {
    TenantId supplier = life.request();
    Tenants tenants = life.part(Tenants.class);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!(tenants.get(supplier).status() instanceof TenantStatus.Ready)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Supplier " + supplier + " is " + tenants.get(supplier).status());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return supplier;
  }

  private static List<Step> stepsOf(ControlPlaneLife life, TenantId supplier) {
    List<Step> steps = new ArrayList<>();
    for (JobRecord job : life.part(Jobs.class).of(supplier)) {
      steps.addAll(job.steps());
    }
    return steps;
  }

  private static double millis(Step step) {
    return step.startedAt() == null || step.finishedAt() == null
        ? 0
        : step.finishedAt().toEpochMilli() - step.startedAt().toEpochMilli();
  }
}
